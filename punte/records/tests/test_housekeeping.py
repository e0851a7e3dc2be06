"""What nobody needs any more goes at night, and nothing else; done twice, the second time finds nothing."""

import datetime as dt
import os

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from punte.base.rls import set_local
from punte.participation.actions.imports import upload_import
from punte.participation.jobs import drop_stale_imports
from punte.participation.models import ImportBatch
from punte.people.actions.claims import make_claim
from punte.people.models import Claim, Notice, Person, UsedToken
from punte.records import deadlines, housekeeping, vault
from punte.records.actions.documents import add_document
from tests.cast import staff

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def age(path, days):
    then = (timezone.now() - days * DAY).timestamp()
    os.utime(path, (then, then))


def test_only_files_without_a_row_go_and_only_old_ones(media, operation, elena):
    kept = add_document(by=elena, operation=operation, content=b"%PDF-1.4\n%%EOF", name="a.pdf", title="Kept")
    orphan, _digest = vault.store(operation.consortium, b"nobody's")
    young, _digest = vault.store(operation.consortium, b"being written")
    for name in (kept.file_name, orphan):
        age(media / "documents" / name[:2] / name, 2)
    draft = media / "documents" / orphan[:2] / "left.part"
    draft.write_bytes(b"half")
    age(draft, 2)
    assert housekeeping.drop_orphans(timezone.now()) == 2
    names = {p.name for p in (media / "documents").glob("??/*")}
    assert names == {kept.file_name, young}
    assert housekeeping.drop_orphans(timezone.now()) == 0


def test_tokens_sessions_codes_and_notices_go_when_their_time_is_over(operation, elena, cosmina):
    now = timezone.now()
    make_claim(by=elena, person=cosmina)
    Claim.objects.update(expires_at=now - 31 * DAY)
    UsedToken.objects.create(token="00000000-0000-0000-0000-000000000001")
    UsedToken.objects.update(used_at=now - 8 * DAY)
    UsedToken.objects.create(token="00000000-0000-0000-0000-000000000002")
    Session.objects.create(session_key="old", session_data="", expire_date=now - DAY)
    Session.objects.create(session_key="new", session_data="", expire_date=now + DAY)
    Notice.objects.create(user=elena, kind="records.export_ready", read_at=now - 366 * DAY)
    Notice.objects.create(user=elena, kind="records.export_ready")
    went = housekeeping.tidy_up()
    assert {k: went[k] for k in ("tokens", "sessions", "notices", "claims")} == dict.fromkeys(
        ("tokens", "sessions", "notices", "claims"), 1
    )
    assert (UsedToken.objects.count(), Session.objects.count(), Notice.objects.count()) == (1, 1, 1)
    assert not any(housekeeping.tidy_up().values())


def test_a_list_that_nobody_applied_goes_after_thirty_days(operation, elena, assoc):
    content = b"last_name;first_name;birth_date;sex;county\nPop;Ana;01.01.1990;woman;Cluj\n"
    told = {"by": elena, "operation": operation, "organisation": assoc, "content": content}
    old, new = upload_import(name="old.csv", **told), upload_import(name="new.csv", **told)
    ImportBatch.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - 31 * DAY)
    assert [drop_stale_imports(0), drop_stale_imports(0)] == [1, 0]
    set_local(consortium=operation.consortium_id)
    states = dict(ImportBatch.objects.values_list("pk", "state"))
    assert states == {old.pk: "discarded", new.pk: "staged"}
    assert not ImportBatch.objects.get(pk=old.pk).sealed_file


def test_a_restriction_that_is_over_is_asked_about_and_never_ended(operation, elena, cosmina, assoc):
    lidia = staff("Lidia Câmpean", assoc, "dpo", operation, ["erase"])
    Person.objects.filter(pk=cosmina.pk).update(state="restricted", restricted_until=dt.date(2025, 3, 16))
    now = dt.datetime(2025, 3, 17, 9, tzinfo=dt.UTC)
    assert deadlines.remind(operation.consortium, now) == 1
    set_local(consortium=operation.consortium_id)
    notice = Notice.objects.get(user=lidia)
    assert notice.kind == "records.restriction_over" and str(cosmina.pk) in notice.url
    assert deadlines.remind(operation.consortium, now) == 0
    set_local(consortium=operation.consortium_id)
    assert Person.objects.get(pk=cosmina.pk).state == "restricted"
