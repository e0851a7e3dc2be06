"""Persons: a number and a state; everything that tells who it is lies apart, sealed under the person's key."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.states import Stateful
from punte.people import sealing
from punte.people.models.consortia import Consortium
from punte.people.models.users import User


class PersonQuerySet(models.QuerySet["Person"]):
    """Finding persons within the consortium of the present request."""

    def by_number(self, consortium: Consortium, number: str) -> "PersonQuerySet":
        """The person with this national number, if the consortium knows one."""
        return self.filter(
            consortium=consortium,
            nationalnumber__blind_index=sealing.blind_index(consortium.key, number),
        )

    def with_identity(self) -> "PersonQuerySet":
        """With what a list shows, in one query."""
        return self.select_related("identity", "consortium")


class Person(Stateful):
    """Whom we serve. Erasing drops the key and the tables beside; the number stays, so counts hold."""

    class State(models.TextChoices):
        ACTIVE = "active", _("active")
        RESTRICTED = "restricted", _("restricted")
        ERASED = "erased", _("erased")

    MOVES = {
        State.ACTIVE: {State.RESTRICTED, State.ERASED},
        State.RESTRICTED: {State.ACTIVE, State.ERASED},
    }

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="persons")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    restricted_until = models.DateField(_("restricted until"), null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    wrapped_key = models.BinaryField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        indexes = [
            models.Index(
                fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="person_merged"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="not_merged_into_itself"
            )
        ]

    def __str__(self) -> str:
        return str(_("Person no. %(number)s")) % {"number": self.pk}

    @property
    def full_name(self) -> str:
        """Family name, given name; a pseudonym while the file is restricted and once it is erased."""
        identity = getattr(self, "identity", None) if self.state == self.State.ACTIVE else None
        return identity.full_name if identity else str(self)

    @property
    def root(self) -> "Person":
        """The number that stands for the person, where several were joined."""
        return self.merged_into or self

    def numbers(self) -> list[int]:
        """Every number of the person, the one that stands for them first."""
        root = self.root
        return [root.pk, *root.merged.order_by("pk").values_list("pk", flat=True)]

    @classmethod
    def name_of(
        cls, number: int, state: str, keys: tuple[str, bytes, bytes | None], sealed: bytes | None
    ) -> str:
        """The full name from the values of a list's row, without objects; `keys`: the consortium's slug and wrapped
        key, the person's wrapped key. Raises sealing.Unreadable."""
        slug, consortium, own = keys
        if state != cls.State.ACTIVE or sealed is None:
            return str(cls(pk=number))
        if own is None:
            raise sealing.Unreadable(f"person:{number}")
        key = sealing.consortium_key(slug, bytes(consortium))
        return _written(sealing.unseal_data(bytes(own), key, bytes(sealed), f"identity:{number}"))

    @property
    def _key(self) -> bytes:
        if self.wrapped_key is None:
            raise sealing.Unreadable(f"person:{self.pk}")
        return bytes(self.wrapped_key)

    def seal(self, data: dict[str, Any], table: str) -> bytes:
        """Seal data of this person for one of the tables beside."""
        return sealing.seal_data(self._key, self.consortium.key, data, f"{table}:{self.pk}")

    def unseal(self, sealed: bytes, table: str) -> dict[str, Any]:
        """What was sealed; raises sealing.Unreadable."""
        return sealing.unseal_data(self._key, self.consortium.key, bytes(sealed), f"{table}:{self.pk}")


def _written(identity: dict[str, Any]) -> str:
    return f"{identity['last_name']} {identity['first_name']}".strip()


class Sealed(models.Model):
    """One row beside a person, whose content only the person's key opens."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def data(self) -> dict[str, Any]:
        """The content, opened once per instance."""
        if not hasattr(self, "_data"):
            self._data = self.person.unseal(bytes(self.sealed), self._table())
        return self._data

    @classmethod
    def _table(cls) -> str:
        return str(cls._meta.model_name)

    @classmethod
    def of(cls, person: Person, data: dict[str, Any]) -> Self:
        """An unsaved row for this person."""
        return cls(person=person, consortium_id=person.consortium_id, sealed=person.seal(data, cls._table()))


@pghistory.track()
class Identity(Sealed):
    """Names, birth date (ISO), sex."""

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")

    @property
    def full_name(self) -> str:
        """Family name first, as lists sort it."""
        return _written(self.data)

    @property
    def birth_date(self) -> dt.date | None:
        """None where it is not known."""
        value = self.data.get("birth_date")
        return dt.date.fromisoformat(value) if value else None


@pghistory.track()
class Contact(Sealed):
    """Telephone, e-mail, address; `safe` false means: only as agreed with the person, never by itself."""

    safe = models.BooleanField(_("safe to contact"), default=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class NationalNumber(Sealed):
    """CNP, ЕГН, ЛНЧ or a foreign number. No digit of it is ever shown in a list."""

    class Kind(models.TextChoices):
        CNP = "cnp", "CNP"
        EGN = "egn", "ЕГН"
        LNCH = "lnch", "ЛНЧ"
        FOREIGN = "foreign", _("foreign number")

    kind = models.CharField(max_length=7, choices=Kind)
    blind_index = models.BinaryField()

    class Meta:
        verbose_name = _("national number")
        verbose_name_plural = _("national numbers")
        constraints = [
            models.UniqueConstraint(fields=["consortium", "blind_index"], name="one_number_per_consortium"),
        ]


class PersonName(models.Model):
    """By which a person is found and sorted; the only readable copy of the name. Everybody has a row, so that
    lists can be read in the order of an index; while the file is restricted and on erasure it is empty."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="name")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    sort_key = models.TextField(null=True)
    folded = models.TextField()

    class Meta:
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes = [
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="person_name_trigrams"),
            models.Index(fields=["consortium", "sort_key"]),
        ]


class PersonKey(models.Model):
    """This user is this person; made only by a claim code, never guessed from an address."""

    user = models.ForeignKey(User, models.CASCADE, related_name="person_keys")
    person = models.OneToOneField(Person, models.CASCADE, related_name="key_holder")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("link to a user account")
        verbose_name_plural = _("links to user accounts")
        constraints = [models.UniqueConstraint(fields=["user", "consortium"], name="one_person_per_user")]

    @classmethod
    def numbers_of(cls, user: User) -> set[int]:
        """Every number of the person whose key this user holds, however they were joined; ask within the key's
        consortium."""
        ways = ("person", "person__merged", "person__merged_into", "person__merged_into__merged")
        keys = cls.objects.filter(user=user).values_list(*ways)
        return {number for row in keys for number in row if number}


class Claim(models.Model):
    """A one-time code handed over by staff, with which a user takes up their own file."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="claims")
    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")


def erase_rows(persons: Iterable[Person]) -> None:
    """Drop every table beside these persons, with its history, and whatever finds their papers; of the name an empty
    row stays."""
    from punte.people.models.search_rows import SearchRow  # which refers to persons

    SearchRow.objects.filter(person__in=persons).delete()
    PersonName.objects.filter(person__in=persons).update(sort_key=None, folded="")
    for model in (Identity, Contact, NationalNumber, PersonKey, Claim):
        model.objects.filter(person__in=persons).delete()
    for model in (Identity, Contact):
        model.pgh_event_model.objects.filter(person__in=persons).delete()  # type: ignore[union-attr]
