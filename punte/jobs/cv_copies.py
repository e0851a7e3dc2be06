"""The copy of a CV that goes with an application: what the person saw, frozen. Parts of actions that have asked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.jobs import cv as reading
from punte.jobs.models import CV, Application, SentCV
from punte.people.models import Person


def seen_of(person: Person) -> tuple[dict[str, dict[str, Any]], str] | None:
    """The CV as it would be sent now, by language, and its mark; None where none was begun."""
    cv = CV.objects.of(person)
    if cv is None:
        return None
    everything = reading.in_every_language(reading.known_of(person, cv))
    return everything, reading.seen(everything)


def send_cv(application: Application, mark: str) -> None:
    """Keep the copy that goes with this application, if the person saw just that. ValidationError keyed to cv."""
    found = seen_of(application.person)
    if found is None or found[1] != mark:
        raise ValidationError({"cv": _("The CV has changed meanwhile. Look at it again, then send it.")})
    _copy(application, found[0])


def pass_cv_on(application: Application, other: Application) -> None:
    """The same copy goes along with an application that is passed on."""
    rows = SentCV.objects.filter(application=other).select_related("application__person__consortium")
    if sent := rows.first():
        _copy(application, sent.content())


def _copy(application: Application, everything: dict[str, Any]) -> None:
    if everything:
        SentCV.objects.create(
            consortium_id=application.consortium_id,
            application=application,
            sealed=application.person.seal(everything, SentCV.SEALED),
        )
