"""What is sent with each POST of the matrix: valid, as far as the rows of the world allow."""

import datetime as dt
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from punte.organisations.models import Organisation
from punte.participation.models import RegistrationForm
from punte.people.models import Notice
from punte.projects.models import Assignment
from tests.security import (
    attended,
    audited,
    commented,
    consulted,
    conversed,
    joined,
    learnt,
    matched,
    moderated,
    offered,
    placed,
    planned,
    protected,
    reported,
    surveyed,
    tabled,
    voted,
    written,
)
from tests.security.money import entry_body, line_body
from tests.security.world import DAY, HOME, Corner, File, World, canary, manager_of, pdf


def date(name: str, year: int = 2025, month: int = 1, day: int = 15) -> dict[str, int]:
    """A date in three boxes."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def a_file(name: str = "paper.pdf") -> SimpleUploadedFile:
    """A paper that was not sent before."""
    return SimpleUploadedFile(name, pdf(f"A paper {uuid.uuid4()}"), content_type="application/pdf")


def body(world: World, route: str, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    """The fields of this form; every form that creates gets a fresh token."""
    make = BODIES.get(route) or BODIES.get(route.split(":")[-1])
    fields = make(world, actor, corner, file) if make else {}
    return {"token": str(uuid.uuid4()), **{k: v for k, v in fields.items() if v is not None}}


def own_assignment(world: World, actor: str, code: str) -> int:
    """The assignment of whoever the matrix calls the owner in this operation: Ana, or the manager."""
    owner = "ana" if code == HOME else manager_of(code)
    return Assignment.objects.get(role__user=world.users[owner], operation__code=code).pk


def _assignment(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    """Georgi's further role, put to work; at the other consortium, the manager's."""
    owner = world.users["georgi" if corner.operation.code == HOME else manager_of(corner.operation.code)]
    free = owner.roles.exclude(assignments__operation=corner.operation).first()
    return {"role": free.pk if free else "", "rights": ["export"]}


def _new_participant(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    place = "partner" if actor == "bogdan" else "lead"
    return {
        "last_name": "Nouă",
        "first_name": "Ileana",
        **date("birth_date", 1991),
        **date("registered_on"),
        "organisation": corner.organisations[place].pk,
    }


def _deliverable(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    place = "partner" if actor == "bogdan" else "lead"
    return {
        "kind": "records.guide_published",
        "activity": file.ids["activity_id"],
        "organisation": corner.organisations[place].pk,
        "title": "A guide",
        **date("on", 2024, 9, 15),
        "file": a_file(),
    }


def _organisation(name: str, version: int | None = None) -> dict[str, Any]:
    return {"name": name, "kind": "cso", "country": "RO", "version": version}


def _edited(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    place = "lead" if file is corner.files["lead"] else "partner"
    organisation = corner.organisations[place]
    return _organisation(organisation.name, organisation.version) | {"kind": organisation.kind}


def _situation(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    file.participation.refresh_from_db(fields=["version"])
    return {"version": file.participation.version, "labour": "inactive", "function": "none"}


def _list(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    lines = "last_name;first_name;birth_date;sex;county\nNouă;Ileana;01.02.1991;woman;Cluj\n"
    place = "partner" if actor == "bogdan" else "lead"
    return {
        "file": SimpleUploadedFile("list.csv", lines.encode()),
        "organisation": corner.organisations[place].pk,
    }


def _entity(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    place = "lead" if actor in ("elena", "ana", "floarea", "mallory") else "partner"
    free = Organisation.objects.exclude(entity_participations__operation=corner.operation).last()
    return {"entity": free.pk, "organisation": corner.organisations[place].pk, **date("on")}


def _scan(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    code = RegistrationForm.objects.get(pk=file.ids["form_id"]).code
    return {"code": code, **date("signed_on", 2025, 3, 17), "file": a_file()}


def _signature(world: World, actor: str, corner: Corner, file: File) -> dict[str, Any]:
    place = next(place for place, known in corner.files.items() if known is file)
    return {"read": "on", "name": f"Maria {canary(corner.operation, place)}"}


def own_notice(world: World, code: str) -> int:
    """A notice to whoever the matrix calls the owner."""
    return (
        Notice.objects.filter(user=world.users["ana" if code == HOME else manager_of(code)]).latest("pk").pk
    )


def _begins(corner: Corner) -> dt.date:
    return corner.operation.starts_on or DAY


BODIES: dict[str, Any] = {
    "claim_edit": lambda w, a, c, f: {"version": 0, **date("planned_on", 2030)},
    "budget_line_create": lambda w, a, c, f: line_body(c, "partner" if a == "bogdan" else "lead"),
    "budget_line_edit": lambda w, a, c, f: line_body(c, "lead" if f is c.files["lead"] else "partner", 1),
    "commitment_create": lambda w, a, c, f: entry_body(c, _begins(c), a_file()),
    "expenditure_create": lambda w, a, c, f: entry_body(c, _begins(c), a_file()),
    "entry_pay": lambda w, a, c, f: date("on"),
    "entry_cancel": lambda w, a, c, f: {"reason": "Entered twice"},
    "participant_attempt": lambda w, a, c, f: {**date("on"), "how": "phone"},
    **attended.BODIES,
    **learnt.BODIES,
    **matched.BODIES,
    **placed.BODIES,
    **consulted.BODIES,
    **commented.BODIES,
    **conversed.BODIES,
    **surveyed.BODIES,
    **joined.BODIES,
    **planned.BODIES,
    **moderated.BODIES,
    **written.BODIES,
    **voted.BODIES,
    **tabled.BODIES,
    **offered.BODIES,
    **audited.BODIES,
    **protected.BODIES,
    **reported.BODIES,
    "narrative_edit": lambda w, a, c, f: {"version": 1, "summary": "Pe scurt"},
    "export_create": lambda w, a, c, f: {
        "kind": "monitoring.numbers",
        "period": "day",
        "format": "csv",
        "language": "en",
    },
    "period_report": lambda w, a, c, f: {"language": "ro"},
    "set_language": lambda w, a, c, f: {"language": "ro"},
    "set_scheme": lambda w, a, c, f: {"scheme": "dark"},
    "act_as": lambda w, a, c, f: {"assignment": own_assignment(w, a, c.operation.code)},
    "profile_edit": lambda w, a, c, f: {"name": "Somebody Else", "language": "bg", "scheme": "dark"},
    "claim_redeem": lambda w, a, c, f: {"code": f"{c.operation.consortium_id}-AAAA-BBBB-CCCC"},
    "claim_account": lambda w, a, c, f: {"name": "Somebody New", "email": "somebody-new@example.org"},
    "organisation_create": lambda w, a, c, f: _organisation("A new association"),
    "organisation_edit": _edited,
    "role_give": lambda w, a, c, f: {
        "user": w.users["ana" if c.operation.code == HOME else manager_of(c.operation.code)].pk,
        "role": "trainer",
    },
    "invitation_create": lambda w, a, c, f: {"email": "somebody-new@example.org", "role": "trainer"},
    "token_create": lambda w, a, c, f: {"name": "A program", "scopes": ["projects"], "days": "30"},
    "invitation_accept": lambda w, a, c, f: {"name": "Somebody New", "password": "a long pass phrase 77"},
    "assignment_create": _assignment,
    "assignment_rights": lambda w, a, c, f: {"rights": ["export"]},
    "fact_detail": lambda w, a, c, f: {"verification": "checked"},
    "participant_create": _new_participant,
    "participant_enter": lambda w, a, c, f: date("on"),
    "participant_leave": lambda w, a, c, f: {**date("on"), "exit": "to_the_end"},
    "participant_observe": lambda w, a, c, f: {**date("on"), "kind": "searching"},
    "participant_situation": _situation,
    "participant_identity": lambda w, a, c, f: {"last_name": "Altfel", "first_name": "Maria", "version": 1},
    "participant_contact": lambda w, a, c, f: {"phone": "0711 111 111", "version": 1},
    "participant_paper": lambda w, a, c, f: {"file": a_file(), "kind": "status", "title": "Certificate"},
    "participant_proof": lambda w, a, c, f: {"verdict": "not_met"},
    "participant_form": lambda w, a, c, f: {"language": "ro"},
    "participant_form_scan": _scan,
    "participant_form_sign": _signature,
    "form_sign": _signature,
    "participant_dossier": lambda w, a, c, f: {"language": "ro"},
    "participant_decide": lambda w, a, c, f: {"state": "rejected"},
    "participant_special_edit": lambda w, a, c, f: dict.fromkeys(
        ("disability", "minority", "roma", "third_country", "foreign_background", "homeless"), "declined"
    ),
    "participant_number": lambda w, a, c, f: {"number": "1234", "reason": "They asked for it"},
    "participant_strike": lambda w, a, c, f: {
        "mistake": f"observation-{f.ids['observation_id']}",
        "reason": "290",
    },
    "participant_award": lambda w, a, c, f: {
        "kind": "records.person_consulted",
        "activity": f.ids["activity_id"],
        "title": "Counselling",
        **date("on", 2024, 9, 15),
        "file": a_file(),
    },
    "participant_consent": lambda w, a, c, f: {"purpose": "contact", "language": "en", "agreed": "on"},
    "entity_enter": _entity,
    "entity_end": lambda w, a, c, f: date("on"),
    "import_create": _list,
    "import_settle": lambda w, a, c, f: {f"row{f.ids['row_id']}-answer": "another"},
    "deliverable_create": _deliverable,
    "deliverable_withdraw": lambda w, a, c, f: {"reason": "records.struck_mistake"},
    "evidence_create": lambda w, a, c, f: {"title": "A list", "kind": "attendance", "file": a_file()},
    "paper_create": lambda w, a, c, f: {"title": "A list", "kind": "attendance", "file": a_file()},
}
