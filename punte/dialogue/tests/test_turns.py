"""The speakers' list: asked from the telephone or written down, each in turn; two taps, two chairs, forgotten clocks."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import table_page as page
from punte.dialogue.actions import tables
from punte.dialogue.actions import turns as acts
from punte.dialogue.models import RoundTable, Turn
from punte.dialogue.tests.tabled import group, guest, opened, planned, wish


@pytest.fixture
def table(elena, operation) -> RoundTable:
    return opened(elena, operation)


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch):
    """Minutes pass."""
    state = {"now": clock.now()}
    monkeypatch.setattr(clock, "now", lambda zone="": state["now"])

    def wait(minutes: float) -> None:
        state["now"] += dt.timedelta(minutes=minutes)

    return wait


def names(table: RoundTable) -> list[str]:
    return [t.voice.name for t in acts.queue(table)]


def test_groups_come_in_turn_and_their_time_is_told(elena, table, passing) -> None:
    bosses, youth = group(table, "employers"), group(table, "youth")
    for name in ("Ion Pop", "Dan Rus"):
        wish(elena, table, name, group=bosses)
        passing(0.1)
    wish(elena, table, "Ema Nica", group=youth)
    assert names(table) == ["Ion Pop", "Ema Nica", "Dan Rus"]
    first = acts.next_speaker(by=elena, table=table, after=0)
    passing(4)
    assert names(table) == ["Ema Nica", "Dan Rus"]
    acts.next_speaker(by=elena, table=table, after=first.pk)
    passing(1)
    told = page.groups(table)
    assert [(g["label"], g["time"]) for g in told["groups"]] == [(str(bosses), "4:00"), (str(youth), "1:00")]
    assert told["whole_time"] == "5:00"


def test_of_two_taps_and_of_two_chairs_the_second_changes_nothing(elena, bogdan, table) -> None:
    for name in ("Ion Pop", "Dan Rus"):
        wish(elena, table, name)
    acts.next_speaker(by=elena, table=table, after=0)
    with pytest.raises(MoveNotAllowed):
        acts.next_speaker(by=elena, table=table, after=0)
    assert names(table) == ["Dan Rus"]
    with pytest.raises(MoveNotAllowed):
        acts.end_speaker(by=elena, table=table, after=0)


def test_who_asks_twice_waits_once(elena, table, client: Client) -> None:
    user, spoken = guest(table, "Radu")
    client.force_login(user)
    address = reverse("dialogue:turn_ask", args=[table.pk])
    form = client.get(address).context["form"]
    sent = {"token": str(form["token"].value()), "entity": spoken.pk, "mandate": "president", "group": ""}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 302  # the same tap again
    again = str(client.get(address).context["form"]["token"].value())
    answer = client.post(address, {**sent, "token": again})
    assert "on the list already" in answer.content.decode()
    assert Turn.objects.count() == 1
    assert "You are next" in client.get(table.get_absolute_url()).content.decode()
    client.post(reverse("dialogue:turn_step_back", args=[table.pk]))
    assert Turn.objects.get().state == Turn.State.LEFT


def test_a_sensitive_group_is_named_by_an_organisation_only(elena, table) -> None:
    roma = group(table, "roma")
    _user, spoken = guest(table, "Lina", "cso")
    with pytest.raises(ValidationError, match="an organisation speaks"):
        wish(elena, table, "Ion Pop", group=roma)
    made = wish(elena, table, "Lina Rostas", group=roma, entity=spoken, mandate="director")
    assert made.shown_group == ""
    assert "Lina Rostas" in made.who and spoken.name in made.who


def test_speaking_for_an_organisation_wants_its_mandate_and_a_role_in_it(elena, table) -> None:
    user, spoken = guest(table, "Radu")
    other = guest(table, "Dana")[1]
    with pytest.raises(ValidationError, match="capacity"):
        acts.ask_to_speak(by=user, table=table, entity=spoken)
    with pytest.raises(Refused):
        acts.ask_to_speak(by=user, table=table, entity=other, mandate="president")
    with pytest.raises(ValidationError) as refusal:
        wish(elena, table, "…")
    assert "name" in refusal.value.error_dict


def test_out_of_turn_says_why_and_everybody_reads_it(elena, table, client: Client) -> None:
    wish(elena, table, "Ion Pop")
    late = wish(elena, table, "Dan Rus")
    late.table = table
    with pytest.raises(ValidationError) as refusal:
        acts.call_out_of_turn(by=elena, turn=late, after=0, why=" ")
    assert "why" in refusal.value.error_dict
    client.force_login(elena)
    at = [table.operation.code, table.pk]
    client.post(reverse("dialogue:turn_call", args=[*at, late.pk]), {"why": "his train leaves", "after": "0"})
    late.refresh_from_db()
    assert (late.state, late.why) == ("speaking", "his train leaves")
    for name in ("table_desk", "table_wall"):
        shown = client.get(reverse(f"dialogue:{name}", args=at)).content.decode()
        assert "his train leaves" in shown and "Dan Rus" in shown
    public = client.get(table.get_absolute_url()).content.decode()
    assert "Dan Rus" not in public


def test_the_desk_leads_from_one_to_the_next_without_script(elena, table, client: Client) -> None:
    client.force_login(elena)
    at = [table.operation.code, table.pk]
    for name in ("Ion Pop", "Dan Rus"):
        form = client.get(reverse("dialogue:turn_write_down", args=at)).context["form"]
        client.post(
            reverse("dialogue:turn_write_down", args=at), {"token": str(form["token"].value()), "name": name}
        )
    client.post(reverse("dialogue:turn_next", args=at), {"after": "0"})
    answer = client.post(reverse("dialogue:turn_next", args=at), {"after": "0"}, follow=True)
    assert "somebody was here before you" in answer.content.decode()
    speaking = Turn.objects.get(state="speaking")
    client.post(reverse("dialogue:turn_end", args=at), {"after": str(speaking.pk)})
    left = Turn.objects.get(state="waiting")
    client.post(reverse("dialogue:turn_drop", args=[*at, left.pk]))
    assert sorted(Turn.objects.values_list("state", flat=True)) == ["left", "spoken"]


def test_a_forgotten_clock_weighs_three_times_the_planned_minutes_at_most(elena, table, passing) -> None:
    wish(elena, table, "Ion Pop")
    first = acts.next_speaker(by=elena, table=table, after=0)
    passing(300)
    acts.end_speaker(by=elena, table=table, after=first.pk)
    first.refresh_from_db()
    assert first.seconds == 3 * 3 * 60


def test_nobody_asks_before_it_opens_or_after_it_closed(elena, operation) -> None:
    table = planned(elena, operation)
    with pytest.raises(ValidationError, match="going on"):
        wish(elena, table, "Ion Pop")
    tables.open_table(by=elena, table=table)
    wish(elena, table, "Ion Pop")
    acts.next_speaker(by=elena, table=table, after=0)
    wish(elena, table, "Dan Rus")
    tables.close_table(by=elena, table=table)
    assert sorted(Turn.objects.values_list("state", flat=True)) == ["left", "spoken"]
    with pytest.raises(ValidationError, match="not open"):
        acts.next_speaker(by=elena, table=table, after=0)


def test_a_long_list_costs_as_many_questions_as_a_short_one(
    elena, table, client: Client, django_assert_max_num_queries
) -> None:
    client.force_login(elena)
    address = reverse("dialogue:table_desk", args=[table.operation.code, table.pk])
    for n in range(2):
        wish(elena, table, f"Ion Pop {'a' * (n + 1)}", group=group(table, "employers"))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for n in range(10):
        wish(elena, table, f"Dan Rus {'b' * (n + 1)}", group=group(table, "youth"))
    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_who_may_not_gives_and_takes_no_floor(elena, auditor, citizen, table) -> None:
    turn = wish(elena, table, "Ion Pop")
    turn.table = table
    with pytest.raises(Refused):
        acts.ask_to_speak(by=citizen, table=table)
    for by in (auditor, citizen):
        with pytest.raises(Refused):
            acts.write_down_speaker(by=by, table=table, name="Dan Rus")
        with pytest.raises(Refused):
            acts.next_speaker(by=by, table=table, after=0)
        with pytest.raises(Refused):
            acts.end_speaker(by=by, table=table, after=0)
        with pytest.raises(Refused):
            acts.call_out_of_turn(by=by, turn=turn, after=0, why="x")
        with pytest.raises(Refused):
            acts.step_back(by=by, turn=turn)
