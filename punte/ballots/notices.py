"""What ballots tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

ASKED = NoticeKind("ballots.asked", _("You are asked to vote."))
RESULT = NoticeKind("ballots.result", _("The result of a vote in which you were asked is published."))
CANCELLED = NoticeKind("ballots.cancelled", _("A vote in which you were asked was cancelled."))
