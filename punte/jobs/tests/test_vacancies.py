"""A vacancy is written, coded by a human, published, kept fresh, closed and opened again; its posts are counted."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.jobs import facts
from punte.jobs.actions import vacancies as acts
from punte.jobs.actions.freshness import close_overdue, remind_of_confirming
from punte.jobs.models import Posting, Vacancy
from punte.jobs.tests.cast import TODAY, employ, publish, told, write
from punte.matching.models import Opportunity
from punte.people.models import Notice
from punte.records.models import Fact

LIST = "/jobs/309187/vacancies/"
State, Closing = Vacancy.State, Vacancy.Closing


def fields(employer, **also):
    """As a browser sends the form."""
    return {
        "token": str(uuid.uuid4()), "employer": employer.pk, "kind": "job", "title": "Brutar/brutăreasă",
        "tasks": "Coaceți pâine și chifle.", "language": "ro", "place": "Cluj-Napoca", "contract": "permanent",
        "hours": "full", "shift": "day", "currency": "RON", "posts": 1,
    } | also  # fmt: skip


def test_from_the_title_to_the_public_page_without_script(client, ana, employer, known) -> None:
    client.force_login(ana)
    answer = client.post(f"{LIST}new/", fields(employer))
    vacancy = Vacancy.objects.get()
    assert answer.url == f"{LIST}{vacancy.pk}/occupation/"
    page = client.get(answer.url)
    assert b"baker (ISCO 7512)" in page.content
    answer = client.post(answer.url, {"occupation": known["baker"].pk})
    assert answer.url == f"{LIST}{vacancy.pk}/skills/"
    page = client.get(answer.url).content.decode()
    assert "baker skill True" in page
    assert "baker skill False" in page
    needs = dict(known["baker"].needs.values_list("essential", "skill"))
    answer = client.post(answer.url, {f"skill-{needs[True]}": "must", f"skill-{needs[False]}": "helps"})
    assert dict(vacancy.skills.values_list("skill", "essential")) == {needs[True]: True, needs[False]: False}
    assert client.post(f"{LIST}{vacancy.pk}/move/publish/").url == answer.url
    public = client.get(f"/jobs/posts/{vacancy.pk}/")
    assert "Coaceți pâine" in public.content.decode()
    assert Fact.objects.of(facts.VACANCY_PUBLISHED).get().quantity == 1
    found = Opportunity.objects.get()
    assert (found.source_id, found.kind, found.skills.count()) == (vacancy.pk, "job", 2)


def test_young_women_only_is_refused_beside_the_field_with_the_law(client, ana, employer) -> None:
    client.force_login(ana)
    page = client.post(
        f"{LIST}new/", fields(employer, title="Barmaid", tasks="We want young women only for the bar.")
    )
    assert page.status_code == 200
    assert "shuts people out by sex" in page.context["form"].errors["tasks"][0]
    assert "2006/54/EC" in page.context["form"].errors["tasks"][0]
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "🙂"}, "title"),
        ({"title": "a"}, "title"),
        ({"title": "cook " * 5_000}, "title"),
        ({"tasks": "x"}, "tasks"),
        ({"place": "Nicăierea"}, "place"),
        ({"place": ""}, "place"),
        ({"place": "Florești"}, "place"),
        ({"pay_from": 5000, "pay_to": 4000}, "pay_to"),
        ({"pay_to": 4000}, "pay_from"),
        ({"posts": 0}, "posts"),
        ({"weekly_hours": 90}, "weekly_hours"),
        ({"title": "Bak\x00er"}, "title"),
        ({"posts": "9" * 5_000}, "posts"),
        ({"employer": "9" * 5_000}, "employer"),
        ({"languages": ["ro", "nowhere"]}, "languages"),
        ({"place": "👩‍🍳"}, "place"),
        ({"address": "Str. Morii 3, only young women"}, "address"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_written(
    client, ana, employer, wrong, field
) -> None:
    client.force_login(ana)
    page = client.post(f"{LIST}new/", fields(employer) | wrong)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Vacancy.objects.exists()


def test_a_place_of_which_there_are_several_is_asked_for_with_its_county(client, ana, employer) -> None:
    client.force_login(ana)
    assert client.post(f"{LIST}new/", fields(employer, place="Florești, Cluj")).status_code == 302
    assert Vacancy.objects.get().settlement.region_id == "RO113"


def test_a_double_click_writes_once(client, ana, employer) -> None:
    client.force_login(ana)
    sent = fields(employer)
    for _time in range(2):
        assert client.post(f"{LIST}new/", sent).status_code == 302
    assert Vacancy.objects.count() == 1


def test_without_an_occupation_it_is_not_published(elena, employer) -> None:
    vacancy = write(elena, employer)
    with pytest.raises(ValidationError) as refusal:
        acts.publish_vacancy(by=elena, vacancy=vacancy, on=TODAY)
    assert "occupation" in refusal.value.error_dict


def test_other_skills_are_looked_for_without_losing_what_was_chosen(client, elena, employer, known) -> None:
    vacancy = write(elena, employer, known["baker"])
    client.force_login(elena)
    needs = dict(known["baker"].needs.values_list("essential", "skill"))
    sent = {f"skill-{needs[True]}": "not", f"skill-{needs[False]}": "must", "q": "truck skill", "find": "1"}
    page = client.post(f"{LIST}{vacancy.pk}/skills/", sent)
    answers = {row["name"]: row["answer"] for row in page.context["choice"].rows}
    assert answers["baker skill True"] == "not"
    assert answers["baker skill False"] == "must"
    assert answers["truck skill True"] == "not"
    assert dict(vacancy.skills.values_list("skill", "essential")) == {needs[True]: True, needs[False]: False}
    strange = {f"skill-{known['truck'].pk}": "must", "skill-99999999": "must", "skill-x": "must"}
    client.post(f"{LIST}{vacancy.pk}/skills/", strange | {f"skill-{needs[True]}": "must"})
    assert needs[True] in dict(vacancy.skills.values_list("skill", "essential"))
    assert known["truck"].pk not in dict(vacancy.skills.values_list("skill", "essential"))


def test_a_change_is_seen_at_once_and_the_second_of_two_is_told(elena, employer, known) -> None:
    vacancy = publish(elena, employer, known["baker"])
    changed = acts.change_vacancy(
        by=elena, vacancy=vacancy, version=1, **told(title="Cofetar la brutărie", posts=3)
    )
    assert "cofetar" in Posting.objects.get().folded
    assert changed.version == 2
    with pytest.raises(MoveNotAllowed):
        acts.change_vacancy(by=elena, vacancy=vacancy, version=1, **told())


def test_it_closes_and_opens_again_and_is_told_once(elena, employer, known) -> None:
    vacancy = publish(elena, employer, known["baker"])
    acts.close_vacancy(by=elena, vacancy=vacancy, closing="withdrawn", on=TODAY)
    assert not Posting.objects.exists()
    assert not Opportunity.objects.exists()
    with pytest.raises(MoveNotAllowed):
        acts.close_vacancy(by=elena, vacancy=vacancy, closing="filled", on=TODAY)
    acts.reopen_vacancy(by=elena, vacancy=vacancy, on=TODAY + dt.timedelta(days=2))
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.closing, vacancy.closed_on) == (State.OPEN, "", None)
    assert Fact.objects.of(facts.VACANCY_PUBLISHED).count() == 1
    with pytest.raises(ValidationError):
        acts.close_vacancy(by=elena, vacancy=vacancy, closing="stale", on=TODAY)


def test_the_last_post_fills_it_and_a_post_given_back_opens_it(elena, employer, known) -> None:
    vacancy = publish(elena, employer, known["baker"])
    for _post in range(2):
        acts.fill_post(vacancy=vacancy)
    assert vacancy.state == State.FILLED
    assert not Posting.objects.exists()
    with pytest.raises(ValidationError):
        acts.fill_post(vacancy=vacancy)
    acts.free_post(vacancy=vacancy)
    assert (vacancy.state, vacancy.filled) == (State.OPEN, 1)
    assert Posting.objects.exists()


def test_it_is_asked_about_after_53_days_and_closes_after_60(elena, employer, known) -> None:
    vacancy = publish(elena, employer, known["baker"])
    day = dt.timedelta(days=1)
    assert remind_of_confirming(TODAY + 52 * day) == 0
    assert remind_of_confirming(TODAY + 53 * day) == 1
    assert remind_of_confirming(TODAY + 54 * day) == 0
    assert Notice.objects.filter(user=elena, kind="jobs.confirm_vacancy").count() == 1
    assert close_overdue(TODAY + 59 * day) == 0
    acts.confirm_vacancy(by=elena, vacancy=vacancy, on=TODAY + 59 * day)
    assert close_overdue(TODAY + 60 * day) == 0
    assert remind_of_confirming(TODAY + 112 * day) == 1
    assert close_overdue(TODAY + 119 * day) == 1
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.closing) == (State.CLOSED, Closing.STALE)
    assert Notice.objects.filter(user=elena, kind="jobs.vacancy_closed").exists()


def test_it_closes_after_its_last_day_to_apply(elena, employer, known) -> None:
    vacancy = publish(elena, employer, known["baker"], apply_by=TODAY)
    assert close_overdue(TODAY) == 0
    assert close_overdue(TODAY + dt.timedelta(days=1)) == 1
    vacancy.refresh_from_db()
    assert vacancy.closing == Closing.DEADLINE
    with pytest.raises(ValidationError):
        acts.reopen_vacancy(by=elena, vacancy=vacancy, on=TODAY + dt.timedelta(days=1))


def test_one_that_waits_may_be_refused(client, elena, operation, known) -> None:
    vacancy = publish(elena, employ(elena, operation, approved=False), known["baker"])
    client.force_login(elena)
    client.post(f"{LIST}{vacancy.pk}/move/refuse/")
    vacancy.refresh_from_db()
    assert vacancy.closing == Closing.REFUSED
    assert client.post(f"{LIST}{vacancy.pk}/move/nonsense/").status_code == 404
    assert "did not approve it" in client.get(vacancy.hub_url).content.decode()


def test_the_list_asks_as_many_queries_for_thirty_as_for_three(
    client, elena, employer, operation, known
) -> None:
    client.force_login(elena)

    def queries(url: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    for _n in range(3):
        publish(elena, employer, known["baker"])
    urls = [LIST, "/jobs/309187/employers/", employer.get_absolute_url()]
    [queries(url) for url in urls]
    few = [queries(url) for url in urls]
    for n in range(20):
        other = employ(elena, operation, f"Alt Angajator {n} SRL") if n % 2 else employer
        publish(elena, other, known["van"], title="Șofer livrator")
    assert [queries(url) for url in urls] == few


def test_who_does_not_write_for_the_employer_is_refused(
    auditor, georgi, mallory, elena, employer, known
) -> None:
    vacancy = publish(elena, employer, known["baker"])
    for user in (auditor, georgi, mallory):
        by = {"by": user, "vacancy": vacancy}
        for act, also in (
            (acts.change_vacancy, {"version": 1, **told()}),
            (acts.choose_occupation, {"occupation": known["van"]}),
            (acts.set_skills, {"skills": {}}),
            (acts.publish_vacancy, {"on": TODAY}),
            (acts.reopen_vacancy, {"on": TODAY}),
            (acts.refuse_vacancy, {"on": TODAY}),
            (acts.confirm_vacancy, {"on": TODAY}),
            (acts.close_vacancy, {"closing": "filled", "on": TODAY}),
        ):
            with pytest.raises(Refused):
                act(**by, **also)
        with pytest.raises(Refused):
            acts.write_vacancy(by=user, employer=employer, **told())
        for act in (acts.open_waiting, acts.close_for_employer):
            with pytest.raises(Refused):
                act(by=user, employer=employer, on=TODAY)


@pytest.mark.parametrize(
    "typed", ["", "a", "🙂", "%F0%9F%99%82" * 50, "cook+" * 5_000, "'%3B--", "%25%25%5C"]
)
def test_whatever_is_looked_for_is_answered(client, ana, employer, known, typed) -> None:
    vacancy = write(ana, employer)
    client.force_login(ana)
    for url in (
        f"{LIST}{vacancy.pk}/occupation/?q={typed}",
        f"{LIST}?q={typed}&employer={'9' * 50}&state=x",
        f"/jobs/309187/employers/?q={typed}",
        f"{LIST}{vacancy.pk}/apply/?q={typed}",
        f"/jobs/?q={typed}&place={typed}&radius=7&pay=x&occupation={'9' * 30}&page={'9' * 30}",
        f"{LIST}new/?employer={typed}",
    ):
        assert client.get(url).status_code == 200, url
