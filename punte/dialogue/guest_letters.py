"""Letters to guests: please confirm, it stands there, it was divided, it was answered. The subject says nothing of what
was written; the words themselves are never in a letter, only behind its link."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from punte.dialogue.links import GUEST
from punte.dialogue.models import Consultation, Contribution, GuestWord, SurveyResponse
from punte.people.mail import send_when_written


def asked(word: GuestWord, to: str) -> None:
    """Please confirm: nobody reads it before."""
    kind = word.kind
    with translation.override(word.language):
        body = _(
            "Somebody, we think you, wrote with this address in the consultation:\n%(title)s\n\n"
            "Read it once more and publish it on this page; until then nobody reads it:\n%(url)s\n\n"
            "The link is good for two days and for one use. Was it not you? Then do nothing: it is deleted by itself."
        )
        if kind == GuestWord.Kind.SUPPORT:
            body = _(
                "Somebody, we think you, supported a contribution with this address in the consultation:\n%(title)s\n\n"
                "Confirm it on this page; until then it is not counted:\n%(url)s\n\n"
                "The link is good for two days and for one use. Was it not you? Then do nothing:"
                " it is deleted by itself."
            )
        if kind == GuestWord.Kind.SURVEY:
            body = _(
                "Somebody, we think you, answered the survey with this address in the consultation:\n%(title)s\n\n"
                "Read the answers once more and send them on this page; until then they are not counted:\n%(url)s\n\n"
                "The link is good for two days and for one use. Was it not you? Then do nothing:"
                " they are deleted by themselves."
            )
        _send(word, to, _("Please confirm what you wrote"), body)


def stands(word: GuestWord, to: str) -> None:
    """It is published, or counted; here is the link to what becomes of it."""
    with translation.override(word.language):
        body = _(
            "Thank you. What you said stands in the consultation:\n%(title)s\n\n"
            "On this page you see what becomes of it, and can take it back:\n%(url)s\n\n"
            "Keep this letter: the link is yours alone. We write once more when there is an answer."
        )
        _send(word, to, _("Thank you for taking part"), body)


def answered(consultation: Consultation) -> int:
    """Guests whose words stand there hear that the answers are public; gives how many letters."""
    sent = 0
    counts = SurveyResponse.objects.filter(
        consultation=consultation, voice=OuterRef("voice"), sent_at=OuterRef("asked_at")
    )
    read = Q(contribution__state__in=Contribution.READ) | Q(Exists(counts), kind=GuestWord.Kind.SURVEY)
    for word in _standing(consultation.guest_words.filter(read)):
        with translation.override(word.language):
            body = _(
                "The consultation in which you took part was answered:\n%(title)s\n\n"
                "What became of what you said, you see here:\n%(url)s"
            )
            sent += _send(word, address_of(word), _("There is an answer for you"), body)
    return sent


def divided(contribution: Contribution) -> int:
    """The guest whose words were divided hears of it."""
    sent = 0
    for word in _standing(contribution.guest_words.all()):
        with translation.override(word.language):
            body = _(
                "What you wrote holds several thoughts. The organiser divided it, so that each gets an answer of its"
                " own:\n%(title)s\n\nYou see it here:\n%(url)s"
            )
            sent += _send(word, address_of(word), _("News of what you wrote"), body)
    return sent


def _standing(rows: "QuerySet[GuestWord]") -> "QuerySet[GuestWord]":
    rows = rows.filter(state=GuestWord.State.CONFIRMED).exclude(kind=GuestWord.Kind.SUPPORT)
    return rows.select_related("consultation", "voice__consortium", "voice__user")


def address_of(word: GuestWord) -> str:
    """Where a confirmed guest is written to: the sealed address of their voice, or that of the account they turned
    out to have; empty where it is gone."""
    voice = word.voice
    if voice is None:
        return ""
    contact = str(voice.told.get("contact", ""))
    return voice.user.email if voice.user else contact if "@" in contact else ""


def _send(word: GuestWord, to: str, subject: str, body: str) -> bool:
    if not to:
        return False
    told = {"title": str(word.consultation.title), "url": GUEST.url_of(word)}
    send_when_written(to=to, subject=subject, body=body % told)
    return True
