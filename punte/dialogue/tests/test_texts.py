"""Texts: pasted, published, commented on, answered, written anew, compared; and what becomes of a comment."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import contribution_page, facts, text_change_page, text_page
from punte.dialogue.actions import contributions, phases
from punte.dialogue.actions import texts as acts
from punte.dialogue.actions.answers import answer_contribution
from punte.dialogue.models import Consultation, Contribution, Paragraph, Text, TextVersion
from punte.dialogue.tests.asked import group, opened, propose, spoken, text
from punte.dialogue.tests.texted import (
    AGAIN,
    BODY,
    again,
    answered,
    brought,
    followed,
    frozen,
    place,
    published,
    remark,
)
from punte.people.models import Notice, User
from punte.records.models import Fact


@pytest.fixture
def version(elena, operation, assoc) -> TextVersion:
    """A text that is published and commented on."""
    return published(elena, operation, assoc)


def fields(**also):
    """As a browser sends the form of a comment."""
    told = {"token": str(uuid.uuid4()), "text": "Autobuzul vine prea târziu.", "language": "ro", "quote": ""}
    return told | also


def comment_url(paragraph: Paragraph) -> str:
    """Where one comments on it."""
    found = paragraph.version.text
    return reverse("dialogue:text_comment", args=[found.consultation_id, found.pk, paragraph.pk])


def desk(version: TextVersion, page: str = "") -> str:
    """A page of the text's desk."""
    return f"/dialogue/309187/consultations/{version.text.consultation_id}/texts/{version.text_id}/{page}"


def test_the_whole_way_of_a_comment_without_script(client, elena, citizen, version) -> None:
    client.force_login(citizen)
    page = client.get(version.text.get_absolute_url()).content.decode()
    bus = place(version, "autobuz")
    assert comment_url(bus) in page
    client.post(comment_url(bus), fields(quote="pleacă din Coltău la ora nouă"))
    said = Contribution.objects.get()
    page = client.get(version.text.get_absolute_url()).content.decode()
    assert "Autobuzul vine prea târziu." in page
    assert "pleacă din Coltău la ora nouă</blockquote>" in page
    assert Fact.objects.live().of(facts.CONTRIBUTED, facts.PERSON_CONSULTED).count() == 2
    client.force_login(elena)
    old = frozen(elena, version)
    client.post(desk(old, "move/next/"))
    draft = old.text.versions.get(number=2)
    form = client.get(desk(old, "write/")).context["form"]
    told = {
        "token": str(uuid.uuid4()),
        "title__ro": "Strategia",
        "version": form["version"].value(),
        "body": AGAIN,
    }
    sent = client.post(desk(old, "write/"), told)
    assert sent.status_code == 302, sent.context["form"].errors
    page = client.get(desk(old)).content.decode()
    assert "1 comment waits for an answer" in page
    answer = f"/dialogue/309187/consultations/{said.consultation_id}/said/{said.pk}/answer/"
    form = client.get(answer).context["form"]
    led_to = form.initial["paragraph"]
    assert led_to.source.startswith("Prima linie de autobuz pleacă din Coltău la ora cinci")
    told = {
        "token": str(uuid.uuid4()),
        "outcome": "accepted",
        "reason__ro": "Din mai.",
        "paragraph": led_to.pk,
    }
    assert client.post(answer, told).url == desk(old)
    client.post(desk(old, "move/publish/"))
    assert again(draft).state == "published"
    assert Notice.objects.filter(user=citizen, kind="dialogue.comment_answered").count() == 1
    client.force_login(citizen)
    mine = client.get(reverse("dialogue:own_detail", args=[said.consultation_id, said.pk])).content.decode()
    assert "Answered: accepted" in mine
    assert "What the text says now" in mine
    changes = client.get(contribution_page.changes_url(again(draft))).content.decode()
    assert "nouă dimineața<" in changes
    assert "cinci dimineața" in changes
    assert "Autobuzul vine prea târziu." in changes
    assert "Din mai." in changes


def test_hostile_html_becomes_words_with_their_structure(elena, asked) -> None:
    hostile = (
        "<h1 onclick=x>Plan</h1><script>alert(1)</script><p>Unu <b>doi</b><img src=x onerror=alert(2)></p>"
        "<ul><li>punct</ul><svg><script>alert(3)</script></svg><style>p{}</style>liber &lt;script&gt; \u202e\x07gata"
    )
    draft = brought(elena, asked, hostile)
    rows = [(p.kind, p.level, p.source) for p in draft.paragraphs.all()]
    assert rows == [
        ("heading", 1, "Plan"),
        ("paragraph", 0, "Unu doi"),
        ("item", 0, "punct"),
        ("paragraph", 0, "liber <script> gata"),
    ]


def test_what_looks_like_markup_is_only_text_on_every_page(client, elena, asked) -> None:
    draft = brought(elena, asked, "Dacă 1 < 2 și <scr>ipt> rămâne &lt;b&gt;")
    acts.publish_text(by=elena, draft=again(draft))
    assert "1 &lt; 2 și &lt;scr&gt;ipt&gt;" in client.get(draft.text.get_absolute_url()).content.decode()


@pytest.mark.parametrize("body", ["", " \n\t\x00", "<p></p>", "a" * 300_001, "x\n" * 401, "a" * 5_001])
def test_an_empty_or_endless_text_is_refused_beside_the_field_and_nothing_is_written(
    client, elena, asked, body
) -> None:
    client.force_login(elena)
    told = {"token": str(uuid.uuid4()), "title__ro": "T", "language": "ro", "body": body}
    page = client.post(f"/dialogue/309187/consultations/{asked.pk}/texts/new/", told)
    assert list(page.context["form"].errors) == ["body"]
    assert not Text.objects.exists()


def test_ten_megabytes_are_refused_before_they_are_read(client, elena, asked) -> None:
    client.force_login(elena)
    told = {"token": str(uuid.uuid4()), "title__ro": "T", "language": "ro", "body": "a" * 10_000_000}
    assert client.post(f"/dialogue/309187/consultations/{asked.pk}/texts/new/", told).status_code in (
        400,
        413,
    )
    assert not Text.objects.exists()


def test_a_double_click_brings_one_text_and_one_comment(client, elena, citizen, version) -> None:
    client.force_login(elena)
    told = {"token": str(uuid.uuid4()), "title__ro": "T", "language": "ro", "body": BODY}
    for _n in range(2):
        client.post(f"/dialogue/309187/consultations/{version.text.consultation_id}/texts/new/", told)
    assert Text.objects.count() == 2  # with the one of the fixture
    client.force_login(citizen)
    form = fields()
    for _n in range(2):
        client.post(comment_url(place(version, "autobuz")), form)
    assert Contribution.objects.count() == 1


def test_paragraphs_keep_their_number_by_words_then_by_likeness(elena, version) -> None:
    old = {p.source[:12]: p.key for p in version.paragraphs.all()}
    draft = followed(elena, frozen(elena, version))
    rows = {p.source[:12]: p for p in draft.paragraphs.all()}
    assert rows["Prima linie "].key == old["Prima linie "]
    assert rows["Prima linie "].how == "alike"
    assert rows["Creșa primeș"].how == "same"
    assert rows["Un tânăr din"].how == "new"
    assert rows["Un tânăr din"].key not in old.values()
    assert old["Consilierul "] not in {p.key for p in rows.values()}


def test_a_match_can_be_corrected_and_what_it_took_becomes_new(client, elena, version) -> None:
    draft = followed(elena, frozen(elena, version))
    fresh, gone = place(draft, "Un tânăr"), place(version, "Consilierul")
    client.force_login(elena)
    sent = client.post(desk(draft, f"paragraphs/{fresh.pk}/"), {"token": str(uuid.uuid4()), "key": gone.key})
    assert sent.status_code == 302
    fresh.refresh_from_db()
    assert (fresh.key, fresh.how) == (gone.key, "hand")
    bus = place(draft, "autobuz")
    acts.match_paragraph(by=elena, paragraph=place(draft, "Creșa"), key=bus.key)
    bus.refresh_from_db()
    assert bus.how == "new"
    assert len({p.key for p in draft.paragraphs.all()}) == draft.paragraphs.count()
    with pytest.raises(ValidationError, match="former version"):
        acts.match_paragraph(by=elena, paragraph=bus, key=999)


def test_of_two_who_write_the_draft_the_second_is_told(elena, asked) -> None:
    draft = brought(elena, asked)
    told = {"by": elena, "draft": draft, "version": 1, "title": text("T")}
    acts.write_text(**told, body=AGAIN)
    with pytest.raises(MoveNotAllowed):
        acts.write_text(**told, body=BODY)
    assert place(draft, "ora cinci")


def test_what_is_public_is_not_rewritten_and_a_draft_is_read_by_nobody_else(
    client, elena, asked, version
) -> None:
    with pytest.raises(ValidationError, match="next one"):
        acts.write_text(by=elena, draft=version, version=1, title=text("T"), body=AGAIN)
    draft = brought(elena, asked)
    assert client.get(draft.text.get_absolute_url()).status_code == 404
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_the_next_version_waits_for_an_answer_to_each_comment(elena, citizen, version) -> None:
    said = remark(citizen, version)
    draft = followed(elena, frozen(elena, version))
    with pytest.raises(ValidationError, match="1 comment has no answer"):
        acts.publish_text(by=elena, draft=draft)
    answered(elena, said, draft, said.paragraph.key)
    assert contribution_page.answer_of(Contribution.objects.get(pk=said.pk)) is None
    acts.publish_text(by=elena, draft=draft)
    said = Contribution.objects.select_related("answer", "consultation").get(pk=said.pk)
    assert said.answered_in_public
    with pytest.raises(ValidationError, match="answered in public"):
        contributions.withdraw_contribution(by=citizen, contribution=said)


def test_a_comment_stays_readable_when_its_paragraph_is_taken_out(client, elena, citizen, version) -> None:
    said = remark(citizen, version, "Consilierul", quote="joia la biblioteca")
    draft = followed(elena, frozen(elena, version))
    answered(elena, said)
    acts.publish_text(by=elena, draft=draft)
    page = client.get(said.get_absolute_url()).content.decode()
    assert "joia la biblioteca" in page
    assert "This paragraph was taken out" in page
    changes = client.get(contribution_page.changes_url(again(draft))).content.decode()
    assert "Paragraph taken out" in changes
    assert "Consilierul vine joia" in changes
    assert "Prea târziu" in changes


@pytest.mark.parametrize(
    ("words", "said"), [("Consilierul", "taken out of it"), ("autobuz", "as it reads now")]
)
def test_posted_from_a_page_opened_before_the_new_version_the_words_are_kept(
    client, elena, citizen, version, words, said
) -> None:
    """Also where the paragraph is there no more; and the second try stands at the paragraph that is shown."""
    draft = followed(elena, frozen(elena, version))
    acts.publish_text(by=elena, draft=draft)
    version.text.consultation.phases.filter(kind="comment").update(ends_at=clock.now() + timedelta(days=3))
    client.force_login(citizen)
    form = fields(text="Un comentariu lung și gândit.", quote="la ora nouă")
    page = client.post(comment_url(place(version, words)), form)
    assert page.status_code == 200
    assert "Un comentariu lung și gândit." in page.content.decode()
    assert said in page.content.decode()
    assert not Contribution.objects.exists()
    with pytest.raises(ValidationError, match="new version"):
        remark(citizen, version, words)
    sent = client.post(page.context["where"], form | {"quote": page.context["form"]["quote"].value()})
    assert sent.status_code == 302
    assert Contribution.objects.get().paragraph.version_id == draft.pk


def test_what_was_typed_stays_when_the_phase_is_over(client, citizen, version) -> None:
    version.text.consultation.phases.filter(kind="comment").update(ends_at=clock.now())
    client.force_login(citizen)
    page = client.post(comment_url(place(version, "autobuz")), fields(text="Un text gândit."))
    assert page.status_code == 200
    assert "Un text gândit." in page.content.decode()
    assert "the phase for it is over" in page.content.decode()


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "a" * 5_001}, {"quote": "nu stă acolo"}])
def test_empty_words_and_a_quote_that_does_not_stand_there_are_refused_beside_the_field(
    client, citizen, version, wrong
) -> None:
    client.force_login(citizen)
    page = client.post(comment_url(place(version, "autobuz")), fields(**wrong))
    assert list(page.context["form"].errors) == list(wrong)


def test_while_people_may_be_writing_nobody_closes_the_comments(client, elena, version) -> None:
    client.force_login(elena)
    page = client.get(desk(version)).content.decode()
    assert "The next version can be prepared after that." in page and "Close the comments" not in page
    page = client.post(desk(version, "move/freeze/"), follow=True).content.decode()
    assert "may be writing" in page
    assert again(version).state == "published"


def test_without_a_quote_the_beginning_of_the_paragraph_is_kept(citizen, version) -> None:
    assert remark(citizen, version).quote == place(version, "autobuz").source


def test_a_comment_belongs_to_a_paragraph_of_the_same_consultation(elena, citizen, version, asked) -> None:
    for told in (
        {"kind": "comment"},
        {"kind": "proposal", "paragraph": place(version, "autobuz"), "title": "Titlu"},
    ):
        with pytest.raises(ValidationError):
            propose(citizen, version.text.consultation, **({"title": ""} | told))
    other = published(elena, asked.operation, asked.organiser)
    with pytest.raises(ValidationError, match="stands there"):
        contributions.contribute(
            by=citizen, consultation=other.text.consultation, kind="comment", text="Unde?", language="ro",
            paragraph=place(version, "autobuz"),
        )  # fmt: skip


def test_a_comment_is_not_changed_once_its_version_is_closed(elena, citizen, version) -> None:
    said = remark(citizen, version)
    contributions.change_contribution(by=citizen, contribution=said, version=1, text="Altfel spus.")
    frozen(elena, version)
    with pytest.raises(ValidationError, match="closed"):
        contributions.change_contribution(
            by=citizen, contribution=Contribution.objects.get(), version=2, text="Iar altfel."
        )


def test_what_is_said_to_a_mediator_is_written_down_for_them(client, floarea, version) -> None:
    client.force_login(floarea)
    bus = place(version, "autobuz")
    assert "write it down for them" in client.get(comment_url(bus)).content.decode()
    told = fields(channel="phone", name="Lina Rostaș", contact="0744 123 456", place="Coltău")
    sent = client.post(desk(version, f"paragraphs/{bus.pk}/write-down/"), told)
    assert sent.status_code == 302, sent.context["form"].errors
    assert "spoken to a mediator" in client.get(version.text.get_absolute_url()).content.decode()


def test_a_group_that_tells_of_origin_never_stands_beside_what_a_person_says(
    client, citizen, version
) -> None:
    roma = group(version.text.consultation, "roma")
    remark(citizen, version, group=roma, named=True)
    page = client.get(version.text.get_absolute_url()).content.decode()
    assert "Maria Ionescu" in page
    assert f"<span>{roma}</span>" not in page
    remark(citizen, version, group=roma)
    assert f"<span>{roma}</span>" not in client.get(version.text.get_absolute_url()).content.decode()


def test_a_translation_is_vouched_for_and_goes_where_the_words_change(
    client, elena, floarea, version
) -> None:
    client.force_login(floarea)
    bus, creche = place(version, "autobuz"), place(version, "Creșa")
    told = {
        "token": str(uuid.uuid4()),
        f"p{bus.key}": "The first bus leaves at nine.",
        f"p{creche.key}": "The crèche.",
    }
    assert client.post(desk(version, "translate/en/"), told).status_code == 302
    page = client.get(version.text.get_absolute_url()).content.decode()
    assert "The first bus leaves at nine." in page
    assert "Translated by a person" in page
    assert 'lang="ro">Bugetul' in page
    assert "The first bus" not in client.get(version.text.get_absolute_url() + "?original=1").content.decode()
    draft = followed(elena, frozen(elena, version))
    assert "en" in place(draft, "Creșa").words.texts
    assert "en" not in place(draft, "autobuz").words.texts
    with pytest.raises(ValidationError, match="not written yet"):
        acts.translate_text(by=floarea, version=draft, language="ro", words={})


def test_what_changed_is_read_in_the_language_in_which_both_versions_stand(
    elena, floarea, citizen, version
) -> None:
    def translate(shown: TextVersion, **told: str) -> None:
        words = {place(shown, said).key: translated for said, translated in told.items()}
        acts.translate_text(by=floarea, version=shown, language="bg", words=words)

    translate(version, autobuz="Автобусът тръгва в девет.", Creșa="Яслата.")
    said = remark(citizen, version)
    draft = followed(elena, frozen(elena, version))
    translate(draft, autobuz="Автобусът тръгва в пет.")
    answered(elena, said)
    acts.publish_text(by=elena, draft=draft)
    with translation.override("bg"):
        rows = text_change_page.rows(again(version), again(draft))
    read = {row["language"]: "".join(part.words for part in row["parts"]) for row in rows}
    changed = next(row for row in rows if "тръгва" in "".join(p.words for p in row["parts"]))
    assert changed["language"] == "bg" and changed["state"] == "changed"
    assert "Автобусът" not in read["ro"]  # what nobody translated stays as it was written
    with translation.override("en"):
        assert {row["language"] for row in text_change_page.rows(again(version), again(draft))} == {"ro"}


def test_a_text_becomes_final_with_its_answers(elena, citizen, version) -> None:
    said = remark(citizen, version)
    old = frozen(elena, version)
    with pytest.raises(ValidationError, match="no answer yet"):
        acts.finish_text(by=elena, version=old)
    answered(elena, said)
    acts.finish_text(by=elena, version=old)
    assert again(version).state == "final"
    assert Contribution.objects.get().answer.published_at
    with pytest.raises(MoveNotAllowed):
        acts.begin_version(by=elena, former=again(version))


def test_an_answer_leads_only_to_a_later_version_of_the_same_text(elena, citizen, version) -> None:
    said = remark(citizen, version)
    with pytest.raises(ValidationError, match="next version"):
        answer_contribution(
            by=elena, contribution=said, outcome="accepted", reason=text("Da."),
            paragraph=place(version, "autobuz"),
        )  # fmt: skip


def test_who_may_not_is_refused(elena, bogdan, citizen, ana, operation, assoc, version) -> None:
    draft = brought(elena, version.text.consultation)
    members = published(elena, operation, assoc, audience="members")
    refused = [
        lambda: acts.create_text(
            by=ana, consultation=members.text.consultation, title=None, language="", body=""
        ),
        lambda: acts.write_text(by=ana, draft=draft, version=1, title=text("T"), body=BODY),
        lambda: acts.match_paragraph(by=ana, paragraph=place(draft, "autobuz"), key=None),
        lambda: acts.publish_text(by=ana, draft=draft),
        lambda: acts.freeze_text(by=bogdan, version=version),
        lambda: acts.begin_version(by=ana, former=version),
        lambda: acts.finish_text(by=ana, version=version),
        lambda: acts.translate_text(by=citizen, version=version, language="en", words={}),
        lambda: remark(citizen, members),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()


def test_a_text_of_members_is_not_there_for_others(client, elena, citizen, operation, assoc) -> None:
    members = published(elena, operation, assoc, audience="members")
    client.force_login(citizen)
    for url in (
        members.text.get_absolute_url(),
        members.get_absolute_url(),
        comment_url(place(members, "autobuz")),
    ):
        assert client.get(url).status_code == 404


def test_a_cancelled_consultation_gets_no_text(elena, asked) -> None:
    Consultation.objects.filter(pk=asked.pk).update(state="cancelled", cancelled_reason="Altă lege")
    with pytest.raises(ValidationError, match="over"):
        brought(elena, Consultation.objects.get(pk=asked.pk))


def _many(elena: User, version: TextVersion, count: int) -> None:
    writers = [User.objects.create_user(f"w{count}x{n}@example.org", name=f"W {n}") for n in range(count)]
    for n, writer in enumerate(writers):
        one = remark(writer, version, "Creșa" if n % 2 else "autobuz", named=bool(n % 3))
        if n % 2:
            contributions.support(by=writers[n - 1], contribution=one)
    remark(elena, version, spoken=spoken(f"Somebody {count}"))


def test_the_page_asks_as_many_questions_for_thirty_comments_as_for_three(client, elena, version) -> None:
    def asked() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as all_of_it:
            assert client.get(version.text.get_absolute_url()).status_code == 200
        own = [q["sql"] for q in all_of_it if "SAVEPOINT" not in q["sql"]]
        with CaptureQueriesContext(connection) as of_list:
            assert text_page.comments(again(version))
        return len(own), len(of_list) - 1

    _many(elena, version, 3)
    few = asked()
    _many(elena, version, 27)
    assert asked() == few
    assert few[0] <= 15
    assert few[1] <= 6


def test_a_phase_for_comments_can_be_planned(elena, asked) -> None:
    now = clock.now()
    phase = phases.add_phase(
        by=elena, consultation=asked, kind="comment", starts_at=now, ends_at=now + timedelta(days=2)
    )
    assert str(phase) == "comments on a text"


def test_the_desk_without_a_text_leads_to_one(client, elena, operation, assoc) -> None:
    found = opened(elena, operation, assoc)
    client.force_login(elena)
    assert f"/consultations/{found.pk}/texts/new/" in client.get(found.desk_url).content.decode()
