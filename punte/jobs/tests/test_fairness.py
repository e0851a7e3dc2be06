"""How matching treats people: sums of ten at least, nobody's origin moves a match, who has nothing becomes a task."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from punte.base.permissions import Refused
from punte.jobs import fairness, jobs
from punte.jobs.actions.fairness import KEPT, reckon_fairness, reckon_weekly
from punte.jobs.fairness import One, figures, gendered_pairs
from punte.jobs.models import FairnessReport, Unmatched
from punte.jobs.tests import applicants, cast
from punte.jobs.tests.test_market import needed, seeks
from punte.jobs.unmatched_work import unmatched
from punte.matching.board import Outlook, rank
from punte.matching.models import Profile
from punte.participation.actions.special import save_special, special_door
from punte.participation.models import Participation, SpecialCategory
from punte.participation.models.special import Answer
from punte.people.models import Notice
from punte.reference.models import Concept
from punte.reference.suggesting import suggest

pytestmark = pytest.mark.django_db
PAGE = "/jobs/309187/fairness/"


def ones(count: int, opened: int, first: int = 0, **more: bool) -> list[One]:
    told = {"applied": False, "chosen": False} | more
    return [
        One(n, n, n, Outlook(opened * 100, opened > 0, opened), **told) for n in range(first, first + count)
    ]


def test_groups_of_fewer_than_ten_are_not_shown_nor_told_by_subtraction() -> None:
    found = ones(30, 4) + ones(12, 2, 30) + ones(3, 9, 42)
    answers = (
        dict.fromkeys(range(30), "a") | dict.fromkeys(range(30, 42), "b") | dict.fromkeys(range(42, 45), "c")
    )
    lines = {line["group"]: line for line in figures(found, {"roma": answers})}
    assert lines["a"]["people"] == 30 and lines["a"]["open"] == 4
    assert lines["b"] == {"question": "roma", "group": "b", "people": None, "ratio": None}
    assert lines["c"]["people"] is None


def test_a_group_below_four_fifths_of_the_highest_is_marked() -> None:
    found = ones(20, 10) + ones(15, 7, 20)
    answers = {n: "woman" if n < 20 else "man" for n in range(35)}
    lines = {line["group"]: line for line in figures(found, {"sex": answers})}
    assert (lines["woman"]["ratio"], lines["man"]["ratio"]) == (100, 70)


def test_shares_of_a_few_people_are_not_shown() -> None:
    found = ones(20, 3, applied=True) + ones(15, 3, 20, applied=True, chosen=True) + ones(4, 0, 35)
    (line,) = figures(found, {"sex": {one.participation: "woman" for one in found}})
    assert (line["people"], line["applied"], line["nothing"], line["chosen"]) == (39, None, None, 43)


@pytest.fixture
def looking(elena, employer, known, served) -> Profile:
    """Maria wants to bake where there are posts for bakers and drivers."""
    cast.publish(elena, employer, known["baker"], posts=2)
    cast.publish(elena, employer, known["van"])
    return seeks(served.person, known["baker"], needed(known["baker"]))


REGISTER = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["woman", "man", "nonbinary", None]),
        "age": st.integers(15, 80),
        "special": st.fixed_dictionaries(
            {field: st.sampled_from(list(Answer.values)) for field in SpecialCategory.FIELDS}
        ),
    }
)


@given(REGISTER)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sex_age_ethnicity_health_and_origin_change_no_match(elena, served, looking, drawn) -> None:
    before = rank(looking, on=cast.TODAY)
    Participation.objects.filter(pk=served.pk).update(sex=drawn["sex"], age=drawn["age"])
    save_special(by=elena, participation=served, answers=drawn["special"])
    assert before and rank(looking, on=cast.TODAY) == before


@given(st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_gendered_title_leads_to_the_same_occupation(known, data) -> None:
    pairs = gendered_pairs([one.pk for one in known.values()])
    assert ("brutar", "brutăreasă") in pairs
    one, other = data.draw(st.sampled_from([pair for pair in pairs if "șofer" not in pair]))
    swapped = [suggest(word, Concept.Kind.OCCUPATION, most=1)[0].concept for word in (one, other)]
    assert swapped[0] == swapped[1]


def test_the_report_names_groups_through_the_counting_door_and_keeps_sums_only(
    elena, operation, assoc, known, employer, looking, served
) -> None:
    for n in range(11):
        one = applicants.take_part(elena, operation, assoc, f"Pop {n}")
        save_special(by=elena, participation=one, answers={"roma": "yes"})
        seeks(one.person, known["baker"])
    save_special(by=elena, participation=served, answers={"roma": "no"})
    report = reckon_fairness(by=elena, operation=operation)
    lines = {(line["question"], line["group"]): line for line in report.figures}
    assert report.people == 12 and lines["sex", "woman"]["people"] == 12
    assert lines["roma", "yes"]["people"] is None, "eleven of twelve would tell the twelfth"
    assert report.titles["pairs"] >= 1 and report.rule
    save_special(by=elena, participation=served, answers={"roma": "yes"})
    again = reckon_fairness(by=elena, operation=operation)
    lines = {(line["question"], line["group"]): line for line in again.figures}
    assert lines["roma", "yes"]["people"] == 12 and lines["roma", "yes"]["open"] > 0


def test_only_who_manages_at_the_lead_has_it_reckoned(
    operation, bogdan, ana, floarea, georgi, auditor, mallory
) -> None:
    for stranger in (bogdan, ana, floarea, georgi, auditor, mallory):
        with pytest.raises(Refused):
            reckon_fairness(by=stranger, operation=operation)
    assert not FairnessReport.objects.exists()


@pytest.fixture
def nothing(looking) -> Profile:
    """She works at weekends only, and nobody offers that."""
    looking.shifts = ["weekend"]
    looking.save()
    return looking


def test_who_has_nothing_is_a_task_for_their_counsellor_until_the_profile_changes(
    client, elena, ana, bogdan, operation, nothing, served
) -> None:
    reckon_fairness(by=elena, operation=operation)
    (item,) = unmatched(ana)
    assert served.person.full_name in item.title and str(served.pk) in item.url
    assert unmatched(bogdan) == [] and unmatched(elena) == []
    assert Notice.objects.filter(user=ana, kind="jobs.nothing_fits").count() == 1
    client.force_login(ana)
    assert client.get(item.url).status_code == 200
    nothing.shifts = []
    nothing.save()
    assert unmatched(ana) == []


def test_told_once_as_long_as_it_stays_so(elena, ana, operation, nothing) -> None:
    for _n in range(KEPT + 2):
        reckon_weekly(operation)
    assert Notice.objects.filter(user=ana, kind="jobs.nothing_fits").count() == 1
    assert FairnessReport.objects.count() == KEPT and Unmatched.objects.count() == 1


def test_by_the_clock_only_where_somebody_is_looking(operation, known) -> None:
    assert reckon_weekly(operation) == 0 and not FairnessReport.objects.exists()
    assert jobs.reckon_fairness_weekly(0) == 0


def test_in_the_background_it_is_reckoned_in_the_users_name(elena, operation, looking) -> None:
    jobs.reckon_for(operation.consortium_id, operation.pk, elena.pk)
    assert FairnessReport.objects.get().by == elena


def test_the_page_says_what_was_found(client, elena, auditor, bogdan, operation, nothing) -> None:
    client.force_login(elena)
    assert "Not reckoned yet" in client.get(PAGE).text
    assert client.post(f"{PAGE}reckon/").status_code == 302
    page = client.get(PAGE).text
    assert "No group has ten people yet." in page and "For 1 person nothing is in the list." in page
    assert "Pairs tried" in page
    client.force_login(auditor)
    page = client.get(PAGE).text
    assert "Swapped titles" in page and "Reckon it for today" not in page
    client.force_login(bogdan)
    assert client.get(PAGE).status_code == 403


def test_many_people_are_reckoned_in_the_background(client, elena, operation, nothing, monkeypatch) -> None:
    monkeypatch.setattr("punte.jobs.views.fairness.SOON", 0)
    asked = []
    monkeypatch.setattr("punte.jobs.views.fairness.reckon_soon", lambda **told: asked.append(told))
    client.force_login(elena)
    client.post(f"{PAGE}reckon/")
    assert asked == [{"by": elena, "operation": operation}] and not FairnessReport.objects.exists()


def test_words_that_lead_apart_are_named(client, elena, operation, looking, monkeypatch) -> None:
    monkeypatch.setattr(fairness, "_first", lambda title: len(title))
    reckon_fairness(by=elena, operation=operation)
    client.force_login(elena)
    assert "brutar / brutăreasă" in client.get(PAGE).text


def test_the_door_closes_behind_the_count(elena, operation, served, looking) -> None:
    save_special(by=elena, participation=served, answers={"roma": "yes"})
    reckon_fairness(by=elena, operation=operation)
    assert not SpecialCategory.objects.exists()
    with special_door("count"):
        assert SpecialCategory.objects.count() == 1
