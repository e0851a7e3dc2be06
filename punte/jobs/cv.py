"""The CV as it is read: what is known of a person, what they wrote themselves, and only what they chose to show.

Sex, photo, ethnicity, health, family, benefits and convictions are never in it, and nobody can switch them on; the
birth date and the schooling of the register stand there only where the person wants them. That somebody takes part in a
project is not told: a course is a course, and work that the hub found is work."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import formats
from punte.base.typeset import LANGUAGES
from punte.jobs.models import CV, Experience, Placement, WorkTrial
from punte.matching import words
from punte.matching.models import Profile, ProfileSkill
from punte.participation.models import Participation
from punte.participation.schooling import Learnt, learnt
from punte.people.models import Contact, Person

# Described by what somebody can do (Council of Europe, CEFR, global scale), since few know their letters and digits.
LEVELS = [
    (1, gettext_lazy("a few words")),
    (2, gettext_lazy("simple everyday talk")),
    (3, gettext_lazy("everyday life and work")),
    (4, gettext_lazy("well, also on difficult matters")),
    (5, gettext_lazy("like a first language")),
]
UNSAID = 0  # a language whose level nobody said
# The usual driving licences by Directive 2006/126/EC, Article 4, and that for tractors.
DRIVING = ("AM", "A", "B", "BE", "C1", "C", "CE", "D", "DE", "T")
SHOWN = [
    ("phone", gettext_lazy("Telephone")),
    ("email", gettext_lazy("E-mail")),
    ("place", gettext_lazy("Town or village")),
    ("education", gettext_lazy("Schooling, as it stands in the register")),
    ("birth_date", gettext_lazy("Date of birth")),
]
USUAL = ("phone", "email", "place")
REACH = ("phone", "email")  # only where contact is safe, whatever was chosen before
GOALS = "goals"
UNASKED_LANGUAGE = "rom"  # tells an origin: shown only to who says so
_TRIED = (WorkTrial.Outcome.COMPLETED, WorkTrial.Outcome.PARTIALLY)
Line = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """Everything that could stand in the CV of a person, read once; `told` is what they wrote and chose."""

    person: Person
    told: dict[str, Any]
    contact: Contact | None
    safe: bool
    profile: Profile | None
    skills: list[ProfileSkill]
    goals: list[Any]
    places: list[Any]
    education: int | None
    experiences: list[Experience]
    placements: list[Placement]
    trials: list[WorkTrial]

    @property
    def shown(self) -> tuple[str, ...]:
        """What of the person is shown: as chosen, else as it is usual; how to reach them only while that is safe."""
        chosen = USUAL if self.told["shown"] is None else self.told["shown"]
        return tuple(name for name in chosen if self.safe or name not in REACH)

    @property
    def languages(self) -> dict[str, int]:
        """Language → level, or UNSAID: as written, else those of the profile but the one that tells an origin."""
        if self.told["languages"] is not None:
            return self.told["languages"]
        spoken = self.profile.languages if self.profile else []
        return {code: UNSAID for code in spoken if code != UNASKED_LANGUAGE}


def known_of(person: Person, cv: CV | None) -> Known:
    """Reads what is known under every number of the person; thirteen queries, however much there is."""
    numbers = person.numbers()
    contacts = _contacts(numbers)
    profiles = {p.person_id: p for p in Profile.objects.filter(person__in=numbers)}
    profile = next((profiles[n] for n in numbers if n in profiles), None)
    there = ("application__vacancy__employer__organisation", "application__vacancy__settlement")
    work = Placement.objects.filter(person__in=numbers, struck=False).select_related(*there)
    tried = WorkTrial.objects.filter(person__in=numbers, outcome__in=_TRIED).select_related(*there)
    return Known(
        person=person.root,
        told=cv.told() if cv else dict(CV.EMPTY),
        contact=next((contacts[n] for n in numbers if n in contacts), None),
        safe=all(row.safe for row in contacts.values()),
        profile=profile,
        skills=list(profile.skills.select_related("skill").order_by("pk")) if profile else [],
        goals=list(profile.goals.select_related("occupation")) if profile else [],
        places=list(profile.places.select_related("settlement__region").order_by("pk")) if profile else [],
        education=_education(numbers),
        experiences=list(Experience.objects.of(person)),
        placements=list(work.order_by("-starts_on", "-pk")),
        trials=list(tried.order_by("-starts_on", "-pk")),
    )


def _contacts(numbers: list[int]) -> dict[int, Contact]:
    rows = Contact.objects.filter(person__in=numbers).select_related("person__consortium")
    return {row.person_id: row for row in rows}


def may_be_reached(person: Person) -> bool:
    """Whether it is safe to contact the person, by what stands under each of their numbers."""
    return not Contact.objects.filter(person__in=person.numbers(), safe=False).exists()


def _education(numbers: list[int]) -> int | None:
    rows = Participation.objects.filter(person__in=numbers, education__isnull=False)
    return rows.order_by("-registered_on", "-pk").values_list("education", flat=True).first()


def content(known: Known) -> dict[str, Any]:
    """The CV in the language of the moment: only what is shown, as JSON can hold it."""
    return {
        "name": _name(known.person),
        **_person(known),
        "goals": [str(g.occupation) for g in known.goals] if GOALS not in known.told["left_out"] else [],
        "statement": known.told["statement"],
        "work": [line for line in _work(known) if line["key"] not in known.told["left_out"]],
        "education": _schooling(known),
        "courses": [line for line in _courses(known) if line["key"] not in known.told["left_out"]],
        "skills": [line for line in _skills(known) if line["key"] not in known.told["left_out"]],
        "languages": _languages(known),
        "driving": [code for code in DRIVING if code in known.told["driving"]],
    }


def in_every_language(known: Known) -> dict[str, dict[str, Any]]:
    """The CV by language, as it is sent."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = content(known)
    return found


def seen(everything: dict[str, dict[str, Any]]) -> str:
    """By which one knows that what is sent is what was seen."""
    text = json.dumps(everything, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def lines_of(known: Known) -> list[tuple[str, str]]:
    """(key, word) of every line that is known and can be left out."""
    rows = [*_work(known), *_courses(known), *_skills(known)]
    named = [(row["key"], row["title"]) for row in rows if not row["key"].startswith("experience:")]
    return [(GOALS, _("Work that is wanted")), *named] if known.goals else named


def _name(person: Person) -> dict[str, str]:
    identity = getattr(person, "identity", None) if person.state == Person.State.ACTIVE else None
    told = identity.data if identity else {}
    return {"first": told.get("first_name", ""), "last": told.get("last_name", str(person))}


def _person(known: Known) -> Line:
    reach = known.contact.data if known.contact else {}
    told = {name: reach.get(name, "") for name in ("phone", "email")}
    told["place"] = (
        f"{known.places[0].settlement}, {known.places[0].settlement.region}" if known.places else ""
    )
    told["birth_date"] = known.person.identity.data.get("birth_date") or "" if _named(known.person) else ""
    return {name: value if name in known.shown else "" for name, value in told.items()}


def _named(person: Person) -> bool:
    return person.state == Person.State.ACTIVE and hasattr(person, "identity")


def _work(known: Known) -> list[Line]:
    """What still goes on leads, then by the day it ended: as written, as placed through the hub, as tried."""
    written = [e for e in known.experiences if e.kind != Experience.Kind.EDUCATION]
    rows = (
        [_written(e) for e in written]
        + [_placed(p) for p in known.placements]
        + [_tried(t) for t in known.trials]
    )
    return sorted(rows, key=_latest, reverse=True)


def _latest(line: Line) -> tuple[str, str, str]:
    return (line["until"] or "9999", line["since"], line["key"])


def _written(row: Experience) -> Line:
    words_ = row.words()
    return {
        "key": f"experience:{row.pk}",
        "title": words_["title"],
        "organisation": words_["organisation"],
        "place": words_["place"],
        "text": words_["text"],
        "since": _month(row.since_year, row.since_month),
        "until": _month(row.until_year, row.until_month),
        "note": str(row.get_kind_display()) if row.kind == Experience.Kind.UNPAID else "",
    }


def _month(year: int | None, month: int | None) -> str:
    """2019-05, or 2019 where the month is not known; empty while it goes on."""
    return "" if year is None else f"{year}-{month:02d}" if month else f"{year}"


def _at(row: Placement | WorkTrial) -> Line:
    vacancy = row.application.vacancy
    return {
        "organisation": vacancy.employer.organisation.name,
        "place": str(vacancy.settlement) if vacancy.settlement else "",
    }


def _placed(row: Placement) -> Line:
    until = f"{row.ended_on:%Y-%m}" if row.ended_on else ""
    told = {"title": row.post, "text": "", "since": f"{row.starts_on:%Y-%m}", "until": until, "note": ""}
    return {"key": f"placement:{row.pk}", **told, **_at(row)}


def _tried(row: WorkTrial) -> Line:
    until = f"{row.last_day or row.ends_on:%Y-%m}"
    told = {"title": row.tasks, "text": "", "since": f"{row.starts_on:%Y-%m}", "until": until}
    return {"key": f"trial:{row.pk}", **told, "note": _("work trial"), **_at(row)}


def _schooling(known: Known) -> list[Line]:
    rows = [_written(e) for e in known.experiences if e.kind == Experience.Kind.EDUCATION]
    if "education" in known.shown and known.education is not None:
        told = {"title": str(Participation.Education(known.education).label), "level": known.education}
        rows.append(_EMPTY_LINE | {"key": "register", **told})
    return rows


_EMPTY_LINE: Line = dict.fromkeys(("organisation", "place", "text", "since", "until", "note"), "")


def _courses(known: Known) -> list[Line]:
    return [_course(one) for one in learnt(known.person.numbers())]


def _course(one: Learnt) -> Line:
    return {
        "key": one.key,
        "title": one.title,
        "organisation": one.provider,
        "since": f"{one.since:%Y-%m}",
        "until": f"{one.until:%Y-%m}" if one.until else "",
        "hours": one.hours,
        "certificate": one.certificate,
        "kind": one.kind,
        "check": one.check,
    }


def _skills(known: Known) -> list[Line]:
    return [
        {
            "key": f"skill:{line.skill_id}",
            "title": str(line.skill),
            "uri": line.skill.uri,
            "level": str(line.get_level_display()),
            "evidence": line.evidence,
            "known": _EVIDENCE[line.evidence](),
        }
        for line in known.skills
    ]


_EVIDENCE: dict[str, Callable[[], str]] = {
    ProfileSkill.Evidence.DECLARED: lambda: "",
    ProfileSkill.Evidence.CERTIFICATE: lambda: _("with a certificate"),
    ProfileSkill.Evidence.CONFIRMED: lambda: _("confirmed by a counsellor"),
}


def _languages(known: Known) -> list[Line]:
    spoken, levels = known.languages, dict(LEVELS)
    return [
        {"code": code, "name": str(name), "level": spoken[code], "said": str(levels.get(spoken[code], ""))}
        for code, name in words.LANGUAGES
        if code in spoken
    ]


def period(line: Line) -> str:
    """From when to when, in words: May 2019 – Jun 2021, 2019 – today."""
    since = _said(line["since"])
    if not since:
        return ""
    until = _said(line["until"]) if line["until"] else _("today")
    return since if since == until else f"{since} – {until}"


def _said(text: str) -> str:
    if len(text) < 7:
        return text
    return formats.month(dt.date.fromisoformat(f"{text}-01"))


def told_plainly(everything: dict[str, Any]) -> Iterator[str]:
    """Every word of a CV, for the copy of somebody's data."""
    for value in everything.values():
        if isinstance(value, dict):
            yield from told_plainly(value)
        elif isinstance(value, list):
            for one in value:
                yield from told_plainly(one) if isinstance(one, dict) else [str(one)]
        elif value not in ("", None, 0):
            yield str(value)
