"""A provider's page, the hours of its trainers, the register of a course's certificates, topics a project asks for."""

import io

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from punte.base import formats
from punte.base.permissions import Refused
from punte.base.translated import Translated
from punte.events.models import Sheet
from punte.learning.actions import offerings
from punte.learning.actions.certificates import issue_certificate
from punte.learning.actions.programmes import add_module, remove_module
from punte.learning.provider_page import trainer_hours, trainer_table
from punte.learning.tests.cast import DAYS, hold, plan, seat, take_part, write_programme
from punte.people.models import NationalNumber
from punte.projects.models import Assignment
from punte.records.models import AccessEntry
from tests.cast import staff

TOPICS = ["equality", "non_discrimination", "diversity", "sustainability", "environment"]
ISSUED = {"kind": "pass", "language": "en", "base_url": "https://punte.example"}


@pytest.fixture
def cohort(elena, georgi, operation, assoc, fdss, offering) -> list:
    """Two who were there, one who missed the second day; the first was sent by a partner."""
    found = [
        seat(elena, offering, take_part(elena, operation, assoc, n)) for n in ("Pop", "Ionescu", "Marin")
    ]
    type(found[0]).objects.filter(pk=found[0].pk).update(sent_by=fdss)
    offerings.run_offering(by=elena, offering=offering)
    offering.refresh_from_db()
    hold(georgi, offering, absent={0: {found[2].person_id}}, days=(0,))
    return found


def rights(user, *names) -> None:
    for assignment in Assignment.objects.filter(role__user=user):
        assignment.rights = list(names)
        assignment.save()
    user.__dict__.pop("_acting", None)


def test_the_page_shows_cohorts_senders_who_is_at_risk_and_hours(client, elena, assoc, fdss, cohort) -> None:
    client.force_login(elena)
    page = client.get(f"/learning/309187/providers/{assoc.pk}/").content.decode()
    assert "Digital skills" in page and fdss.name in page and "3 of 20" in page
    assert "Marin Maria" in page and "Pop Maria" not in page and "Still to attend" in page
    assert formats.month(DAYS[0]) in page and "Georgi" in page
    entry = AccessEntry.objects.filter(user=elena, occasion="list").latest("pk")
    assert entry.person_id == cohort[2].person_id


def test_hours_of_trainers_are_planned_and_held(client, elena, assoc, offering, cohort) -> None:
    ((_key, minutes),) = trainer_hours([offering]).items()
    assert minutes == [14 * 60, 7 * 60]
    client.force_login(elena)
    answer = client.get(f"/learning/309187/providers/{assoc.pk}/hours/xlsx/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[0] == ("Trainer", "Month", "Hours planned", "Hours held") and rows[1][2:] == (14, 7)
    assert client.get(f"/learning/309187/providers/{assoc.pk}/hours/csv/").status_code == 200
    assert client.get(f"/learning/309187/providers/{assoc.pk}/hours/doc/").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 403), ("hristo", 403), ("auditor", 200), ("mallory", 404)]
)
def test_who_opens_the_page_of_a_provider(who, status, request, client, assoc, cohort) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/learning/309187/providers/{assoc.pk}/").status_code == status


def test_the_register_holds_numbers_only_for_who_has_the_right(
    client, elena, georgi, offering, cohort
) -> None:
    hold(georgi, offering, days=(1,))
    for enrolment in cohort[:2]:
        enrolment.refresh_from_db()
        issue_certificate(by=elena, enrolment=enrolment, **ISSUED)
    number = NationalNumber.of(cohort[0].person, {"number": "2900514240018"})
    number.kind = "cnp"
    number.save()
    url = f"/learning/309187/offerings/{offering.pk}/register/xlsx/"
    client.force_login(elena)
    rights(elena)
    assert client.get(url).status_code == 403
    rights(elena, "export")
    rows = list(load_workbook(io.BytesIO(client.get(url).content)).active.values)
    assert len(rows) == 4 and len(rows[0]) == 11 and not any(row[2] for row in rows[1:])
    rights(elena, "export", "number")
    rows = list(load_workbook(io.BytesIO(client.get(url).content)).active.values)
    pop = next(row for row in rows if row[1] and row[1].startswith("Pop"))
    assert pop[2] == "2900514240018" and pop[6] == 14 and pop[8].startswith("309187-P-")
    assert AccessEntry.objects.filter(user=elena, occasion="export", person=cohort[0].person).count() == 2


def test_the_register_is_printed_to_be_signed(client, elena, offering, cohort) -> None:
    rights(elena, "export")
    client.force_login(elena)
    answer = client.get(f"/learning/309187/offerings/{offering.pk}/register/pdf/")
    assert answer.content.startswith(b"%PDF") and "attachment" in answer["Content-Disposition"]
    assert client.get(f"/learning/309187/offerings/{offering.pk}/register/doc/").status_code == 404


def test_a_project_names_topics_that_its_courses_must_hold(client, elena, georgi, operation, assoc) -> None:
    operation.course_topics = TOPICS
    operation.save()
    found = write_programme(elena, operation, assoc, topics=["equality"])
    course = plan(elena, operation, found, georgi)
    with pytest.raises(ValidationError, match="non-discrimination, accepting diversity, sustainable"):
        offerings.open_offering(by=elena, offering=course)
    client.force_login(elena)
    assert "accepting diversity" in client.get(f"/learning/309187/offerings/{course.pk}/").content.decode()
    assert (
        "A topic has no module yet" in client.get(f"/learning/309187/programmes/{found.pk}/").content.decode()
    )
    for topic in TOPICS:
        told = {"title": Translated({"en": topic}), "hours": 2, "topic": topic}
        module = add_module(by=elena, operation=operation, programme=found, **told)
    offerings.open_offering(by=elena, offering=course)
    with pytest.raises(ValidationError, match="needs this topic"):
        remove_module(by=elena, operation=operation, module=module)


def test_the_announcement_on_social_economy_asks_for_all_five_topics() -> None:
    from punte.projects.definitions import all_definitions

    asked = {d["code"]: d.get("course_topics") for d in all_definitions()}
    assert asked["economie-sociala"] == TOPICS


def test_the_list_of_the_day_is_linked_to_be_printed(client, elena, offering, cohort) -> None:
    client.force_login(elena)
    page = client.get(f"/learning/309187/offerings/{offering.pk}/").content.decode()
    assert "Print the list" in page and "/print/ro/" in page


def test_others_add_no_module_for_a_topic(ana, operation, programme) -> None:
    with pytest.raises(Refused):
        add_module(by=ana, operation=operation, programme=programme, title=Translated({"en": "x"}), hours=1)


def test_hours_of_two_trainers_of_one_name_are_not_added_up(
    georgi, operation, assoc, offering, cohort
) -> None:
    other = staff("Petra Ilieva", assoc, "trainer", operation)
    type(other).objects.filter(pk=other.pk).update(name=georgi.name)
    Sheet.objects.filter(event__in=offering.timetable.values("event"), day=DAYS[1]).update(trainer=other)
    rows = trainer_table(trainer_hours([offering]))
    assert [row[0] for row in rows] == [georgi.name, georgi.name]
    assert [row[2] for row in rows] == ["7", "7"]
