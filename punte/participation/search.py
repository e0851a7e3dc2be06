"""What participation shows in the common search: people in their projects, and organisations taking part."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.search import PERSONS, Findable, Hit, Words
from punte.organisations.search import KIND as ORGANISATIONS
from punte.participation.models import EntityParticipation, Participation
from punte.people.models import User
from punte.projects.acting import acting


def _no_words() -> Iterator[Words]:
    """Found by the names that stand elsewhere."""
    return iter(())


def _own(user: User) -> Q:
    return Q(responsible=user)


def _hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = Participation.objects.filter(pk__in=ids).select_related(
        "person__identity", "person__consortium", "operation"
    )
    return {
        p.pk: Hit(p.person.full_name, p.get_absolute_url(), str(p.operation), p.get_state_display())
        for p in rows
    }


def _supported(user: User) -> QuerySet[EntityParticipation]:
    """Whoever works in a project sees whom it supports."""
    return EntityParticipation.objects.filter(
        operation__in={a.operation_id for a in acting(user).assignments}
    )


def _supported_hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = EntityParticipation.objects.filter(pk__in=ids).select_related("entity", "operation")
    return {
        e.pk: Hit(
            e.entity.name,
            reverse("participation:entity_list", args=[e.operation.code]),
            str(e.operation),
            str(e.get_state_display()),
        )
        for e in rows
    }


FINDABLE = [
    Findable(
        PERSONS,
        "people",
        _("People"),
        lambda user: Participation.objects.visible_to(user),
        _hits,
        _no_words,
        key="person_id",
        own=_own,
        by_number=True,
    ),
    Findable(
        ORGANISATIONS,
        "supported",
        _("Organisations taking part"),
        _supported,
        _supported_hits,
        _no_words,
        key="entity_id",
    ),
]
