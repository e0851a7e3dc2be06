"""The moderators' queue, checks that only point, the list of words, statements under a notice, the report, reminders."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from punte.ballots import tokens
from punte.base import clock
from punte.dialogue import house_rules, work
from punte.dialogue.actions import statement_votes
from punte.dialogue.actions.blocked_words import drop_word, list_word
from punte.dialogue.actions.complaints import complain_as_author
from punte.dialogue.actions.statements import show_statement, submit_statement
from punte.dialogue.models import Case, Contribution, ModerationEntry, OpinionMap, Statement, StatementVote
from punte.dialogue.opinion_store import draw_map
from punte.dialogue.tests.asked import opened, propose
from punte.dialogue.tests.noticed import decided, fresh, noticed, verdict
from punte.dialogue.tests.said import camps, conversing, statements
from punte.dialogue.transparency import Report, period_of
from punte.people.limits import spend
from punte.people.models import User

YEAR = str(clock.now().year)


def marks(content) -> set[str]:
    """What checks saw of it."""
    return set(content.cases.values_list("marks__code", flat=True)) if content.cases.exists() else set()


def test_a_check_points_and_hides_nothing(asked, citizen) -> None:
    User.objects.filter(pk=citizen.pk).update(joined_at=clock.now() - dt.timedelta(days=9))
    citizen.refresh_from_db()
    links = propose(citizen, asked, text="Vezi http://a.ro http://b.ro www.c.ro acum")
    assert marks(links) == {"links"}
    assert links.state == Contribution.State.PUBLISHED
    first = propose(citizen, asked, text="Un text destul de lung despre autobuz.")
    assert marks(first) == set()
    assert marks(propose(citizen, asked, text="Un text destul de lung, despre AUTOBUZ!")) == {"duplicate"}
    found = [
        propose(citizen, asked, f"T {n}", text=f"Al {n}-lea text, altul decât celelalte.") for n in range(4)
    ]
    assert marks(found[-1]) == {"rate"}
    assert not ModerationEntry.objects.exclude(kind="marked").exists()


def test_a_new_account_alone_is_no_mark_but_is_told_beside_another(asked, citizen) -> None:
    assert marks(propose(citizen, asked)) == set()
    assert marks(propose(citizen, asked, text="http://a.ro http://b.ro http://c.ro")) == {"links", "new"}


def test_words_and_addresses_of_the_list_mark_until_they_are_dropped(
    asked, citizen, hristo, operation
) -> None:
    User.objects.filter(pk=citizen.pk).update(joined_at=clock.now() - dt.timedelta(days=9))
    citizen.refresh_from_db()
    word = list_word(by=hristo, operation=operation, kind="word", text="Credit  RAPID")
    list_word(by=hristo, operation=operation, kind="domain", text="https://Rau.example")
    assert marks(propose(citizen, asked, text="Luați credit rapid aici, oameni.")) == {"word"}
    assert marks(propose(citizen, asked, text="Intrați pe rau.example/x imediat.")) == {"word"}
    assert marks(propose(citizen, asked, text="Am credit în rapiditatea lor.")) == set()
    for wrong in ("ab", "credit rapid"):
        with pytest.raises(ValidationError):
            list_word(by=hristo, operation=operation, kind="word", text=wrong)
    drop_word(by=hristo, operation=operation, word=word)
    assert marks(propose(citizen, asked, text="Din nou un credit rapid, oameni.")) == set()
    assert list(ModerationEntry.objects.filter(case=None).values_list("kind", "note")) == [
        ("listed", "credit rapid"), ("listed", "rau.example"), ("unlisted", "credit rapid"),
    ]  # fmt: skip


def test_the_list_is_kept_by_hand(client, hristo, operation) -> None:
    client.force_login(hristo)
    url = reverse("dialogue:blocked_words", args=[operation.code])
    client.post(url, {"token": uuid.uuid4(), "text": "credit", "kind": "word"})
    shown = client.get(url).content.decode()
    assert "credit" in shown
    from punte.dialogue.models import BlockedWord

    drop = reverse("dialogue:blocked_word_drop", args=[operation.code, BlockedWord.objects.get().pk])
    client.post(drop)
    assert "The list is empty" in client.get(url).content.decode()
    assert "no longer possible" in client.post(drop, follow=True).content.decode()


def test_a_notice_about_a_statement_takes_it_out_of_the_votes_and_back(
    elena, operation, assoc, hristo, bogdan, citizen
) -> None:
    found = conversing(elena, operation, assoc)
    camps(elena, found, 8, 8)
    own = submit_statement(by=citizen, consultation=found, text="Vecina mea e de vină.", language="ro")
    show_statement(by=elena, statement=own)
    statement_votes.vote(by=elena, statement=own, value=1)
    assert str(own.pk) in draw_map(found).content["means"]
    noticed(own, by=elena)
    case = own.cases.get()
    decided(hristo, case)
    own.refresh_from_db()
    assert own.state == Statement.State.BLOCKED
    assert own not in found.statements.shown()
    assert str(own.pk) not in draw_map(found).content["means"]
    assert OpinionMap.objects.get().votes == StatementVote.objects.count()
    with pytest.raises(ValidationError, match="not shown any more"):
        statement_votes.vote(by=citizen, statement=own, value=1)
    from punte.base.states import MoveNotAllowed

    with pytest.raises(MoveNotAllowed):
        show_statement(by=elena, statement=own)
    complain_as_author(by=citizen, case=case, why="Nu e vorba de o vecină anume.")
    decided(bogdan, case, "no_action")
    own.refresh_from_db()
    assert own.state == Statement.State.SHOWN
    assert str(own.pk) in draw_map(found).content["means"]


def test_the_page_of_a_hidden_statement_says_why_and_its_author_finds_the_reasons(
    client, elena, operation, assoc, hristo, citizen
) -> None:
    found = conversing(elena, operation, assoc, read_first=False)
    own = submit_statement(by=citizen, consultation=found, text="Vecina mea e de vină.", language="ro")
    report = reverse("dialogue:statement_report", args=[found.pk, own.pk])
    assert report in client.get(own.get_absolute_url()).content.decode()
    assert client.get(report).status_code == 200
    noticed(own, by=elena)
    decided(hristo, own.cases.get(), "removed")
    shown = client.get(own.get_absolute_url()).content.decode()
    assert "Not shown because" in shown and "Vecina" not in shown
    assert client.get(report).status_code == 404
    client.force_login(citizen)
    mine = client.get(reverse("dialogue:statement_mine", args=[found.pk])).content.decode()
    assert "insults somebody" in mine
    reasons = reverse("dialogue:own_decision", args=[found.pk, own.cases.get().pk])
    assert "removed" in client.get(reasons).content.decode()


def test_the_organisers_own_statement_is_not_decided_by_who_wrote_it(
    elena, operation, assoc, citizen, hristo
) -> None:
    found = conversing(elena, operation, assoc)
    seed = statements(found)[0]
    noticed(seed, by=citizen)
    with pytest.raises(ValidationError, match="You wrote this"):
        decided(elena, seed.cases.get())
    decided(hristo, seed.cases.get())


def test_ten_thousand_votes_from_one_address_count_once_and_guests_have_none(
    client, monkeypatch, elena, operation, assoc, citizen
) -> None:
    found = conversing(elena, operation, assoc)
    one = statements(found)[0]
    for _n in range(50):
        assert client.post(one.get_absolute_url(), {"value": "1"}).status_code == 302
    assert not StatementVote.objects.exists()  # without an account nobody votes
    monkeypatch.setattr(statement_votes, "draw_soon", lambda found: None)
    refused = 0
    for _n in range(10_000):
        if not spend(f"votes:{citizen.pk}", most=statement_votes.MOST_AN_HOUR, seconds=3600).granted:
            refused += 1
    assert refused == 10_000 - statement_votes.MOST_AN_HOUR
    with pytest.raises(ValidationError, match="a lot at once"):
        statement_votes.vote(by=citizen, statement=one, value=1)
    assert not StatementVote.objects.exists()
    statement_votes.vote(by=elena, statement=one, value=1)
    for value in (1, -1):
        statement_votes._cast(found.voters.get(), {one.pk: value})
    assert StatementVote.objects.get().value == -1


def test_ten_thousand_browsers_at_one_address_get_the_places_of_the_room(db, monkeypatch) -> None:
    class Room:
        pk, places = 4711, 120

    monkeypatch.setattr(tokens, "SHARDS", 1)
    given = sum(tokens.new_token(Room(), "203.0.113.7") is not None for _n in range(10_000))
    assert given == 120
    assert tokens.new_token(Room(), "203.0.113.8") is not None


def test_the_queue_is_taken_from_and_decided_without_script(client, asked, citizen, hristo, elena) -> None:
    said = propose(citizen, asked)
    noticed(said, by=elena)
    case = Case.objects.get()
    client.force_login(hristo)
    at = [asked.operation.code]
    assert "Un autobuz" in client.get(reverse("dialogue:case_list", args=at)).content.decode()
    one = [*at, case.pk]
    decide = reverse("dialogue:case_decide", args=one)
    assert client.get(decide).status_code == 302  # not taken yet
    assert "Elena Dragomir" in client.get(reverse("dialogue:case_detail", args=one)).content.decode()
    client.post(reverse("dialogue:case_claim", args=one))
    client.post(reverse("dialogue:case_release", args=one))
    client.post(reverse("dialogue:case_claim", args=one))
    assert "Un autobuz" in client.get(decide).content.decode()
    wrong = client.post(
        decide, {"token": uuid.uuid4(), "outcome": "restricted", "facts": "Un cuvânt greu.", "ground": ""}
    )
    page = wrong.content.decode()
    assert "On what it rests" in page and wrong.status_code == 200
    assert "(optional)" not in page.partition("On what it rests")[2].partition("</label>")[0]
    sent = client.post(
        decide, {"token": uuid.uuid4(), "outcome": "no_action", "facts": "O critică aspră, dar a propunerii."}
    )
    assert sent.status_code == 302
    assert fresh(case).state == Case.State.NO_ACTION
    for which in ("decided", "all", "review", "complained", "nonsense"):
        assert (
            client.get(
                reverse("dialogue:case_list", args=at) + f"?which={which}&ground=x&period=9"
            ).status_code
            == 200
        )


def test_only_who_moderates_reaches_the_queue_and_only_of_their_project(
    client, asked, citizen, ana, hristo, elena
) -> None:
    noticed(propose(citizen, asked), by=elena)
    number = Case.objects.get().pk
    for who, status in ((hristo, 200), (elena, 200), (ana, 403), (citizen, 404)):
        client.force_login(who)
        assert client.get(reverse("dialogue:case_list", args=[asked.operation.code])).status_code == status
        assert (
            client.get(reverse("dialogue:case_detail", args=[asked.operation.code, number])).status_code
            == status
        )
    client.force_login(hristo)
    assert (
        client.get(reverse("dialogue:case_detail", args=[asked.operation.code, number + 1])).status_code
        == 404
    )


def test_notices_that_wait_over_three_days_stand_on_my_page_of_moderators(
    asked, citizen, hristo, elena, ana
) -> None:
    noticed(propose(citizen, asked), by=elena)
    today = clock.today()
    assert not [w for w in work.work(hristo, today) if "moderator" in w.title]
    Case.objects.update(opened_at=clock.now() - dt.timedelta(days=4))
    found = [w for w in work.work(hristo, today) if "moderator" in w.title]
    assert [w.level for w in found] == ["danger"]
    assert not [w for w in work.work(ana, today) if "moderator" in w.title]
    decided(hristo, Case.objects.get(), "no_action")
    assert not [w for w in work.work(hristo, today) if "moderator" in w.title]


def told_lines(report: Report) -> dict[str, str]:
    return {line.name: line.value for part in report.parts() for line in part["lines"]}


def test_the_report_counts_and_each_number_opens_into_its_cases(
    client, asked, citizen, hristo, elena, bogdan
) -> None:
    contents = [propose(citizen, asked, f"P {n}", text=f"Textul cu numărul {n}, altul.") for n in range(3)]
    for n, content in enumerate(contents):
        noticed(content, email=f"p{n}@example.org", ground="insult" if n else "hate")
    decided(hristo, contents[0].cases.get(), "removed", ground="hate", law="Cod penal, 369")
    decided(hristo, contents[1].cases.get(), "restricted")
    complain_as_author(by=citizen, case=contents[1].cases.get(), why="Nu jignește pe nimeni.")
    decided(bogdan, contents[1].cases.get(), "no_action")
    contents[0].cases.update(origin="check")  # a check had seen it before the notice came
    found = Report(asked.operation, period_of(YEAR, clock.today()))
    lines = told_lines(found)
    assert lines["Notices given"] == "3" and lines["Decisions"] == "2"
    assert lines["… by automatic means alone"] == "0"
    assert lines["… on a moderator's own look or a check"] == "0"
    assert lines["It was reversed"] == "1" and lines["The decision stood"] == "0"
    assert lines["rule: insults somebody"] == "2"
    assert lines["with an account"] == "0" and lines["without an account"] == "not shown"
    url = reverse("dialogue:transparency", args=[asked.operation.code])
    public = client.get(url).content.decode()
    assert "moderation/?" not in public
    one = client.get(url + f"?consultation={asked.pk}").content.decode()
    assert "So few notices came" in one and "insults somebody" not in one
    client.force_login(hristo)
    shown = client.get(url).content.decode()
    queue = reverse("dialogue:case_list", args=[asked.operation.code])
    for part in found.parts():
        for line in part["lines"]:
            if line.query and line.value != "0":
                assert f"{queue}?{line.query}".replace("&", "&amp;") in shown
                page = client.get(f"{queue}?{line.query}")
                assert page.context["page"].total == int(line.value), line


def test_the_report_is_a_file_too_and_another_year_is_empty(client, asked, citizen, hristo, elena) -> None:
    noticed(propose(citizen, asked), by=elena)
    url = reverse("dialogue:transparency_csv", args=[asked.operation.code])
    answer = client.get(url)
    assert "attachment" in answer["Content-Disposition"]
    assert "Notices given;1" in answer.content.decode("utf-8-sig")
    assert "Notices given;0" in client.get(url + "?period=2001").content.decode("utf-8-sig")
    assert client.get(reverse("dialogue:transparency", args=["no-such"])).status_code == 404


def test_the_report_asks_the_same_however_many_notices_there_are(
    django_assert_max_num_queries, client, asked, citizen, hristo, elena
) -> None:
    client.force_login(hristo)
    queue = reverse("dialogue:case_list", args=[asked.operation.code]) + "?which=all"
    for n in range(6):
        noticed(
            propose(citizen, asked, f"P {n}", text=f"Textul cu numărul {n}, altul."),
            email=f"p{n}@example.org",
        )
    with django_assert_max_num_queries(30):
        client.get(queue)
    with django_assert_max_num_queries(30):
        client.get(reverse("dialogue:transparency", args=[asked.operation.code]))


def test_the_rules_of_the_house_are_read_by_all_in_three_languages_and_by_day(db, client) -> None:
    url = reverse("dialogue:house_rules")
    for language, words in (("en", "Be respectful"), ("ro", "Fiți respectuoși"), ("bg", "Бъдете уважителни")):
        client.cookies["django_language"] = language
        assert words in client.get(url, headers={"accept-language": language}).content.decode()
    assert (
        client.get(url + "?on=1999-01-01").status_code == client.get(url + "?on=nonsense").status_code == 200
    )
    assert house_rules.valid_on(dt.date(1999, 1, 1)) == house_rules.versions()[-1]


def test_a_notice_of_one_consultation_is_not_found_in_another(client, asked, citizen, elena) -> None:
    other = opened(elena, asked.operation, asked.organiser)
    said = propose(citizen, asked)
    assert client.get(reverse("dialogue:contribution_report", args=[other.pk, said.pk])).status_code == 404
    assert verdict().outcome == "restricted"
