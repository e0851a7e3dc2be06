"""Table of contents: programmes, offerings, cohorts, tests, certificates; one's own courses; the public check."""

from django.urls import path

from punte.learning.views import enrolments, offerings, programmes, quizzes

app_name = "learning"
_PROGRAMME = "<slug:code>/programmes/<int:programme_id>/"
_OFFERING = "<slug:code>/offerings/<int:offering_id>/"
_ENROLMENT = "<slug:code>/enrolments/<int:enrolment_id>/"
urlpatterns = [
    path("<slug:code>/programmes/", programmes.index, name="programme_list"),
    path("<slug:code>/programmes/new/", programmes.create, name="programme_create"),
    path(_PROGRAMME, programmes.detail, name="programme_detail"),
    path(_PROGRAMME + "edit/", programmes.edit, name="programme_edit"),
    path(_PROGRAMME + "modules/new/", programmes.add, name="module_add"),
    path(_PROGRAMME + "modules/<int:module_id>/remove/", programmes.remove, name="module_remove"),
    path(_PROGRAMME + "questions/", quizzes.questions, name="question_list"),
    path(_PROGRAMME + "questions/new/", quizzes.add, name="question_add"),
    path(_PROGRAMME + "questions/<int:question_id>/retire/", quizzes.retire, name="question_retire"),
    path(_PROGRAMME + "quizzes/new/", quizzes.create, name="quiz_create"),
    path(_PROGRAMME + "quizzes/<int:quiz_id>/", quizzes.detail, name="quiz_detail"),
    path("<slug:code>/offerings/", offerings.index, name="offering_list"),
    path("<slug:code>/offerings/new/", offerings.create, name="offering_create"),
    path(_OFFERING, offerings.detail, name="offering_detail"),
    path(_OFFERING + "edit/", offerings.edit, name="offering_edit"),
    path(_OFFERING + "days/new/", offerings.add_day, name="day_add"),
    path(_OFFERING + "days/<int:event_id>/remove/", offerings.remove_day, name="day_remove"),
    path(_OFFERING + "move/<slug:step>/", offerings.move, name="offering_move"),
    path(_OFFERING + "cancel/", offerings.cancel, name="offering_cancel"),
    path(_OFFERING + "enrol/", enrolments.add, name="enrolment_add"),
    path(_ENROLMENT, enrolments.detail, name="enrolment_detail"),
    path(_ENROLMENT + "move/<slug:step>/", enrolments.move, name="enrolment_move"),
    path(_ENROLMENT + "leave/<slug:step>/", enrolments.leave, name="enrolment_leave"),
    path(_ENROLMENT + "time/", enrolments.time, name="enrolment_time"),
]
