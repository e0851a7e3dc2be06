"""Table of contents: programmes, offerings, cohorts, tests, certificates; one's own courses; the public check."""

from django.urls import path

from punte.learning.views import (
    certificates,
    checks,
    course_files,
    courses,
    enrolments,
    lessons,
    media,
    offerings,
    programmes,
    quizzes,
    reading,
)

app_name = "learning"
_MY = "my/<int:enrolment_id>/"
_CHECK = "check/<slug:certificate_number>/"
_CERTIFICATE = "<slug:code>/certificates/<int:certificate_id>/"
_PROGRAMME = "<slug:code>/programmes/<int:programme_id>/"
_OFFERING = "<slug:code>/offerings/<int:offering_id>/"
_LESSON = _PROGRAMME + "lessons/<int:lesson_id>/"
_ENROLMENT = "<slug:code>/enrolments/<int:enrolment_id>/"
urlpatterns = [
    path("check/", checks.check, name="check"),
    path(_CHECK, checks.number, name="check_number"),
    path(_CHECK + "<slug:secret>/", checks.detail, name="check_detail"),
    path(_CHECK + "<slug:secret>/credential.json", checks.credential, name="check_credential"),
    path("<slug:code>/issuers/<int:organisation_id>/did.json", checks.did, name="issuer_did"),
    path(
        "<slug:code>/issuers/<int:organisation_id>/status/<slug:purpose>/", checks.status, name="status_list"
    ),
    path("my/", courses.index, name="course_list"),
    path(_MY, courses.detail, name="course_detail"),
    path(_MY + "leave/", courses.leave, name="course_leave"),
    path(_MY + "feedback/", courses.feedback, name="course_feedback"),
    path(_MY + "name/", courses.name, name="course_name"),
    path(_MY + "certificates/<int:certificate_id>/", courses.paper, name="course_certificate"),
    path(_MY + "tests/<int:quiz_id>/", courses.begin, name="quiz_begin"),
    path("my/attempts/<int:attempt_id>/<int:page_number>/", courses.page, name="attempt_page"),
    path("my/attempts/<int:attempt_id>/result/", courses.result, name="attempt_result"),
    path("my/offline.js", reading.worker, name="lesson_worker"),
    path(_MY + "lessons/", reading.index, name="lesson_index"),
    path(_MY + "lessons/parts.json", reading.parts, name="lesson_parts"),
    path(_MY + "lessons/<int:lesson_number>/", reading.lesson, name="lesson_read"),
    path(_MY + "lessons/<int:lesson_number>/place/", reading.keep, name="lesson_keep"),
    path(_MY + "media/<int:medium_id>/", reading.medium, name="lesson_medium"),
    path(_PROGRAMME + "lessons/", lessons.index, name="lesson_list"),
    path(_PROGRAMME + "lessons/new/", lessons.create, name="lesson_create"),
    path(_LESSON, lessons.detail, name="lesson_detail"),
    path(_LESSON + "edit/", lessons.edit, name="lesson_edit"),
    path(_LESSON + "write/", lessons.write, name="lesson_write"),
    path(_LESSON + "translate/<slug:language>/", lessons.translate, name="lesson_translate"),
    path(_LESSON + "move/<slug:lesson_step>/", lessons.move, name="lesson_move"),
    path(_LESSON + "review/", lessons.review, name="lesson_review"),
    path(_PROGRAMME + "copy/", course_files.copy, name="programme_copy"),
    path(_PROGRAMME + "course.zip", course_files.export, name="programme_export"),
    path("<slug:code>/programmes/import/", course_files.bring, name="programme_import"),
    path("<slug:code>/media/", media.index, name="medium_list"),
    path("<slug:code>/media/new/", media.add, name="medium_add"),
    path("<slug:code>/media/<int:medium_id>/", media.open_file, name="medium_open"),
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
    path(_OFFERING + "days/<int:day_id>/remove/", offerings.remove_day, name="day_remove"),
    path(_OFFERING + "move/<slug:offering_step>/", offerings.move, name="offering_move"),
    path(_OFFERING + "cancel/", offerings.cancel, name="offering_cancel"),
    path(_OFFERING + "enrol/", enrolments.add, name="enrolment_add"),
    path(_OFFERING + "certificates/", certificates.index, name="certificate_list"),
    path(_OFFERING + "certificates/progress/", certificates.progress, name="issuing_progress"),
    path(_OFFERING + "commission/", certificates.commission, name="commission_create"),
    path(_OFFERING + "feedback/", certificates.feedback, name="feedback_summary"),
    path(_CERTIFICATE, certificates.detail, name="certificate_detail"),
    path(_CERTIFICATE + "move/<slug:certificate_step>/", certificates.move, name="certificate_move"),
    path(_CERTIFICATE + "download/", certificates.download, name="certificate_download"),
    path(_ENROLMENT, enrolments.detail, name="enrolment_detail"),
    path(_ENROLMENT + "move/<slug:enrolment_step>/", enrolments.move, name="enrolment_move"),
    path(_ENROLMENT + "leave/<slug:leaving>/", enrolments.leave, name="enrolment_leave"),
    path(_ENROLMENT + "time/", enrolments.time, name="enrolment_time"),
]
