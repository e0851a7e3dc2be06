"""Besides the projects' own work: accounts of persons, organisations taken up, invitations, looks at files."""

from django.db import connection

from punte.organisations.actions.invitations import invite
from punte.participation.actions.entities import end_entity, enter_entity
from punte.participation.actions.persons import compare_number
from punte.participation.actions.special import read_special
from punte.participation.models import Participation
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.models import Person
from punte.portal.demo.desk import DAY, Desk
from punte.records.actions.access import log_access
from punte.records.actions.documents import open_document
from punte.records.models import AccessEntry, Deliverable, Document
from punte.records.seals import seal_facts

SUPPORT = {
    "309187": "organisation_strengthened",
    "300609": "organisation_strengthened",
    "incluziune-activa": "mentoring_given",
    "4-003-0020": "organisation_strengthened",
    "economie-sociala": "enterprise_founded",
}
INVITED = {"309187": ("counsellor", "trainer", "communicator"), "300609": ("moderator",)}
HOLDERS = {"309187": ("cosmina", "Cosmina", "ana"), "4-003-0020": ("ioana", "Йоана", "vesela")}


def all_of(desk: Desk) -> None:
    """What else happens around one project."""
    _entities(desk)
    _account(desk)
    for number, role in enumerate(INVITED.get(desk.operation.code, ())):
        email = f"coleg-{number + 1}@demo-{desk.operation.code}.example"
        invite(by=desk.team["elena"], organisation=desk.lead, email=email, role=role)
    _looks(desk)
    seal_facts(desk.operation.consortium)


def _entities(desk: Desk) -> None:
    """The organisations supported are taken up a month before; half of them have gone on by themselves."""
    from punte.records.kinds import kind

    supported: dict[int, Deliverable] = {}
    number = kind(f"records.{SUPPORT[desk.operation.code]}").number
    made = Deliverable.objects.filter(operation=desk.operation, kind=number, entity__isnull=False)
    for deliverable in made.select_related("entity").order_by("happened_on", "pk"):
        supported.setdefault(deliverable.entity_id or 0, deliverable)
    by = desk.team["elena"]
    for place, deliverable in enumerate(supported.values()):
        assert deliverable.entity
        taken = enter_entity(
            by=by,
            operation=desk.operation,
            entity=deliverable.entity,
            organisation=desk.lead,
            on=deliverable.happened_on - 30 * DAY,
        )
        if place % 2 == 0:
            end_entity(by=by, participation=taken, on=deliverable.happened_on + DAY)


def _account(desk: Desk) -> None:
    """A person of the cast takes up their own file with the code a counsellor handed over."""
    if desk.operation.code not in HOLDERS:
        return
    key, name, counsellor = HOLDERS[desk.operation.code]
    persons = Person.objects.filter(consortium=desk.operation.consortium, name__isnull=False)
    person = next(p for p in persons.order_by("pk").with_identity() if p.identity.data["first_name"] == name)
    code = make_claim(by=desk.team[counsellor], person=person)
    redeem_claim(by=desk.team[key], code=code)


def _looks(desk: Desk) -> None:
    """Who looked at whom: files and special categories, papers, a number compared."""
    elena = desk.team["elena"]
    here = Participation.objects.filter(operation=desk.operation, person__state=Person.State.ACTIVE)
    seen = list(here.select_related("person", "consortium", "operation").order_by("pk")[:12])
    for participation in seen[:5]:
        log_access(by=elena, person=participation.person, occasion=AccessEntry.Occasion.FILE)
        read_special(by=elena, participation=participation)
    connection.features.uses_savepoints = (
        True  # tries are counted across projects, which are told side by side
    )
    for participation in seen[5:8]:
        compare_number(by=elena, participation=participation, number="2900101249000", reason=REASON)
    connection.features.uses_savepoints = False
    papers = Document.objects.filter(
        operation=desk.operation, person__isnull=False, state=Document.State.ACCEPTED
    )
    for document in papers.select_related("person", "consortium").order_by("title", "dated", "sha256")[:3]:
        open_document(by=elena, document=document)


REASON = "Verificare la cererea autorității de management"
