"""The gate: tokens, limits, what is kept, what is refused and how."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from punte.base.problems import CONTENT_TYPE
from punte.base.rls import read_only
from punte.config import gate
from punte.organisations.actions.tokens import create_token, revoke_token
from punte.organisations.models import Token
from punte.people.limits import spend
from punte.people.models import User
from tests.api.conftest import Program, program_of

PROJECT = "projects/309187/"


def the_token(program):
    secret = program.headers["Authorization"] if hasattr(program, "headers") else ""
    return Token.objects.latest("pk"), secret


def test_with_a_token_one_reads_the_own_projects(assoc_program):
    found = assoc_program.read("projects/")
    assert [p["code"] for p in found["items"]] == ["309187"]
    assert found["next"] is None
    assert {p["role"] for p in found["items"][0]["partners"]} >= {"lead", "partner"}


def test_without_a_token_one_is_told_where_to_get_one(db, nobody):
    response = nobody.get("/api/v1/projects/")
    assert response.status_code == 401
    assert response["Content-Type"] == CONTENT_TYPE
    assert response["WWW-Authenticate"] == 'Bearer realm="Punte"'
    told = response.json()
    assert told["status"] == 401 and told["type"].endswith("#no-token") and "manager" in told["detail"]


@pytest.mark.parametrize(
    "header", ["Bearer wrong", "Bearer ", "Basic abc", "Bearer \x00", "bearer", "x" * 5000]
)
def test_another_key_does_not_fit(db, header):
    response = Client(headers={"Authorization": header}).get("/api/v1/projects/")
    assert response.status_code == 401


def test_a_cookie_opens_nothing(elena, client):
    client.force_login(elena)
    assert client.get("/api/v1/projects/").status_code == 401


def test_a_revoked_token_opens_nothing_from_the_next_request_on(elena, assoc_program):
    assoc_program.read("projects/")
    revoke_token(by=elena, token=Token.objects.get())
    told = assoc_program.read("projects/", 401)
    assert "revoked" in told["detail"]


def test_an_expired_token_opens_nothing(assoc_program):
    now = timezone.now()
    Token.objects.update(created_at=now - dt.timedelta(days=40), expires_at=now - dt.timedelta(minutes=1))
    assoc_program.read("projects/", 401)


def test_a_token_opens_what_it_was_made_for_and_no_more(elena, assoc):
    program = program_of(elena, assoc, "projects")
    program.read(PROJECT)
    told = program.read(PROJECT + "targets/", 403)
    assert told["type"].endswith("#closed")
    program.read(PROJECT + "deliverables/", 403)


def test_when_the_last_manager_leaves_the_project_the_token_sees_nothing_of_it(elena, assoc_program):
    assoc_program.read(PROJECT + "targets/")
    elena.roles.get().assignments.update(until=timezone.localdate() - dt.timedelta(days=1))
    assoc_program.read(PROJECT + "targets/", 404)
    assert assoc_program.read("projects/")["items"] == []


def test_of_projects_of_others_a_token_learns_nothing(assoc_program, foreign_operation):
    for path in ("", "targets/", "indicators/", "periods/", "periods/1/", "deliverables/", "activities/"):
        assoc_program.read(f"projects/{foreign_operation.code}/{path}", 404)


def test_the_day_of_the_last_use_is_kept(assoc_program):
    assert Token.objects.get().last_used_on is None
    assoc_program.read("projects/")
    assert Token.objects.get().last_used_on == timezone.localdate()


def test_a_token_is_nobody_and_leaves_nobody_behind(assoc_program):
    before = User.objects.count()
    assoc_program.read("projects/")
    assert User.objects.count() == before


def test_who_asks_too_often_waits(assoc_program, monkeypatch):
    monkeypatch.setattr(gate, "MOST_OF_TOKEN", 3)
    for left in (2, 1, 0):
        response = assoc_program.get("/api/v1/projects/")
        assert (response.status_code, response["RateLimit-Remaining"]) == (200, str(left))
        assert response["RateLimit-Limit"] == "3"
    refused = assoc_program.get("/api/v1/projects/")
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused.json()["type"].endswith("#too-many")


def test_one_program_does_not_use_up_anothers_requests(assoc_program, fdss_program, monkeypatch):
    monkeypatch.setattr(gate, "MOST_OF_TOKEN", 1)
    assert assoc_program.get("/api/v1/projects/").status_code == 200
    assert assoc_program.get("/api/v1/projects/").status_code == 429
    assert fdss_program.get("/api/v1/projects/").status_code == 200


def test_addresses_without_a_token_have_a_limit_of_their_own(db, monkeypatch):
    monkeypatch.setattr(gate, "MOST_OF_ADDRESS", 1)
    first, second = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    assert first.get("/api/v1/open/projects/").status_code == 200
    assert first.get("/api/v1/open/projects/").status_code == 429
    assert second.get("/api/v1/open/projects/").status_code == 200


def test_a_limit_begins_anew_when_its_time_is_over(db):
    assert [spend("x", most=2, seconds=60).granted for _ in range(4)] == [True, True, False, False]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_cache SET expires = now() - interval '1 second' WHERE cache_key = 'spent:x'"
        )
    assert spend("x", most=2, seconds=60).left == 1


def test_what_has_not_changed_is_not_sent_again(assoc_program):
    first = assoc_program.get("/api/v1/projects/")
    again = assoc_program.get("/api/v1/projects/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "RateLimit-Remaining" in again


def test_answers_for_a_token_are_kept_by_nobody_else(assoc_program, nobody):
    mine, open_ = assoc_program.get("/api/v1/projects/"), nobody.get("/api/v1/open/projects/")
    assert mine["Cache-Control"] == "private, no-cache"
    assert "Access-Control-Allow-Origin" not in mine
    assert open_["Cache-Control"].startswith("public")
    assert open_["Access-Control-Allow-Origin"] == "*"
    assert {"Authorization", "Accept-Language"} <= {v.strip() for v in mine["Vary"].split(",")}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written_through_the_api(assoc_program, method):
    for path in ("", "projects/", PROJECT, "openapi.json"):
        response = getattr(assoc_program, method)(f"/api/v1/{path}")
        assert response.status_code == 405, path
        assert response["Allow"] == "GET, HEAD"
        assert response["Content-Type"] == CONTENT_TYPE


def test_only_the_head_is_sent_to_who_asks_for_it(assoc_program):
    response = assoc_program.head("/api/v1/projects/")
    assert response.status_code == 200 and response["ETag"]


def test_the_database_refuses_every_write_of_a_reading_request(operation):
    with pytest.raises(DatabaseError, match="read-only"), transaction.atomic():
        read_only(consortium=operation.consortium_id)
        operation.save()
    operation.save()


def test_an_endpoint_that_tried_to_write_is_refused_by_the_database(assoc_program, monkeypatch):
    from punte.monitoring import dashboard

    monkeypatch.setattr(dashboard, "standings", lambda operation, on: operation.save())
    assoc_program.raise_request_exception = False
    assert assoc_program.get(f"/api/v1/{PROJECT}targets/").status_code == 500


def test_a_fault_of_ours_is_a_problem_without_a_word_of_code(assoc_program, monkeypatch):
    from punte.monitoring import dashboard

    def broken(*_args):
        raise RuntimeError("Canarfault")

    monkeypatch.setattr(dashboard, "standings", broken)
    assoc_program.raise_request_exception = False
    response = assoc_program.get(f"/api/v1/{PROJECT}targets/")
    assert response.status_code == 500
    assert response.json()["type"].endswith("#our-fault") and "Canarfault" not in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"page": 0}, "page", "at least 1"),
        ({"page": "many"}, "page", "whole number"),
        ({"limit": 101}, "limit", "at most 100"),
        ({"page": 10**30}, "page", "at most"),
    ],
)
def test_a_bad_value_is_named_with_its_field(assoc_program, asked, field, words):
    told = assoc_program.read("projects/", 422, **asked)
    assert told["errors"][0]["field"] == field and words in told["errors"][0]["message"]


@pytest.mark.parametrize("on", ["1989-12-31", "2999-01-01", "2024-02-31", "yesterday", "12", "٢٠٢٤-٠١-٠١"])
def test_a_day_that_cannot_be_is_refused(assoc_program, on):
    assert assoc_program.read(PROJECT + "targets/", 422, on=on)["errors"][0]["field"] == "on"


def test_problems_are_told_in_the_readers_language(db, nobody):
    response = nobody.get("/api/v1/projects/", headers={"Accept-Language": "ro"})
    assert response["Content-Language"] == "ro"


def test_an_address_that_does_not_exist_is_a_problem_too(db, nobody):
    assert nobody.read("nothing/at/all/", 404)["type"].endswith("#not-found")
    assert nobody.get("/api/v1/projects").status_code == 301


def test_control_characters_are_a_problem_too(db, nobody):
    response = nobody.get("/api/v1/open/projects/?page=%00")
    assert (response.status_code, response["Content-Type"]) == (400, CONTENT_TYPE)


def test_a_list_is_read_page_by_page(nobody, db):
    first = nobody.read("open/projects/", limit=2)
    assert len(first["items"]) == 2
    codes, following = [p["code"] for p in first["items"]], first["next"]
    while following:
        page = nobody.get(following).json()
        codes += [p["code"] for p in page["items"]]
        following = page["next"]
    assert codes == sorted(codes) and len(codes) == 5


def test_the_root_and_the_schema_are_for_everybody(db, nobody):
    assert nobody.read("")["version"] == "1.0.0"
    assert nobody.read("openapi.json")["openapi"].startswith("3.1")


def test_the_page_of_documentation_names_every_address(db, nobody):
    page = nobody.get("/api/v1/docs/").content.decode()
    for path in nobody.read("openapi.json")["paths"]:
        assert path in page
    assert "<script" not in page.replace('<script src="/static/', "")


def test_a_token_is_found_by_its_digest_alone(elena, assoc):
    token, secret = create_token(by=elena, organisation=assoc, name="Website", scopes=["projects"], days=30)
    assert secret.startswith("punte_") and len(secret) > 40
    assert secret.encode() not in bytes(Token.objects.get(pk=token.pk).digest)
    assert Program(secret).get("/api/v1/projects/").status_code == 200
