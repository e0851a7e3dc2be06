"""What one follows: a button, a list, one letter with all that happened; stopped without signing in."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.dialogue import digests
from punte.dialogue.actions import follows as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import move_consultation
from punte.dialogue.models import Consultation, Digest, Follow
from punte.dialogue.tests.asked import opened, over, propose, text
from punte.people.models import User

STOP = re.compile(r"(/dialogue/letters/\S+/stop/)")


def late(**back: int) -> None:
    """The letters were sent so long ago."""
    Digest.objects.update(told_until=clock.now() - dt.timedelta(**back))


def test_followed_by_a_button_listed_and_dropped(client, citizen, ana, asked) -> None:
    said = propose(ana, asked)
    client.force_login(citizen)
    for one in (asked, said):
        assert "Follow" in client.get(one.get_absolute_url()).content.decode()
        for _n in range(2):
            client.post(f"{one.get_absolute_url()}follow/")
    page = client.get("/dialogue/my/followed/").content.decode()
    assert page.count("Un autobuz dimineața") == 1 and "Locuri de muncă" in page
    client.post("/dialogue/my/followed/", {"every": "day"})
    set_local(consortium=asked.consortium_id)
    assert (Follow.objects.count(), Digest.objects.get().every) == (2, "day")
    client.post(f"{said.get_absolute_url()}follow/", {"back": "1"})
    set_local(consortium=asked.consortium_id)
    assert Follow.objects.get().contribution is None


def test_one_letter_tells_what_happened_in_the_language_of_its_reader_and_goes_once(
    citizen, ana, elena, asked, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    User.objects.filter(pk=citizen.pk).update(language="ro")
    said = propose(ana, asked)
    acts.follow(by=citizen, consultation=asked)
    acts.follow(by=citizen, consultation=asked, contribution=said)
    late(days=8)
    with django_capture_on_commit_callbacks(execute=True):
        assert (digests.send_digests(), digests.send_digests()) == (1, 0)
    letter = mailoutbox[-1]
    assert letter.to == ["maria@example.org"]
    assert "Locuri de muncă în sate" in letter.body and "autobuz" not in letter.subject.lower()
    assert "One-Click" in letter.extra_headers["List-Unsubscribe-Post"]
    assert STOP.search(letter.extra_headers["List-Unsubscribe"])
    set_local(consortium=asked.consortium_id)
    answer_contribution(by=elena, contribution=said, outcome="accepted", reason=text("Din mai."))
    found = over(asked)
    move_consultation(by=elena, consultation=found, step="analyse")
    publish_feedback(by=elena, consultation=found, outcome=text("Se face."))
    Digest.objects.update(every="day")
    assert digests.send_digests() == 0  # not a day has passed
    found = digests.what_happened(citizen, clock.now() - dt.timedelta(days=1), clock.now())
    assert any("accepted" in line for one in found for line in one.lines)


def test_whoever_is_killed_half_way_sends_nobody_two_letters(
    citizen, ana, asked, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    for user in (citizen, ana):
        acts.follow(by=user, consultation=asked)
    late(days=8)
    propose(User.objects.create_user("nou@example.org", name="Nou"), asked)
    real, done = digests._send, []

    def killed(digest, now):
        if done:
            raise KeyboardInterrupt
        done.append(digest)
        return real(digest, now)

    monkeypatch.setattr(digests, "_send", killed)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(KeyboardInterrupt):
        digests.send_digests()
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        assert digests.send_digests() == 1
    assert sorted(m.to[0] for m in mailoutbox) == sorted([citizen.email, ana.email])


def test_nothing_happened_and_no_letter_goes_and_never_means_never(citizen, ana, asked) -> None:
    acts.follow(by=citizen, consultation=asked)
    Digest.objects.update(told_until=clock.now() - dt.timedelta(days=7))
    assert digests.send_digests() == 0
    propose(ana, asked)
    acts.set_digest(by=citizen, every="never")
    late(days=8)
    assert digests.send_digests() == 0
    acts.set_digest(by=citizen, every="day")
    assert digests.what_happened(citizen, Digest.objects.get().told_until, clock.now()) == []
    with pytest.raises(ValidationError):
        acts.set_digest(by=citizen, every="hour")


def test_what_one_may_not_read_any_more_is_neither_listed_nor_told(
    client, elena, citizen, ana, operation, assoc
) -> None:
    members = opened(elena, operation, assoc, audience="members")
    with pytest.raises(Refused):
        acts.follow(by=citizen, consultation=members)
    Follow.objects.create(consortium=members.consortium, consultation=members, user=citizen)
    propose(ana, members)
    assert digests.what_happened(citizen, clock.now() - dt.timedelta(days=1), clock.now()) == []
    client.force_login(citizen)
    assert "Locuri de muncă" not in client.get("/dialogue/my/followed/").content.decode()


def test_letters_are_stopped_by_their_link_also_by_a_mail_program(client, citizen, asked) -> None:
    acts.follow(by=citizen, consultation=asked)
    stop = acts.stop_url(citizen)
    assert "Stop the letters" in client.get(stop).content.decode()
    assert Digest.objects.get().every == "week"
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert Digest.objects.get().every == "never"
    assert client.get("/dialogue/letters/forged/stop/").status_code == 404
    assert acts.stop_digest(signed="forged") is False


def test_who_may_not_is_refused(citizen, ana, asked) -> None:
    draft = propose(ana, asked, draft=True)
    citizen.is_active = False
    from django.contrib.auth.models import AnonymousUser

    nobody = AnonymousUser()
    for act in (
        lambda: acts.follow(by=ana, consultation=asked, contribution=draft),
        lambda: acts.follow(by=nobody, consultation=asked),
        lambda: acts.unfollow(by=nobody, consultation=asked),
        lambda: acts.set_digest(by=nobody, every="day"),
    ):
        with pytest.raises(Refused):
            act()


def test_the_list_and_the_letter_ask_as_much_for_ten_as_for_two(
    client, elena, citizen, operation, assoc
) -> None:
    def follow_more(times: int) -> None:
        for _n in range(times):
            acts.follow(by=citizen, consultation=opened(elena, operation, assoc))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/dialogue/my/followed/").status_code == 200
        return len(asked)

    client.force_login(citizen)
    follow_more(2)
    count()
    few = count()
    set_local(consortium=operation.consortium_id)
    follow_more(8)
    assert count() == few
    set_local(consortium=operation.consortium_id)
    assert Consultation.objects.count() == 10
