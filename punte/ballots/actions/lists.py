"""What can happen to a voter list: it is made, people come onto it and are taken off."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.ballots import permissions
from punte.ballots.models import Group, ListedVoter, VoterList, group_of
from punte.base.permissions import require
from punte.base.text import tidy
from punte.organisations.models import Organisation, Role
from punte.people.models import User
from punte.projects.models import Assignment, Operation

MOST = 20_000


@dataclass
class Added:
    """How many came onto the list, who was on it already, and which organisations have nobody to send."""

    new: int = 0
    there: int = 0
    nobody: list[str] = field(default_factory=list)


@transaction.atomic
def make_list(*, by: User, operation: Operation, name: str) -> VoterList:
    """Begin a list. Raises ValidationError keyed to name."""
    require(permissions.may_make_somewhere(by, operation))
    name = tidy(name)[:120]
    if not name:
        raise ValidationError({"name": _("Give the list a name.")})
    if VoterList.objects.filter(operation=operation, name__iexact=name).exists():
        raise ValidationError({"name": _("There is a list of this name already.")})
    return VoterList.objects.create(
        consortium_id=operation.consortium_id, operation=operation, name=name, made_by=by
    )


@transaction.atomic
def add_delegates(
    *, by: User, voters: VoterList, organisations: Iterable[Organisation], votes: bool = True
) -> Added:
    """One delegate for each organisation: who manages there, else who has been there longest."""
    require(permissions.may_keep_list(by, voters))
    held = _held(voters)
    told = Added()
    bodies = {o.pk: o for o in organisations}
    sent = set(
        ListedVoter.objects.filter(list=held, organisation__in=bodies, votes=True).values_list(
            "organisation", flat=True
        )
    )
    there = set(ListedVoter.objects.filter(list=held).values_list("user", flat=True))
    for organisation in bodies.values():
        if organisation.pk in sent:
            told.there += 1
        elif user := _delegate(organisation, there):
            there.add(user.pk)
            _write(held, user, organisation, votes)
            told.new += 1
        else:
            told.nobody.append(organisation.name)
    return told


def _delegate(organisation: Organisation, taken: set[int]) -> User | None:
    rows = (
        Role.objects.current().filter(organisation=organisation, user__is_active=True).exclude(user__in=taken)
    )
    rows = rows.exclude(role__in=(Role.Kind.AUDITOR, Role.Kind.DPO, Role.Kind.OPERATOR)).select_related(
        "user"
    )
    held = sorted(rows, key=lambda r: (r.role != Role.Kind.MANAGER, r.since, r.pk))
    return held[0].user if held else None


@transaction.atomic
def add_role(*, by: User, voters: VoterList, role: str, votes: bool = True) -> Added:
    """Whoever works in the project in this role, each for themselves."""
    require(permissions.may_keep_list(by, voters))
    held = _held(voters)
    rows = Assignment.objects.in_force().filter(operation=held.operation_id, role__role=role)
    return _add(
        held, User.objects.filter(pk__in=rows.values("role__user"), is_active=True).order_by("name"), votes
    )


@transaction.atomic
def add_people(*, by: User, voters: VoterList, addresses: Iterable[str], votes: bool = True) -> Added:
    """People by the e-mail addresses of their accounts. One that has no account stops all, so that nobody is left out
    unnoticed. Raises ValidationError keyed to addresses."""
    require(permissions.may_keep_list(by, voters))
    held = _held(voters)
    wanted = list(dict.fromkeys(a.strip().lower() for a in addresses if a.strip()))
    if not wanted:
        raise ValidationError({"addresses": _("Write at least one address.")})
    found = {u.email: u for u in User.objects.filter(email__in=wanted, is_active=True)}
    if unknown := [a for a in wanted if a not in found]:
        raise ValidationError(
            {"addresses": _("There is no account with: %(unknown)s") % {"unknown": ", ".join(unknown[:10])}}
        )
    return _add(held, [found[a] for a in wanted], votes)


def _add(held: VoterList, users: Iterable[User], votes: bool) -> Added:
    there = set(ListedVoter.objects.filter(list=held).values_list("user", flat=True))
    users = list(users)
    new = [u for u in users if u.pk not in there]
    if len(there) + len(new) > MOST:
        raise ValidationError(_("A list holds at most %(most)s people.") % {"most": MOST}, code="most")
    ListedVoter.objects.bulk_create(
        ListedVoter(consortium_id=held.consortium_id, list=held, user=u, group=Group.CITIZENS, votes=votes)
        for u in new
    )
    return Added(len(new), len(users) - len(new))


def _write(held: VoterList, user: User, organisation: Organisation, votes: bool) -> None:
    ListedVoter.objects.create(
        consortium_id=held.consortium_id, list=held, user=user, organisation=organisation,
        group=group_of(organisation.kind), votes=votes,
    )  # fmt: skip


def _held(voters: VoterList) -> VoterList:
    """The list, kept from a second hand until this is done."""
    return VoterList.objects.select_for_update(of=("self",)).select_related("operation").get(pk=voters.pk)


@transaction.atomic
def take_off(*, by: User, listed: ListedVoter) -> None:
    """Take somebody off; polls that are open keep their register."""
    require(permissions.may_keep_list(by, listed.list))
    ListedVoter.objects.filter(pk=listed.pk).delete()


@transaction.atomic
def let_vote(*, by: User, listed: ListedVoter, votes: bool) -> None:
    """Give somebody a vote, or let them listen only. Raises ValidationError where their organisation has a vote
    already."""
    require(permissions.may_keep_list(by, listed.list))
    others = ListedVoter.objects.filter(list=listed.list_id, organisation=listed.organisation_id, votes=True)
    if votes and listed.organisation_id and others.exclude(pk=listed.pk).exists():
        raise ValidationError(_("Somebody else votes for this organisation."), code="delegate")
    ListedVoter.objects.filter(pk=listed.pk).update(votes=votes)
