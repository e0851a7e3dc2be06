"""Notices: told where one looks; the e-mail only says that there is news."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.people.actions.notices import notify, read_all_notices, read_notice
from punte.people.models import Notice
from punte.people.notices import NoticeKind, words

NEWS = NoticeKind("people.test_news", "A test is running.")


def test_a_notice_is_told_in_words_when_it_is_read(client, ana):
    notify(ana, NEWS, 7, "/services/")
    client.force_login(ana)
    page = client.get("/people/notices/")
    assert "A test is running." in page.text
    assert 'class="p-badge"' in page.text
    notice = Notice.objects.get()
    assert client.post(f"/people/notices/{notice.pk}/").url == "/services/"
    page = client.get("/people/notices/")
    assert 'class="p-badge"' not in page.text and "A test is running." in page.text


def test_all_are_marked_as_read_at_once(client, ana):
    for n in range(3):
        notify(ana, NEWS, n)
    client.force_login(ana)
    client.post("/people/notices/read/")
    assert not Notice.objects.unread().exists()
    assert client.get("/people/notices/read/").status_code == 405


def test_the_notices_of_another_are_not_there(client, ana, elena):
    notice = notify(elena, NEWS)
    client.force_login(ana)
    assert client.post(f"/people/notices/{notice.pk}/").status_code == 404
    assert client.get(f"/people/notices/{notice.pk}/").status_code == 405
    assert "No notices" in client.get("/people/notices/").text
    with pytest.raises(PermissionDenied):
        read_notice(by=ana, notice=notice)
    read_all_notices(by=ana)
    assert Notice.objects.unread().count() == 1


def test_one_mail_a_day_says_only_that_there_is_news(ana, django_capture_on_commit_callbacks):
    cache.clear()
    with django_capture_on_commit_callbacks(execute=True):
        for n in range(3):
            notify(ana, NEWS, n)
    [message] = mail.outbox
    assert message.to == [ana.email]
    assert "/people/notices/" in message.body and "test is running" not in message.body
    assert ana.name not in message.body


def test_who_may_not_sign_in_is_not_told(ana):
    ana.is_active = False
    assert notify(ana, NEWS) is None


@pytest.mark.parametrize(
    "url", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/" + "x" * 300]
)
def test_a_notice_leads_nowhere_else(ana, url):
    with pytest.raises(ValidationError):
        notify(ana, NEWS, url=url)


def test_a_kind_that_is_gone_is_news_all_the_same(db):
    assert words("gone.kind")
    with pytest.raises(ValueError, match="share"):
        NoticeKind("people.test_news", "Something else.")


def test_the_list_asks_no_more_questions_for_more_notices(client, ana):
    client.force_login(ana)
    counts = []
    for more in (1, 20):
        for n in range(more):
            notify(ana, NEWS, n)
        with CaptureQueriesContext(connection) as asked:
            client.get("/people/notices/")
        counts.append(len([q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]))
    assert counts[0] == counts[1] <= 8
