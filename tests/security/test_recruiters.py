"""Who recruits for an employer is a guest in a project: the own vacancies and applicants are theirs, and of everything
else they reach what an account without any role reaches."""

import re

import pytest
from django.urls import reverse

from tests.security.recruited import RECRUITERS
from tests.security.routes import plain_refusals
from tests.security.test_matrix import ROWS, _address, _try
from tests.security.world import HOME, World

OK, DONE, REFUSED = "200", "302", "403"
VACANCY = "detail edit occupation skills close"
# (route, method): what Dimitar gets for the rows of his own employers, where a stranger gets 404.
OWN = {
    ("monitoring:dashboard", "GET"): DONE,  # to the public page of the project
    **{(f"jobs:{name}_list", "GET"): OK for name in ("vacancy", "employer", "candidate")},
    ("jobs:candidate_list", "POST"): OK,
    ("jobs:candidate_detail", "GET"): OK,
    ("jobs:employer_detail", "GET"): OK,
    ("jobs:vacancy_create", "GET"): OK,
    ("jobs:vacancy_create", "POST"): DONE,
    **{(f"jobs:vacancy_{name}", "GET"): OK for name in VACANCY.split()},
    **{(f"jobs:vacancy_{name}", "POST"): DONE for name in VACANCY.split() if name != "detail"},
    ("jobs:vacancy_move", "POST"): DONE,
    **{
        (f"jobs:employer_{name}", method): REFUSED
        for name in ("pause", "end", "agreement")
        for method in ("GET", "POST")
    },
    ("jobs:employer_approve", "POST"): REFUSED,
    ("jobs:recruiter_add", "POST"): REFUSED,
    **{(f"jobs:application_{name}", "GET"): OK for name in ("answer", "comment")},
    **{(f"jobs:application_{name}", "POST"): DONE for name in ("answer", "comment")},
    ("jobs:application_create", "GET"): REFUSED,
    ("jobs:application_create", "POST"): REFUSED,
    ("jobs:fair_list", "GET"): OK,
    ("jobs:fair_detail", "GET"): OK,
    ("jobs:talk_offer", "GET"): OK,
    ("jobs:talk_offer", "POST"): DONE,
    ("jobs:talk_detail", "GET"): OK,
    ("jobs:talk_detail", "POST"): DONE,
    ("jobs:talk_give_back", "POST"): REFUSED,  # the team and the person give a time back
    ("jobs:trial_agreement", "GET"): OK,
    ("jobs:trial_detail", "GET"): OK,
    ("jobs:trial_assess", "GET"): REFUSED,
    ("jobs:trial_assess", "POST"): REFUSED,
    ("jobs:trial_sign", "POST"): REFUSED,  # for the person
    ("jobs:trial_move", "POST"): REFUSED,  # it is the hub that says that a trial does not take place
}


# Of what belongs to others every eighth row: there a guest is tried as whoever has no role at all, in the matrix.
ASKED = [row for n, row in enumerate(ROWS) if row["object"] in ("own", "partner") or not n % 8]


@pytest.fixture(autouse=True)
def only_the_status_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_refusals(monkeypatch)


@pytest.mark.parametrize("row", ASKED, ids=lambda r: f"{r['route']}-{r['method']}-{r['object']}")
def test_a_recruiter_reaches_the_own_and_else_what_a_stranger_reaches(
    world: World, row: dict[str, str]
) -> None:
    shared = row["route"] == "jobs:fair_detail" and row["object"] == "partner"  # a fair is everybody's
    theirs = row["object"] == "own" or shared
    own = OWN.get((row["route"], row["method"]), row["stranger"]) if theirs else row["stranger"]
    assert _try(world, row, "dimitar", _address(world, row)) == own


def test_the_list_above_names_pages_that_there_are() -> None:
    there = {(row["route"], row["method"]) for row in ROWS if row["object"] == "own"}
    assert set(OWN) <= there


@pytest.mark.parametrize("who", RECRUITERS)
def test_no_page_of_the_project_is_open_to_who_recruits_there(world: World, who: str) -> None:
    """The rooms of those who work in the project, at its front doors."""
    for route in (
        "projects:team", "monitoring:period_list", "events:event_list", "learning:offering_list",
        "participation:participant_list", "matching:person_list", "records:export_list", "jobs:application_list",
    ):  # fmt: skip
        assert world.client(who).get(reverse(route, args=[HOME])).status_code == 404, route


def test_who_applied_alone_has_no_name_before_somebody_looks(world: World) -> None:
    """Not on the list, not on the page, not in its history; neither has who accompanies them."""
    unseen = world.corners[HOME].files["lead"].ids["unseen_id"]
    client = world.client("corina")
    for address in (
        reverse("jobs:candidate_list", args=[HOME]),
        reverse("jobs:candidate_detail", args=[HOME, unseen]),
        "/me/",
    ):
        page = client.get(address).content.decode()
        body = re.sub(r"<head>.*?</head>", "", page, flags=re.DOTALL)
        assert not [name for name in ("cosmina", "canar", "maria") if name in body.lower()], address
