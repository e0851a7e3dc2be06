"""Agenda, stands, materials, report with pictures, minutes: written on one screen each, shown where they belong."""

import datetime as dt
import struct
import uuid
import zlib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.base.translated import Translated
from punte.events.actions import materials, minutes, reports, sessions, stands
from punte.events.actions.registrations import register_oneself
from punte.events.actions.sheets import call_roll, close_sheet
from punte.events.marks import Mark
from punte.events.models import (
    Approval,
    Event,
    Material,
    Minutes,
    Picture,
    Registration,
    Session,
    Sheet,
    Stand,
)
from punte.events.own_links import OWN
from punte.events.tests.conftest import at
from punte.people.models import Notice, User
from punte.records import vault
from tests.security.world import pdf

TITLE = Translated({"en": "What an employer asks"})


def png(*more: tuple[bytes, bytes]) -> bytes:
    """One white dot, and further chunks."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\x00\xff\xff\xff"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*m) for m in more) + body + chunk(b"IEND", b"")


def url(event: Event, step: str) -> str:
    return f"/events/309187/{event.pk}/{step}"


def post(client: Client, event: Event, step: str, **sent: Any) -> Any:
    return client.post(url(event, step), {"token": uuid.uuid4(), **sent})


def held(georgi: User, sheet: Sheet) -> Event:
    marks = {r.pk: Mark("present") for r in sheet.event.registrations.all()}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=sheet.version)
    close_sheet(by=georgi, sheet=sheet)
    return Event.objects.select_related("operation__consortium").get(pk=sheet.event_id)


def test_the_agenda_is_written_on_one_screen_and_stands_on_the_public_page(
    client: Client, elena: User, event: Event
) -> None:
    client.force_login(elena)
    sent = {
        "title__en": "What an employer asks",
        "starts": "9",
        "ends": "10:30",
        "speakers": "Radu Pop",
        "room": "2",
    }
    assert post(client, event, "sessions/", **sent)["Location"] == url(event, "sessions/")
    session = Session.objects.get()
    page = client.get(url(event, f"sessions/{session.pk}/")).content.decode()
    assert 'value="9:00"' in page or 'value="09:00"' in page
    changed = sent | {"ends": "11", "version": 1}
    assert post(client, event, f"sessions/{session.pk}/", **changed).status_code == 302
    page = post(client, event, f"sessions/{session.pk}/", **changed).content.decode()
    assert "Somebody else changed this meanwhile" in page
    assert "within the hours" in post(client, event, "sessions/", **sent | {"ends": "19"}).content.decode()
    public = client.get(f"/events/calendar/{event.pk}/").content.decode()
    assert "What an employer asks" in public and "Radu Pop · 2" in public
    client.post(url(event, f"sessions/{session.pk}/remove/"))
    assert not Session.objects.exists()


def test_a_fair_has_stands(client: Client, elena: User, event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(kind="job_fair")
    client.force_login(elena)
    assert "stands/" in client.get(url(event, "")).content.decode()
    post(client, event, "stands/", organisation="Brutăria Nord", place="A1", offers__en="Two bakers")
    stand = Stand.objects.get()
    assert "already" in post(client, event, "stands/", organisation="Brutăria Nord").content.decode()
    assert post(client, event, f"stands/{stand.pk}/", organisation="Nord", version=1).status_code == 302
    assert "Nord" in client.get(f"/events/calendar/{event.pk}/").content.decode()
    client.post(url(event, f"stands/{stand.pk}/remove/"))
    assert not Stand.objects.exists()


def test_materials_are_for_everybody_once_their_time_has_come(
    client: Client, elena: User, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(elena)
    for available in ("before", "after"):
        file = SimpleUploadedFile("paper.pdf", pdf(available))
        sent = {"title": f"Slides {available}", "language": "ro", "available": available, "file": file}
        assert post(client, event, "materials/", **sent).status_code == 302
    early, late = Material.objects.order_by("-available")
    address = f"/events/calendar/{event.pk}/materials/"
    monkeypatch.setattr(clock, "now", lambda zone="": at(17, 8))
    assert client.get(f"{address}{late.pk}/").content == pdf("after")
    guest = Client()
    assert guest.get(f"{address}{early.pk}/")["Content-Disposition"].startswith("attachment")
    assert guest.get(f"{address}{late.pk}/").status_code == 404
    assert guest.get(f"{address}999999/").status_code == 404
    assert "Slides after" not in guest.get(f"/events/calendar/{event.pk}/").content.decode()
    monkeypatch.setattr(clock, "now", lambda zone="": at(17, 18))
    assert "Slides after" in guest.get(f"/events/calendar/{event.pk}/").content.decode()
    set_local(consortium=event.consortium_id)
    client.post(url(event, f"materials/{late.pk}/remove/"))
    assert guest.get(f"{address}{late.pk}/").status_code == 404


def test_a_report_is_published_with_pictures_of_who_agreed(
    client: Client, elena: User, georgi: User, sheet: Sheet
) -> None:
    event = held(georgi, sheet)
    client.force_login(elena)
    assert post(client, event, "report/", text__en="Thirty came.", version=0).status_code == 302
    file = SimpleUploadedFile("p.png", png((b"tEXt", b"Author\0Maria")))
    page = post(client, event, "pictures/", file=file).content.decode()
    assert "only if they have agreed" in page and not Picture.objects.exists()
    file = SimpleUploadedFile("p.png", png())
    sent = {"file": file, "alternative__en": "A table with papers", "people": "agreed"}
    assert post(client, event, "pictures/", **sent).status_code == 302
    picture, guest = Picture.objects.get(), Client()
    address = f"/events/calendar/{event.pk}/pictures/{picture.pk}/"
    assert guest.get(address).status_code == 404 and b"PNG" in client.get(address).content[:8]
    client.post(url(event, "report/publish/"))
    page = guest.get(f"/events/calendar/{event.pk}/").content.decode()
    assert "Thirty came." in page and 'alt="A table with papers"' in page
    answer = guest.get(address)
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "image/png"
    set_local(consortium=event.consortium_id)
    client.post(url(event, "report/withdraw/"))
    assert "Thirty came." not in guest.get(f"/events/calendar/{event.pk}/").content.decode()


def test_who_changes_their_mind_takes_the_file_along(
    elena: User, event: Event, django_capture_on_commit_callbacks: Any
) -> None:
    words = Translated({"en": "People at a table"})
    picture = reports.add_picture(
        by=elena, event=event, content=png(), name="p.png", alternative=words, people="agreed"
    )
    document = picture.document
    with django_capture_on_commit_callbacks(execute=True):
        reports.remove_picture(by=elena, picture=picture)
    with pytest.raises(FileNotFoundError):
        vault.load(document.consortium, document.file_name)


def test_a_report_waits_until_the_event_was_held(elena: User, event: Event) -> None:
    report = reports.write_report(by=elena, event=event, text=TITLE, version=0)
    with pytest.raises(ValidationError, match="Close all days"):
        reports.publish_report(by=elena, report=report)
    with pytest.raises(MoveNotAllowed):
        reports.write_report(by=elena, event=event, text=TITLE, version=7)


def test_minutes_are_approved_by_who_was_there(
    client: Client, elena: User, ana: User, georgi: User, event: Event
) -> None:
    own = register_oneself(by=ana, event=event)
    event = held(georgi, event.sheets.select_related("event__operation__consortium").get())
    client.force_login(elena)
    assert post(client, event, "minutes/edit/", text="We agreed on two things.", version=0).status_code == 302
    client.post(url(event, "minutes/send/"))
    assert Notice.objects.filter(user=ana, kind="events.minutes_sent").exists()
    link, guest = f"{OWN.path_of(own)}minutes/", Client()
    assert "two things" in guest.get(link).content.decode()
    page = guest.post(link, {"token": uuid.uuid4(), "agrees": "no"}).content.decode()
    assert "Say what is wrong" in page
    guest.post(link, {"token": uuid.uuid4(), "agrees": "no", "objection": "It were three"})
    page = client.get(url(event, "minutes/")).content.decode()
    assert "objects: It were three" in page
    page = client.post(url(event, "minutes/approve/"), follow=True).content.decode()
    assert "Somebody objects" in page
    client.post(url(event, "minutes/take-back/"))
    assert post(client, event, "minutes/edit/", text="Three things.", version=3).status_code == 302
    client.post(url(event, "minutes/send/"))
    guest.post(link, {"token": uuid.uuid4(), "agrees": "yes"})
    set_local(consortium=event.consortium_id)
    found = Minutes.objects.get()
    assert (found.state, found.round) == ("approved", 2) and found.approved_at
    assert list(Approval.objects.values_list("round", "agrees", "objection")) == [
        (1, False, "It were three"), (2, True, "")
    ]  # fmt: skip
    assert "You have approved" in guest.get(link).content.decode()
    set_local(consortium=event.consortium_id)
    with pytest.raises(ValidationError, match="not open"):
        minutes.answer_minutes(registration=own, agrees=True)


def test_silence_is_no_approval_for_a_week(
    elena: User, georgi: User, sheet: Sheet, registered: list[Registration], monkeypatch: pytest.MonkeyPatch
) -> None:
    event = held(georgi, sheet)
    written = minutes.write_minutes(by=elena, event=event, text="Two things.", version=0)
    minutes.send_minutes(by=elena, minutes=written)
    with pytest.raises(ValidationError, match="Nobody has approved"):
        minutes.approve_minutes(by=elena, minutes=written)
    minutes.answer_minutes(registration=registered[0], agrees=True)
    with pytest.raises(ValidationError, match="answered already"):
        minutes.answer_minutes(registration=registered[0], agrees=True)
    with pytest.raises(ValidationError, match="a week to answer"):
        minutes.approve_minutes(by=elena, minutes=written)
    later = clock.now() + dt.timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda zone="": later)
    minutes.approve_minutes(by=elena, minutes=written)
    assert written.state == "approved"
    with pytest.raises(ValidationError, match="were sent"):
        minutes.write_minutes(by=elena, event=event, text="Other.", version=9)


def test_who_was_not_there_approves_nothing(
    client: Client, elena: User, georgi: User, sheet: Sheet, registered: list[Registration]
) -> None:
    marks = {r.pk: Mark("present") for r in registered} | {registered[2].pk: Mark("absent")}
    call_roll(by=georgi, sheet=sheet, marks=marks, version=sheet.version)
    close_sheet(by=georgi, sheet=sheet)
    event = Event.objects.select_related("operation").get(pk=sheet.event_id)
    written = minutes.write_minutes(by=elena, event=event, text="Two things.", version=0)
    minutes.send_minutes(by=elena, minutes=written)
    with pytest.raises(ValidationError, match="Only who was there"):
        minutes.answer_minutes(registration=registered[2], agrees=True)
    assert client.get(f"{OWN.path_of(registered[2])}minutes/").status_code == 404


def test_who_does_not_run_the_event_writes_nothing(
    client: Client, elena: User, ana: User, event: Event, mallory: User
) -> None:
    session = sessions.add_session(
        by=elena, event=event, title=TITLE, starts_at=at(17, 9), ends_at=at(17, 10)
    )
    stand = stands.add_stand(by=elena, event=event, organisation="Nord")
    told: dict[str, Any] = {
        "title": "x",
        "language": "ro",
        "available": "before",
        "content": pdf("x"),
        "name": "x.pdf",
    }
    material = materials.add_material(by=elena, event=event, **told)
    report = reports.write_report(by=elena, event=event, text=TITLE, version=0)
    seen: dict[str, Any] = {"content": png(), "name": "p.png", "alternative": TITLE, "people": "nobody"}
    picture = reports.add_picture(by=elena, event=event, **seen)
    written = minutes.write_minutes(by=elena, event=event, text="x", version=0)
    hours = {"title": TITLE, "starts_at": at(17, 9), "ends_at": at(17, 10)}
    refused = [
        lambda: sessions.add_session(by=ana, event=event, **hours),
        lambda: sessions.change_session(by=ana, session=session, version=1, **hours),
        lambda: sessions.remove_session(by=ana, session=session),
        lambda: stands.add_stand(by=ana, event=event, organisation="Sud"),
        lambda: stands.change_stand(by=ana, stand=stand, version=1, organisation="Sud"),
        lambda: stands.remove_stand(by=ana, stand=stand),
        lambda: materials.add_material(by=ana, event=event, **told),
        lambda: materials.remove_material(by=ana, material=material),
        lambda: reports.write_report(by=ana, event=event, text=TITLE, version=1),
        lambda: reports.publish_report(by=ana, report=report),
        lambda: reports.withdraw_report(by=ana, report=report),
        lambda: reports.add_picture(by=ana, event=event, **seen),
        lambda: reports.remove_picture(by=ana, picture=picture),
        lambda: reports.open_picture(by=mallory, picture=picture),
        lambda: minutes.write_minutes(by=ana, event=event, text="x", version=1),
        lambda: minutes.send_minutes(by=ana, minutes=written),
        lambda: minutes.take_back_minutes(by=ana, minutes=written),
        lambda: minutes.approve_minutes(by=ana, minutes=written),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()
    material.available = Material.From.AFTER
    with pytest.raises(Refused):
        Event.objects.filter(pk=event.pk).update(public=False)
        material.event.public = False
        materials.open_material(by=mallory, material=material)
    client.force_login(mallory)
    for step in ("sessions/", "materials/", "pictures/", "report/", "minutes/", "minutes/edit/", "stands/"):
        assert client.get(url(event, step)).status_code == 404
