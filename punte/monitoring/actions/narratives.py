"""What can happen to the texts of a period: they are written, translated, and a translation is confirmed."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.permissions import require
from punte.base.translated import LANGUAGES, Translated
from punte.monitoring import permissions
from punte.monitoring.models import Narrative, Period
from punte.monitoring.models.narratives import limits
from punte.people.models import User
from punte.projects.models import Activity

State = Period.State
CLOSED = (State.FROZEN, State.SUBMITTED, State.APPROVED)


def written(text: str) -> str:
    """The text as it is counted and kept: one character for a letter with its accent, one for a line break
    (browsers send two), no blanks at the ends."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", plain).strip()


def may_change(period: Period, narrative: Narrative | None, language: str) -> bool:
    """Whether the text in this language is still open. With the freeze what was told is closed, except while the
    funder asks for clarification; a translation that was not confirmed yet may still say the same again."""
    if period.state not in CLOSED:
        return True
    if narrative is None or not narrative.source:
        return False
    return narrative.source != language and narrative.state_in(language) in ("draft", "missing")


@transaction.atomic
def write_narrative(
    *,
    by: User,
    period: Period,
    activity: Activity | None,
    language: str,
    texts: dict[str, str],
    version: int,
    confirmed: bool = False,
) -> Narrative:
    """Write the texts of an activity, or without one the summary, in one language. What was written first is the
    source; other languages are translations, drafts until `confirmed`, and drafts again when the source changes.
    Raises ValidationError keyed to a field; with code "closed" after the freeze, "stale" for the second editor."""
    require(permissions.may_write_narratives(by, period.operation))
    locked = Period.objects.select_for_update(of=("self",)).get(pk=period.pk)
    told = _checked(period, activity, language, texts)
    here = Narrative.objects.filter(period=period, activity=activity)
    if not may_change(locked, here.first(), language):
        raise ValidationError(_("The period is frozen, and what was told about it is closed."), code="closed")
    now = {"by": by, "at": timezone.now()}
    new = Narrative(period=period, activity=activity, consortium_id=period.consortium_id, **now)
    if not here.exists():
        Narrative.objects.bulk_create([new], ignore_conflicts=True)
    row = here.get()
    if locked.state in CLOSED and (new_ones := [n for n, text in told.items() if text and not row.texts[n]]):
        raise ValidationError({name: _("Nothing was told here before the freeze.") for name in new_ones})
    merged = {
        name: _merged(row.texts[name], language, text, confirmed=confirmed) for name, text in told.items()
    }
    if not here.filter(version=version).update(version=version + 1, **now, **merged):
        raise ValidationError(
            _("Somebody else has changed these texts while you were writing. Nothing of yours is lost."),
            code="stale",
        )
    return here.get()


def _checked(
    period: Period, activity: Activity | None, language: str, texts: dict[str, str]
) -> dict[str, str]:
    if language not in LANGUAGES:
        raise ValidationError(_("Texts are written in Romanian, Bulgarian or English."), code="language")
    if activity and activity.operation_id != period.operation_id:
        raise ValidationError(_("This activity belongs to another project."), code="activity")
    most = limits("activity" if activity else "period")
    told = {name: written(texts.get(name, "")) for name in most}
    long = {
        name: _("This text has %(n)s characters; at most %(most)s are allowed.")
        % {"n": formats.number(len(text)), "most": formats.number(most[name])}
        for name, text in told.items()
        if len(text) > most[name]
    }
    if long:
        raise ValidationError(long)
    return told


def _merged(old: Translated, language: str, text: str, *, confirmed: bool) -> Translated | None:
    texts = {**old.texts, language: text} if text else {k: v for k, v in old.texts.items() if k != language}
    if not texts:
        return None
    source = old.source if old.source in texts else language if text else ""
    states = dict(old.states)
    if language == source and text != old.texts.get(language, ""):
        states = dict.fromkeys(states, "draft")
    states[language] = "confirmed" if confirmed else "draft"
    return Translated(texts, source, states)
