"""Table of contents of the screens of moderation: rules, notices, reasons, the queue, the report."""

from django.urls import path

from punte.dialogue.views import blocked_words, cases, content_notices, own_decisions, transparency

_QUEUE = "<slug:code>/moderation/"
_ONE = _QUEUE + "<int:case_id>/"
_FOLLOWED = "notices/<str:signed>/"
_OWN = "decisions/<int:consultation_id>/<int:case_id>/"

urlpatterns = [
    path("rules/", transparency.rules, name="house_rules"),
    path(
        "<int:consultation_id>/said/<int:contribution_id>/report/",
        content_notices.about_contribution,
        name="contribution_report",
    ),
    path(
        "<int:consultation_id>/statements/<int:statement_id>/report/",
        content_notices.about_statement,
        name="statement_report",
    ),
    path(_FOLLOWED, content_notices.followed, name="notice_followed"),
    path(_FOLLOWED + "complain/", content_notices.complain, name="notice_complain"),
    path(_OWN, own_decisions.detail, name="own_decision"),
    path(_OWN + "complain/", own_decisions.complain, name="own_complain"),
    path("transparency/<slug:code>/", transparency.report, name="transparency"),
    path("transparency/<slug:code>/csv/", transparency.report_file, name="transparency_csv"),
    path(_QUEUE, cases.index, name="case_list"),
    path(_QUEUE + "open/", cases.open_one, name="case_open"),
    path(_QUEUE + "words/", blocked_words.index, name="blocked_words"),
    path(_QUEUE + "words/<int:blocked_word_id>/drop/", blocked_words.drop, name="blocked_word_drop"),
    path(_ONE, cases.detail, name="case_detail"),
    path(_ONE + "claim/", cases.claim, name="case_claim"),
    path(_ONE + "release/", cases.release, name="case_release"),
    path(_ONE + "decide/", cases.decide, name="case_decide"),
]
