"""Vacancies from a file: read row by row, shown, taken in once however often they come, closed when they are gone."""

import json
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.jobs.actions import feeds
from punte.jobs.models import Feed, Posting, Vacancy
from punte.jobs.tests.cast import TODAY

HEAD = "key;title;tasks;employer;place;county;posts;pay_from;pay_to;apply_by;no_car;occupation"
GOOD = (
    "77;Brutar/brutăreasă;Coaceți pâine și chifle.;Brutăria Bună SRL;Cluj-Napoca;;2;4000;4500;2025-04-30;da;"
)
SECOND = "78;Șofer de camion;Conduceți camionul în județ.;brutaria buna srl;Florești;Cluj;1;;;;;"


def bring(by, operation, *lines: str, complete: bool = False, source: str = "AJOFM Cluj") -> Feed:
    content = "\n".join([HEAD, *lines]).encode()
    told = {"operation": operation, "activity": operation.activities.first(), "source": source}
    return feeds.bring_feed(by=by, content=content, complete=complete, **told)


def test_a_file_is_looked_at_and_taken_in(client, elena, employer, operation, known) -> None:
    client.force_login(elena)
    file = SimpleUploadedFile(
        "list.csv", "\n".join([HEAD, GOOD, SECOND, "79;x;y;Nimeni SRL;Nicăieri;;0;;;;;"]).encode()
    )
    fields = {"source": "AJOFM Cluj", "activity": operation.activities.first().pk, "token": str(uuid.uuid4())}
    answer = client.post("/jobs/309187/feeds/new/", fields | {"file": file})
    page = client.get(answer.url).content.decode()
    assert "2 vacancies can be taken in" in page
    assert "This employer is not in the hub: Nimeni SRL." in page
    assert "We do not know this place: Nicăieri." in page
    assert not Vacancy.objects.exists()
    assert client.post(f"{answer.url}apply/").url == answer.url
    made = Vacancy.objects.get(source_key="77")
    assert (made.state, made.posts, made.pay_to, made.no_car, made.source) == (
        "open",
        2,
        4500,
        True,
        "AJOFM Cluj",
    )
    assert made.occupation == known["baker"]
    assert made.skills.count() == 1
    assert Posting.objects.count() == 2
    assert Vacancy.objects.get(source_key="78").settlement.region_id == "RO113"
    assert "taken in" in client.get(answer.url).content.decode()


def test_the_same_file_again_changes_nothing_and_a_changed_row_is_changed(
    elena, employer, operation, known
) -> None:
    assert feeds.apply_feed(by=elena, feed=bring(elena, operation, GOOD, SECOND), on=TODAY) == {
        "new": 2,
        "left_out": 0,
    }
    again = feeds.apply_feed(by=elena, feed=bring(elena, operation, GOOD, SECOND), on=TODAY)
    assert again == {"confirmed": 2, "left_out": 0}
    changed = GOOD.replace(";2;4000", ";3;4200")
    assert feeds.apply_feed(by=elena, feed=bring(elena, operation, changed), on=TODAY)["changed"] == 1
    assert Vacancy.objects.get(source_key="77").posts == 3
    assert Vacancy.objects.count() == 2


def test_what_a_whole_list_lacks_is_closed_and_opens_when_it_is_back(
    elena, employer, operation, known
) -> None:
    feeds.apply_feed(by=elena, feed=bring(elena, operation, GOOD, SECOND), on=TODAY)
    told = feeds.apply_feed(by=elena, feed=bring(elena, operation, GOOD, complete=True), on=TODAY)
    assert told == {"confirmed": 1, "closed": 1, "left_out": 0}
    assert Vacancy.objects.get(source_key="78").closing == "withdrawn"
    other = feeds.apply_feed(
        by=elena, feed=bring(elena, operation, GOOD, complete=True, source="Alta"), on=TODAY
    )
    assert other == {"new": 1, "left_out": 0}
    assert feeds.apply_feed(by=elena, feed=bring(elena, operation, SECOND), on=TODAY)["opened_again"] == 1


def test_a_feed_is_taken_in_once(elena, employer, operation, known) -> None:
    feed = bring(elena, operation, GOOD)
    feeds.apply_feed(by=elena, feed=feed, on=TODAY)
    for act in (
        lambda: feeds.apply_feed(by=elena, feed=feed, on=TODAY),
        lambda: feeds.discard_feed(by=elena, feed=feed),
    ):
        with pytest.raises(MoveNotAllowed):
            act()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (GOOD.replace("77;", ";"), "The key is missing"),
        (
            GOOD.replace("Coaceți pâine și chifle.", "Angajăm doar femei la brutărie."),
            "shuts people out by sex",
        ),
        (GOOD.replace("2025-04-30", "30.04.2025"), "2025-04-30"),
        (GOOD.replace(";2;", ";multe;"), "no whole number"),
        (GOOD.replace("4500", "100"), "from a smaller amount"),
        (GOOD.replace("Cluj-Napoca", ""), "Say where the work is"),
        (GOOD.replace("Cluj-Napoca", "Florești"), "There are several places"),
        (GOOD.replace("Brutar/brutăreasă", "Zzzz qqqq"), "No occupation comes near"),
    ],
)
def test_each_fault_of_a_row_is_told(elena, employer, operation, known, line, sentence) -> None:
    feed = bring(elena, operation, line)
    assert sentence in " ".join(feed.rows[0]["wrong"])
    assert feeds.apply_feed(by=elena, feed=feed, on=TODAY) == {"left_out": 1}
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"a;b\n1;2",
        b"{",
        b"[1, 2]",
        b'{"vacancies": 7}',
        b"[" * 5_000,
        (HEAD + "\n").encode(),
    ],
)
def test_what_is_no_list_of_vacancies_is_refused_as_a_whole(elena, operation, content) -> None:
    with pytest.raises(ValidationError) as refusal:
        feeds.bring_feed(
            by=elena, operation=operation, activity=operation.activities.first(), source="x", content=content,
            complete=False,
        )  # fmt: skip
    assert "file" in refusal.value.error_dict


def test_json_is_read_as_well(elena, employer, operation, known) -> None:
    row = {
        "key": 5, "title": "Baker", "tasks": "Bakes bread and rolls.", "employer": "Brutăria Bună SRL",
        "remote": True, "posts": 2, "kind": "internship", "occupation": "urn:test:baker", "strange": {"a": 1},
    }  # fmt: skip
    content = json.dumps({"vacancies": [row, row | {"kind": "traineeship", "key": "6"}]}).encode()
    told = {
        "operation": operation,
        "activity": operation.activities.first(),
        "source": "x",
        "complete": False,
    }
    feed = feeds.bring_feed(by=elena, content=content, **told)
    assert "“internship” is not one of" in feed.rows[0]["wrong"][0]
    assert feeds.apply_feed(by=elena, feed=feed, on=TODAY) == {"new": 1, "left_out": 1}
    assert Vacancy.objects.get().occupation == known["baker"]


def test_only_managers_bring_and_settle_feeds(
    elena, ana, auditor, mallory, employer, operation, known
) -> None:
    feed = bring(elena, operation, GOOD)
    told = {
        "operation": operation,
        "activity": operation.activities.first(),
        "source": "x",
        "complete": False,
    }
    for user in (ana, auditor, mallory):
        with pytest.raises(Refused):
            feeds.bring_feed(by=user, content=b"[]", **told)
        with pytest.raises(Refused):
            feeds.apply_feed(by=user, feed=feed, on=TODAY)
        with pytest.raises(Refused):
            feeds.discard_feed(by=user, feed=feed)


@pytest.mark.parametrize(
    "content",
    [
        b"key;title;" + b"x" * 200_000 + b"\n1;2;3",
        ("\n".join([HEAD, GOOD.replace("77", '"' + "x" * 200_000 + '"')])).encode(),
        b"[" * 100_000,
        b'{"vacancies": 7}',
        b"[1, 2]",
        b'[{"key": ' + b"9" * 5_000 + b"}]",
        "\ufeff".encode(),
        b"\xff\xfe\x00",
    ],
)  # fmt: skip
def test_what_is_no_list_of_vacancies_is_told_at_the_file(elena, operation, content) -> None:
    told = {"operation": operation, "activity": operation.activities.first(), "source": "AJOFM Cluj"}
    with pytest.raises(ValidationError) as refusal:
        feeds.bring_feed(by=elena, content=content, complete=False, **told)
    assert list(refusal.value.message_dict) == ["file"]
    assert not Feed.objects.exists()


def test_signs_that_no_database_keeps_are_left_out(elena, employer, operation, known) -> None:
    row = {
        "key": "7\u00007", "title": "Brutar\u0000/brutăreasă", "tasks": "Coaceți\u0000 pâine\ud800 și chifle.\nZilnic.",
        "employer": "Brutăria Bună SRL", "place": "Cluj-Napoca", "posts": "٣", "pay_from": "9" * 399,
    }  # fmt: skip
    told = {"operation": operation, "activity": operation.activities.first(), "source": "AJOFM Cluj"}
    content = json.dumps([row]).encode()
    feed = feeds.bring_feed(by=elena, content=content, complete=False, **told)
    (found,) = Feed.objects.get(pk=feed.pk).rows
    assert found["key"] == "77" and found["told"]["tasks"] == "Coaceți pâine și chifle.\nZilnic."
    assert len(found["wrong"]) == 2  # both numbers
