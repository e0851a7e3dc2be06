"""Who comes: places, the waiting list, who may register whom."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from punte.base.permissions import Refused
from punte.events.actions.events import change_event
from punte.events.actions.guests import register_at_door
from punte.events.actions.registrations import cancel_registration, give_place, register, register_oneself
from punte.events.models import Event, Registration
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.models import Notice, Person, User

State = Registration.State


def test_who_registers_somebody_is_written_down(elena: User, event: Event, people: list[Person]) -> None:
    found = register(by=elena, event=event, person=people[0])
    assert (found.state, found.assisted_by, found.source) == (State.REGISTERED, elena, "colleague")


def test_nobody_is_registered_twice(elena: User, event: Event, people: list[Person]) -> None:
    register(by=elena, event=event, person=people[0])
    with pytest.raises(ValidationError, match="registered already"):
        register(by=elena, event=event, person=people[0])


def test_when_all_places_are_taken_one_waits_and_moves_up(
    elena: User, event: Event, people: list[Person]
) -> None:
    change_event(by=elena, event=event, version=1, capacity=1)
    first, second, third = (register(by=elena, event=event, person=p) for p in people)
    assert [r.state for r in (first, second, third)] == [State.REGISTERED, State.WAITING, State.WAITING]
    cancel_registration(by=elena, registration=first)
    assert list(event.registrations.coming()) == [second]
    with pytest.raises(ValidationError, match="no free place"):
        give_place(by=elena, registration=third)


def test_who_comes_back_stands_at_the_end_of_the_queue(
    elena: User, event: Event, people: list[Person]
) -> None:
    change_event(by=elena, event=event, version=1, capacity=2)
    first, _second, third = (register(by=elena, event=event, person=p) for p in people)
    cancel_registration(by=elena, registration=first)
    third.refresh_from_db()
    assert third.state == State.REGISTERED
    again = register(by=elena, event=event, person=people[0])
    assert (again.pk, again.state) == (first.pk, State.WAITING)


def test_a_place_out_of_turn_is_told(elena: User, ana: User, event: Event, people: list[Person]) -> None:
    change_event(by=elena, event=event, version=1, capacity=1)
    register(by=elena, event=event, person=people[0])
    own = register_oneself(by=ana, event=event)
    change_event(by=elena, event=event, version=2, capacity=2)
    give_place(by=elena, registration=own)
    assert Notice.objects.get(user=ana).kind == "events.place_given"


def test_whoever_has_an_account_registers_as_the_person_of_their_file(
    elena: User, ana: User, event: Event, people: list[Person]
) -> None:
    user = User.objects.create_user("maria@example.org", name="Maria")
    redeem_claim(by=user, code=make_claim(by=elena, person=people[0]))
    own = register_oneself(by=user, event=event)
    assert (own.person, own.user, own.assisted_by, own.source) == (people[0], None, None, "self")
    assert register_oneself(by=ana, event=event).user == ana


def test_a_counsellor_registers_only_the_people_they_accompany(
    ana: User, elena: User, event: Event, people: list[Person]
) -> None:
    with pytest.raises(Refused):
        register(by=ana, event=event, person=people[0])
    people[0].participations.update(responsible=ana)
    found = register(by=ana, event=event, person=people[0])
    assert list(Registration.objects.visible_to(ana)) == [found]


def test_a_trainer_reads_the_names_of_the_own_event_only(
    georgi: User, hristo: User, registered: list[Registration]
) -> None:
    assert Registration.objects.visible_to(georgi).count() == 3
    assert not Registration.objects.visible_to(hristo).exists()


@pytest.mark.parametrize("who", ["hristo", "auditor", "mallory"])
def test_who_has_nothing_to_do_with_it_is_refused(
    who: str,
    request: pytest.FixtureRequest,
    event: Event,
    registered: list[Registration],
    people: list[Person],
) -> None:
    user = request.getfixturevalue(who)
    with pytest.raises(Refused):
        register(by=user, event=event, person=people[0])
    with pytest.raises(Refused):
        cancel_registration(by=user, registration=registered[0])
    with pytest.raises(Refused):
        give_place(by=user, registration=registered[0])
    with pytest.raises(Refused):
        register_at_door(by=user, event=event, name="Somebody")
    user.is_active = False
    with pytest.raises(Refused):
        register_oneself(by=user, event=event)


def test_a_name_at_the_door_rests_sealed(georgi: User, event: Event) -> None:
    guest = register_at_door(by=georgi, event=event, name="  Vasile   Rus ")
    assert b"Vasile" not in bytes(guest.guest)
    assert Registration.objects.get(pk=guest.pk).name == "Vasile Rus"


def test_two_guests_of_one_name_are_two(georgi: User, event: Event) -> None:
    made = [register_at_door(by=georgi, event=event, name="Vasile Rus") for _time in range(2)]
    assert made[0].pk != made[1].pk and [r.guest_index for r in made] == [None, None]


def test_people_are_ticked_on_the_screen(
    client: Client, elena: User, event: Event, people: list[Person]
) -> None:
    client.force_login(elena)
    url = f"/events/309187/{event.pk}/register/"
    assert "Ionescu Maria 1" in client.get(f"{url}?q=maria 1").content.decode()
    client.post(url, {"token": uuid.uuid4(), "persons": [people[0].pk, people[2].pk]})
    assert {r.person for r in event.registrations.all()} == {people[0], people[2]}
    client.post(url, {"token": uuid.uuid4(), "name": "Vasile Rus"})
    page = client.get(f"/events/309187/{event.pk}/").content.decode()
    assert "Vasile Rus" in page and "registered by Elena Dragomir" in page


def test_the_screen_cancels_and_gives_a_place(
    client: Client, elena: User, event: Event, people: list[Person]
) -> None:
    change_event(by=elena, event=event, version=1, capacity=1)
    first, second = (register(by=elena, event=event, person=p) for p in people[:2])
    client.force_login(elena)
    base = "/events/309187/registrations"
    client.post(f"{base}/{second.pk}/place/")
    second.refresh_from_db()
    assert second.state == State.WAITING
    client.post(f"{base}/{first.pk}/cancel/")
    second.refresh_from_db()
    assert second.state == State.REGISTERED
