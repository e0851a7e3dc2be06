"""Enrolling: one, many, the waiting list, leaving; nobody twice, whatever numbers they have."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from punte.base.permissions import Refused
from punte.events.models import Registration, Sheet
from punte.learning.actions import enrolments as actions
from punte.learning.actions import offerings
from punte.learning.facts import ENROLLED
from punte.learning.forms.enrolments import numbers_in
from punte.learning.models import Enrolment
from punte.learning.tests.cast import hold, seat, take_part
from punte.people.actions.persons import merge_persons
from punte.records.facts import PERSON_TRAINED
from punte.records.models import Fact
from tests.cast import choose

TOKEN = "0a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6c{:02}"


@pytest.fixture
def people(elena, operation, assoc):
    """Three candidates of the lead partner."""
    return [take_part(elena, operation, assoc, name) for name in ("Pop", "Ionescu", "Vlad")]


def test_enrolling_freezes_the_rule_registers_for_every_day_and_tells_the_fact(
    elena, offering, people
) -> None:
    enrolment = seat(elena, offering, people[0])
    assert enrolment.rule == offering.programme.as_rule().as_json() and enrolment.rule_version == 1
    registered = Registration.objects.filter(person=people[0].person, state="registered")
    assert registered.count() == 2
    fact = Fact.objects.of(ENROLLED).get(person=people[0].person)
    assert fact.activity_id == offering.activity_id and fact.organisation_id == offering.organisation_id
    assert enrolment.sent_by == people[0].organisation


def test_the_rule_of_that_day_stays_when_the_programme_changes(elena, offering, people, operation) -> None:
    from punte.learning.actions.programmes import change_programme
    from punte.learning.tests.cast import RULE, TOLD

    enrolment = seat(elena, offering, people[0])
    change_programme(
        by=elena,
        operation=operation,
        programme=offering.programme,
        version=1,
        rule=RULE | {"overall": 100},
        **TOLD,
    )
    enrolment.refresh_from_db()
    assert enrolment.as_rule().overall == 80


def test_nobody_is_in_a_course_twice(elena, offering, people) -> None:
    seat(elena, offering, people[0])
    with pytest.raises(ValidationError, match="already, perhaps under another spelling"):
        actions.apply(by=elena, offering=offering, participation=people[0])


def test_two_spellings_of_one_person_are_one_here_and_the_database_says_it_too(
    elena, offering, operation, assoc, people
) -> None:
    twin = take_part(elena, operation, assoc, "Popp")
    seat(elena, offering, people[0])
    merge_persons(by=elena, duplicate=twin.person, into=people[0].person)
    twin.refresh_from_db()
    with pytest.raises(ValidationError, match="another spelling"):
        actions.apply(by=elena, offering=offering, participation=twin)
    row = {"consortium_id": offering.consortium_id, "offering": offering, "participation": twin}
    with pytest.raises(IntegrityError, match="already"), transaction.atomic():
        Enrolment.objects.create(person=twin.person, **row)


def test_who_finds_no_seat_waits_and_gets_one_when_somebody_leaves(elena, offering, people) -> None:
    type(offering).objects.filter(pk=offering.pk).update(seats=2)
    came = actions.enrol_many(by=elena, offering=offering, participations=people)
    assert sorted(came.values()) == ["enrolled", "enrolled", "waitlisted"]
    first, last = (offering.enrolments.get(participation=p) for p in (people[0], people[2]))
    with pytest.raises(ValidationError, match="All 2 seats are taken"):
        actions.enrol(by=elena, enrolment=last)
    actions.withdraw(by=elena, enrolment=first, reason="work")
    assert not Registration.objects.living().filter(person=first.person).exists()
    actions.enrol(by=elena, enrolment=last)
    assert last.state == "enrolled"


def test_leaving_says_why(elena, offering, people) -> None:
    enrolment = seat(elena, offering, people[0])
    for act in (actions.withdraw, actions.expel):
        with pytest.raises(ValidationError, match="Choose why"):
            act(by=elena, enrolment=enrolment, reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(state="withdrawn")


def test_who_withdrew_may_come_back(elena, offering, people) -> None:
    enrolment = seat(elena, offering, people[0])
    actions.withdraw(by=elena, enrolment=enrolment, reason="work")
    back = actions.apply(by=elena, offering=offering, participation=people[0])
    actions.enrol(by=elena, enrolment=back)
    assert back.pk == enrolment.pk and Fact.objects.of(ENROLLED).live().count() == 1


def test_who_was_there_never_came_not(elena, georgi, offering, people) -> None:
    there, away = seat(elena, offering, people[0]), seat(elena, offering, people[1])
    offerings.run_offering(by=elena, offering=offering)
    hold(georgi, offering, absent={0: {away.person_id}, 1: {away.person_id}})
    with pytest.raises(ValidationError, match="was there"):
        actions.mark_no_show(by=elena, enrolment=there)
    actions.mark_no_show(by=elena, enrolment=away)
    (trained,) = Fact.objects.of(PERSON_TRAINED).live()
    assert trained.person_id == there.person_id
    days = Sheet.objects.closed().filter(event__in=offering.timetable.values("event"))
    first = days.order_by("day")[0]
    assert [e.document for e in trained.evidence.all()] == [first.document], "the closed sheet is its paper"


def test_a_trainer_enrols_by_numbers_on_a_screen(client, georgi, offering, people) -> None:
    client.force_login(georgi)
    url = f"/learning/309187/offerings/{offering.pk}/enrol/"
    assert "Nobody whom you accompany" in client.get(url).content.decode()
    wrong = client.post(url, {"token": TOKEN.format(1), "numbers": f"{people[0].pk}, 999999"})
    assert "Nobody in this project has these numbers: 999999" in wrong.content.decode()
    assert not offering.enrolments.exists()
    file = SimpleUploadedFile("list.csv", f"{people[1].pk};{people[2].pk}\n".encode())
    sent = {
        "token": TOKEN.format(2),
        "numbers": f"no. {people[0].pk}".replace("no. ", ""),
        "file": file,
    }
    page = client.post(url, sent, follow=True).content.decode()
    assert "3 people are enrolled." in page and "Ionescu Maria" in page


def test_a_counsellor_ticks_those_she_accompanies(
    client, ana, elena, operation, assoc, offering, people
) -> None:
    mine = take_part(ana, operation, assoc, "Mureșan", responsible=ana)
    choose(elena, mine)
    client.force_login(ana)
    url = f"/learning/309187/offerings/{offering.pk}/enrol/"
    page = client.get(url).content.decode()
    assert "Mureșan Maria" in page and "Ionescu" not in page
    for _twice in range(2):
        assert client.post(url, {"token": TOKEN.format(3), "participations": [mine.pk]}).status_code == 302
    enrolment = offering.enrolments.get()
    assert enrolment.person == mine.person
    foreign = client.post(url, {"token": TOKEN.format(4), "participations": [people[0].pk]})
    assert foreign.status_code == 200 and offering.enrolments.count() == 1


def test_whoever_has_not_entered_the_project_is_named_so_before_they_are_enrolled(
    client, ana, elena, operation, assoc, offering
) -> None:
    choose(elena, take_part(ana, operation, assoc, "Mureșan", responsible=ana))
    client.force_login(ana)
    page = client.get(f"/learning/309187/offerings/{offering.pk}/enrol/").content.decode()
    assert "Mureșan Maria – selected" in page and "has not entered the project yet" in page


def test_the_steps_of_one_learner_on_screens(client, elena, offering, people) -> None:
    client.force_login(elena)
    enrolment = actions.apply(by=elena, offering=offering, participation=people[0])
    url = f"/learning/309187/enrolments/{enrolment.pk}/"
    assert "Select" in client.get(url).content.decode()
    for step, state in (("select", "selected"), ("wait", "waitlisted"), ("enrol", "enrolled")):
        client.post(f"{url}move/{step}/")
        enrolment.refresh_from_db()
        assert enrolment.state == state
    assert "Still to attend: 11 hours 12 minutes." in client.get(url).content.decode()
    assert client.post(f"{url}move/fly/").status_code == 404
    assert "Does Pop Maria leave" in client.get(f"{url}leave/withdraw/").content.decode()
    client.post(f"{url}leave/withdraw/", {"reason": "moved"})
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.reason) == ("withdrawn", "moved")
    client.post(f"{url}adjust/", {"version": enrolment.version, "percent": "50", "attempts": "1"})
    enrolment.refresh_from_db()
    assert (enrolment.extra_time, enrolment.extra_attempts) == (50, 1)
    client.post(f"{url}adjust/", {"version": 1, "percent": "0", "attempts": "0"})
    enrolment.refresh_from_db()
    assert (enrolment.extra_time, enrolment.extra_attempts) == (50, 1)  # the second is told


@pytest.mark.parametrize("who", ["hristo", "auditor", "mallory"])
def test_others_neither_enrol_nor_change(who, request, elena, offering, people) -> None:
    user = request.getfixturevalue(who)
    enrolment = seat(elena, offering, people[0])
    told = {"by": user, "enrolment": enrolment}
    for act, also in (
        (actions.select, {}),
        (actions.enrol, {}),
        (actions.put_on_waiting_list, {}),
        (actions.withdraw, {"reason": "work"}),
        (actions.expel, {"reason": "conduct"}),
        (actions.mark_no_show, {}),
        (actions.complete, {}),
        (actions.take_back_completion, {}),
        (actions.adjust_tests, {"percent": 50, "attempts": 1, "version": 1}),
        (actions.show_name, {"show": True}),
    ):
        with pytest.raises(Refused):
            act(**told, **also)
    with pytest.raises(Refused):
        actions.apply(by=user, offering=offering, participation=people[1])
    with pytest.raises(Refused):
        actions.enrol_many(by=user, offering=offering, participations=people)


def test_a_counsellor_sees_only_her_own_learners(ana, bogdan, georgi, elena, offering, people) -> None:
    seat(elena, offering, people[0])
    assert [Enrolment.objects.visible_to(u).count() for u in (ana, bogdan, georgi, elena)] == [0, 0, 1, 1]


def test_numbers_are_read_from_what_people_paste() -> None:
    assert numbers_in("12, 15;\n40 #7 15.") == ([12, 15, 40, 7], [])
    assert numbers_in("12 Pop") == ([12], ["Pop"])


def test_two_spellings_in_one_course_are_pointed_out_with_the_way_to_the_other(
    client, elena, offering, operation, assoc
) -> None:
    one, other = (
        seat(elena, offering, take_part(elena, operation, assoc, name)) for name in ("Popescu", "Popesku")
    )
    client.force_login(elena)
    page = client.get(one.get_absolute_url()).content.decode()
    assert "twice" in page and other.get_absolute_url() in page


def test_enrolling_the_joined_spelling_leads_to_the_other_file(
    client, elena, offering, operation, assoc, people
) -> None:
    twin = take_part(elena, operation, assoc, "Popp")
    there = seat(elena, offering, people[0])
    merge_persons(by=elena, duplicate=twin.person, into=people[0].person)
    client.force_login(elena)
    fields = {"token": "7a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e77", "numbers": str(twin.pk)}
    answer = client.post(f"/learning/309187/offerings/{offering.pk}/enrol/", fields)
    assert answer.status_code == 302 and answer["Location"] == there.get_absolute_url()
    assert offering.enrolments.count() == 1
