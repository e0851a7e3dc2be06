"""Texts for the tests of this room: a published one on which one may comment, and what people say of it."""

from typing import Any

from punte.base import clock
from punte.dialogue.actions import texts as acts
from punte.dialogue.actions.answers import answer_contribution
from punte.dialogue.actions.contributions import contribute
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.models import Consultation, Contribution, Paragraph, TextVersion
from punte.dialogue.tests.asked import DAY, opened, text
from punte.people.models import User

BODY = """# Strategia de ocupare
Prima linie de autobuz pleacă din Coltău la ora nouă dimineața.
- Consilierul vine joia la biblioteca din Seini.
- Creșa primește copii de la doi ani.
Bugetul se discută în fiecare an, în luna martie, cu toți cei care vor să vină."""
AGAIN = """# Strategia de ocupare
Prima linie de autobuz pleacă din Coltău la ora cinci dimineața, de luni până vineri.
- Creșa primește copii de la doi ani.
Un tânăr din fiecare sat intră în consiliul strategiei.
Bugetul se discută în fiecare an, în luna martie, cu toți cei care vor să vină."""


def brought(by: User, consultation: Consultation, body: str = BODY) -> TextVersion:
    """A text that nobody else sees yet: its first version."""
    found = acts.create_text(
        by=by, consultation=consultation, title=text("Strategia de ocupare"), language="ro", body=body
    )
    return found.versions.get()


def published(by: User, operation: Any, organiser: Any, body: str = BODY, **told: Any) -> TextVersion:
    """A text on which everybody may comment for ten days more."""
    consultation = opened(by, operation, organiser, **told)
    now = clock.now()
    add_phase(
        by=by, consultation=consultation, kind="comment", starts_at=now - 10 * DAY, ends_at=now + 10 * DAY
    )
    version = brought(by, Consultation.objects.get(pk=consultation.pk), body)
    acts.publish_text(by=by, draft=version)
    return again(version)


def again(version: TextVersion) -> TextVersion:
    """As the database has it now."""
    return TextVersion.objects.select_related("text__consultation").get(pk=version.pk)


def place(version: TextVersion, words: str) -> Paragraph:
    """The paragraph in which these words stand."""
    return next(p for p in version.paragraphs.select_related("version__text") if words in p.source)


def remark(by: User, version: TextVersion, words: str = "autobuz", **told: Any) -> Contribution:
    """A comment on the paragraph with these words."""
    told = {"kind": "comment", "text": "Prea târziu pentru schimbul de la șase.", "language": "ro", **told}
    consultation = Consultation.objects.get(pk=version.text.consultation_id)
    return contribute(by=by, consultation=consultation, paragraph=place(version, words), **told)


def frozen(by: User, version: TextVersion) -> TextVersion:
    """The phase for comments is behind; nobody comments any more."""
    phases = version.text.consultation.phases.filter(kind="comment")
    phases.update(ends_at=clock.now() - DAY)
    acts.freeze_text(by=by, version=again(version))
    return again(version)


def followed(by: User, version: TextVersion, body: str = AGAIN) -> TextVersion:
    """The next version, as a draft, from one that is frozen."""
    draft = acts.begin_version(by=by, former=version)
    acts.write_text(by=by, draft=draft, version=1, title=version.text.title, body=body)
    return again(draft)


def answered(by: User, comment: Contribution, draft: TextVersion | None = None, key: int = 0) -> None:
    """Accepted, with the paragraph it led to."""
    led_to = draft.paragraphs.filter(key=key).select_related("version").first() if draft else None
    answer_contribution(
        by=by, contribution=comment, outcome="accepted", reason=text("Din mai."), paragraph=led_to
    )
