"""What can happen to a notice: it is given, it is read."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.people import permissions
from punte.people.limits import spend_try
from punte.people.mail import address, send_when_written
from punte.people.models import Notice, User
from punte.people.notices import NoticeKind

DAY = 24 * 60 * 60


@transaction.atomic
def notify(user: User, kind: NoticeKind, object_id: object = "", url: str = "") -> Notice | None:
    """Tell a user that something concerns them. Who may not sign in any more is not told (None).

    `url` is an address of this installation, at most 200 characters; ValidationError otherwise.
    """
    if url and (len(url) > 200 or not url_has_allowed_host_and_scheme(url, allowed_hosts=None)):
        raise ValidationError({"url": _("A notice leads to a page of this installation.")})
    if not user.is_active:
        return None
    notice = Notice.objects.create(user=user, kind=kind.code, object_id=str(object_id), url=url)
    if spend_try(f"notice-mail:{user.pk}", most=1, seconds=DAY):
        _send_news(user)
    return notice


def _send_news(user: User) -> None:
    """At most one a day; that there is news and where to sign in, nothing else."""
    with translation.override(user.language):
        send_when_written(
            to=user.email,
            subject=_("There is news for you in Punte"),
            body=_(
                "Hello,\n\nThere is news for you in Punte. Sign in to read it:\n%(address)s\n\n"
                "For your protection this message does not say what it is about."
            )
            % {"address": address(reverse("people:notice_list"))},
        )


@transaction.atomic
def read_notice(*, by: User, notice: Notice) -> None:
    """Mark one as read; reading twice changes nothing."""
    require(permissions.may_read_notice(by, notice))
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def read_all_notices(*, by: User) -> int:
    """Mark all of one's own as read; gives how many."""
    require(by.is_authenticated)
    return Notice.objects.visible_to(by).unread().update(read_at=timezone.now())
