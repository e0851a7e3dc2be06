"""What dialogue tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

CONTRIBUTION_ANSWERED = NoticeKind(
    "dialogue.contribution_answered", _("A consultation in which you took part was answered.")
)
REPLIED = NoticeKind("dialogue.replied", _("Somebody replied to what you said."))
COMMENT_ANSWERED = NoticeKind(
    "dialogue.comment_answered", _("A text on which you commented goes on, with an answer to what you said.")
)
PHASE_SHORTENED = NoticeKind(
    "dialogue.phase_shortened", _("A consultation for which you keep a draft ends earlier than announced.")
)
REPORT_ON_MEASURE = NoticeKind(
    "dialogue.report_on_measure", _("A measure that you promised waits for your half-yearly report.")
)
QUESTION_TAKEN = NoticeKind("dialogue.question_taken", _("A question to a round table is yours to answer."))
QUESTION_DUE = NoticeKind("dialogue.question_due", _("A question to a round table waits for your answer."))
QUESTION_ANSWERED = NoticeKind(
    "dialogue.question_answered", _("A question that you put to a round table was answered.")
)
POSITION_OPENED = NoticeKind(
    "dialogue.position_opened", _("The joint position of a round table waits for your organisation.")
)
NOTICE_DECIDED = NoticeKind("dialogue.notice_decided", _("A notice that you gave was decided."))
CONTENT_DECIDED = NoticeKind(
    "dialogue.content_decided",
    _("Something you wrote in a consultation was decided about. Read the reasons."),
)
COMPLAINT_ANSWERED = NoticeKind("dialogue.complaint_answered", _("A complaint was decided."))
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
