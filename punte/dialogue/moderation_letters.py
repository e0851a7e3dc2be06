"""Letters to who gave a notice: receipt, decision, answer to a complaint. The subject and the words name nobody and
nothing; all of it stands behind the link. Who has an account is told in Punte."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from punte.base.translated import LANGUAGES
from punte.dialogue.links import NOTICE
from punte.dialogue.models import Case, ContentNotice
from punte.dialogue.models.cases import author_ids
from punte.dialogue.notices import COMPLAINT_ANSWERED, CONTENT_DECIDED, NOTICE_DECIDED
from punte.people.actions.notices import notify
from punte.people.mail import send_when_written
from punte.people.models import User


def received(notice: ContentNotice) -> None:
    """Confirmation of receipt, without delay (Article 16(4))."""
    with _language(notice):
        body = _(
            "Your notice has arrived; its number is %(number)s. A person looks at it. Follow it here:\n%(url)s"
        )
        _send(notice, _("Your notice has arrived"), body)


def decided(notice: ContentNotice) -> None:
    """What was decided, and what one can do against it (Article 16(5)); both stand behind the link."""
    if notice.user is not None:
        notify(notice.user, NOTICE_DECIDED, notice.pk, NOTICE.path_of(notice))
        return
    with _language(notice):
        body = _(
            "Your notice number %(number)s was decided. The decision, and what you can do if you do not agree,"
            " stand here:\n%(url)s"
        )
        _send(notice, _("Your notice was decided"), body)


def tell_author(case: Case, *, complaint: bool = False) -> int:
    """The reasons wait for the author (Article 17), or for who wrote it down for them; gives how many were told."""
    url = reverse("dialogue:own_decision", args=[case.consultation_id, case.pk])
    kind = COMPLAINT_ANSWERED if complaint else CONTENT_DECIDED
    users = User.objects.filter(pk__in=author_ids(case.content))
    return sum(notify(user, kind, case.pk, url) is not None for user in users)


def _language(notice: ContentNotice) -> translation.override:
    return translation.override(notice.language if notice.language in LANGUAGES else "en")


def _send(notice: ContentNotice, subject: str, body: str) -> None:
    to = notice.told.get("email", "")
    if to and notice.user_id is None:
        send_when_written(
            to=to, subject=subject, body=body % {"number": notice.pk, "url": NOTICE.url_of(notice)}
        )
