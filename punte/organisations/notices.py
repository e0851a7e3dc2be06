"""What a user is told about their roles."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

ROLE_GIVEN = NoticeKind("organisations.role_given", _("You have a new role in an organisation."))
ROLE_ENDED = NoticeKind("organisations.role_ended", _("One of your roles in an organisation has ended."))
INVITATION_ACCEPTED = NoticeKind(
    "organisations.invitation_accepted", _("A colleague you invited has joined.")
)
