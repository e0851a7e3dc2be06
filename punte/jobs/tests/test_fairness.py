"""How matching treats people: sums of ten at least, nobody's origin moves a match, who has nothing becomes a task."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from punte.base.permissions import Refused
from punte.jobs import fairness, jobs
from punte.jobs.actions.fairness import KEPT, reckon_fairness, reckon_weekly
from punte.jobs.fairness import One, figures, gendered_pairs
from punte.jobs.models import Application, ApplicationStep, FairnessReport, Unmatched
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


def special(yes: int, no: int, unsaid: int = 0, **more: bool) -> dict[str, dict]:
    """The lines of a question about disability that so many answered."""
    said = ["yes"] * yes + ["no"] * no + [""] * unsaid
    found = figures(ones(len(said), 4, **more), {"disability": dict(enumerate(said))})
    return {line["group"]: line for line in found}


def test_special_categories_are_told_roughly_so_that_one_person_more_does_not_show() -> None:
    assert special(27, 41) == special(28, 40)
    lines = special(27, 41)
    assert (lines["yes"]["people"], lines["no"]["people"]) == (30, 40)
    found = ones(11, 33, applied=True) + ones(16, 33, 11) + ones(41, 36, 27)
    answers = {one.participation: "yes" if one.participation < 27 else "no" for one in found}
    line = next(line for line in figures(found, {"roma": answers}) if line["group"] == "yes")
    assert (line["open"], line["applied"], line["ratio"]) == (35, 40, 90)


def test_of_a_special_category_nobody_and_everybody_are_hidden() -> None:
    none, full = special(20, 20), special(20, 20, applied=True)
    assert none["yes"]["applied"] is None and full["yes"]["applied"] is None
    assert none["yes"]["nothing"] is None and full["yes"]["chosen"] is None
    assert special(0, 30)["no"]["people"] is None, "everybody"
    assert special(0, 30, 5)["yes"] == special(3, 30, 9)["yes"], "nobody looks like a few"


def test_a_group_below_four_fifths_of_the_highest_is_marked() -> None:
    found = ones(20, 10) + ones(15, 7, 20)
    answers = {n: "woman" if n < 20 else "man" for n in range(35)}
    lines = {line["group"]: line for line in figures(found, {"sex": answers})}
    assert (lines["woman"]["ratio"], lines["man"]["ratio"]) == (100, 70)


def test_a_group_a_little_below_four_fifths_is_below_it() -> None:
    found = ones(1000, 10) + ones(960, 8, 1000) + ones(40, 7, 1960)
    answers = {n: "woman" if n < 1000 else "man" for n in range(2000)}
    lines = {line["group"]: line for line in figures(found, {"sex": answers})}
    assert lines["man"]["open"] == 8.0 and lines["man"]["ratio"] == 79
    roma = {n: "yes" if said == "man" else "no" for n, said in answers.items()}
    lines = {line["group"]: line for line in figures(found, {"roma": roma})}
    assert lines["yes"]["ratio"] == 75 and lines["no"]["ratio"] == 100


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
    save_special(by=elena, participation=served, answers={"roma": "declined"})
    a_week_passes()
    again = reckon_fairness(by=elena, operation=operation)
    lines = {(line["question"], line["group"]): line for line in again.figures}
    assert lines["roma", "yes"]["people"] == 10 and "chosen" in lines["roma", "yes"]


def a_week_passes(days: int = 7) -> None:
    FairnessReport.objects.update(as_of=F("as_of") - dt.timedelta(days=days))


def test_within_a_week_there_is_no_second_report_by_hand_nor_by_the_clock(elena, operation, nothing) -> None:
    first = reckon_fairness(by=elena, operation=operation)
    a_week_passes(6)
    nothing.shifts = []
    nothing.save()
    with pytest.raises(ValidationError) as refusal:
        reckon_fairness(by=elena, operation=operation)
    assert refusal.value.code == "soon"
    assert reckon_weekly(operation) == 0, "who has nothing is found anew"
    assert FairnessReport.objects.get() == first and not Unmatched.objects.exists()
    a_week_passes(1)
    assert reckon_fairness(by=elena, operation=operation) != first


def test_a_mistake_is_no_application_and_whoever_was_offered_the_job_was_chosen(
    elena, operation, looking, served, employer, known
) -> None:
    sent = applicants.send(elena, applicants.open_vacancy(elena, employer), served)
    (one,) = fairness._everybody(operation, cast.TODAY)
    assert (one.applied, one.chosen) == (True, False)
    told = {"consortium_id": sent.consortium_id, "application": sent, "on": cast.TODAY}
    ApplicationStep.objects.create(before="new", after="offered", **told)
    closed = Application.objects.filter(pk=sent.pk)
    closed.update(state="obsolete", closing="declined")
    (one,) = fairness._everybody(operation, cast.TODAY)
    assert (one.applied, one.chosen) == (True, True)
    closed.update(closing="mistake")
    (one,) = fairness._everybody(operation, cast.TODAY)
    assert (one.applied, one.chosen) == (False, False)


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
        a_week_passes()
    assert Notice.objects.filter(user=ana, kind="jobs.nothing_fits").count() == 1
    assert FairnessReport.objects.count() == KEPT and Unmatched.objects.count() == 1


def test_by_the_clock_only_where_somebody_is_looking(operation, known) -> None:
    assert reckon_weekly(operation) == 0 and not FairnessReport.objects.exists()
    assert jobs.reckon_fairness_weekly(0) == 0


def test_in_the_background_it_is_reckoned_in_the_users_name(elena, operation, looking) -> None:
    jobs.reckon_for(operation.consortium_id, operation.pk, elena.pk)
    assert FairnessReport.objects.get().by == elena
    jobs.reckon_for(operation.consortium_id, operation.pk, elena.pk)
    assert FairnessReport.objects.count() == 1, "done again, it adds nothing"


def test_the_page_says_what_was_found(client, elena, auditor, bogdan, operation, nothing) -> None:
    client.force_login(elena)
    assert "Not reckoned yet" in client.get(PAGE).text
    reckon_fairness(by=elena, operation=operation)
    page = client.get(PAGE).text
    assert "No group has ten people yet." in page and "For 1 person nothing is in the list." in page
    assert "Pairs tried" in page and "Reckon it for today" not in page
    assert "A new report can be made from" in page
    client.force_login(auditor)
    page = client.get(PAGE).text
    assert "Swapped titles" in page and "Reckon it for today" not in page
    client.force_login(bogdan)
    assert client.get(PAGE).status_code == 403


def test_by_hand_it_is_reckoned_in_the_background_and_the_page_says_so(
    client, elena, operation, nothing
) -> None:
    client.force_login(elena)
    for _n in range(2):
        assert client.post(f"{PAGE}reckon/").status_code == 302
        page = client.get(PAGE).text
        assert "A report is being made in the background." in page and "Reckon it for today" not in page
    assert ProcrastinateJob.objects.filter(task_name="jobs.reckon_fairness").count() == 1
    assert not FairnessReport.objects.exists()


def test_within_a_week_nothing_is_put_into_the_queue(client, elena, operation, nothing) -> None:
    reckon_fairness(by=elena, operation=operation)
    client.force_login(elena)
    assert "a week after the last" in client.post(f"{PAGE}reckon/", follow=True).text
    assert not jobs.being_reckoned(operation)


def test_pairs_of_which_neither_word_is_found_are_counted_apart(
    client, elena, operation, looking, monkeypatch
) -> None:
    monkeypatch.setattr(fairness, "_first", lambda title: 0)
    report = reckon_fairness(by=elena, operation=operation)
    assert report.titles["pairs"] == 0 and report.titles["unknown"] >= 1 and not report.titles["apart"]
    client.force_login(elena)
    page = client.get(PAGE).text
    assert "neither word was found" in page and "leads to the same occupation" not in page


def test_special_groups_are_told_with_about(client, elena, auditor, operation, looking) -> None:
    report = reckon_fairness(by=elena, operation=operation)
    found = figures(ones(60, 0), {"roma": {n: "yes" if n < 28 else "no" for n in range(60)}})
    FairnessReport.objects.filter(pk=report.pk).update(figures=found)
    client.force_login(auditor)
    page = client.get(PAGE).text
    assert "about 30" in page and "under 1<" in page


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
