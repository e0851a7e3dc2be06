"""Interactive lessons: brought in versions, played on another origin, kept once, and finished for the enrolment."""

import json
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from punte.base.permissions import Refused
from punte.base.translated import Translated
from punte.learning.actions import enrolments, offerings, programmes
from punte.learning.actions import packages as actions
from punte.learning.models import Enrolment, Package, PackageAttempt, Programme
from punte.learning.protection import forget
from punte.learning.standings import cohort
from punte.learning.tests.cast import RULE, TOLD, hold, plan, seat, take_part, write_programme
from punte.learning.tests.scorm import package, zipped
from punte.people.models import PersonKey, User

TITLE = Translated({"en": "Safe at work", "ro": "În siguranță la lucru"}, "en")
HOST = {"HTTP_HOST": "localhost:8000"}
OTHER = {"HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ioana(db) -> User:
    return User.objects.create_user("ioana@example.org", name="Ioana", language="en")


def bring(by, operation, programme, file=None, title=TITLE):
    return actions.import_package(
        by=by, operation=operation, programme=programme, title=title, alternative=None, file=file or package()
    )


@pytest.fixture
def learner(elena, georgi, operation, assoc, ioana) -> Enrolment:
    """Ioana, in a course of which every interactive lesson must be finished; both days were held."""
    programme = write_programme(elena, operation, assoc, rule=RULE | {"packages": True}, code="online")
    bring(elena, operation, programme)
    course = plan(elena, operation, programme, georgi)
    offerings.open_offering(by=elena, offering=course)
    found = seat(elena, course, take_part(elena, operation, assoc, "Pop"))
    PersonKey.objects.create(user=ioana, person=found.person, consortium=operation.consortium)
    offerings.run_offering(by=elena, offering=course)
    hold(georgi, course)
    found.refresh_from_db()
    return found


def lesson(learner) -> Package:
    return learner.offering.programme.packages.get()


def begin(ioana, learner, part=0) -> PackageAttempt:
    return actions.begin_package(by=ioana, enrolment=learner, package=lesson(learner), part=part)


def report(ioana, attempt, commit=1, *, sitting=None, status="incomplete", time="00:05:00", **more):
    core = {
        "lesson_status": status,
        "session_time": time,
        **{k: v for k, v in more.items() if k != "suspend_data"},
    }
    cmi = {"core": core, "suspend_data": more.get("suspend_data", "")}
    return actions.save_package(
        by=ioana, attempt=attempt, sitting=sitting or attempt.sitting, commit=commit, cmi=cmi
    )


def test_a_package_of_the_same_title_is_a_newer_version(elena, operation, programme) -> None:
    first = bring(elena, operation, programme)
    second = bring(
        elena, operation, programme, package(extra="<!-- 2 -->"), Translated({"en": "Safe at work"}, "en")
    )
    assert second.package == first.package and (first.number, second.number) == (1, 2)
    with pytest.raises(ValidationError, match="here already"):
        bring(elena, operation, programme, package(extra="<!-- 2 -->"))
    other = bring(elena, operation, programme, title=Translated({"en": "Another"}, "en"))
    assert other.package != first.package and other.digest == first.digest  # lies on the disk once


def test_what_is_wrong_with_a_package_is_said_beside_the_field(client, elena, operation, programme) -> None:
    client.force_login(elena)
    url = f"/learning/{operation.code}/programmes/{programme.pk}/packages/new/"
    sent = {"token": uuid.uuid4(), "title_en": "Safe", "file": zipped({"course/imsmanifest.xml": "x"})}
    page = client.post(url, sent)
    assert "lies in the folder course" in page.context["form"].errors["file"][0]
    assert not Package.objects.exists()
    page = client.post(url, sent | {"file": package()}, follow=True).content.decode()
    assert "The lesson is here." in page and "SCORM 1.2" in page and "Part 1" in page
    assert Package.objects.get().versions.count() == 1
    newer = client.get(f"{url}?package={Package.objects.get().pk}").content.decode()
    assert "Bring a newer version" in newer and 'value="Safe"' in newer


def test_who_only_learns_or_counsels_brings_no_package(
    ana, georgi, elena, operation, programme, ioana
) -> None:
    for who in (ana, ioana):
        told = {
            "by": who,
            "operation": operation,
            "programme": programme,
            "title": TITLE,
            "alternative": None,
        }
        with pytest.raises(Refused):
            actions.import_package(**told, file=package())
    version = bring(elena, operation, programme)
    with pytest.raises(Refused):
        actions.retire_package(by=ana, operation=operation, package=version.package)
    actions.retire_package(by=elena, operation=operation, package=version.package)
    assert Package.objects.get().retired


def test_the_learner_plays_or_whoever_gives_the_course_together_with_them(ana, elena, ioana, learner) -> None:
    with pytest.raises(Refused):
        actions.begin_package(by=ana, enrolment=learner, package=lesson(learner), part=0)
    attempt = begin(ioana, learner)
    assert attempt.assisted_by is None
    with pytest.raises(Refused):
        actions.save_package(by=ana, attempt=attempt, sitting=1, commit=1, cmi={})
    assert begin(elena, learner).assisted_by == elena


def test_place_score_and_time_are_kept_and_given_back(ioana, learner) -> None:
    attempt = begin(ioana, learner)
    report(ioana, attempt, 1, lesson_location="p1", suspend_data="seen:1", time="00:02:00")
    report(ioana, attempt, 2, lesson_location="p2", suspend_data="seen:2", time="00:05:00")
    again = begin(ioana, learner)
    assert again.pk == attempt.pk and again.sitting == 2 and again.commit == 0
    assert (again.location, again.suspend_data) == ("p2", "seen:2")
    assert again.total_time.total_seconds() == 300  # of one sitting the longest, not the sum
    report(ioana, again, 1, time="00:01:00")
    assert PackageAttempt.objects.get().total_time.total_seconds() == 360  # of two sittings the sum


def test_an_older_save_never_overwrites_a_newer_one(ioana, learner) -> None:
    attempt = begin(ioana, learner)
    report(ioana, attempt, 3, lesson_location="p3")
    report(ioana, attempt, 2, lesson_location="p2")
    report(ioana, attempt, 3, lesson_location="p3")  # the same once more
    attempt.refresh_from_db()
    assert (attempt.commit, attempt.location, attempt.total_time.total_seconds()) == (3, "p3", 300)


def test_a_window_left_open_changes_no_place_but_what_it_achieved_counts(ioana, learner) -> None:
    first = begin(ioana, learner)
    second = begin(ioana, learner)
    report(ioana, second, 1, lesson_location="here")
    report(ioana, first, 9, sitting=1, status="passed", lesson_location="there")
    second.refresh_from_db()
    assert second.location == "here" and second.finished_at is not None
    with pytest.raises(ValidationError, match="Open the lesson anew"):
        report(ioana, second, 1, sitting=7)


def test_what_its_standard_does_not_allow_is_not_kept(ioana, learner) -> None:
    attempt = begin(ioana, learner)
    with pytest.raises(ValidationError, match="than its standard allows"):
        report(ioana, attempt, 1, suspend_data="x" * 4097)
    attempt.refresh_from_db()
    assert attempt.commit == 0


def test_a_finished_lesson_reaches_the_enrolment(elena, ioana, learner) -> None:
    assert "One interactive lesson is still to finish." in missing(learner)
    with pytest.raises(ValidationError, match="One interactive lesson is still to finish"):
        enrolments.complete(by=elena, enrolment=learner)
    attempt = begin(ioana, learner)
    report(ioana, attempt, 1, status="failed")
    assert missing(learner)
    report(ioana, attempt, 2, status="passed")
    assert missing(learner) == []
    report(ioana, begin(ioana, learner), 1, status="incomplete")  # looked at again: it stays finished
    assert missing(learner) == []
    enrolments.complete(by=elena, enrolment=learner)


def missing(learner) -> list[str]:
    from punte.learning.completion import missing_words

    return missing_words(cohort(learner.offering, [learner]).verdict(learner))


def test_the_rule_frozen_at_enrolment_decides(elena, operation, learner) -> None:
    programme = learner.offering.programme
    rule = RULE | {"packages": False}
    told = {k: v for k, v in TOLD.items() if k != "code"} | {"code": "online", "rule": rule}
    programmes.change_programme(by=elena, operation=operation, programme=programme, version=1, **told)
    fresh = Enrolment.objects.get(pk=learner.pk)
    assert not Programme.objects.get(pk=programme.pk).as_rule().packages and fresh.as_rule().packages
    assert missing(fresh)


def test_of_several_parts_every_one_must_be_finished(elena, operation, ioana, learner) -> None:
    programme = learner.offering.programme
    actions.retire_package(by=elena, operation=operation, package=lesson(learner))
    assert missing(learner) == []  # asked for no longer
    two = bring(elena, operation, programme, package(parts=2)).package
    assert two.pk and missing(learner)
    for part in (0, 1):
        assert missing(learner)
        attempt = actions.begin_package(by=ioana, enrolment=learner, package=two, part=part)
        report(ioana, attempt, 1, status="completed")
    assert missing(learner) == []
    with pytest.raises(ValidationError, match="not in the lesson"):
        actions.begin_package(by=ioana, enrolment=learner, package=two, part=2)


def test_who_has_begun_stays_with_the_earlier_version(elena, operation, ioana, learner) -> None:
    begun = begin(ioana, learner)
    newer = bring(elena, operation, learner.offering.programme, package("2004 4th Edition"))
    assert begin(ioana, learner).version == begun.version
    PackageAttempt.objects.all().delete()
    assert begin(ioana, learner).version == newer


def test_of_who_is_erased_no_answer_stays(ioana, learner) -> None:
    report(ioana, begin(ioana, learner), 1, lesson_location="p1", suspend_data="my name is Ioana")
    forget(learner.person)
    left = PackageAttempt.objects.get()
    assert (left.location, left.suspend_data, left.completion_status) == ("", "", "incomplete")


def test_before_the_course_begins_nothing_is_played(elena, georgi, operation, assoc, ioana, learner) -> None:
    course = plan(elena, operation, learner.offering.programme, georgi)
    offerings.open_offering(by=elena, offering=course)
    early = seat(elena, course, take_part(elena, operation, assoc, "Dan"))
    PersonKey.objects.filter(user=ioana).update(person=early.person)
    with pytest.raises(ValidationError, match="once the course has begun"):
        begin(ioana, early)
    enrolments.withdraw(by=elena, enrolment=early, reason="work")
    with pytest.raises(ValidationError, match="for those who are enrolled"):
        begin(ioana, early)


def test_the_course_page_says_what_to_do_and_the_page_of_the_lesson_plays_elsewhere(
    client, ioana, learner
) -> None:
    client.force_login(ioana)
    page = client.get(f"/learning/my/{learner.pk}/", **HOST).content.decode()
    assert "One interactive lesson is still to finish." in page and "Safe at work" in page
    url = f"/learning/my/{learner.pk}/packages/{lesson(learner).pk}/1/"
    answer = client.get(url, **HOST)
    assert 'data-origin="http://127.0.0.1:8000"' in answer.content.decode()
    assert "frame-src http://127.0.0.1:8000" in answer["Content-Security-Policy"]
    assert not PackageAttempt.objects.exists()  # looking begins nothing
    assert client.get(url.replace("/1/", "/2/"), **HOST).status_code == 404
    told = client.post(f"{url}begin/", **HOST).json()
    assert told["src"].startswith("http://127.0.0.1:8000/learning/content/")
    assert told["cmi"]["core"]["entry"] == "ab-initio" and told["href"] == "index.html"
    sent = {"sitting": told["sitting"], "commit": 1, "cmi": json.dumps({"core": {"lesson_status": "passed"}})}
    assert client.post(f"{url}save/", sent, **HOST).json() == {"state": "passed", "finished": True}
    assert client.post(f"{url}save/", sent | {"cmi": "["}, **HOST).status_code == 400
    assert client.post(f"{url}save/", sent | {"cmi": "[]"}, **HOST).status_code == 400
    refused = client.post(
        f"{url}save/", sent | {"commit": 2, "cmi": json.dumps({"suspend_data": "x" * 4097})}, **HOST
    )
    assert refused.status_code == 422 and "standard" in refused.json()["message"]
    assert "finished" in client.get(f"/learning/my/{learner.pk}/", **HOST).content.decode()


def test_who_accompanies_sees_what_was_done(client, elena, ioana, learner) -> None:
    attempt = begin(ioana, learner)
    report(ioana, attempt, 1, status="completed", time="01:05:00", score={"raw": "80"})
    client.force_login(elena)
    page = client.get(learner.get_absolute_url()).content.decode()
    assert "1 hour 5 minutes" in page and "finished" in page and ">80<" in page
    page = client.get(learner.offering.programme.url_in(learner.operation)).content.decode()
    assert "Finish every interactive lesson of the course." in page and "Safe at work" in page


def test_without_another_origin_nothing_is_played_and_who_manages_is_told(
    client, elena, ioana, learner
) -> None:
    client.force_login(ioana)
    url = f"/learning/my/{learner.pk}/packages/{lesson(learner).pk}/1/"
    page = client.get(url, HTTP_HOST="testserver").content.decode()
    assert "cannot be played here yet" in page and "data-lesson" not in page and "player.js" not in page
    assert client.post(f"{url}begin/", HTTP_HOST="testserver").status_code == 422
    client.force_login(elena)
    own = lesson(learner).url_in(learner.operation)
    assert "PUNTE_CONTENT_ORIGIN" in client.get(own, HTTP_HOST="testserver").content.decode()
    assert "PUNTE_CONTENT_ORIGIN" not in client.get(own, **HOST).content.decode()


def source(ioana, learner) -> str:
    """The path of the player, as begun from localhost."""
    client = Client()
    client.force_login(ioana)
    url = f"/learning/my/{learner.pk}/packages/{lesson(learner).pk}/1/begin/"
    return client.post(url, **HOST).json()["src"].removeprefix("http://127.0.0.1:8000")


def test_the_files_are_answered_on_the_other_origin_without_session_or_database(ioana, learner) -> None:
    path = source(ioana, learner)
    client = Client()
    client.force_login(ioana)
    with CaptureQueriesContext(connection) as asked:
        player = client.get(path, **OTHER)
        page = client.get(f"{path}files/index.html", **OTHER)
        script = client.get(f"{path}player/api-12.js", **OTHER)
    assert len(asked) == 0
    assert 'data-within="http://localhost:8000"' in player.content.decode() and "Set-Cookie" not in player
    assert page["Content-Type"] == "text/html" and b"Test lesson" in b"".join(page.streaming_content)
    assert page["X-Content-Type-Options"] == "nosniff" and "X-Frame-Options" not in page
    policy = page["Content-Security-Policy"]
    assert "frame-ancestors 'self' http://localhost:8000" in policy and "connect-src 'self'" in policy
    assert b"Scorm12API" in b"".join(script.streaming_content)


@pytest.mark.parametrize(
    "rest",
    [
        "files/../../x",
        "files/%2e%2e/%2e%2e/x",
        "files//etc/passwd",
        "files/none.html",
        "files/",
        "player/x.js",
        "other",
    ],
)
def test_nothing_outside_the_package_is_answered(ioana, learner, rest) -> None:
    assert Client().get(source(ioana, learner) + rest, **OTHER).status_code == 404


def test_a_token_holds_on_its_own_origin_only_and_not_for_long(ioana, learner, monkeypatch) -> None:
    path = source(ioana, learner)
    assert Client().get(path, **HOST).status_code == 404  # never on the origin of the house
    assert Client().get(path.replace("/content/", "/content/x"), **OTHER).status_code == 404
    assert Client().post(path, **OTHER).status_code == 405
    monkeypatch.setattr("punte.learning.origin.LIFETIME", -1)
    assert Client().get(path, **OTHER).status_code == 404


def test_on_a_host_of_its_own_nothing_but_packages_is_answered(client, ioana, learner, settings) -> None:
    settings.CONTENT_ORIGIN, settings.CONTENT_HOST = "https://content.example", "content.example"
    settings.ALLOWED_HOSTS = ["localhost", "content.example"]
    client.force_login(ioana)
    begun = client.post(f"/learning/my/{learner.pk}/packages/{lesson(learner).pk}/1/begin/", **HOST).json()
    assert begun["src"].startswith("https://content.example/learning/content/")
    host = {"HTTP_HOST": "content.example"}
    path = begun["src"].removeprefix("https://content.example")
    assert client.get(path, **host).status_code == 200
    for other in (
        "/",
        "/me/",
        "/learning/my/",
        "/static/punte/punte.css",
        "/healthz/",
        "/people/account/login/",
    ):
        answer = client.get(other, **host)
        assert answer.status_code == 404 and answer.content == b"Not here."
    assert client.get(path, **HOST).status_code == 404


def test_a_film_is_answered_in_parts(ioana, learner) -> None:
    path = source(ioana, learner) + "files/sco.js"
    whole = b"".join(Client().get(path, **OTHER).streaming_content)
    part = Client().get(path, HTTP_RANGE="bytes=5-9", **OTHER)
    assert part.status_code == 206 and b"".join(part.streaming_content) == whole[5:10]
    assert part["Content-Range"] == f"bytes 5-9/{len(whole)}" and part["Content-Length"] == "5"
    assert Client().get(path, HTTP_RANGE="bytes=99999999-", **OTHER).status_code == 416
