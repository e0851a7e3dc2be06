"""Each action refuses whoever may not, whichever way it is called: from a screen, a job, a command, an import."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.monitoring.actions import narratives, periods
from punte.monitoring.models import Period
from punte.organisations.actions import invitations, organisations, roles, tokens
from punte.organisations.models import Invitation, Role, Token
from punte.participation.actions import entities, forms, imports, participations, persons, proofs, special
from punte.participation.models import (
    EntityParticipation,
    ImportBatch,
    ImportRow,
    Observation,
    Participation,
    Stay,
)
from punte.people.actions import claims, notices, users
from punte.people.actions import persons as people
from punte.people.models import Notice, Person, User
from punte.projects.actions import assignments
from punte.projects.actions import periods as reporting
from punte.projects.models import Activity, Assignment, Criterion, Operation
from punte.records.actions import (
    access,
    breaches,
    consents,
    deliverables,
    documents,
    erasure,
    exports,
    holdings,
    making,
    requests,
    retention,
)
from punte.records.facts import GUIDE_PUBLISHED, PERSON_TRAINED, STRUCK_MISTAKE
from punte.records.models import (
    Breach,
    Consent,
    DataRequest,
    Deliverable,
    Document,
    Evidence,
    Export,
    Fact,
)
from tests.security.world import HOME, World

DAY = dt.date(2025, 1, 15)
NOTICED = dt.datetime(2025, 3, 10, 9, tzinfo=dt.UTC)
AUDITOR, BOGDAN, ANA, MALLORY = "auditor", "bogdan", "ana", "mallory"
GONE, NOBODY = "gone", "nobody"  # who may not sign in any more; who is not signed in


class Rows:
    """The lead partner's rows, by the names of the world."""

    def __init__(self, world: World) -> None:
        self.world, corner = world, world.corners[HOME]
        self.ids, self.home = corner.files["lead"].ids, corner.organisations["lead"]
        self.operation = Operation.objects.select_related("consortium").get(code=HOME)

    def get(self, model: type, name: str) -> Any:
        return model.objects.get(pk=self.ids[name])  # type: ignore[attr-defined]

    participation = property(lambda self: self.get(Participation, "participation_id"))
    person = property(lambda self: self.get(Person, "person_id"))
    stay = property(lambda self: self.get(Stay, "stay_id"))
    observation = property(lambda self: self.get(Observation, "observation_id"))
    document = property(lambda self: self.get(Document, "document_id"))
    fact = property(lambda self: self.get(Fact, "fact_id"))
    consent = property(lambda self: self.get(Consent, "consent_id"))
    deliverable = property(lambda self: self.get(Deliverable, "deliverable_id"))
    request = property(lambda self: self.get(DataRequest, "request_id"))
    breach = property(lambda self: self.get(Breach, "breach_id"))
    export = property(lambda self: self.get(Export, "export_id"))
    evidence = property(lambda self: self.get(Evidence, "evidence_id"))
    invitation = property(lambda self: self.get(Invitation, "invitation_id"))
    key = property(lambda self: self.get(Token, "token_id"))
    role = property(lambda self: self.get(Role, "role_id"))
    assignment = property(lambda self: self.get(Assignment, "assignment_id"))
    criterion = property(lambda self: self.get(Criterion, "criterion_id"))
    batch = property(lambda self: self.get(ImportBatch, "batch_id"))
    row = property(lambda self: self.get(ImportRow, "row_id"))
    entity = property(lambda self: self.get(EntityParticipation, "entity_id"))

    def common(self) -> dict[str, Any]:
        return {"operation": self.operation, "organisation": self.home}


def told(**named: Any) -> Callable[[Rows], dict[str, Any]]:
    """Arguments: a name of Rows where the value is a text that begins with a dot."""

    def of(rows: Rows) -> dict[str, Any]:
        return {
            k: getattr(rows, v[1:]) if isinstance(v, str) and v.startswith(".") else v
            for k, v in named.items()
        }

    return of


NEW = {"first_name": "Ileana", "last_name": "Nouă", "birth_date": dt.date(1991, 1, 15), "sex": "woman"}
PAPER = {"content": b"%PDF-1.4", "name": "a.pdf", "title": "A paper"}
GUIDE = {"kind": GUIDE_PUBLISHED, "title": "A guide", "on": DAY}
OTHERS = (AUDITOR, MALLORY)

REFUSED: list[tuple[Callable[..., Any], tuple[str, ...], Callable[[Rows], dict[str, Any]]]] = [
    (invitations.invite, (AUDITOR, BOGDAN), told(organisation=".home", email="a@example.org", role="trainer")),
    (invitations.withdraw_invitation, (AUDITOR, BOGDAN), told(invitation=".invitation")),
    (tokens.create_token, (AUDITOR, BOGDAN, ANA, MALLORY),
     told(organisation=".home", name="A program", scopes=["projects"], days=30)),
    (tokens.revoke_token, (AUDITOR, BOGDAN, ANA, MALLORY), told(token=".key")),
    (invitations.accept_invitation, (GONE, NOBODY), told(token="any")),
    (organisations.create_organisation, (AUDITOR, ANA), told(told=None)),
    (organisations.edit_organisation, (AUDITOR, BOGDAN), told(organisation=".home", version=1, told=None)),
    (roles.give_role, (AUDITOR, BOGDAN), lambda r: {"organisation": r.home, "user": r.role.user, "role": "trainer"}),
    (roles.end_role, (AUDITOR, BOGDAN), told(role=".role")),
    (entities.enter_entity, OTHERS, lambda r: r.common() | {"entity": r.home, "on": DAY}),
    (entities.end_entity, OTHERS, told(participation=".entity", on=DAY)),
    (imports.upload_import, (AUDITOR, ANA, MALLORY), lambda r: r.common() | {"name": "a.csv", "content": b"a"}),
    (imports.check_import, OTHERS, told(batch=".batch")),
    (imports.recheck_import, OTHERS, told(batch=".batch")),
    (imports.settle_row, OTHERS, told(row=".row", person_id=None)),
    (imports.apply_import, OTHERS, told(batch=".batch")),
    (imports.note_refusal, OTHERS, told(batch=".batch", code="broken")),
    (imports.undo_import, OTHERS, told(batch=".batch")),
    (imports.discard_import, OTHERS, told(batch=".batch")),
    (imports.take_problems, (ANA, MALLORY), told(batch=".batch")),
    (imports.show_doubts, (ANA, MALLORY), told(batch=".batch", persons=[])),
    (participations.register_participant, OTHERS, lambda r: r.common() | {"person": r.person, "on": DAY}),
    (participations.register_participant, (BOGDAN,), lambda r: r.common() | {"person": r.person, "on": DAY}),
    (participations.change_situation, (*OTHERS, ANA), told(participation=".participation", version=1)),
    (participations.decide, (*OTHERS, ANA), told(participation=".participation", state="rejected")),
    (participations.enter, (*OTHERS, BOGDAN), told(participation=".participation", on=DAY)),
    (participations.leave, (*OTHERS, BOGDAN), told(participation=".participation", on=DAY, exit="other")),
    (participations.observe, (*OTHERS, BOGDAN), told(participation=".participation", kind="searching", on=DAY)),
    (participations.strike_entry, (*OTHERS, ANA), told(stay=".stay", on=DAY)),
    (participations.strike_leaving, (*OTHERS, ANA), told(stay=".stay", on=DAY)),
    (participations.strike_observation, (*OTHERS, ANA), told(observation=".observation", on=DAY)),
    (persons.register_new_person, OTHERS, lambda r: r.common() | {"on": DAY, "told": NEW}),
    (persons.correct_person, (*OTHERS, BOGDAN), told(participation=".participation", last_name="Altfel")),
    (persons.keep_contact, (*OTHERS, BOGDAN), told(participation=".participation", contact={}, safe=True)),
    (persons.compare_number, (*OTHERS, ANA), told(participation=".participation", number="1", reason="asked")),
    (persons.give_access, (*OTHERS, BOGDAN), told(participation=".participation")),
    (persons.merge_participants, (*OTHERS, ANA), told(duplicate=".participation", into=".participation")),
    (persons.restrict_participant, (*OTHERS, ANA), told(participation=".participation", until=None)),
    (persons.erase_participant, (*OTHERS, ANA), told(participation=".participation")),
    (proofs.check_criterion, OTHERS,
     told(participation=".participation", criterion=".criterion", verdict="met", document=None)),
    (proofs.bring_paper, OTHERS, told(participation=".participation", proves=None, kind="other", **PAPER)),
    (proofs.open_paper, (BOGDAN, MALLORY), told(participation=".participation", document=".document")),
    (proofs.award, OTHERS, lambda r: {
        "participation": r.participation, "kind": PERSON_TRAINED, "title": "A course", "on": DAY,
        "activity": Activity.objects.get(pk=r.ids["activity_id"]), "content": b"%PDF-1.4", "name": "a.pdf"}),
    (special.save_special, OTHERS, told(participation=".participation", answers={})),
    (special.read_special, (ANA, BOGDAN, MALLORY), told(participation=".participation")),
    (claims.make_claim, (GONE,), told(person=".person")),
    (claims.redeem_claim, (GONE, NOBODY), told(code="1-AAAA-BBBB-CCCC")),
    (notices.read_notice, (ANA,), lambda r: {"notice": Notice.objects.filter(user=r.world.users["elena"]).first()}),
    (notices.read_all_notices, (NOBODY,), told()),
    (people.register_persons, (GONE,), lambda r: {"consortium": r.operation.consortium, "told": []}),
    (people.correct_identity, (GONE,), told(person=".person")),
    (people.save_contact, (GONE,), told(person=".person", contact={}, safe=True)),
    (people.merge_persons, (GONE,), told(duplicate=".person", into=".person")),
    (people.restrict_person, (GONE,), told(person=".person", until=None)),
    (people.erase_person, (GONE,), told(person=".person")),
    (users.save_profile, (ANA,), lambda r: {"user": r.world.users["elena"], "name": "Somebody Else"}),
    (assignments.assign_role, (AUDITOR, BOGDAN, MALLORY),
     told(operation=".operation", role=".role", rights=[], until=None)),
    (assignments.change_rights, (AUDITOR, BOGDAN, ANA), told(assignment=".assignment", rights=["special"])),
    (assignments.end_assignment, (AUDITOR, BOGDAN), told(assignment=".assignment")),
    (access.log_access, (NOBODY,), told(person=".person", occasion="file")),
    (access.log_many, (NOBODY,), lambda r: {"persons": [r.person], "occasion": "list"}),
    (consents.give_consent, OTHERS,
     told(person=".person", basis="consent", purpose="contact", wording="Yes", language="en")),
    (consents.withdraw_consent, OTHERS, told(consent=".consent")),
    (deliverables.evidence_deliverable, OTHERS,
     lambda r: r.common() | GUIDE | {"activity": Activity.objects.get(pk=r.ids["activity_id"]), "document": None}),
    (deliverables.deliver, OTHERS, lambda r: r.common() | GUIDE | {
        "content": b"%PDF-1.4", "name": "a.pdf", "paper_kind": "report"}),
    (deliverables.withdraw_deliverable, (*OTHERS, ANA, BOGDAN),
     told(deliverable=".deliverable", reason=STRUCK_MISTAKE, on=DAY)),
    (exports.start_export, (AUDITOR, ANA, MALLORY), lambda r: {
        "operation": r.operation, "kind": "participation.participants", "format": "csv", "language": "en"}),
    (exports.start_again, (BOGDAN, ANA, *OTHERS), told(export=".export")),
    (exports.open_export, (BOGDAN, ANA, *OTHERS), told(export=".export")),
    (exports.discard_export, (BOGDAN, ANA, *OTHERS), told(export=".export")),
    (exports.expire_exports_about, (GONE,), told(person=".person")),
    (making.make_export, (BOGDAN, ANA, *OTHERS), told(export=".export")),
    (requests.make_request, (BOGDAN, ANA, *OTHERS), told(person=".person", kind="access")),
    (requests.extend_request, (BOGDAN, ANA, *OTHERS), told(request=".request", why="much")),
    (requests.answer_request, (BOGDAN, ANA, *OTHERS), told(request=".request", outcome="answered", answer="Done")),
    (requests.withdraw_request, (BOGDAN, ANA, *OTHERS), told(request=".request")),
    (breaches.write_breach, (BOGDAN, ANA, *OTHERS), told(operation=".operation", noticed_at=NOTICED, what="lost")),
    (breaches.assess_breach, (BOGDAN, ANA, *OTHERS), told(breach=".breach", version=2, risk="none")),
    (breaches.tell_authority, (BOGDAN, ANA, *OTHERS), told(breach=".breach", told_at=NOTICED)),
    (breaches.keep_silent, (BOGDAN, ANA, *OTHERS), told(breach=".breach", reason="small")),
    (breaches.close_breach, (BOGDAN, ANA, *OTHERS), told(breach=".breach")),
    (retention.begin_term, (BOGDAN, ANA, *OTHERS), told(operation=".operation", happened_on=DAY)),
    (retention.destroy_due, (BOGDAN, ANA, *OTHERS), told(operation=".operation")),
    (erasure.preview_erasure, (BOGDAN, ANA, *OTHERS), told(person=".person")),
    (erasure.erase_held, (BOGDAN, ANA, *OTHERS), told(person=".person", reason="asked")),
    (holdings.take_held, (BOGDAN, ANA, *OTHERS), told(person=".person")),
    (consents.refuse_consent, OTHERS,
     told(person=".person", basis="consent", purpose="contact", wording="Yes", language="en")),
    (persons.lift_participant, (*OTHERS, ANA), told(participation=".participation", reason="asked")),
    (persons.open_restricted, (*OTHERS, ANA), told(participation=".participation", reason="asked")),
    (persons.meet_alike, OTHERS, lambda r: {"operation": r.operation, "persons": [r.person]}),
    (persons.meet_number, OTHERS, told(operation=".operation", number="1")),
    (people.lift_person, (GONE,), told(person=".person")),
    (users.erase_account, (GONE,), lambda r: {"user": r.world.users["cosmina"]}),
    (documents.add_document, OTHERS, told(operation=".operation", **PAPER)),
    (documents.bring_paper, OTHERS, told(fact=".fact", **PAPER)),
    (documents.open_document, (ANA, BOGDAN, MALLORY), told(document=".document")),
    (documents.link_evidence, OTHERS, told(fact=".fact", document=".document")),
    (periods.open_period, (BOGDAN, ANA, *OTHERS),
     told(operation=".operation", starts_on=DAY, ends_on=DAY, due_on=DAY)),
    (reporting.report_until, (BOGDAN, ANA, *OTHERS), told(operation=".operation", day=DAY)),
    (narratives.write_narrative, (BOGDAN, ANA, *OTHERS), lambda r: {
        "period": Period.objects.get(operation=r.operation), "activity": None, "language": "ro", "texts": {},
        "version": 1}),
    (forms.sign_on_paper, (BOGDAN, *OTHERS),
     told(participation=".participation", code="", content=b"%PDF-1.4", name="a.pdf", signed_on=DAY)),
    (documents.judge_evidence, (*OTHERS, ANA), lambda r: {"evidence": [r.evidence], "verification": "checked"}),
]  # fmt: skip


def _user(world: World, name: str) -> Any:
    if name == NOBODY:
        return AnonymousUser()
    if name == GONE:
        return User(pk=world.users["elena"].pk, email="gone@example.org", is_active=False)
    return User.objects.get(pk=world.users[name].pk)


@pytest.mark.parametrize(
    ("action", "who", "arguments"),
    REFUSED,
    ids=[f"{a.__module__.split('.')[1]}.{a.__name__}" for a, _w, _x in REFUSED],
)
def test_an_action_refuses_who_may_not(
    world: World,
    action: Callable[..., Any],
    who: tuple[str, ...],
    arguments: Callable[[Rows], dict[str, Any]],
) -> None:
    for name in who:
        with transaction.atomic():
            set_local(consortium=world.corners[HOME].operation.consortium_id)
            given = arguments(Rows(world))
            with pytest.raises(Refused):
                action(by=_user(world, name), **given)
            transaction.set_rollback(True)
