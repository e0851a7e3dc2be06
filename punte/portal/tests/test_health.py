"""What a supervisor asks."""

from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor

from punte.portal import health


def test_a_well_installation_says_so_without_a_session(client, db):
    answer = client.get("/healthz/")
    assert answer.status_code == 200 and answer.json() == {"status": "ok"}
    assert not answer.cookies
    assert client.post("/healthz/").status_code == 405


def test_a_schema_that_is_not_complete_is_told(client, db, monkeypatch):
    monkeypatch.setattr(health, "_known", set())
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    assert client.get("/healthz/").status_code == 503


def test_a_database_that_does_not_answer_is_told(client, monkeypatch):
    def silent():
        raise OperationalError

    monkeypatch.setattr("punte.portal.views.health.ready", silent)
    answer = client.get("/healthz/")
    assert answer.status_code == 503 and answer.json() == {"status": "not ready"}
