"""Round tables: prepared at an event, opened on its day, led through the agenda, closed; polls, people, minutes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from punte.ballots.actions.openings import close_poll, publish_result
from punte.ballots.actions.votes import vote_in_room
from punte.ballots.tests import cast as ballots
from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.dialogue import table_page as page
from punte.dialogue.actions import tables as acts
from punte.dialogue.actions.lists import bring_event
from punte.dialogue.models import Hearing, RoundTable
from punte.dialogue.tests.asked import text
from punte.dialogue.tests.tabled import an_event, at, guest, opened, planned, wish
from punte.events.actions import minutes as minuting
from punte.events.actions.sessions import add_session
from punte.events.actions.sheets import Mark, call_roll, close_sheet
from punte.events.models import Event
from punte.events.work import work as event_work

TODAY = dt.date(2025, 3, 17)


def test_prepared_on_one_screen_and_read_by_everybody(elena, operation, asked, client: Client) -> None:
    event = an_event(elena, operation, day=20)
    client.force_login(elena)
    address = reverse("dialogue:table_create", args=[operation.code])
    token = str(client.get(address).context["form"]["token"].value())
    sent = {
        "token": token, "event": event.pk, "chair": elena.pk, "aim_en": "A joint position", "minutes_each": "4",
        "consultation": asked.pk, "answer_days": "10", "silence_days": "7", "online": "on",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    client.post(address, sent)
    table = RoundTable.objects.get()
    assert (table.minutes_each, table.consultation, table.chair) == (4, asked, elena)
    client.logout()
    shown = client.get(table.get_absolute_url()).content.decode()
    assert "Buses and jobs" in shown and "silence for 7 days approves them" in shown
    assert "Buses and jobs" in client.get(reverse("dialogue:table_list")).content.decode()
    client.force_login(elena)
    at_ = [operation.code, table.pk]
    edit = reverse("dialogue:table_edit", args=at_)
    version = client.get(edit).context["form"]["version"].value()
    sent = {**sent, "minutes_each": "2", "version": version}
    client.post(edit, {**sent, "token": str(client.get(edit).context["form"]["token"].value())})
    table.refresh_from_db()
    assert table.minutes_each == 2
    with pytest.raises(MoveNotAllowed):
        acts.change_table(by=elena, table=table, version=1, chair=elena, silence_days=7)


def test_the_page_of_the_event_leads_to_its_table(elena, operation, client: Client) -> None:
    table, other = planned(elena, operation, day=20), an_event(elena, operation, day=21)
    page, without = (
        client.get(reverse("events:calendar_event", args=[one.pk])).content.decode()
        for one in (table.event, other)
    )
    assert table.get_absolute_url() in page and "/dialogue/tables/" not in without


def test_a_table_of_a_draft_event_is_not_there_for_the_public(elena, operation, client: Client) -> None:
    table = planned(elena, operation)
    Event.objects.update(published_at=None)
    assert client.get(table.get_absolute_url()).status_code == 404


def test_an_event_has_one_table_and_it_opens_on_its_day(elena, operation) -> None:
    table = planned(elena, operation, day=20)
    with pytest.raises(ValidationError, match="its table already"):
        acts.plan_table(by=elena, event=table.event, chair=elena)
    with pytest.raises(ValidationError, match="on the day"):
        acts.open_table(by=elena, table=table)
    with pytest.raises(ValidationError) as refusal:
        acts.change_table(by=elena, table=table, version=1, chair=elena, minutes_each=99, answer_days=0)
    assert set(refusal.value.error_dict) == {"minutes_each", "answer_days"}


def test_the_agenda_is_the_events_and_the_chair_walks_through_it(elena, operation, client: Client) -> None:
    table = planned(elena, operation)
    told = {"starts_at": at(17, 9), "ends_at": at(17, 10), "speakers": "Radu", "room": ""}
    add_session(by=elena, event=table.event, title=Translated({"en": "Buses"}), **told)
    later = {**told, "starts_at": at(17, 10), "ends_at": at(17, 11)}
    second = add_session(by=elena, event=table.event, title=Translated({"en": "Jobs"}), **later)
    client.force_login(elena)
    code = operation.code
    client.post(reverse("dialogue:table_move", args=[code, table.pk, "open"]))
    assert [one["now"] for one in page.agenda(RoundTable.objects.for_list().get())] == [True, False]
    client.post(reverse("dialogue:table_point", args=[code, table.pk]), {"point": second.pk})
    shown = page.agenda(RoundTable.objects.for_list().get())
    assert [one["now"] for one in shown] == [False, True]
    assert shown[0]["planned"] == "60 minutes"
    assert client.get(reverse("dialogue:table_move", args=[code, table.pk, "close"])).status_code == 200
    client.post(reverse("dialogue:table_move", args=[code, table.pk, "close"]))
    with pytest.raises(ValidationError, match="not open"):
        acts.go_to_point(by=elena, table=RoundTable.objects.for_list().get(), point=None)


def test_a_poll_of_the_room_stands_on_the_page_with_its_result(
    elena, operation, assoc, client: Client
) -> None:
    table = opened(elena, operation)
    poll = ballots.poll(elena, operation, assoc, None, live=True, public=True)
    client.force_login(elena)
    link = reverse("dialogue:table_polls", args=[operation.code, table.pk])
    assert "What first?" in client.get(link).content.decode()
    client.post(link, {"poll": poll.pk})
    client.post(link, {"poll": poll.pk})  # the same tap again
    address = table.get_absolute_url()
    assert f"/v/{poll.code}/" in client.get(address).content.decode()
    assert (
        "What first?"
        in client.get(reverse("dialogue:table_wall", args=[operation.code, table.pk])).content.decode()
    )
    vote_in_room(
        poll=poll, options={o.position for o in poll.options.all()}, mark=b"m" * 32, told={"picks": [1]}
    )
    close_poll(by=elena, poll=poll)
    publish_result(by=elena, poll=poll)
    assert "The whole result" in client.get(address).content.decode()
    client.post(link, {"off": poll.pk})
    assert "What first?" not in client.get(address).content.decode()
    secret = ballots.poll(elena, operation, assoc, None, opened=False, secret=True)
    with pytest.raises(ValidationError, match="no secret ballot"):
        acts.link_poll(by=elena, table=table, poll=secret)


def test_who_was_there_is_heard_by_the_sheet_and_silent_groups_are_named(
    elena, georgi, operation, asked
) -> None:
    table = opened(elena, operation, consultation=asked)
    guest(table, "Radu")
    wish(elena, table, "Ion Pop")
    told = page.groups(table)
    assert told["silent"] == [str(one.group) for one in asked.wanted_groups.all()]
    sheet = table.event.sheets.get()
    marks = {r.pk: Mark("present") for r in table.event.registrations.all()}
    call_roll(by=elena, sheet=sheet, marks=marks, version=sheet.version)
    close_sheet(by=elena, sheet=sheet)
    made = bring_event(by=elena, consultation=asked, event=table.event)
    assert (made.names, made.new, Hearing.objects.count()) == (1, 1, 1)


def approved_later(elena, operation, monkeypatch, days: int | None):
    table = planned(elena, operation, day=18, silence_days=days)
    user, _spoken = guest(table, "Radu")
    moment = at(18, 12)
    monkeypatch.setattr(clock, "now", lambda zone="": moment)
    monkeypatch.setattr(clock, "today", lambda zone="": moment.date())
    sheet = table.event.sheets.get()
    marks = {r.pk: Mark("present") for r in table.event.registrations.all()}
    call_roll(by=elena, sheet=sheet, marks=marks, version=sheet.version)
    close_sheet(by=elena, sheet=sheet)
    event = Event.objects.select_related("operation__consortium").get(pk=table.event_id)
    written = minuting.write_minutes(by=elena, event=event, text="Two things were said.", version=0)
    minuting.send_minutes(by=elena, minutes=written)
    return table, user, written


def test_silence_approves_the_minutes_only_if_it_was_agreed_before(
    elena, operation, monkeypatch, client: Client
) -> None:
    table, user, written = approved_later(elena, operation, monkeypatch, 7)
    (item,) = event_work(user, at(18, 12).date())
    assert "silence until" in item.text
    client.force_login(user)
    assert "It was agreed before the event" in client.get(item.url).content.decode()
    set_local(consortium=operation.consortium_id)
    assert minuting.approve_by_silence(operation) == 0
    monkeypatch.setattr(clock, "now", lambda zone="": at(26, 12))
    assert minuting.approve_by_silence(operation) == 1
    assert minuting.approve_by_silence(operation) == 0
    shown = client.get(table.get_absolute_url()).content.decode()
    assert "Two things were said." in shown and "silent, which approves them" in shown


def test_without_such_a_rule_silence_says_nothing_and_an_objection_stops_it(
    elena, operation, monkeypatch
) -> None:
    table, user, written = approved_later(elena, operation, monkeypatch, None)
    monkeypatch.setattr(clock, "now", lambda zone="": at(30, 12))
    assert minuting.approve_by_silence(operation) == 0
    Event.objects.update(silence_days=7)
    own = table.event.registrations.get()
    minuting.answer_minutes(registration=own, agrees=False, objection="It were three.")
    assert minuting.approve_by_silence(operation) == 0


def test_silence_is_agreed_before_the_event_or_not_at_all(elena, georgi, operation) -> None:
    event = an_event(elena, operation)  # it has begun
    with pytest.raises(ValidationError, match="has begun"):
        minuting.agree_on_silence(by=elena, event=event, days=7)
    later = an_event(elena, operation, day=20)
    with pytest.raises(ValidationError, match="Choose between"):
        minuting.agree_on_silence(by=elena, event=later, days=1)
    with pytest.raises(Refused):
        minuting.agree_on_silence(by=georgi, event=later, days=7)


def test_who_may_not_neither_prepares_nor_leads(elena, auditor, citizen, operation, assoc) -> None:
    event = an_event(elena, operation)
    table = opened(elena, operation)
    poll = ballots.poll(elena, operation, assoc, None, live=True)
    for by in (auditor, citizen):
        with pytest.raises(Refused):
            acts.plan_table(by=by, event=event, chair=elena)
        with pytest.raises(Refused):
            acts.change_table(by=by, table=table, version=1, chair=elena)
        with pytest.raises(Refused):
            acts.open_table(by=by, table=table)
        with pytest.raises(Refused):
            acts.close_table(by=by, table=table)
        with pytest.raises(Refused):
            acts.go_to_point(by=by, table=table, point=None)
        with pytest.raises(Refused):
            acts.link_poll(by=by, table=table, poll=poll)
        with pytest.raises(Refused):
            acts.unlink_poll(by=by, table=table, poll=poll)
    with pytest.raises(ValidationError) as refusal:
        acts.plan_table(by=elena, event=event, chair=citizen, aim=text("x"))
    assert "chair" in refusal.value.error_dict
