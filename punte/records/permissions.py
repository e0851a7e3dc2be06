"""Who may keep papers, judge evidence and write deliverables."""

from typing import Any

from punte.organisations.models import Role
from punte.people.models import Person, PersonKey, User
from punte.projects.acting import Scope, acting, has_right, has_role, organisations, scope
from punte.projects.models import Assignment, Operation
from punte.records.export_kinds import ExportKind, all_kinds
from punte.records.models import Breach, Consent, DataRequest, Deliverable, Document, Export, Fact
from punte.records.models.requests import protected_circles, protects

_KEEPERS = (
    Role.Kind.MANAGER,
    Role.Kind.MONITORING_OFFICER,
    Role.Kind.COUNSELLOR,
    Role.Kind.MEDIATOR,
    Role.Kind.TRAINER,
    Role.Kind.COMMUNICATOR,
    Role.Kind.MODERATOR,
)
_JUDGES = (Role.Kind.MANAGER, Role.Kind.MONITORING_OFFICER)
_WITH_PERSONS = (*_JUDGES, Role.Kind.COUNSELLOR, Role.Kind.MEDIATOR)


def may_add_document(user: User, operation: Operation) -> bool:
    """Bring a paper in."""
    return has_role(user, operation, *_KEEPERS)


def may_keep_signed(user: User, operation: Operation, person: Person) -> bool:
    """Keep what a person signed on the screen: whoever brings papers in, and the person."""
    return may_add_document(user, operation) or is_own_file(user, person)


def may_open_document(user: User, document: Document) -> bool:
    """Download a paper."""
    return Document.objects.visible_to(user).contains(document)


def may_judge(user: User, operation: Operation) -> bool:
    """Check, attest or reject evidence."""
    return has_role(user, operation, *_JUDGES)


def may_judge_fact(user: User, fact: Fact) -> bool:
    """Judge the papers of this fact: who judges evidence, at the lead partner or at the partner whose fact it is."""
    operation = fact.operation
    return may_judge(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or fact.organisation_id in organisations(user, operation)
    )


def may_deliver(user: User, operation: Operation) -> bool:
    """Write a deliverable for one's own organisation."""
    return has_role(user, operation, *_KEEPERS)


def may_deliver_for(user: User, operation: Operation, organisation_id: int) -> bool:
    """Write a deliverable in the name of this partner."""
    return may_deliver(user, operation) and (
        scope(user, operation) >= Scope.OPERATION or organisation_id in organisations(user, operation)
    )


def may_withdraw_deliverable(user: User, deliverable: Deliverable) -> bool:
    """Strike a deliverable's fact: who judges evidence, at the lead partner or at the partner who did it."""
    operation = deliverable.operation
    return may_judge(user, operation) and may_deliver_for(user, operation, deliverable.organisation_id)


def may_bring_paper(user: User, fact: Fact) -> bool:
    """Bring a paper for something that happened and was not struck."""
    return may_add_document(user, fact.operation)


def may_record_consent(user: User, person: Person) -> bool:
    """Write down what a person of this circle has agreed to: the person, and who works with persons there. That the
    user may see this person, the calling room asks."""
    return is_own_file(user, person) or any(
        a.operation.consortium_id == person.consortium_id and a.role.role in _WITH_PERSONS
        for a in acting(user).assignments
    )


def may_withdraw_consent(user: User, consent: Consent) -> bool:
    """Whoever may record it, and the person."""
    return may_record_consent(user, consent.person) or is_own_file(user, consent.person)


def is_own_file(user: User, person: Person) -> bool:
    """The file is the user's own."""
    return PersonKey.objects.filter(user=user, person=person).exists()


def may_see_exports(user: User, operation: Operation) -> bool:
    """Open one's own files and what can be made: everybody who works in the operation."""
    return bool(acting(user).in_operation(operation))


def may_make_export(user: User, operation: Operation, kind: ExportKind) -> bool:
    """Have such a file made; of persons only with the right to export."""
    return (
        may_see_exports(user, operation)
        and (not kind.about_persons or has_right(user, operation, Assignment.Right.EXPORT))
        and kind.may(user, operation)
    )


def may_take_export(user: User, export: Export) -> bool:
    """Download a file: who had it made, as long as they might have it made today with all that is in it."""
    kind = all_kinds().get(export.kind)
    return (
        kind is not None
        and Export.objects.visible_to(user).contains(export)
        and may_make_export(user, export.operation, kind)
        and (not kind.about_persons or _still_reaches(user, export))
    )


def reach_of(user: User, operation: Operation) -> dict[str, Any]:
    """With which rights and how far the user sees there now: it decides what a file of theirs holds."""
    rights = {right for a in acting(user).in_operation(operation) for right in a.rights}
    return {
        "rights": sorted(rights),
        "scope": int(scope(user, operation)),
        "organisations": sorted(organisations(user, operation)),
    }


def _still_reaches(user: User, export: Export) -> bool:
    """Whether nothing was taken back since the file was made; where that was not kept, as if all had been needed."""
    operation = export.operation
    made = export.options.get(Export.REACH)
    if made is None:
        rights = (Assignment.Right.SPECIAL, Assignment.Right.NUMBER)
        return all(has_right(user, operation, right) for right in rights)
    now = reach_of(user, operation)
    here = now["scope"] >= Scope.OPERATION or set(made["organisations"]) <= set(now["organisations"])
    return here and now["scope"] >= made["scope"] and set(made["rights"]) <= set(now["rights"])


def may_drop_export(user: User, export: Export) -> bool:
    """Stop it, throw it away, have it made again: who asked for it."""
    return Export.objects.visible_to(user).contains(export)


def may_protect(user: User, operation: Operation) -> bool:
    """Enter the room of data protection: its officer, and who may erase and sees the whole operation."""
    return protects(user, operation)


def may_protect_circle(user: User, consortium_id: int) -> bool:
    """The same, of a whole circle: what is done there concerns all its operations."""
    return consortium_id in protected_circles(user)


def may_erase_person(user: User, person: Person) -> bool:
    """Take the decision to erase, restrict or lift: with the right, in this person's circle. That the user may see
    this person, the calling room asks."""
    return may_erase_in(user, person.consortium_id)


def may_erase_in(user: User, consortium_id: int) -> bool:
    """Whether the right to erase was given somewhere in this circle."""
    return any(
        a.operation.consortium_id == consortium_id and Assignment.Right.ERASE in a.rights
        for a in acting(user).assignments
    )


def may_make_request(user: User, person: Person) -> bool:
    """Ask about one's own file; or write down what somebody asked by word or letter."""
    return is_own_file(user, person) or may_protect_circle(user, person.consortium_id)


def may_answer_request(user: User, request: DataRequest) -> bool:
    """Extend, answer or refuse a request."""
    return may_protect_circle(user, request.consortium_id)


def may_withdraw_request(user: User, request: DataRequest) -> bool:
    """Whoever asked."""
    return is_own_file(user, request.person) or may_answer_request(user, request)


def may_take_held(user: User, person: Person) -> bool:
    """Take a copy of everything that is held: the person, and who protects the data, for the person."""
    return is_own_file(user, person) or may_protect_circle(user, person.consortium_id)


def may_change_breach(user: User, breach: Breach) -> bool:
    """Assess a breach, say who was told, close it."""
    return may_protect_circle(user, breach.consortium_id)


def may_destroy(user: User, operation: Operation, about: type) -> bool:
    """Destroy what has outlived its term: papers and words who protects, files of persons only with the right to
    erase."""
    return may_protect(user, operation) and (
        about is not Person or may_erase_in(user, operation.consortium_id)
    )
