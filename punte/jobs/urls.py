"""Table of contents of the screens of jobs."""

from django.urls import path

from punte.jobs.views import answers, applications, candidates, own, placements, trials

app_name = "jobs"
urlpatterns = [
    path("my/", own.index, name="own_list"),
    path("my/apply/<int:vacancy_id>/", own.create, name="own_create"),
    path("my/<int:application_id>/", own.detail, name="own_detail"),
    path("my/<int:application_id>/withdraw/", own.withdraw, name="own_withdraw"),
    path("my/<int:application_id>/sign/", own.sign, name="own_sign"),
    path("<slug:code>/applications/", applications.index, name="application_list"),
    path("<slug:code>/applications/answering/", answers.index, name="answering"),
    path("<slug:code>/applications/<int:application_id>/", applications.detail, name="application_detail"),
    path(
        "<slug:code>/applications/<int:application_id>/comment/",
        applications.comment,
        name="application_comment",
    ),
    path(
        "<slug:code>/applications/<int:application_id>/pass-on/",
        applications.pass_on,
        name="application_pass_on",
    ),
    path(
        "<slug:code>/applications/<int:application_id>/placement/", placements.create, name="placement_create"
    ),
    path("<slug:code>/applications/<int:application_id>/trial/", trials.create, name="trial_create"),
    path(
        "<slug:code>/applications/<int:application_id>/answer/<str:answer>/",
        answers.answer,
        name="application_answer",
    ),
    path("<slug:code>/vacancies/<int:vacancy_id>/apply/", applications.create, name="application_create"),
    path("<slug:code>/candidates/", candidates.index, name="candidate_list"),
    path("<slug:code>/candidates/<int:application_id>/", candidates.detail, name="candidate_detail"),
    path("<slug:code>/placements/", placements.index, name="placement_list"),
    path("<slug:code>/placements/<int:placement_id>/", placements.detail, name="placement_detail"),
    path(
        "<slug:code>/placements/<int:placement_id>/contract/", placements.contract, name="placement_contract"
    ),
    path(
        "<slug:code>/placements/<int:placement_id>/ask/<str:term>/",
        placements.ask,
        name="placement_follow_up",
    ),
    path("<slug:code>/placements/<int:placement_id>/end/", placements.end, name="placement_end"),
    path("<slug:code>/placements/<int:placement_id>/strike/", placements.strike, name="placement_strike"),
    path("<slug:code>/trials/<int:trial_id>/", trials.detail, name="trial_detail"),
    path("<slug:code>/trials/<int:trial_id>/assess/", trials.assess, name="trial_assess"),
    path("<slug:code>/trials/<int:trial_id>/sign/<str:party>/", trials.sign, name="trial_sign"),
    path("<slug:code>/trials/<int:trial_id>/<str:trial_step>/", trials.move, name="trial_move"),
]
