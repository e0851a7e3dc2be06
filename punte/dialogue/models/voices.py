"""Voices: distinct people of a project who were heard or informed; who was heard when, by which way, on what proof."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.consultations import Consultation
from punte.dialogue.models.groups import StakeholderGroup
from punte.events.models import Event
from punte.organisations.models import Organisation
from punte.people import sealing
from punte.people.models import Consortium, Person, User
from punte.projects.acting import acting
from punte.projects.models import Operation
from punte.records.models import Document

_ABOUT = "voice"


class Voice(models.Model):
    """One person in one project, however often they speak: by their file, else by their account, else by a name that
    rests sealed. No group stands here: whom somebody speaks for belongs to what they say, not to them."""

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    operation = models.ForeignKey(Operation, models.PROTECT, related_name="voices", db_index=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("heard first by")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="voices", verbose_name=_("person")
    )
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("account"))
    guest = models.BinaryField(null=True)
    guest_index = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints = [
            models.UniqueConstraint(fields=["operation", "person"], name="one_voice_per_person"),
            models.UniqueConstraint(fields=["operation", "user"], name="one_voice_per_account"),
            models.UniqueConstraint(fields=["operation", "guest_index"], name="one_voice_per_guest"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, user=None, guest=None)
                | Q(person=None, user__isnull=False, guest=None)
                | Q(person=None, user=None, guest__isnull=False),
                name="voice_of_somebody",
            ),
        ]

    @property
    def name(self) -> str:
        """Who it is, for those who may see it."""
        if self.person is not None:
            return self.person.full_name
        if self.user is not None:
            return self.user.name
        return str(self.told.get("name") or _("Guest"))

    @property
    def told(self) -> dict[str, Any]:
        """What was noted of somebody without a file or an account: the name, perhaps how to reach them."""
        if not self.guest:
            return {}
        return json.loads(sealing.unseal(guest_key(self.consortium), bytes(self.guest), _ABOUT))


def guest_key(consortium: Consortium) -> bytes:
    """The key under which names of guests of a dialogue rest."""
    return sealing.derived_key(consortium.key, "voices")


def seal_voice(consortium: Consortium, told: dict[str, Any]) -> bytes:
    """A guest's name, sealed."""
    return sealing.seal(guest_key(consortium), json.dumps(told, ensure_ascii=False).encode(), _ABOUT)


class PeopleList(models.Model):
    """Names brought from a meeting or from paper, with the sheet that proves them; `group` is whom the meeting was
    held with, never said of one of them."""

    class Purpose(models.TextChoices):
        HEARD = "heard", _("they were heard")
        INFORMED = "informed", _("they were informed")

    class Channel(models.TextChoices):
        MEETING = "meeting", _("meeting")
        PAPER = "paper", _("paper")
        PHONE = "phone", _("telephone")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="lists")
    purpose = models.CharField(_("what for"), max_length=8, choices=Purpose, default=Purpose.HEARD)
    channel = models.CharField(_("how"), max_length=7, choices=Channel)
    on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    group = models.ForeignKey(
        StakeholderGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", verbose_name=_("event"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("sheet")
    )
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "event", "purpose"], name="event_listed_once_per_purpose"
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=False) | Q(document__isnull=False), name="list_has_a_proof"
            ),
        ]

    operation_id = property(lambda self: self.consultation.operation_id)


class HearingQuerySet(models.QuerySet["Hearing"]):
    """The door to who was heard."""

    def visible_to(self, user: User) -> "HearingQuerySet":
        """Of the operations in which one works; names only as `permissions` says."""
        return self.filter(voice__operation__in={a.operation_id for a in acting(user).assignments})

    def heard(self) -> "HearingQuerySet":
        """Who was asked and spoke."""
        return self.filter(purpose=PeopleList.Purpose.HEARD)


class Hearing(models.Model):
    """A voice was heard in a consultation (or informed): the first time, with day, way and proof."""

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        MEETING = "meeting", _("meeting")
        PAPER = "paper", _("paper")
        PHONE = "phone", _("telephone")

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="hearings", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="hearings")
    purpose = models.CharField(max_length=8, choices=PeopleList.Purpose, default=PeopleList.Purpose.HEARD)
    channel = models.CharField(_("how"), max_length=7, choices=Channel)
    on = models.DateField(_("day"))
    people_list = models.ForeignKey(PeopleList, models.PROTECT, null=True, related_name="hearings")

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "voice", "purpose"], name="heard_once_each")
        ]
