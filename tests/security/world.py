"""A small world for the tests of who may reach what: in each consortium a person served by each partner, with
everything a file can hold, all of it marked with a canary surname; and somebody for each role.

It is written once per test run into a database of its own, through the actions, and committed."""

import datetime as dt
import zlib
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from punte.base.rls import set_local
from punte.monitoring.actions.narratives import write_narrative
from punte.monitoring.actions.periods import open_period
from punte.organisations.actions.invitations import digest
from punte.organisations.models import Invitation, Organisation, Role, Token
from punte.organisations.notices import ROLE_GIVEN
from punte.participation.actions import participations as actions
from punte.participation.actions.entities import enter_entity
from punte.participation.actions.forms import generate_form
from punte.participation.actions.imports import apply_import, check_import, upload_import
from punte.participation.actions.persons import register_new_person
from punte.participation.actions.proofs import bring_paper, check_criterion
from punte.participation.actions.special import save_special
from punte.participation.models import ImportBatch, Participation, SpecialCategory
from punte.participation.models.proofs import criteria
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.actions.notices import notify
from punte.people.actions.persons import save_contact
from punte.people.models import User
from punte.projects.models import Assignment, Operation
from punte.records.actions.access import log_access
from punte.records.actions.consents import give_consent
from punte.records.actions.deliverables import evidence_deliverable
from punte.records.facts import PERSON_TRAINED, WORKSHOP_HELD
from punte.records.models import Consent, Evidence, Fact
from punte.records.seals import seal_facts
from tests.cast import choose
from tests.security.attended import attended
from tests.security.audited import audit
from tests.security.commented import commented
from tests.security.consulted import consulted
from tests.security.conversed import conversed
from tests.security.exported import exported
from tests.security.joined import joined
from tests.security.learnt import learnt
from tests.security.matched import matched
from tests.security.moderated import moderated
from tests.security.money import money
from tests.security.offered import offered
from tests.security.placed import placed
from tests.security.planned import planned
from tests.security.protected import protected
from tests.security.recruited import recruited
from tests.security.reported import reported
from tests.security.surveyed import surveyed
from tests.security.tabled import tabled
from tests.security.voted import voted
from tests.security.written import written

ALL = list(Assignment.Right.values)
DAY = dt.date(2024, 9, 2)
HOME, FOREIGN = "309187", "300609"
BORN = {"lead": dt.date(1988, 3, 4), "partner": dt.date(1988, 10, 11)}
CODES = (HOME, FOREIGN, "4-003-0020", "economie-sociala", "incluziune-activa")


@dataclass
class File:
    """A participant with the rows that hang on them."""

    participation: Participation
    ids: dict[str, Any] = field(default_factory=dict)


@dataclass
class Corner:
    """One operation, the only one of its consortium: its partners, and one file at each."""

    operation: Operation
    canary: str
    organisations: dict[str, Organisation]
    files: dict[str, File] = field(default_factory=dict)


@dataclass
class World:
    """Who there is, and what there is to be reached."""

    users: dict[str, User]
    corners: dict[str, Corner]
    sessions: dict[str, str] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in; anonymous is nobody."""
        client = Client(raise_request_exception=False)
        if name != "anonymous":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[name]
        return client


def canary(operation: Operation, place: str = "") -> str:
    """The surname that must not leave the consortium, or one partner of it."""
    return "Canar" + operation.consortium.slug.replace("-", "") + place


def pdf(words: str) -> bytes:
    """A paper of one line; its text is compressed, as in papers from a printer."""
    text = zlib.compress(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
    head = b"%PDF-1.4\n1 0 obj<</Length " + str(len(text)).encode() + b"/Filter/FlateDecode>>stream\n"
    return head + text + b"\nendstream endobj\ntrailer<</Size 2>>\n%%EOF\n"


def build() -> World:
    """Everybody and everything, committed."""
    users = {name: _user(name) for name in ("stranger", "cosmina", "operator")}
    corners = {}
    for code in CODES:
        operation = Operation.objects.select_related("consortium").get(code=code)
        partners = operation.partnerships.select_related("organisation").order_by("pk")
        places = {p.role: p.organisation for p in reversed(partners) if p.role in ("lead", "partner")}
        corners[code] = Corner(operation, canary(operation), places)
        _staff(users, corners[code])
    for corner in corners.values():
        with transaction.atomic():
            set_local(consortium=corner.operation.consortium_id)
            for place in corner.organisations:
                _file(users, corner, place)
            _period(users, corner)
    _accounts(users, corners[HOME])
    for corner in corners.values():
        seal_facts(corner.operation.consortium)
    return World(users, corners, {name: _signed_in(user) for name, user in users.items()})


def _signed_in(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _user(name: str) -> User:
    password = "a long pass phrase" if name == "elena" else None  # hashing is slow on purpose
    return User.objects.create_user(f"{name}@example.org", password, name=name, language="en")


HOME_STAFF = {
    "elena": ("lead", "manager", ALL),
    "ana": ("lead", "counsellor", []),
    "floarea": ("lead", "mediator", []),
    "georgi": ("lead", "trainer", []),
    "hristo": ("lead", "moderator", []),
    "auditor": ("lead", "auditor", ["special"]),
    "dpo": ("lead", "dpo", ["special", "erase"]),
    "bogdan": ("partner", "manager", ["export"]),
    "bianca": ("partner", "counsellor", []),
}


def manager_of(code: str) -> str:
    """Who manages an operation at its lead partner; of the second one it is Mallory."""
    return {HOME: "elena", FOREIGN: "mallory"}.get(code, f"manager-{code}")


def auditor_of(code: str) -> str:
    """Who audits an operation."""
    return "auditor" if code == HOME else f"auditor-{code}"


def _staff(users: dict[str, User], corner: Corner) -> None:
    code = corner.operation.code
    others = {manager_of(code): ("lead", "manager", ALL), auditor_of(code): ("lead", "auditor", [])}
    staff = HOME_STAFF if code == HOME else others
    for name, (place, role, rights) in staff.items():
        users[name] = _user(name)
        held = _role(users[name], corner.organisations[place], role)
        Assignment.objects.create(
            role=held, operation=corner.operation, rights=rights, since=dt.date(2024, 1, 1)
        )
    lead = corner.organisations["lead"]
    _role(users["georgi" if code == HOME else manager_of(code)], lead, "recruiter")  # not put to work
    if code == HOME:
        _role(users["operator"], lead, "operator")


def _role(user: User, organisation: Organisation, role: str) -> Role:
    return Role.objects.create(user=user, organisation=organisation, role=role, since=dt.date(2024, 1, 1))


def _file(users: dict[str, User], corner: Corner, place: str) -> None:
    code, operation = corner.operation.code, corner.operation
    by = users[manager_of(code)]
    surname = canary(operation, place)
    found = register_new_person(
        by=by, operation=operation, organisation=corner.organisations[place], on=DAY, sex="woman",
        labour="employed", education=5, studies="none",
        responsible=_responsible(users, code, place),
        told={
            "first_name": "Maria", "last_name": surname, "birth_date": BORN[place], "sex": "woman",
            "number": f"{surname}1988", "number_kind": "foreign",
        },
    )  # fmt: skip
    file = corner.files[place] = File(found)
    reached = {"email": f"{surname.lower()}@example.org", "phone": "0700 000 000", "address": surname}
    save_contact(by=by, person=found.person, contact=reached, safe=True)
    file.ids |= _papers(by, found, surname)
    file.ids |= _stays(by, found)
    file.ids |= _deliverable(by, corner, found, surname, file.ids["document_id"])
    save_special(by=by, participation=found, answers=dict.fromkeys(SpecialCategory.FIELDS, "yes"))
    consent = give_consent(
        by=by, person=found.person, basis=Consent.Basis.CONSENT, purpose=Consent.Purpose.PICTURES,
        wording=f"{surname} agrees to pictures.", language="en",
    )  # fmt: skip
    log_access(by=by, person=found.person, occasion="file")
    file.ids |= _imports(users["bogdan"] if (code, place) == (HOME, "partner") else by, corner, place)
    file.ids |= {"participation_id": found.pk, "person_id": found.person_id, "consent_id": consent.pk}
    file.ids |= protected(by, operation, found.person, surname)
    file.ids |= _directory(by, corner, place, users["ana" if code == HOME else manager_of(code)])
    begins = operation.starts_on or DAY
    file.ids |= money(
        by, operation, corner.organisations[place], begins, surname, pdf(f"Invoice of {surname}")
    )
    form = generate_form(by=by, participation=found, language="en")
    file.ids |= {"form_id": form.pk, "own_form_id": form.pk}
    checks = users["bogdan"] if (code, place) == (HOME, "partner") else by
    file.ids |= audit(operation, found, checks, users[auditor_of(code)], corner.organisations[place])
    file.ids |= exported(checks, operation)
    file.ids |= attended(checks, found)
    file.ids |= learnt(checks, found)
    file.ids |= matched(checks, found, file.ids)
    file.ids |= offered(checks, found)
    file.ids |= placed(checks, found)
    file.ids |= consulted(checks, found)
    file.ids |= commented(checks, found)
    file.ids |= conversed(checks, found)
    file.ids |= surveyed(checks, found)
    file.ids |= joined(checks, found)
    file.ids |= planned(checks, found)
    file.ids |= moderated(checks, found)
    file.ids |= voted(checks, found)
    file.ids |= tabled(checks, found, file.ids)
    file.ids |= written(checks, found, file.ids)


def _period(users: dict[str, User], corner: Corner) -> None:
    """A reporting period with its summary in words, reported and asked about."""
    begins = corner.operation.starts_on or DAY - dt.timedelta(days=30)
    last = min(corner.operation.ends_on or DAY, DAY + dt.timedelta(days=30))
    period = open_period(
        by=users[manager_of(corner.operation.code)], operation=corner.operation, starts_on=begins, ends_on=last,
        due_on=last + dt.timedelta(days=30),
    )  # fmt: skip
    write_narrative(
        by=users[manager_of(corner.operation.code)], period=period, activity=None, language="ro", version=0,
        texts={"summary": "What it is about."},
    )  # fmt: skip
    told = reported(users[manager_of(corner.operation.code)], period)
    for file in corner.files.values():
        file.ids |= {"number": period.number, "place": "summary"} | told


def _responsible(users: dict[str, User], code: str, place: str) -> User:
    if code != HOME:
        return users[manager_of(code)]
    return users["ana"] if place == "lead" else users["bianca"]


def _papers(by: User, found: Participation, surname: str) -> dict[str, Any]:
    paper = bring_paper(
        by=by, participation=found, proves=None, content=pdf(f"Registration of {surname}"), name="form.pdf",
        title=f"Registration form of {surname}", kind="registration", dated=DAY,
    )  # fmt: skip
    known = criteria(found)
    for criterion in known:
        check_criterion(by=by, participation=found, criterion=criterion, verdict="met", document=paper)
    return {"document_id": paper.pk, "criterion_id": known[0].pk if known else 0}


def _stays(by: User, found: Participation) -> dict[str, Any]:
    choose(by, found)
    stay = actions.enter(by=by, participation=found, on=DAY)
    seen = actions.observe(by=by, participation=found, kind="certificate", on=DAY)
    return {"stay_id": stay.pk, "observation_id": seen.pk}


def _deliverable(by: User, corner: Corner, found: Participation, surname: str, paper: Any) -> dict[str, Any]:
    document = found.person.documents.get(pk=paper)
    made = evidence_deliverable(
        by=by, operation=corner.operation, activity=corner.operation.activities.first(), kind=PERSON_TRAINED,
        organisation=found.organisation, title=f"Course of {surname}", on=DAY, document=document,
        person=found.person,
    )  # fmt: skip
    fact = Fact.objects.about(made).get()
    held = evidence_deliverable(
        by=by, operation=corner.operation, activity=made.activity, kind=WORKSHOP_HELD, quantity=25,
        organisation=found.organisation, title="Workshop", on=DAY, document=None,
    )  # fmt: skip
    return {
        "deliverable_id": made.pk,
        "evidence_id": Evidence.objects.get(fact=fact).pk,
        "activity_id": made.activity_id,
        "fact_id": fact.pk,
        "fact_about_nobody": Fact.objects.about(held).get().pk,
    }


COUNTY = {"4-003-0020": "Пловдив"}


def _imports(by: User, corner: Corner, place: str) -> dict[str, Any]:
    """One list that was checked, with somebody who may be known and somebody new; one that was applied."""
    surname = canary(corner.operation, place)
    day = BORN[place].strftime("%d.%m")
    checked = _import(by, corner, place, f"{surname};Mariana;{day}.1988", f"{surname};Ioan;{day}.1977")
    applied = _import(by, corner, place, f"{surname};Vasile;{day}.1966")
    apply_import(by=by, batch=applied)
    doubt = checked.rows.get(plan="problem")
    return {"batch_id": checked.pk, "row_id": doubt.pk, "doubt": doubt.problems, "applied_id": applied.pk}


def _import(by: User, corner: Corner, place: str, *rows: str) -> ImportBatch:
    county = COUNTY.get(corner.operation.code, "Cluj")
    lines = ["last_name;first_name;birth_date;sex;county", *(f"{row};woman;{county}" for row in rows)]
    batch = upload_import(
        by=by, operation=corner.operation, organisation=corner.organisations[place],
        name=f"{canary(corner.operation, place)}.csv", content="\n".join(lines).encode(),
    )  # fmt: skip
    check_import(by=by, batch=batch)
    batch.refresh_from_db()
    assert batch.state == "checked", (batch.state, batch.refusal)
    return batch


def _directory(by: User, corner: Corner, place: str, colleague: User) -> dict[str, Any]:
    """Rows about colleagues: at the lead partner Ana's, elsewhere the manager's own."""
    organisation = corner.organisations[place]
    token = f"link-{corner.operation.pk}-{place}"
    supported = [o for o in Organisation.objects.order_by("pk") if o not in corner.organisations.values()]
    entity = enter_entity(
        by=by, operation=corner.operation, entity=supported[len(place) % 2], organisation=organisation, on=DAY
    )
    invitation = Invitation.objects.create(
        organisation=organisation, email=f"{token}@example.org".lower(), role="counsellor", invited_by=by,
        digest=digest(token), expires_at=timezone.now() + dt.timedelta(days=7),
    )  # fmt: skip
    assignment = Assignment.objects.filter(role__user=colleague, operation=corner.operation).get()
    key = Token.objects.create(
        organisation=organisation, name=f"Program {place}", scopes=["projects"], created_by=by,
        digest=digest(f"key-{token}"), expires_at=timezone.now() + dt.timedelta(days=30),
    )  # fmt: skip
    return {
        "organisation_id": organisation.pk,
        "token_id": key.pk,
        "invitation_id": invitation.pk,
        "token": token,
        "assignment_id": assignment.pk,
        "role_id": assignment.role_id,
        "entity_id": entity.pk,
    }


def _accounts(users: dict[str, User], home: Corner) -> None:
    """Cosmina takes up her own file; everybody has a notice."""
    with transaction.atomic():
        set_local(consortium=home.operation.consortium_id)
        code = make_claim(by=users["elena"], person=home.files["lead"].participation.person)
        redeem_claim(by=users["cosmina"], code=code)
    recruited(users, home)
    with transaction.atomic():
        for user in users.values():
            notify(user, ROLE_GIVEN)
