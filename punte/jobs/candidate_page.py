"""What an employer's people see: a number, what is met of what the vacancy asks, the name once they have taken it up.
Never a score, never a ranking: by the day, then by lot."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.jobs.application_page import TONES, cv_url, small, timeline
from punte.jobs.application_page import comments as remarks
from punte.jobs.cv import may_be_reached
from punte.jobs.models import Application, VacancySkill
from punte.jobs.steps_offered import offered, sorted_ways
from punte.matching.models import Profile, ProfileSkill
from punte.people.models import Contact, Person

State = Application.State
LANGUAGES = {
    "ro": "română",
    "bg": "български",
    "en": "English",
    "rom": "romani",
    "hu": "magyar",
    "tr": "Türkçe",
}


def rows(found: list[Application]) -> list[dict[str, Any]]:
    """The list: four queries however many there are."""
    asked, able = _asked(found), _able(found)
    return [_row(a, asked[a.vacancy_id], able.get(a.person_id, {})) for a in found]


def _row(found: Application, asked: list[VacancySkill], able: dict[int, ProfileSkill]) -> dict[str, Any]:
    return {
        "it": found,
        "name": called(found),
        "url": reverse("jobs:candidate_detail", args=[found.operation.code, found.pk]),
        "vacancy": found.vacancy.title,
        "tone": TONES[State(found.state)],
        "small": small(found) if found.state != State.OBSOLETE else "",
        "meets": [str(s.skill) for s in asked if s.skill_id in able],
        "open": [str(s.skill) for s in asked if s.skill_id not in able and s.essential],
    }


def called(found: Application) -> str:
    """The name for who has taken the application up; before that the number drawn by lot."""
    if found.employer_knows_name:
        return found.person.full_name
    return _("Applicant no. %(number)s") % {"number": found.number}


def _asked(found: Iterable[Application]) -> dict[int, list[VacancySkill]]:
    lines: dict[int, list[VacancySkill]] = defaultdict(list)
    vacancies = {a.vacancy_id for a in found}
    for line in VacancySkill.objects.filter(vacancy__in=vacancies).select_related("skill").order_by("pk"):
        lines[line.vacancy_id].append(line)
    for asked in lines.values():
        asked.sort(key=lambda s: not s.essential)
    return lines


def _able(found: Iterable[Application]) -> dict[int, dict[int, ProfileSkill]]:
    skills: dict[int, dict[int, ProfileSkill]] = defaultdict(dict)
    persons = {a.person_id for a in found}
    joined = Person.objects.filter(pk__in=persons, merged_into__isnull=False)
    roots = dict(joined.values_list("pk", "merged_into"))  # whose profile stands under another number by now
    wanted = persons | set(roots.values())
    own = ProfileSkill.objects.filter(profile__person__in=wanted).select_related("skill", "profile")
    for line in own.order_by("pk"):
        for person in persons:
            if line.profile.person_id in (person, roots.get(person)):
                skills[person][line.skill_id] = line
    return skills


def page(found: Application, *, reads_cv: bool) -> dict[str, Any]:
    """One applicant, for the employer; `reads_cv`: the CV that was sent may be opened."""
    asked, able = _asked([found])[found.vacancy_id], _able([found]).get(found.person_id, {})
    buttons, links = sorted_ways(found, offered(found, employer=True))
    known = found.employer_knows_name
    reached = found.employer_may_reach
    return {
        "operation": found.operation,
        "application": found,
        "name": called(found),
        "known": known,
        "tone": TONES[State(found.state)],
        "facts": _facts(found),
        "requirements": [_requirement(s, able) for s in asked],
        "languages": _languages(found),
        "skills": _besides(asked, able) if known else [],
        "message": found.words()["message"] if known else "",
        "reached": reached,
        "contact": _contact(found) if reached else [],
        "cv_url": cv_url(found) if reads_cv else "",
        "ways": buttons,
        "links": links,
        "timeline": timeline(found, to=found.vacancy.employer),
        "comments": remarks(found, of_employer=True),
    }


def _besides(asked: list[VacancySkill], able: dict[int, ProfileSkill]) -> list[str]:
    wanted = {line.skill_id for line in asked}
    return [str(line.skill) for line in able.values() if line.skill_id not in wanted]


def _facts(found: Application) -> list[tuple[str, str]]:
    told = [(_("Vacancy"), found.vacancy.title), (_("Sent on"), formats.day(found.sent_on, "long"))]
    if found.interview_at:
        told.append((_("Interview"), f"{formats.moment(found.interview_at)}, {found.interview_place}"))
    if found.starts_on:
        told.append((_("Begins on"), formats.day(found.starts_on, "long")))
    return told


def _requirement(asked: VacancySkill, able: dict[int, ProfileSkill]) -> dict[str, Any]:
    own = able.get(asked.skill_id)
    said = str(own.get_evidence_display()) if own else _("not said")
    return {
        "skill": str(asked.skill),
        "essential": asked.essential,
        "met": own is not None,
        "said": said,
    }


def _languages(found: Application) -> list[dict[str, Any]]:
    asked = found.vacancy.languages
    if not asked:
        return []
    profile = Profile.objects.filter(person=found.person.merged_into_id or found.person_id).first()
    spoken = set(profile.languages) if profile else set()
    return [{"name": LANGUAGES.get(code, code), "met": code in spoken} for code in asked]


def _contact(found: Application) -> list[tuple[str, str]]:
    """How to reach the person, where it is safe; else through who accompanies them."""
    row = Contact.objects.filter(person=found.person_id).first()
    responsible = found.participation.responsible
    through = [(_("Through"), responsible.name)] if responsible else []
    if row is None or not may_be_reached(found.person):
        return through
    row.person = found.person
    words = {"phone": _("Telephone"), "email": _("E-mail")}
    return [(word, row.data[name]) for name, word in words.items() if row.data.get(name)] + through
