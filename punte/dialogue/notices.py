"""What dialogue tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

CONTRIBUTION_ANSWERED = NoticeKind(
    "dialogue.contribution_answered", _("A consultation in which you took part was answered.")
)
PHASE_SHORTENED = NoticeKind(
    "dialogue.phase_shortened", _("A consultation for which you keep a draft ends earlier than announced.")
)
REPORT_ON_MEASURE = NoticeKind(
    "dialogue.report_on_measure", _("A measure that you promised waits for your half-yearly report.")
)
CONTRIBUTION_DIVIDED = NoticeKind(
    "dialogue.contribution_divided",
    _("What you wrote was divided, so that each thought gets its own answer."),
)
AMENDMENT_CAME = NoticeKind(
    "dialogue.amendment_came", _("Somebody suggests other words for a proposal of yours. You decide.")
)
AMENDMENT_DECIDED = NoticeKind(
    "dialogue.amendment_decided", _("The words you suggested for a proposal were decided on.")
)
CO_AUTHOR_ASKED = NoticeKind("dialogue.co_author_asked", _("You are asked to sign a proposal too."))
