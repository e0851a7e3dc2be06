"""Other people's rows in the fields of a form: refused in words or with an error, and nothing is written."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from punte.base.rls import set_local
from punte.people.models import User
from punte.projects.models import Assignment
from tests.security.bodies import a_file, body, date
from tests.security.test_matrix import _writings
from tests.security.world import FOREIGN, HOME, File, World

# Written by asking, and kept whatever comes of it.
_ASKED = {"people_usedtoken", "people_notice"}


def files(world: World) -> tuple[File, File, File]:
    """Of ASSOC (Ana's case), of FDSS, of another consortium."""
    home = world.corners[HOME].files
    return home["lead"], home["partner"], world.corners[FOREIGN].files["lead"]


def person(world: World, page: str, file: File | None = None) -> str:
    """The address of one of a participant's small pages."""
    found = file or files(world)[0]
    return f"/participation/{HOME}/participants/{found.ids['participation_id']}/{page}/"


def new(world: World, **fields: Any) -> dict[str, Any]:
    """A new participant, with some fields of somebody else's."""
    lead = world.corners[HOME].organisations["lead"].pk
    return {
        "last_name": "Nouă",
        "first_name": "Ileana",
        **date("birth_date", 1991),
        **date("registered_on"),
        "organisation": lead,
    } | fields


def deliverable(world: World, **fields: Any) -> dict[str, Any]:
    """A deliverable, the same."""
    own = files(world)[0]
    return {
        "kind": "records.guide_published",
        "activity": own.ids["activity_id"],
        "organisation": own.ids["organisation_id"],
        "title": "A guide",
        **date("on", 2024, 9, 15),
        "file": a_file(),
    } | fields


def place(world: World, code: str, place: str) -> int:
    """An organisation."""
    return world.corners[code].organisations[place].pk


def assignment_of(world: World, name: str) -> int:
    """Somebody's assignment."""
    return Assignment.objects.filter(role__user=world.users[name]).first().pk


def role_of(world: World, name: str) -> int:
    """Somebody's role that was not put to work."""
    return world.users[name].roles.filter(assignments=None).first().pk


Case = Callable[[World], tuple[str, dict[str, Any]]]
CASES: dict[str, tuple[str, Case]] = {
    "register for another partner": (
        "ana",
        lambda w: (f"/participation/{HOME}/participants/new/", new(w, organisation=place(w, HOME, "partner"))),
    ),
    "register for another consortium": (
        "elena",
        lambda w: (f"/participation/{HOME}/participants/new/", new(w, organisation=place(w, FOREIGN, "lead"))),
    ),
    "say that a new one is somebody of another consortium": (
        "elena",
        lambda w: (
            f"/participation/{HOME}/participants/new/",
            new(w, same_person=files(w)[2].ids["person_id"], last_name="Canarasisedmediereapulumlead",
                first_name="Maria", birth_date_day=4, birth_date_month=3, birth_date_year=1988),
        ),
    ),
    "a paper of another consortium as proof": (
        "elena",
        lambda w: (
            person(w, f"proofs/{files(w)[0].ids['criterion_id']}"),
            {"verdict": "met", "document": files(w)[2].ids["document_id"]},
        ),
    ),
    "a paper of another person as proof": (
        "elena",
        lambda w: (
            person(w, f"proofs/{files(w)[0].ids['criterion_id']}"),
            {"verdict": "met", "document": files(w)[1].ids["document_id"]},
        ),
    ),
    "a paper for the fact of another consortium": (
        "elena",
        lambda w: (
            person(w, "paper"),
            {"file": a_file(), "kind": "status", "title": "A", "proves": files(w)[2].ids["fact_id"]},
        ),
    ),
    "a paper for the fact of another person": (
        "ana",
        lambda w: (
            person(w, "paper"),
            {"file": a_file(), "kind": "status", "title": "A", "proves": files(w)[1].ids["fact_id"]},
        ),
    ),
    "strike the stay of another consortium": (
        "elena",
        lambda w: (person(w, "strike"), {"mistake": f"entry-{files(w)[2].ids['stay_id']}", "reason": "290"}),
    ),
    "strike the stay of another person": (
        "elena",
        lambda w: (person(w, "strike"), {"mistake": f"entry-{files(w)[1].ids['stay_id']}", "reason": "290"}),
    ),
    "merge with somebody of another consortium": (
        "elena",
        lambda w: (person(w, "same"), {"same": files(w)[2].ids["participation_id"], "sure": "on"}),
    ),
    "an award under an activity of another project": (
        "ana",
        lambda w: (
            person(w, "award"),
            {"kind": "records.person_consulted", "activity": files(w)[2].ids["activity_id"], "title": "A",
             **date("on", 2024, 9, 15), "file": a_file()},
        ),
    ),
    "consent for a partner of another consortium": (
        "ana",
        lambda w: (
            person(w, "consent"),
            {"purpose": "sharing", "organisation": place(w, FOREIGN, "lead"), "language": "en", "agreed": "on"},
        ),
    ),
    "deliver for another partner": (
        "bogdan",
        lambda w: (
            f"/records/{HOME}/deliverables/new/", deliverable(w, organisation=place(w, HOME, "lead"))
        ),
    ),
    "deliver for another consortium": (
        "elena",
        lambda w: (
            f"/records/{HOME}/deliverables/new/", deliverable(w, organisation=place(w, FOREIGN, "lead"))
        ),
    ),
    "deliver under an activity of another project": (
        "elena",
        lambda w: (
            f"/records/{HOME}/deliverables/new/",
            deliverable(w, activity=files(w)[2].ids["activity_id"]),
        ),
    ),
    "import for another partner": (
        "bogdan",
        lambda w: (
            f"/participation/{HOME}/imports/new/",
            {**body(w, "import_create", "elena", w.corners[HOME], files(w)[0])},
        ),
    ),
    "import for another consortium": (
        "elena",
        lambda w: (
            f"/participation/{HOME}/imports/new/",
            {**body(w, "import_create", "mallory", w.corners[FOREIGN], files(w)[2])},
        ),
    ),
    "settle a doubt with somebody of another consortium": (
        "elena",
        lambda w: (
            f"/participation/{HOME}/imports/{files(w)[0].ids['batch_id']}/rows/{files(w)[0].ids['row_id']}/",
            {f"row{files(w)[0].ids['row_id']}-answer": files(w)[2].ids["person_id"]},
        ),
    ),
    "take up an organisation for another partner": (
        "ana",
        lambda w: (
            f"/participation/{HOME}/organisations/new/",
            {**body(w, "entity_enter", "bogdan", w.corners[HOME], files(w)[0])},
        ),
    ),
    "a role for somebody who is no colleague": (
        "elena",
        lambda w: (
            f"/organisations/{place(w, HOME, 'lead')}/roles/new/",
            {"user": w.users["mallory"].pk, "role": "manager"},
        ),
    ),
    "the role of an operator": (
        "elena",
        lambda w: (
            f"/organisations/{place(w, HOME, 'lead')}/roles/new/",
            {"user": w.users["elena"].pk, "role": "operator"},
        ),
    ),
    "a role of another consortium in one's team": (
        "elena",
        lambda w: (f"/projects/{HOME}/team/new/", {"role": role_of(w, "mallory"), "rights": ["special"]}),
    ),
    "act in somebody else's name": (
        "georgi",
        lambda w: ("/people/act-as/", {"assignment": assignment_of(w, "elena")}),
    ),
    "act in another consortium": (
        "elena",
        lambda w: ("/people/act-as/", {"assignment": assignment_of(w, "mallory")}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_somebody_elses_row_in_a_field_changes_nothing(world: World, case: str) -> None:
    actor, make = CASES[case]
    with transaction.atomic():
        set_local(consortium=world.corners[HOME].operation.consortium_id)
        address, fields = make(world)
        set_local(consortium="")
        before = dict(_writings())
        response = world.client(actor).post(address, {"token": str(uuid.uuid4()), **fields})
        changed = {name for name, n in _writings() if n != before.get(name, 0)} - _ASKED
        transaction.set_rollback(True)
    assert response.status_code in (200, 302, 403, 404, 422)
    assert changed == set(), f"{response.status_code}, written: {changed}"
    if response.status_code == 302:
        assert "/imports/" in response.headers["Location"], "only the import leads back with a message"


def test_filters_by_somebody_elses_row_show_nothing_of_theirs(world: World) -> None:
    foreign = world.corners[FOREIGN]
    for query in (
        f"partner={foreign.organisations['lead'].pk}",
        "q=canar",
        "partner=x",
        "state=x",
        "page=-1",
    ):
        for page in ("participation/{}/participants/", "monitoring/{}/targets/trained/", "monitoring/{}/"):
            response = world.client("elena").get(f"/{page.format(HOME)}?{query}")
            assert response.status_code == 200
            assert foreign.canary.encode() not in response.content


def test_the_chosen_assignment_does_not_open_another_consortium(world: World) -> None:
    """A session that was told a foreign assignment (by a fault, or in earlier days) opens nothing."""
    client = world.client("elena")
    with transaction.atomic():
        session = client.session
        session["acting_assignment"] = assignment_of(world, "mallory")
        session.save()
        assert client.get(f"/participation/{FOREIGN}/participants/").status_code == 404
        assert client.get(f"/participation/{HOME}/participants/").status_code == 200
        transaction.set_rollback(True)


def test_who_is_taken_off_the_project_is_out_at_the_next_request(world: World) -> None:
    with transaction.atomic():
        client = world.client("ana")
        assert client.get(f"/monitoring/{HOME}/").status_code == 200
        Assignment.objects.filter(role__user=world.users["ana"]).update(until="2024-12-31")
        assert client.get(f"/monitoring/{HOME}/").status_code == 404
        transaction.set_rollback(True)


def test_who_may_not_sign_in_any_more_is_out_at_the_next_request(world: World) -> None:
    with transaction.atomic():
        client = world.client("ana")
        User.objects.filter(pk=world.users["ana"].pk).update(is_active=False)
        assert client.get(f"/monitoring/{HOME}/").status_code == 302
        transaction.set_rollback(True)
