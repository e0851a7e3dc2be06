"""Who works where: organisations, users of the cast, their roles and their assignments."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from punte.base.text import folded, sort_key
from punte.organisations.models import Identifier, Organisation, Role
from punte.people.models import User
from punte.portal.demo import directory, numbers
from punte.portal.demo.cast import CAST
from punte.projects.models import Assignment, Operation

RIGHTS = ["special", "number", "export", "erase"]
LEAD, PARTNER = "lead", "partner"


@dataclass(frozen=True)
class Post:
    """A role at a partner of a project, put to work there. The auditor's is dated."""

    key: str
    code: str
    role: str
    at: str = LEAD
    rights: tuple[str, ...] = ()
    since: dt.date = dt.date(2024, 1, 1)
    until: dt.date | None = None


POSTS = [
    Post("petru", "", "operator"),
    Post("elena", "309187", "manager", rights=tuple(RIGHTS)),
    Post("elena", "300609", "manager", rights=("special", "export")),
    Post("elena", "incluziune-activa", "manager", rights=("special", "export")),
    Post("elena", "4-003-0020", "manager", rights=("special", "export")),
    Post("elena", "economie-sociala", "manager", rights=("special", "export")),
    Post("ana", "309187", "counsellor"),
    Post("bogdan", "309187", "manager", PARTNER, ("export",)),
    Post("floarea", "309187", "mediator"),
    Post("georgi", "309187", "trainer"),
    Post("hristo", "309187", "moderator"),
    Post("lidia", "309187", "dpo", rights=("special", "erase")),
    Post("irina", "309187", "auditor", rights=("special",), until=dt.date(2031, 12, 31)),
    Post("mihaela", "300609", "manager", rights=tuple(RIGHTS)),
    Post("sorin", "economie-sociala", "counsellor"),
    Post("vesela", "4-003-0020", "monitoring_officer", rights=("special", "number")),
]


def open_house() -> dict[str, User]:
    """Write down the organisations of the directory and let the cast in; gives the users by key."""
    for serial, body in enumerate(directory.EVERYBODY, 1):
        _found(body, serial)
    users = {m.key: User.objects.create_user(m.email, name=m.name, language=m.language) for m in CAST}
    for post in POSTS:
        _put_to_work(users, post)
    _recruiter(users["dimitar"])
    return users


def house() -> dict[str, User]:
    """The users by key; whoever was let in earlier."""
    known = {u.email: u for u in User.objects.filter(email__endswith="@demo.punte")}
    return {m.key: known[m.email] for m in CAST}


def _found(body: directory.Body, serial: int) -> Organisation:
    organisation = Organisation.objects.create(
        kind=body.kind,
        name=body.name,
        sort_key=sort_key(body.name),
        folded=folded(body.name),
        country=body.country,
        objectives=list(body.objectives),
        email=f"contact@osc-{serial:03d}.example",
    )
    organisation.places.set([body.region])
    kind, value = ("cui", numbers.cui(serial)) if body.country == "RO" else ("eik", numbers.eik(serial))
    Identifier.objects.create(organisation=organisation, kind=kind, value=value)
    return organisation


def _put_to_work(users: Mapping[str, User], post: Post) -> None:
    operation = Operation.objects.get(code=post.code or "309187")
    organisation = operation.partnerships.filter(role=post.at).order_by("pk")[0].organisation
    role = Role.objects.create(
        user=users[post.key], organisation=organisation, role=post.role, since=post.since, until=post.until
    )
    if post.code:
        Assignment.objects.create(
            role=role, operation=operation, rights=list(post.rights), since=post.since, until=post.until
        )


def _recruiter(user: User) -> None:
    employer = Organisation.objects.get(name=directory.PLOVDIV_AROUND[0].name)
    Role.objects.create(user=user, organisation=employer, role="recruiter", since=dt.date(2024, 1, 1))
