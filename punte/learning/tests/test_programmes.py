"""Programmes: written with what they need, changed by one at a time, their topics named before they open."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.learning.actions import offerings
from punte.learning.actions.programmes import add_module, change_programme, create_programme, remove_module
from punte.learning.models import Programme
from punte.learning.tests.cast import RULE, TOLD, plan, write_programme

URL = "/learning/309187/programmes/"
FIELDS = {
    "token": "0a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c01",
    "title_en": "Project management",
    "code": "PM-1",
    "kind": "non_formal",
    "theory_hours": "24",
    "practice_hours": "16",
    "overall": "80",
    "of_practice": "50",
    "feedback": "on",
}


def test_a_trainer_writes_a_programme_and_names_its_module(client, georgi, operation, assoc) -> None:
    client.force_login(georgi)
    assert client.get(f"{URL}new/").status_code == 200
    answer = client.post(
        f"{URL}new/", FIELDS | {"organisation": assoc.pk, "topics": ["environment"]}, follow=True
    )
    found = Programme.objects.get(code="pm-1")
    assert "environment" in answer.content.decode() and "Attend at least 32 hours" in answer.content.decode()
    assert found.as_rule().practice == 16 * 60 and found.rule["feedback"] is True
    fields = {
        "token": "0a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c02",
        "title_en": "Green work",
        "hours": "4",
        "topic": "environment",
    }
    page = client.post(f"{URL}{found.pk}/modules/new/", fields, follow=True).content.decode()
    assert "Green work" in page and found.unnamed_topics() == []
    module = found.modules.get()
    client.post(f"{URL}{found.pk}/modules/{module.pk}/remove/")
    assert not found.modules.exists()
    assert "Project management" in client.get(URL).content.decode()


def test_the_same_form_sent_twice_writes_once(client, georgi, assoc) -> None:
    client.force_login(georgi)
    for _time in range(2):
        assert client.post(f"{URL}new/", FIELDS | {"organisation": assoc.pk}).status_code == 302
    assert Programme.objects.filter(code="pm-1").count() == 1


def test_what_is_wrong_stands_under_its_field(client, georgi, assoc) -> None:
    client.force_login(georgi)
    wrong = FIELDS | {"organisation": assoc.pk, "kind": "authorised", "title_en": ""}
    page = client.post(f"{URL}new/", wrong).content.decode()
    assert "Write it in at least one language." in page
    page = client.post(f"{URL}new/", wrong | {"title_en": "x"}).content.decode()
    assert "Write the number of the authorisation." in page and not Programme.objects.exists()


@pytest.mark.parametrize("who", ["ana", "floarea", "hristo", "auditor", "mallory"])
def test_others_write_no_programme(who, request, operation, assoc, elena) -> None:
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        create_programme(by=user, operation=operation, organisation=assoc, rule=RULE, **TOLD)
    found = write_programme(elena, operation, assoc)
    with pytest.raises(Refused):
        change_programme(by=user, operation=operation, programme=found, version=1, rule=RULE, **TOLD)
    with pytest.raises(Refused):
        add_module(by=user, operation=operation, programme=found, title=Translated({"en": "x"}), hours=1)
    module = add_module(
        by=elena, operation=operation, programme=found, title=Translated({"en": "x"}), hours=1
    )
    with pytest.raises(Refused):
        remove_module(by=user, operation=operation, module=module)


def test_a_partner_writes_only_its_own(bogdan, operation, assoc, fdss) -> None:
    assert write_programme(bogdan, operation, fdss).organisation == fdss
    with pytest.raises(Refused):
        write_programme(bogdan, operation, assoc, code="other")


def test_of_two_who_change_it_the_second_is_told(elena, operation, programme) -> None:
    told = {"by": elena, "operation": operation, "programme": programme, "rule": RULE | {"overall": 90}}
    change_programme(version=1, **told, **TOLD)
    with pytest.raises(MoveNotAllowed):
        change_programme(version=1, **told, **TOLD)


def test_only_another_rule_is_another_version(elena, operation, programme) -> None:
    told = {"by": elena, "operation": operation, "programme": programme}
    same = change_programme(version=1, rule=RULE, **told, **(TOLD | {"title": Translated({"en": "Other"})}))
    assert same.rule_version == 1
    assert change_programme(version=2, rule=RULE | {"tests": True}, **told, **TOLD).rule_version == 2


def test_the_change_is_made_on_a_screen(client, elena, programme, operation) -> None:
    client.force_login(elena)
    page = client.get(f"{URL}{programme.pk}/edit/")
    assert "Digital skills" in page.content.decode()
    fields = FIELDS | {"organisation": programme.organisation_id, "version": "1", "code": "digital-1"}
    assert client.post(f"{URL}{programme.pk}/edit/", fields).status_code == 302
    programme.refresh_from_db()
    assert str(programme) == "Project management"


def test_the_database_wants_an_authorised_programme_to_say_by_what(programme) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.filter(pk=programme.pk).update(kind="authorised")


def test_a_course_opens_only_when_every_topic_has_its_module(elena, georgi, operation, assoc) -> None:
    found = write_programme(elena, operation, assoc, topics=["equality", "environment"])
    course = plan(elena, operation, found, georgi)
    with pytest.raises(ValidationError, match="equal opportunities and gender, environment"):
        offerings.open_offering(by=elena, offering=course)
    for topic in found.topics:
        add_module(
            by=elena,
            operation=operation,
            programme=found,
            title=Translated({"en": topic}),
            hours=2,
            topic=topic,
        )
    offerings.open_offering(by=elena, offering=course)
    with pytest.raises(ValidationError, match="needs this topic"):
        remove_module(by=elena, operation=operation, module=found.modules.first())


def test_an_authorisation_must_cover_every_day(elena, georgi, operation, assoc) -> None:
    found = write_programme(
        elena, operation, assoc, kind="authorised", authorisation="MM 12/2024",
        authorised_from=dt.date(2024, 1, 1), authorised_until=dt.date(2025, 2, 10),
    )  # fmt: skip
    with pytest.raises(ValidationError, match="does not cover"):
        offerings.open_offering(by=elena, offering=plan(elena, operation, found, georgi))


def test_modules_hold_no_more_hours_than_the_programme(elena, operation, programme) -> None:
    with pytest.raises(ValidationError, match="14 hours"):
        add_module(
            by=elena, operation=operation, programme=programme, title=Translated({"en": "x"}), hours=15
        )
