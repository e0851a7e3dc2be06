"""Who reads what through the API: every address, with the token of every kind, about one's own, a partner's and a
strangers' project. Written by hand; nothing here is generated."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from punte.base.rls import set_local
from punte.organisations.actions.tokens import create_token
from tests.api.conftest import EVERYTHING, Program
from tests.security.routes import PARAMETERS
from tests.security.world import FOREIGN, HOME, World

# Whose token: the lead partner's and the partner's of 309187, another consortium's lead partner; all or one scope.
TOKENS = {
    "none": None,
    "lead": (HOME, "lead", "elena", EVERYTHING),
    "partner": (HOME, "partner", "bogdan", EVERYTHING),
    "other": (FOREIGN, "lead", "mallory", EVERYTHING),
    "projects": (HOME, "lead", "elena", ["projects"]),
    "numbers": (HOME, "lead", "elena", ["numbers"]),
    "deliverables": (HOME, "lead", "elena", ["deliverables"]),
}
# route: (its scope or "", whether it names a project; what each token gets about 309187)
MATRIX = """
route              none lead partner other projects numbers deliverables
root               200  200  200     200   200      200     200
schema             200  200  200     200   200      200     200
docs               200  200  200     200   200      200     200
nothing            404  404  404     404   404      404     404
project_list       401  200  200     200   200      403     403
project_detail     401  200  200     404   200      403     403
activity_list      401  200  200     404   200      403     403
target_list        401  200  200     404   403      200     403
indicator_list     401  200  200     404   403      200     403
period_list        401  200  200     404   403      200     403
period_detail      401  200  200     404   403      200     403
deliverable_list   401  200  200     404   403      403     200
open_project_list  200  200  200     200   200      200     200
open_period_list   200  200  200     200   200      200     200
open_period_detail 200  200  200     200   200      200     200
open_period_csv    200  200  200     200   200      200     200
open_vacancies     200  200  200     200   200      200     200
open_vacancy       404  404  404     404   404      404     404
"""
HEAD, *LINES = [line.split() for line in MATRIX.strip().splitlines()]
ROWS = {cells[0]: dict(zip(HEAD[1:], map(int, cells[1:]), strict=True)) for cells in LINES}
VALUES = {"code": HOME, "number": 1, "rest": "nowhere", "vacancy_id": 999_999_999}


def program(world: World, name: str) -> Program:
    """With its token, in a transaction that is taken back."""
    if TOKENS[name] is None:
        return Program()
    code, place, manager, scopes = TOKENS[name]
    organisation = world.corners[code].organisations[place]
    _token, secret = create_token(
        by=world.users[manager], organisation=organisation, name="x", scopes=scopes, days=1
    )
    set_local(consortium="", user="")
    return Program(secret)


def address(route: str) -> str:
    names = PARAMETERS[f"api:{route}"]
    return reverse(f"api:{route}", kwargs={name: VALUES[name] for name in names})


def test_every_address_of_the_api_is_in_the_matrix() -> None:
    assert set(ROWS) == {name.removeprefix("api:") for name in PARAMETERS if name.startswith("api:")}


@pytest.mark.parametrize("name", TOKENS)
def test_every_token_reads_what_the_matrix_says(world: World, name: str) -> None:
    with transaction.atomic():
        asking = program(world, name)
        found = {route: asking.get(address(route)).status_code for route in ROWS}
        assert found == {route: row[name] for route, row in ROWS.items()}
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", TOKENS)
def test_what_was_handed_in_is_read_by_everybody(world: World, name: str) -> None:
    with transaction.atomic():
        asking = program(world, name)
        for code in (HOME, FOREIGN):
            for route in ("open_period_detail", "open_period_csv"):
                assert asking.get(address(route).replace(HOME, code)).status_code == 200
        transaction.set_rollback(True)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_method_writes(world: World, method: str) -> None:
    with transaction.atomic():
        asking = program(world, "lead")
        for route in ROWS:
            response = getattr(asking, method)(address(route))
            assert response.status_code in (405, 404) and (response.status_code == 405 or route == "nothing")
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["lead", "partner", "other"])
def test_no_byte_of_the_api_names_a_person(world: World, name: str) -> None:
    """No canary at all: neither of another consortium, nor of one's own. v1 shows no person."""
    with transaction.atomic():
        asking = program(world, name)
        read = 0
        for code in world.corners:
            for route in ROWS:
                path = address(route).replace(HOME, code)
                for query in ("", "?on=2025-01-31", "?limit=1"):
                    response = asking.get(path + query)
                    assert not re.search(
                        rb"canar", response.content + str(response.headers).encode(), re.I
                    ), path
                    read += response.status_code == 200 and code in (HOME, FOREIGN)
        assert read > 20
        transaction.set_rollback(True)
