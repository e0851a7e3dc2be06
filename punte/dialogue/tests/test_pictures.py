"""Pictures in contributions: drawn anew, with words, shown and hidden with what they belong to."""

import uuid
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.dialogue.actions import contributions as acts
from punte.dialogue.actions.complaints import complain_as_author, wipe_kept_words
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.actions.pictures import add_picture, open_picture, remove_picture
from punte.dialogue.actions.splitting import split_contribution
from punte.dialogue.actions.voices import voice_of_person
from punte.dialogue.models import Case, Contribution, ContributionPicture, KeptWords
from punte.dialogue.protection import _forget
from punte.dialogue.tests.asked import DAY, drawn, opened, propose, spoken
from punte.dialogue.tests.noticed import decided, fresh, noticed
from punte.records.housekeeping import drop_orphans

STOP = "Stația fără acoperiș, iarna"


@pytest.fixture
def said(citizen, asked) -> Contribution:
    return propose(citizen, asked)


@pytest.fixture
def picture(citizen, said) -> ContributionPicture:
    return add_picture(by=citizen, contribution=said, content=drawn(), alternative=STOP)


def own_url(one: Contribution) -> str:
    return f"/dialogue/my/{one.consultation_id}/{one.pk}/"


def send(client: Client, one: Contribution, content: bytes = b"", words: str = STOP, **also):
    file = {"file": SimpleUploadedFile("stop.png", content)} if content else {}
    return client.post(
        f"{own_url(one)}pictures/", {"token": uuid.uuid4(), "alternative": words, **file, **also}
    )


def there(picture: ContributionPicture) -> list[bool]:
    names = (picture.file_name, picture.small_file_name)
    return [(Path(settings.MEDIA_ROOT) / "documents" / n[:2] / n).exists() for n in names]


def test_from_ones_own_page_to_what_everybody_sees_and_away_again(client, citizen, said) -> None:
    client.force_login(citizen)
    assert "What the picture shows" in client.get(own_url(said)).content.decode()
    assert send(client, said, drawn(size=(2000, 1000))).status_code == 302
    client.logout()
    for address in (said.get_absolute_url(), said.consultation.get_absolute_url()):
        page = client.get(address).content.decode()
        assert f'alt="{STOP}"' in page and 'loading="lazy"' in page
    assert 'width="320" height="160"' in page
    set_local(consortium=said.consortium_id)
    one = said.pictures.get()
    full = client.get(one.get_absolute_url())
    assert full["Content-Type"] == "image/png" and full["X-Content-Type-Options"] == "nosniff"
    assert "private" in full["Cache-Control"]
    assert Image.open(BytesIO(full.content)).size == (1600, 800)
    small = client.get(f"{one.get_absolute_url()}?small=1")
    assert Image.open(BytesIO(small.content)).width == 320
    client.force_login(citizen)
    for _twice in range(2):
        assert client.post(f"{own_url(said)}pictures/{one.pk}/take-away/").status_code == 302
    assert client.get(one.get_absolute_url()).status_code == 404


def test_what_the_camera_wrote_into_it_goes(citizen, said) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "Camera of Maria", {1: "N", 2: (47.0, 39.0, 0.0)}
    content = drawn("JPEG", exif=exif)
    assert b"Camera of Maria" in content
    one = add_picture(by=citizen, contribution=said, content=content, alternative=STOP)
    for small in (False, True):
        kept = open_picture(picture=one, small=small)
        assert b"Camera of Maria" not in kept and not Image.open(BytesIO(kept)).getexif()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_three_kinds_are_pictures(citizen, said, kind) -> None:
    one = add_picture(by=citizen, contribution=said, content=drawn(kind), alternative=STOP)
    assert one.content_type == f"image/{kind.lower()}"


@pytest.mark.parametrize(
    ("content", "words", "why"),
    [
        (b"", STOP, "Choose the picture"),
        (b"GIF89a no picture", STOP, "no picture that can be read"),
        (b"%PDF-1.7", STOP, "no picture that can be read"),
        (b"x" * (10 * 1024 * 1024 + 1), STOP, "larger than 10 MB"),
        (drawn(), "", "Say in a sentence"),
        (drawn(), "  ", "Say in a sentence"),
        (drawn(), "a", "Say in a sentence"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_the_field_and_the_words_stay(
    client, citizen, said, content, words, why
) -> None:
    client.force_login(citizen)
    sent = send(client, said, content, words)
    page = sent.content.decode()
    assert sent.status_code == 200 and why in page and 'aria-invalid="true"' in page
    assert not words.strip() or f'value="{words}"' in page
    set_local(consortium=said.consortium_id)
    assert not said.pictures.exists()


def test_a_picture_of_too_many_points_is_refused(citizen, said) -> None:
    with pytest.raises(ValidationError, match="40 million"):
        add_picture(
            by=citizen, contribution=said, content=drawn("PNG", size=(20_001, 2_000)), alternative=STOP
        )


def test_a_fourth_one_is_refused_and_a_double_click_adds_one(client, citizen, said) -> None:
    client.force_login(citizen)
    token = uuid.uuid4()
    for _click in range(2):
        assert send(client, said, drawn(), token=token).status_code == 302
    set_local(consortium=said.consortium_id)
    assert said.pictures.count() == 1
    for _more in range(2):
        add_picture(by=citizen, contribution=said, content=drawn(), alternative=STOP)
    assert "There are three pictures" in send(client, said, drawn()).content.decode()
    assert "What the picture shows" not in client.get(own_url(said)).content.decode()


def test_who_neither_wrote_it_nor_wrote_it_down_is_refused(citizen, elena, said, picture) -> None:
    with pytest.raises(Refused):
        add_picture(by=elena, contribution=said, content=drawn(), alternative=STOP)
    with pytest.raises(Refused):
        remove_picture(by=elena, picture=picture)


def test_the_colleague_adds_it_for_whom_they_wrote_it_down(floarea, asked) -> None:
    one = propose(floarea, asked, spoken=spoken("Varga Ileana"))
    add_picture(by=floarea, contribution=one, content=drawn(), alternative=STOP)
    assert one.pictures.count() == 1


def test_when_the_time_is_over_none_is_added_but_one_is_taken_away(citizen, said, picture) -> None:
    Contribution.objects.filter(pk=said.pk).update(published_at=clock.now() - 9 * DAY)
    late = Contribution.objects.get(pk=said.pk)
    with pytest.raises(ValidationError, match="is over"):
        add_picture(by=citizen, contribution=late, content=drawn(), alternative=STOP)
    remove_picture(by=citizen, picture=picture)
    assert not late.pictures.exists()


def test_a_lot_at_once_is_refused(citizen, said, monkeypatch) -> None:
    monkeypatch.setattr("punte.dialogue.actions.pictures.MOST_AN_HOUR", 1)
    add_picture(by=citizen, contribution=said, content=drawn(), alternative=STOP)
    with pytest.raises(ValidationError, match="a lot at once"):
        add_picture(by=citizen, contribution=said, content=drawn(), alternative=STOP)


def test_a_draft_is_seen_by_its_author_alone(client, citizen, elena, asked) -> None:
    one = propose(citizen, asked, draft=True)
    url = add_picture(by=citizen, contribution=one, content=drawn(), alternative=STOP).get_absolute_url()
    assert client.get(url).status_code == 404
    for user, status in ((elena, 404), (citizen, 200)):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_only_who_reads_the_consultation_sees_it(client, elena, operation, assoc, citizen) -> None:
    members = opened(elena, operation, assoc, audience="members")
    one = propose(elena, members)
    url = add_picture(by=elena, contribution=one, content=drawn(), alternative=STOP).get_absolute_url()
    assert client.get(url).status_code == 404
    client.force_login(citizen)
    assert client.get(url).status_code == 404
    client.force_login(elena)
    assert client.get(url).status_code == 200


def test_under_another_contribution_or_consultation_it_is_not_found(client, citizen, asked, picture) -> None:
    other = propose(citizen, asked, "Un tren")
    at = f"pictures/{picture.pk}/"
    assert client.get(f"{other.get_absolute_url()}{at}").status_code == 404
    assert client.get(f"/dialogue/999999/said/{picture.contribution_id}/{at}").status_code == 404


def test_taken_back_the_row_and_its_files_go(
    client, citizen, said, picture, django_capture_on_commit_callbacks
) -> None:
    assert there(picture) == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        acts.withdraw_contribution(by=citizen, contribution=said)
    assert not ContributionPicture.objects.exists() and there(picture) == [False, False]
    assert client.get(picture.get_absolute_url()).status_code == 404


def test_who_is_erased_leaves_no_picture(floarea, asked, cosmina, django_capture_on_commit_callbacks) -> None:
    one = propose(floarea, asked, spoken=spoken("Cosmina"))
    Contribution.objects.filter(pk=one.pk).update(voice=voice_of_person(asked, cosmina))
    kept = add_picture(by=floarea, contribution=one, content=drawn(), alternative=STOP)
    with django_capture_on_commit_callbacks(execute=True):
        _forget(cosmina)
    assert not ContributionPicture.objects.exists() and there(kept) == [False, False]


def test_both_files_are_known_to_the_housekeeping(picture) -> None:
    drop_orphans(clock.now() + 9 * DAY)
    assert there(picture) == [True, True]


def test_joined_or_divided_it_stays_with_the_words_it_was_added_to(
    client, citizen, elena, asked, said, picture
) -> None:
    into = propose(elena, asked, "Un tren")
    merge_contribution(by=elena, contribution=said, into=into)
    assert STOP in client.get(said.get_absolute_url()).content.decode()
    assert client.get(picture.get_absolute_url()).status_code == 200
    set_local(consortium=said.consortium_id)
    add_picture(by=elena, contribution=into, content=drawn(), alternative="Gara")
    split_contribution(by=elena, contribution=into, parts=[("Unul", "Un tren."), ("Doi", "Alt tren.")])
    assert 'alt="Gara"' in client.get(into.get_absolute_url()).content.decode()


def test_a_reply_shows_its_picture_where_it_stands(client, citizen, elena, asked, said) -> None:
    reply = acts.contribute(
        by=elena, consultation=asked, kind="reply", parent=said, side="for", text="Și eu.", language="ro"
    )
    add_picture(by=elena, contribution=reply, content=drawn(), alternative="Drumul spart")
    assert 'alt="Drumul spart"' in client.get(said.get_absolute_url()).content.decode()


def test_the_list_asks_no_more_for_more_pictures(
    client, citizen, elena, asked, django_assert_max_num_queries
) -> None:
    def fill() -> None:
        set_local(consortium=asked.consortium_id)
        for n in range(3):
            one = propose(citizen, asked, f"Un autobuz {n}")
            for _each in range(2):
                add_picture(by=citizen, contribution=one, content=drawn(), alternative=STOP)

    fill()
    with CaptureQueriesContext(connection) as few:
        client.get(asked.get_absolute_url())
    fill()
    with django_assert_max_num_queries(len(few)):
        page = client.get(asked.get_absolute_url())
    assert page.content.decode().count(STOP) == 6 and len(page.content) < 60_000


@pytest.mark.parametrize("outcome", ["restricted", "removed"])
def test_a_decision_hides_it_with_the_words_and_another_brings_both_back(
    client, asked, citizen, elena, hristo, bogdan, said, picture, outcome
) -> None:
    noticed(said)
    case = Case.objects.get()
    decided(hristo, case, outcome)
    url = picture.get_absolute_url()
    assert client.get(url).status_code == 404
    assert STOP not in client.get(said.get_absolute_url()).content.decode()
    for user in (citizen, elena):
        client.force_login(user)
        assert client.get(url).status_code == (200 if outcome == "restricted" else 404)
    set_local(consortium=said.consortium_id)
    own = reverse("dialogue:own_decision", args=[said.consultation_id, case.pk])
    desk = reverse("dialogue:case_detail", args=[asked.operation.code, case.pk])
    for user, page in ((citizen, own), (elena, desk)):
        client.force_login(user)
        assert (STOP in client.get(page).content.decode()) == (outcome == "restricted")
    set_local(consortium=said.consortium_id)
    with pytest.raises(ValidationError):
        remove_picture(by=citizen, picture=picture)
    complain_as_author(by=citizen, case=fresh(case), why="Nu jignește pe nimeni.")
    decided(bogdan, case, "no_action")
    client.logout()
    assert client.get(url).status_code == 200
    assert STOP in client.get(said.get_absolute_url()).content.decode()


def test_what_was_removed_goes_for_good_with_its_words(
    asked, hristo, operation, said, picture, django_capture_on_commit_callbacks
) -> None:
    noticed(said)
    decided(hristo, Case.objects.get(), "removed")
    KeptWords.objects.update(until=clock.today(asked.zone) - DAY)
    with django_capture_on_commit_callbacks(execute=True):
        assert wipe_kept_words(operation) == 1
    assert not ContributionPicture.objects.exists() and there(picture) == [False, False]
