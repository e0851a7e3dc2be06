"""Who works where: organisations, users of the cast, their roles and their assignments.

Roles begin on the day of loading: who may sign in follows the real clock, not the demonstration's.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from punte.organisations.actions.organisations import Told, create_organisation
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Organisation, Role
from punte.people.models import User
from punte.portal.demo import directory, numbers
from punte.portal.demo.cast import CAST, EMPLOYER
from punte.projects.actions.assignments import assign_role
from punte.projects.models import Assignment, Operation
from punte.reference.models import Region

RIGHTS = tuple(Assignment.Right.values)
LEAD, PARTNER = "lead", "partner"


@dataclass(frozen=True)
class Post:
    """A role at a partner of a project, put to work there. The auditor's is dated."""

    key: str
    code: str
    role: str
    at: str = LEAD
    rights: tuple[str, ...] = ()
    until: dt.date | None = None


POSTS = [
    Post("elena", "309187", "manager", rights=RIGHTS),
    Post("elena", "300609", "manager", rights=RIGHTS),
    Post("elena", "incluziune-activa", "manager", rights=RIGHTS),
    Post("elena", "4-003-0020", "manager", rights=RIGHTS),
    Post("elena", "economie-sociala", "manager", rights=RIGHTS),
    Post("ana", "309187", "counsellor"),
    Post("bogdan", "309187", "manager", PARTNER, ("export",)),
    Post("floarea", "309187", "mediator"),
    Post("georgi", "309187", "trainer"),
    Post("georgi", "incluziune-activa", "trainer"),
    Post("georgi", "4-003-0020", "trainer"),
    Post("georgi", "economie-sociala", "trainer"),
    Post("hristo", "309187", "moderator"),
    Post("lidia", "309187", "dpo", rights=("special", "erase")),
    Post("irina", "309187", "auditor", rights=("special",), until=dt.date.today() + dt.timedelta(days=364)),
    Post("mihaela", "300609", "manager", rights=RIGHTS),
    Post("sorin", "economie-sociala", "counsellor"),
    Post("vesela", "4-003-0020", "monitoring_officer", rights=("special", "number")),
]


def open_house() -> dict[str, User]:
    """Let the cast in, write down the organisations of the directory, put everybody to work."""
    users = {m.key: User.objects.create_user(m.email, name=m.name, language=m.language) for m in CAST}
    operator = users["petru"]
    hold_role(user=operator, organisation=_partner("309187", LEAD), role=Role.Kind.OPERATOR)
    regions = Region.objects.in_bulk()
    for serial, body in enumerate(directory.EVERYBODY, 1):
        create_organisation(by=operator, told=_told(body, serial, regions))
    for post in POSTS:
        _put_to_work(users, post)
    employer = Organisation.objects.get(name=EMPLOYER)
    hold_role(user=users["dimitar"], organisation=employer, role=Role.Kind.RECRUITER)
    return team()


def team() -> dict[str, User]:
    """The users by key, none of whom has looked at anything yet."""
    known = User.objects.in_bulk([m.email for m in CAST], field_name="email")
    return {m.key: known[m.email] for m in CAST}


def _told(body: directory.Body, serial: int, regions: Mapping[str, Region]) -> Told:
    number = {"cui": numbers.cui(serial)} if body.country == "RO" else {"eik": numbers.eik(serial)}
    return Told(
        kind=body.kind,
        name=body.name,
        country=body.country,
        places=[regions[body.region]],
        objectives=list(body.objectives),
        email=f"contact@demo-{serial:03d}.example",
        numbers=number,
    )


def _partner(code: str, at: str) -> Organisation:
    return Operation.objects.get(code=code).partnerships.filter(role=at).order_by("pk")[0].organisation


def _put_to_work(users: Mapping[str, User], post: Post) -> None:
    operation, organisation = Operation.objects.get(code=post.code), _partner(post.code, post.at)
    role = hold_role(user=users[post.key], organisation=organisation, role=post.role, told=True)
    assign_role(by=users["elena"], operation=operation, role=role, rights=post.rights, until=post.until)
