"""The permission matrix: every route, tried by everybody, on one's own, a partner's and strangers' rows."""

import csv
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from punte.base.rls import set_local
from tests.security.attended import of_route
from tests.security.audited import address_of
from tests.security.bodies import body, own_notice
from tests.security.commented import of_route as of_commented
from tests.security.consulted import of_route as of_consulted
from tests.security.conversed import of_route as of_conversed
from tests.security.joined import of_route as of_joined
from tests.security.moderated import BY_ANYBODY
from tests.security.moderated import of_route as of_moderated
from tests.security.placed import of_route as of_placed
from tests.security.planned import of_route as of_planned
from tests.security.routes import PARAMETERS, plain_refusals
from tests.security.surveyed import of_route as of_surveyed
from tests.security.tabled import of_route as of_tabled
from tests.security.voted import of_route as of_voted
from tests.security.world import FOREIGN, HOME, Corner, File, World

MATRIX = Path(__file__).with_name("matrix.csv")
ACCOUNTS = Path(__file__).with_name("accounts.csv")
# Rows that a refused request may leave: who looked, sessions, counters of tries.
_SIGNS = ("django_session", "base_cache", "pghistory_context", "records_accessentry", "records_pagevisit")


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a hand-written table, without its remarks."""
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    cells = [[cell.strip() for cell in row] for row in csv.reader(lines)]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


ROWS = table(MATRIX)
PEOPLE = [name for name in ROWS[0] if name not in ("route", "method", "object")]


NAMES = list(PARAMETERS)


@pytest.fixture(autouse=True)
def only_the_status_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that refuse in words are drawn in tests/journeys."""
    plain_refusals(monkeypatch)
    monkeypatch.setattr(
        settings, "CONTENT_ORIGIN", "https://content.example"
    )  # interactive lessons can be played


def test_every_route_is_in_the_matrix() -> None:
    listed = {row["route"] for row in ROWS} | {row["route"] for row in table(ACCOUNTS)}
    assert sorted(set(NAMES) - listed) == []
    assert sorted(listed - set(NAMES)) == []


def test_every_route_has_a_name() -> None:
    def nameless(resolver: URLResolver) -> Iterator[str]:
        for pattern in resolver.url_patterns:
            if str(pattern.pattern) == "editor/":
                continue  # Wagtail's; one rule for all of it
            if isinstance(pattern, URLResolver):
                yield from nameless(pattern)
            elif not pattern.name:
                yield str(pattern.pattern)

    assert list(nameless(get_resolver())) == []


# Their further parameters name no row of a consortium.
SAME_EVERYWHERE = {
    "monitoring:indicator_detail",
    "organisations:organisation_detail",
    "participation:import_template",
}


def test_every_route_that_names_a_row_is_tried_with_a_strangers_row() -> None:
    """`code` alone names an operation: tried with another consortium's. Further parameters: mixed as well."""
    tried = {(row["route"], row["object"]) for row in ROWS}
    public = {"people:notice_open", "organisations:invitation_accept"}
    for name, parameters in PARAMETERS.items():
        if name not in {row["route"] for row in ROWS} or name in public:
            continue
        if "code" in parameters or "organisation_id" in parameters:
            need = "stranger" if len(parameters) > 1 else "other"
            if name not in SAME_EVERYWHERE:
                assert (name, need) in tried, name


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['route']}-{r['method']}-{r['object']}")
def test_everybody_reaches_what_the_matrix_says(world: World, row: dict[str, str]) -> None:
    address = _address(world, row)
    found = {name: _try(world, row, name, address) for name in PEOPLE}
    expected = {name: row[name] for name in PEOPLE}
    assert found == expected


@pytest.mark.parametrize(
    "route", sorted({r["route"] for r in ROWS} - {r["route"] for r in ROWS if r["method"] == "POST"})
)
def test_a_page_that_only_shows_writes_nothing(world: World, route: str) -> None:
    """Whoever sends a form to it, the auditor included, changes nothing."""
    row = {"route": route, "method": "POST", "object": "own"}
    for actor in ("auditor", "elena"):
        with transaction.atomic():
            before = _writings()
            _send(world, row, actor, _address(world, row))
            assert _writings() == before
            transaction.set_rollback(True)


# The forms that are an auditor's own: their audits, draws, checklists, findings and decisions.
AUDITORS_OWN = {
    "monitoring:audit_create",
    "monitoring:audit_sample",
    "monitoring:audit_unit",
    "monitoring:audit_handover",
    "monitoring:audit_close",
    "monitoring:finding_create",
    "monitoring:finding_detail",
}
# What anybody with an account says in public, the auditor too; nothing of the project is changed by it.
SAID_BY_ALL = {
    f"dialogue:{name}"
    for name in (
        "text_comment contribution_create contribution_reply contribution_support statement_create statement_detail statement_group"
        " question_ask question_carry survey_answer"
        " guest_create guest_support guest_confirm guest_withdraw follow_list consultation_follow contribution_follow"
        " digest_stop amendment_create co_author_answer"
    ).split()
} | {f"dialogue:{name}" for name in BY_ANYBODY}
# A file to read is made of what everybody in the project may see.
MADE_TO_READ = {"monitoring:period_report", "records:export_create"}


def test_the_auditor_is_refused_every_form_but_those_of_the_own_audits() -> None:
    """Read from the table itself, so that nobody grants more by a slip of the pen."""
    own = (
        "portal:",
        "people:",
        "set_",
        "organisations:invitation_accept",
        "events:calendar_",
        "learning:catalogue_",
        "events:check_in",
        "events:guest_",
        "events:own_",
        "jobs:search_",
    )
    granted = {
        row["route"]
        for row in ROWS
        if row["method"] == "POST" and not row["route"].startswith(own) and row["auditor"] in ("200", "302")
    }
    assert granted == AUDITORS_OWN | MADE_TO_READ | SAID_BY_ALL


def _try(world: World, row: dict[str, str], actor: str, address: str) -> str:
    """The status one gets; whatever it wrote is taken back."""
    with transaction.atomic():
        before = _writings() if row["method"] == "POST" else None
        status = _word(_send(world, row, actor, address))
        if before is not None and status not in ("200", "302"):
            assert _writings() == before, f"{actor} was refused ({status}), and yet something was written"
        transaction.set_rollback(True)
    return status


def _word(response: HttpResponse) -> str:
    target = response.headers.get("Location", "")
    if response.status_code == 302 and target.startswith(reverse("account_login")):
        return "in"
    return str(response.status_code)


def _send(world: World, row: dict[str, str], actor: str, address: str) -> HttpResponse:
    send = getattr(world.client(actor), row["method"].lower())
    return send(address, _fields(world, row, actor)) if row["method"] == "POST" else send(address)


def _fields(world: World, row: dict[str, str], actor: str) -> dict[str, Any]:
    """What the form holds, as its owner has seen it."""
    corner, file = _about(world, row["object"])
    set_local(consortium=corner.operation.consortium_id)
    fields = body(world, row["route"], actor, corner, file)
    set_local(consortium="")
    return fields


def _about(world: World, whose: str) -> tuple[Corner, File]:
    corner = world.corners[FOREIGN if whose in ("other", "stranger") else HOME]
    return corner, corner.files["partner" if whose == "partner" else "lead"]


def _address(world: World, row: dict[str, str]) -> str:
    route, parameters = row["route"], PARAMETERS[row["route"]]
    corner, file = _about(world, row["object"])
    values: dict[str, Any] = {**file.ids, "code": corner.operation.code, "indicator": "EECO01"}
    values["target"] = "trained"
    values["rest"] = "nowhere"
    values["notice_id"] = own_notice(world, corner.operation.code)
    values |= {"language": "ro", "kind": "xlsx"}
    if route == "records:paper_create":
        values["fact_id"] = file.ids["fact_about_nobody"]
    if route == "participation:import_undo":
        values["batch_id"] = file.ids["applied_id"]
    for of in (
        of_route,
        of_placed,
        of_consulted,
        of_commented,
        of_conversed,
        of_surveyed,
        of_planned,
        of_tabled,
        of_moderated,
        of_joined,
        of_voted,
    ):
        values |= of(route, file.ids)
    if route == "jobs:search_stop":
        values["signed"] = file.ids["search_signed"]
    if row["object"] == "stranger":
        values |= {"code": HOME, "target": "portal"}
        values["organisation_id"] = world.corners[HOME].files["lead"].ids["organisation_id"]
    values |= address_of(route, row["object"], values, world.corners[HOME].files["lead"].ids)
    try:
        return reverse(route, kwargs={name: values[name] for name in parameters})
    except (NoReverseMatch, KeyError) as missing:
        raise AssertionError(f"No address for {route}: {missing}") from missing


def _writings() -> list[tuple[str, int]]:
    """How often each table was written in this connection, counted by the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND relname <> ALL (%s) ORDER BY 1",
            [list(_SIGNS)],
        )
        return cursor.fetchall()


def test_a_route_that_does_not_exist_is_404_for_all(world: World) -> None:
    for actor in PEOPLE:
        assert world.client(actor).get(f"/{uuid.uuid4()}/").status_code == 404


def test_what_only_a_demonstration_has_is_not_here(world: World) -> None:
    for path in ("/demo/outbox/", "/demo/components/", "/demo/become/elena/"):
        for method in ("get", "post"):
            assert getattr(world.client("elena"), method)(path).status_code == 404


@pytest.mark.parametrize("row", table(ACCOUNTS), ids=lambda r: r["route"])
def test_the_pages_of_accounts_answer_as_listed(world: World, row: dict[str, str]) -> None:
    pattern = next(p for p in get_resolver().reverse_dict.getlist(row["route"]))
    values = dict.fromkeys(pattern[0][0][1], "0-none")
    for actor in ("anonymous", "elena"):
        with transaction.atomic():
            response = world.client(actor).get(reverse(row["route"], kwargs=values))
            assert _word(response) == row[actor], (actor, response.headers.get("Location"))
            transaction.set_rollback(True)
