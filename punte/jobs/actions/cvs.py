"""What happens to a CV: begun, written, shown in part, copied for an employer. Work and schooling of a person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.jobs import cv as reading
from punte.jobs import permissions
from punte.jobs.models import CV, Experience
from punte.matching import words
from punte.people.models import Person, User

STATEMENT, TEXT, TITLE, MOST = 1_200, 1_200, 150, 40
EARLIEST = 1940
Month = tuple[int, int | None]


@transaction.atomic
def begin_cv(*, by: User, person: Person, agreed: bool = False) -> CV:
    """Begin it, or open the one there is. Beside somebody: only where they were asked and agree. Raises ValidationError
    keyed to agreed."""
    require(permissions.may_change_cv(by, person))
    if (cv := CV.objects.of(person)) is not None:
        return cv
    own = permissions.is_own_cv(by, person)
    if not own and not agreed:
        raise ValidationError({"agreed": _("Ask the person first. Without their word no CV is begun.")})
    root, told = person.root, {"consortium_id": person.consortium_id, "begun_by": by, "agreed": not own}
    return CV.objects.get_or_create(person=root, defaults=told)[0]


@transaction.atomic
def write_statement(*, by: User, cv: CV, version: int, statement: str) -> None:
    """A few sentences about oneself. Of two at once, the second is told. Raises ValidationError keyed to statement."""
    require(permissions.may_change_cv(by, cv.person))
    _keep(cv, version, statement=_long(statement, "statement", STATEMENT))


@transaction.atomic
def write_languages(
    *, by: User, cv: CV, version: int, languages: Mapping[str, int], driving: Sequence[str]
) -> None:
    """Languages with how well (1 to 5, 0 where it is not said), and the kinds of driving licence. Of two at once, the
    second is told."""
    require(permissions.may_change_cv(by, cv.person))
    known, levels = dict(words.LANGUAGES), dict(reading.LEVELS)
    if not set(languages) <= set(known) or not set(languages.values()) <= {reading.UNSAID, *levels}:
        raise ValidationError(_("Choose from the list."))
    if not set(driving) <= set(reading.DRIVING):
        raise ValidationError({"driving": _("Choose from the list.")})
    _keep(cv, version, languages=dict(languages), driving=[c for c in reading.DRIVING if c in driving])


@transaction.atomic
def choose_shown(
    *, by: User, cv: CV, version: int, shown: Sequence[str], left_out: Sequence[str] = ()
) -> None:
    """What of the person is shown, and which of the known lines are not. Of two at once, the second is told."""
    require(permissions.may_change_cv(by, cv.person))
    if not set(shown) <= {code for code, _word in reading.SHOWN}:
        raise ValidationError({"shown": _("Choose from the list.")})
    lines = {key for key, _word in reading.lines_of(reading.known_of(cv.person, cv))}
    _keep(cv, version, shown=list(shown), left_out=[key for key in left_out if key in lines])


def _keep(cv: CV, version: int, **told: Any) -> None:
    locked = CV.objects.select_for_update(of=("self",)).select_related("person__consortium").get(pk=cv.pk)
    if locked.version != version:
        raise MoveNotAllowed
    cv.sealed = locked.person.seal(locked.told() | told, CV.SEALED)
    cv.version = version + 1
    CV.objects.filter(pk=cv.pk).update(sealed=cv.sealed, version=cv.version)


@transaction.atomic
def add_experience(
    *,
    by: User,
    cv: CV,
    kind: str,
    title: str,
    since: Month,
    until: Month | None = None,
    organisation: str = "",
    place: str = "",
    text: str = "",
) -> Experience:
    """Add work, unpaid work or schooling: (year, month or None) since and until; no until: it goes on. Raises
    ValidationError keyed to a field."""
    require(permissions.may_change_cv(by, cv.person))
    if kind not in Experience.Kind.values:
        raise ValidationError({"kind": _("Choose from the list.")})
    if Experience.objects.of(cv.person).count() >= MOST:
        raise ValidationError(_("A CV holds at most %(n)s entries.") % {"n": MOST})
    told = {"title": title, "organisation": organisation, "place": place, "text": text}
    return Experience.objects.create(
        consortium_id=cv.consortium_id, person=cv.person, kind=kind, by=by,
        sealed=cv.person.seal(_said(told), Experience.SEALED), **_months(since, until),
    )  # fmt: skip


@transaction.atomic
def change_experience(
    *,
    by: User,
    experience: Experience,
    version: int,
    title: str,
    since: Month,
    until: Month | None = None,
    organisation: str = "",
    place: str = "",
    text: str = "",
) -> None:
    """Write it anew. Of two at once, the second is told. Raises ValidationError keyed to a field."""
    person = experience.person
    require(permissions.may_change_cv(by, person))
    told = {"title": title, "organisation": organisation, "place": place, "text": text}
    sealed, months = person.seal(_said(told), Experience.SEALED), _months(since, until)
    rows = Experience.objects.filter(pk=experience.pk, version=version)
    if not rows.update(sealed=sealed, version=version + 1, by=by, **months):
        raise MoveNotAllowed


@transaction.atomic
def drop_experience(*, by: User, experience: Experience) -> None:
    """Take it out of the CV; what was sent stays as it was sent."""
    require(permissions.may_change_cv(by, experience.person))
    Experience.objects.filter(pk=experience.pk).delete()


def _said(told: dict[str, str]) -> dict[str, str]:
    words_ = {name: tidy(told[name])[:TITLE] for name in ("title", "organisation", "place")}
    if not words_["title"]:
        raise ValidationError({"title": _("Say what it was.")})
    return words_ | {"text": _long(told["text"], "text", TEXT)}


def _long(text: str, field: str, most: int) -> str:
    text = "".join(c for c in text if c.isprintable() or c == "\n").strip()
    if len(text) > most:
        raise ValidationError({field: _("At most %(n)s characters.") % {"n": most}})
    return text


def _months(since: Month, until: Month | None) -> dict[str, int | None]:
    """As columns, where they can be: not to come, and the end not before the beginning."""
    today, (last_year, last_month) = clock.today(), until or (None, None)
    for name, month in (("since", since), ("until", until)):
        if month and not EARLIEST <= month[0] <= today.year:
            said = _("Write a year from %(first)s to %(last)s.")
            raise ValidationError({f"{name}_year": said % {"first": EARLIEST, "last": today.year}})
        if month and (month[0], month[1] or 1) > (today.year, today.month):
            raise ValidationError({f"{name}_month": _("This month has not come yet.")})
    if until and _after(since, until):
        raise ValidationError({"until_year": _("The end is before the beginning.")})
    told = {"since_year": since[0], "since_month": since[1]}
    return told | {"until_year": last_year, "until_month": last_month}


def _after(since: Month, until: Month) -> bool:
    if since[0] != until[0]:
        return since[0] > until[0]
    return since[1] is not None and until[1] is not None and since[1] > until[1]
