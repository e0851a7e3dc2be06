"""Table of contents: programmes, offerings, cohorts, tests, certificates; one's own courses; the public check."""

from django.urls import path

from punte.learning.views import (
    applications,
    assignments,
    attempts,
    catalogue,
    certificates,
    checks,
    contents,
    course_requests,
    courses,
    enrolments,
    grading,
    offerings,
    packages,
    programmes,
    providers,
    quizzes,
    work,
)

app_name = "learning"
_MY = "my/<int:enrolment_id>/"
_COURSE = "courses/<int:offering_id>/"
_WORK = _MY + "work/<int:work_id>/"
_LESSON = _MY + "packages/<int:package_id>/<int:part>/"
_CONTENT = "content/<str:token>/"  # answered by the middleware, on the origin of packages
_CHECK = "check/<slug:certificate_number>/"
_CERTIFICATE = "<slug:code>/certificates/<int:certificate_id>/"
_PROGRAMME = "<slug:code>/programmes/<int:programme_id>/"
_ASSIGNMENT = _PROGRAMME + "work/<int:work_id>/"
_SUBMISSION = "<slug:code>/grading/work/<int:submission_id>/"
_OFFERING = "<slug:code>/offerings/<int:offering_id>/"
_ENROLMENT = "<slug:code>/enrolments/<int:enrolment_id>/"
urlpatterns = [
    path("", catalogue.index, name="catalogue"),
    path("<slug:code>/providers/<int:organisation_id>/", providers.detail, name="provider_detail"),
    path(
        "<slug:code>/providers/<int:organisation_id>/hours/<slug:table_format>/",
        providers.hours,
        name="trainer_hours",
    ),
    path(_OFFERING + "register/<slug:register_format>/", providers.register, name="register_download"),
    path(_CERTIFICATE + "europass/", certificates.europass, name="certificate_europass"),
    path(_MY + "certificates/<int:certificate_id>/europass/", courses.europass, name="course_europass"),
    path("courses.rss", catalogue.news, name="catalogue_rss"),
    path(_COURSE, catalogue.course, name="catalogue_course"),
    path(_COURSE + "apply/", catalogue.apply, name="catalogue_apply"),
    path(_COURSE + "request/", catalogue.ask, name="catalogue_request"),
    path(_OFFERING + "apply/", applications.create, name="application_create"),
    path(_OFFERING + "applications/", applications.index, name="application_list"),
    path(_OFFERING + "requests/", course_requests.index, name="request_list"),
    path(
        "<slug:code>/requests/<int:course_request_id>/move/<slug:request_step>/",
        course_requests.move,
        name="request_move",
    ),
    path("check/", checks.check, name="check"),
    path(_CHECK, checks.number, name="check_number"),
    path(_CHECK + "<slug:secret>/", checks.detail, name="check_detail"),
    path(_CHECK + "<slug:secret>/credential.json", checks.credential, name="check_credential"),
    path("<slug:code>/issuers/<int:organisation_id>/did.json", checks.did, name="issuer_did"),
    path(
        "<slug:code>/issuers/<int:organisation_id>/status/<slug:purpose>/", checks.status, name="status_list"
    ),
    path(_CONTENT, contents.show, {"path": ""}, name="content"),
    path(_CONTENT + "<path:path>", contents.show, name="content_file"),
    path(_LESSON, packages.play, name="package_play"),
    path(_LESSON + "begin/", packages.begin, name="package_begin"),
    path(_LESSON + "save/", packages.save, name="package_save"),
    path("my/", courses.index, name="course_list"),
    path(_MY, courses.detail, name="course_detail"),
    path(_MY + "leave/", courses.leave, name="course_leave"),
    path(_MY + "feedback/", courses.feedback, name="course_feedback"),
    path(_MY + "name/", courses.name, name="course_name"),
    path(_MY + "certificates/<int:certificate_id>/", courses.paper, name="course_certificate"),
    path(_WORK, work.detail, name="work_detail"),
    path(_MY + "submissions/<int:submission_id>/", work.paper, name="work_paper"),
    path(_MY + "tests/<int:quiz_id>/", attempts.begin, name="quiz_begin"),
    path("my/attempts/<int:attempt_id>/<int:page_number>/", attempts.page, name="attempt_page"),
    path("my/attempts/<int:attempt_id>/<int:page_number>/keep/", attempts.keep, name="attempt_keep"),
    path("my/attempts/<int:attempt_id>/result/", attempts.result, name="attempt_result"),
    path("<slug:code>/programmes/", programmes.index, name="programme_list"),
    path("<slug:code>/programmes/new/", programmes.create, name="programme_create"),
    path(_PROGRAMME, programmes.detail, name="programme_detail"),
    path(_PROGRAMME + "edit/", programmes.edit, name="programme_edit"),
    path(_PROGRAMME + "modules/new/", programmes.add, name="module_add"),
    path(_PROGRAMME + "modules/<int:module_id>/remove/", programmes.remove, name="module_remove"),
    path(_PROGRAMME + "questions/", quizzes.questions, name="question_list"),
    path(_PROGRAMME + "questions/new/", quizzes.add, name="question_add"),
    path(_PROGRAMME + "questions/<int:question_id>/edit/", quizzes.edit, name="question_edit"),
    path(_PROGRAMME + "questions/<int:question_id>/retire/", quizzes.retire, name="question_retire"),
    path(_PROGRAMME + "quizzes/new/", quizzes.create, name="quiz_create"),
    path(_PROGRAMME + "quizzes/<int:quiz_id>/", quizzes.detail, name="quiz_detail"),
    path(_PROGRAMME + "work/new/", assignments.create, name="work_create"),
    path(_ASSIGNMENT, assignments.detail, name="work_asked"),
    path(_ASSIGNMENT + "edit/", assignments.edit, name="work_edit"),
    path(_ASSIGNMENT + "retire/", assignments.retire, name="work_retire"),
    path("<slug:code>/grading/", grading.index, name="grading_list"),
    path("<slug:code>/grading/tests/<int:graded_id>/", grading.attempt, name="attempt_grade"),
    path(_SUBMISSION, grading.submission, name="submission_judge"),
    path(_SUBMISSION + "file/", grading.paper, name="submission_paper"),
    path(_PROGRAMME + "packages/new/", packages.create, name="package_create"),
    path(_PROGRAMME + "packages/<int:package_id>/", packages.detail, name="package_detail"),
    path(_PROGRAMME + "packages/<int:package_id>/retire/", packages.retire, name="package_retire"),
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
    path(_OFFERING + "gain/", grading.gain, name="gain_detail"),
    path(_OFFERING + "feedback/", certificates.feedback, name="feedback_summary"),
    path(_CERTIFICATE, certificates.detail, name="certificate_detail"),
    path(_CERTIFICATE + "move/<slug:certificate_step>/", certificates.move, name="certificate_move"),
    path(_CERTIFICATE + "download/", certificates.download, name="certificate_download"),
    path(_ENROLMENT, enrolments.detail, name="enrolment_detail"),
    path(_ENROLMENT + "move/<slug:enrolment_step>/", enrolments.move, name="enrolment_move"),
    path(_ENROLMENT + "leave/<slug:leaving>/", enrolments.leave, name="enrolment_leave"),
    path(_ENROLMENT + "time/", enrolments.time, name="enrolment_time"),
]
