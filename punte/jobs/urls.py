"""Table of contents of the screens of jobs: the public search, one's saved searches, employers, vacancies, feeds;
applications, applicants, placements, work trials, CVs."""

from django.urls import URLPattern, path

from punte.jobs.views import (
    answers,
    applications,
    candidates,
    cvs,
    employers,
    fairness,
    feeds,
    market,
    own,
    own_talks,
    placements,
    postings,
    saved_searches,
    sent_cvs,
    talks,
    trials,
    vacancies,
)

app_name = "jobs"
_VACANCY = "<slug:code>/vacancies/<int:vacancy_id>/"
_EMPLOYER = "<slug:code>/employers/<int:employer_id>/"
_FEED = "<slug:code>/feeds/<int:feed_id>/"


def _of_a_cv(way: str, whose: str) -> list[URLPattern]:
    """The pages of one's own CV, and the same beside a participant."""
    entry = f"{way}<int:experience_id>/"
    return [
        path(way, cvs.detail, name=f"{whose}_cv"),
        path(f"{way}about/", cvs.statement, name=f"{whose}_cv_statement"),
        path(f"{way}languages/", cvs.languages, name=f"{whose}_cv_languages"),
        path(f"{way}shown/", cvs.shown, name=f"{whose}_cv_shown"),
        path(f"{way}add/<slug:experience_kind>/", cvs.create, name=f"{whose}_experience_create"),
        path(entry, cvs.edit, name=f"{whose}_experience_edit"),
        path(f"{entry}drop/", cvs.drop, name=f"{whose}_experience_drop"),
        path(f"{way}<str:language>.pdf", cvs.paper, name=f"{whose}_cv_pdf"),
        path(f"{way}<str:language>.json", cvs.europass, name=f"{whose}_cv_json"),
    ]


urlpatterns = [
    path("", postings.index, name="posting_list"),
    path("jobs.rss", postings.news, name="posting_rss"),
    path("sitemap.xml", postings.sitemap, name="posting_sitemap"),
    path("print/", postings.printed, name="posting_print"),
    path("posts/<int:vacancy_id>/", postings.detail, name="posting_detail"),
    path("my/searches/", saved_searches.index, name="search_list"),
    path("my/searches/new/", saved_searches.save, name="search_save"),
    path("my/searches/<int:search_id>/drop/", saved_searches.drop, name="search_drop"),
    path("searches/<str:signed>/stop/", saved_searches.stop, name="search_stop"),
    path("<slug:code>/vacancies/", vacancies.index, name="vacancy_list"),
    path("<slug:code>/vacancies/new/", vacancies.create, name="vacancy_create"),
    path(_VACANCY, vacancies.detail, name="vacancy_detail"),
    path(_VACANCY + "edit/", vacancies.edit, name="vacancy_edit"),
    path(_VACANCY + "occupation/", vacancies.occupation, name="vacancy_occupation"),
    path(_VACANCY + "skills/", vacancies.skills, name="vacancy_skills"),
    path(_VACANCY + "move/<slug:vacancy_step>/", vacancies.move, name="vacancy_move"),
    path(_VACANCY + "close/", vacancies.close, name="vacancy_close"),
    path("<slug:code>/employers/", employers.index, name="employer_list"),
    path("<slug:code>/employers/add/", employers.create, name="employer_create"),
    path("<slug:code>/employers/new/", employers.new, name="employer_new"),
    path(_EMPLOYER, employers.detail, name="employer_detail"),
    path(_EMPLOYER + "approve/", employers.approve, name="employer_approve"),
    path(_EMPLOYER + "pause/", employers.pause, name="employer_pause"),
    path(_EMPLOYER + "end/", employers.end, name="employer_end"),
    path(_EMPLOYER + "agreement/", employers.agreement, name="employer_agreement"),
    path(_EMPLOYER + "recruiters/", employers.recruiter, name="recruiter_add"),
    path("<slug:code>/fairs/", talks.index, name="fair_list"),
    path("<slug:code>/fairs/<int:event_id>/", talks.detail, name="fair_detail"),
    path("<slug:code>/fairs/<int:event_id>/offer/", talks.offer, name="talk_offer"),
    path("<slug:code>/talks/<int:talk_id>/", talks.talk, name="talk_detail"),
    path("<slug:code>/talks/<int:talk_id>/give-back/", talks.give_back, name="talk_give_back"),
    path("<slug:code>/market/", market.index, name="market"),
    path("<slug:code>/fairness/", fairness.index, name="fairness"),
    path("<slug:code>/fairness/reckon/", fairness.reckon, name="fairness_reckon"),
    path("<slug:code>/feeds/", feeds.index, name="feed_list"),
    path("<slug:code>/feeds/new/", feeds.create, name="feed_create"),
    path(_FEED, feeds.detail, name="feed_detail"),
    path(_FEED + "apply/", feeds.apply, name="feed_apply"),
    path(_FEED + "discard/", feeds.discard, name="feed_discard"),
    path("my/", own.index, name="own_list"),
    path("my/talks/", own_talks.index, name="own_talks"),
    path("my/apply/<int:vacancy_id>/", own.create, name="own_create"),
    path("my/<int:application_id>/", own.detail, name="own_detail"),
    path("my/<int:application_id>/withdraw/", own.withdraw, name="own_withdraw"),
    path("my/<int:application_id>/sign/", own.sign, name="own_sign"),
    path("my/<int:application_id>/take/", own.take, name="own_take"),
    path("my/<int:application_id>/decline/", own.decline, name="own_decline"),
    path("my/<int:application_id>/agreement/<str:language>.pdf", own.agreement, name="own_agreement"),
    path("my/<int:application_id>/cv/", sent_cvs.own, name="own_sent_cv"),
    path("my/<int:application_id>/cv/<str:language>.pdf", sent_cvs.own_paper, name="own_sent_cv_pdf"),
    *_of_a_cv("cv/", "own"),
    *_of_a_cv("<slug:code>/people/<int:participation_id>/cv/", "person"),
    path("<slug:code>/applications/<int:application_id>/cv/", sent_cvs.detail, name="sent_cv"),
    path(
        "<slug:code>/applications/<int:application_id>/cv/<str:language>.pdf",
        sent_cvs.paper,
        name="sent_cv_pdf",
    ),
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
    path(
        "<slug:code>/trials/<int:trial_id>/agreement/<str:language>.pdf",
        trials.agreement,
        name="trial_agreement",
    ),
    path("<slug:code>/trials/<int:trial_id>/assess/", trials.assess, name="trial_assess"),
    path("<slug:code>/trials/<int:trial_id>/sign/<str:party>/", trials.sign, name="trial_sign"),
    path("<slug:code>/trials/<int:trial_id>/<str:trial_step>/", trials.move, name="trial_move"),
]
