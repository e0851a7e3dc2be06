"""What is said: proposed, answered, replied to, supported, joined, taken back; and what became of it."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import contribution_page as page
from punte.dialogue import facts
from punte.dialogue.actions import contributions as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import move_consultation
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.models import Contribution, Hearing, Support, Voice
from punte.dialogue.tests.asked import group, opened, over, propose, spoken, text
from punte.organisations.models import Role
from punte.people.models import Notice, User
from punte.records.models import Fact

State = Contribution.State


def fields(**also):
    """As a browser sends the form."""
    told = {
        "token": str(uuid.uuid4()),
        "title": "Un autobuz",
        "text": "Primul pleacă la nouă.",
        "language": "ro",
    }
    return told | also


def other(name: str) -> User:
    """One more account."""
    return User.objects.create_user(f"{name.lower()}@example.org", name=name, language="en")


def test_from_the_public_page_to_what_became_of_mine_without_script(client, elena, citizen, asked) -> None:
    assert "Ce vă ține departe" in client.get(asked.get_absolute_url()).content.decode()
    client.force_login(citizen)
    sent = client.post(f"{asked.get_absolute_url()}write/proposal/", fields())
    said = Contribution.objects.get()
    assert sent.url == f"/dialogue/my/{asked.pk}/{said.pk}/"
    assert "waits for the organiser" in client.get(sent.url).content.decode()
    answer_contribution(by=elena, contribution=said, outcome="accepted", reason=text("Din mai."))
    assert "Din mai." not in client.get(said.get_absolute_url()).content.decode()
    found = over(asked)
    move_consultation(by=elena, consultation=found, step="analyse")
    publish_feedback(by=elena, consultation=found, outcome=text("Se face."))
    assert "Din mai." in client.get(sent.url).content.decode()
    client.logout()
    public = client.get(f"{asked.get_absolute_url()}answers/").content.decode()
    assert "Din mai." in public
    assert "Se face." in public
    assert "Maria Ionescu" not in public


def test_what_was_typed_stays_when_the_phase_is_over(client, citizen, asked) -> None:
    over(asked)
    client.force_login(citizen)
    page = client.post(f"{asked.get_absolute_url()}write/proposal/", fields(text="Un text lung și gândit."))
    assert page.status_code == 200
    assert "Un text lung și gândit." in page.content.decode()
    assert not Contribution.objects.exists()


def test_a_double_click_writes_once(client, citizen, asked) -> None:
    client.force_login(citizen)
    form = fields()
    for _n in range(2):
        client.post(f"{asked.get_absolute_url()}write/proposal/", form)
    assert Contribution.objects.count() == 1


def test_pasted_markup_is_only_text(client, citizen, asked) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e Bună\x00 ziua"
    said = propose(citizen, asked, title="<b>Titlu</b>", text=hostile)
    content = client.get(said.get_absolute_url()).content.decode()
    assert "<script>alert" not in content
    assert "<img src=x" not in content
    assert "&lt;script&gt;" in content
    assert "\u202e" not in str(said.text)


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "🙂🙂🙂"}, {"text": "a" * 5001}, {"title": ""}])
def test_empty_and_endless_words_are_refused_beside_the_field(client, citizen, asked, wrong) -> None:
    client.force_login(citizen)
    page = client.post(f"{asked.get_absolute_url()}write/proposal/", fields(**wrong))
    assert list(page.context["form"].errors) == list(wrong)


def test_of_two_windows_the_second_is_told(citizen, asked) -> None:
    said = propose(citizen, asked)
    acts.change_contribution(by=citizen, contribution=said, version=1, text="Altfel spus.", title="Autobuz")
    with pytest.raises(MoveNotAllowed):
        acts.change_contribution(
            by=citizen, contribution=said, version=1, text="Cu totul altfel.", title="A doua"
        )
    said.refresh_from_db()
    assert str(said.text) == "Altfel spus."


def test_after_the_edit_window_one_may_only_take_it_back(elena, citizen, operation, assoc) -> None:
    found = opened(elena, operation, assoc, edit_hours=0)
    said = propose(citizen, found)
    with pytest.raises(ValidationError, match="over"):
        acts.change_contribution(by=citizen, contribution=said, version=1, text="Altfel.", title="Altul")
    acts.withdraw_contribution(by=citizen, contribution=said)
    assert not Fact.objects.live().of(facts.CONTRIBUTED, facts.PERSON_CONSULTED).exists()
    assert not Hearing.objects.exists()


def test_one_person_is_one_voice_and_one_fact_however_often_they_speak(
    elena, citizen, operation, assoc
) -> None:
    first, second = opened(elena, operation, assoc), opened(elena, operation, assoc)
    for consultation in (first, first, second):
        propose(citizen, consultation)
    assert Voice.objects.count() == 1
    assert Hearing.objects.count() == 2
    assert Fact.objects.live().of(facts.PERSON_CONSULTED).count() == 1
    assert Fact.objects.live().of(facts.CONTRIBUTED).count() == 3


def test_support_counts_once_and_not_for_ones_own(citizen, ana, asked) -> None:
    said = propose(citizen, asked)
    assert [acts.support(by=ana, contribution=said) for _n in range(2)] == [True, False]
    with pytest.raises(ValidationError, match="your own"):
        acts.support(by=citizen, contribution=said)
    acts.take_support_back(by=ana, contribution=said)
    assert not Support.objects.exists()


def test_replies_stand_below_what_they_answer_with_their_side(client, citizen, ana, asked) -> None:
    said = propose(citizen, asked)
    client.force_login(ana)
    told = {"token": str(uuid.uuid4()), "text": "Și trenul?", "language": "ro", "side": "against"}
    client.post(f"{said.get_absolute_url()}reply/", told)
    reply = Contribution.objects.get(kind="reply")
    again = propose(citizen, asked, title="", kind="reply", parent=reply, side="for", text="Da, și trenul.")
    rows = page.replies(said)
    assert [(r["one"].pk, r["depth"]) for r in rows] == [(reply.pk, 1), (again.pk, 2)]
    assert client.get(again.get_absolute_url()).url == f"{said.get_absolute_url()}#c{again.pk}"


def test_who_is_replied_to_is_told_and_whoever_wrote_it_down_but_nobody_of_the_own_reply(
    elena, floarea, citizen, asked
) -> None:
    mine = propose(citizen, asked)
    theirs = propose(floarea, asked, title="Alt drum", text="Drumul e rupt.", spoken=spoken("Lina Rostaș"))
    for by, parent in ((floarea, mine), (citizen, mine), (citizen, theirs)):
        propose(by, asked, title="", kind="reply", parent=parent, side="for", text="Da, și trenul.")
    told = Notice.objects.filter(kind="dialogue.replied")
    assert sorted(told.values_list("user__email", "url")) == sorted(
        [(citizen.email, mine.get_absolute_url()), (floarea.email, theirs.get_absolute_url())]
    )


def test_a_reply_that_is_refused_comes_back_with_what_was_typed(client, citizen, asked) -> None:
    said = propose(citizen, asked)
    client.force_login(citizen)
    told = {"token": str(uuid.uuid4()), "text": "Fără să aleg partea.", "language": "ro"}
    answer = client.post(f"{said.get_absolute_url()}reply/", told)
    assert answer.status_code == 200
    assert "Fără să aleg partea." in answer.content.decode()


def test_joined_ones_show_where_they_went_and_bring_their_supporters_once(elena, citizen, ana, asked) -> None:
    kept, same = propose(citizen, asked), propose(ana, asked, title="Autobuz la șase")
    third = other("Vasile")
    for one in (kept, same):
        acts.support(by=third, contribution=one)
    answer_contribution(by=elena, contribution=same, outcome="rejected", reason=text("Nu."))
    merge_contribution(by=elena, contribution=same, into=kept)
    same.refresh_from_db()
    assert (same.state, same.final.pk) == (State.MERGED, kept.pk)
    assert kept.supports.count() == 2  # Vasile once, and Ana who wrote the same
    assert "Joined with another" in page.became(same)[1]["text"]


def test_nothing_is_joined_across_consultations(elena, citizen, operation, assoc, asked) -> None:
    elsewhere = propose(citizen, opened(elena, operation, assoc))
    with pytest.raises(ValidationError, match="another consultation"):
        merge_contribution(by=elena, contribution=propose(citizen, asked), into=elsewhere)


def test_what_a_mediator_writes_down_is_marked_and_can_be_looked_up(client, floarea, asked) -> None:
    said = propose(floarea, asked, spoken=spoken("Lina Rostaș", "0744 123 456"))
    again = propose(floarea, asked, title="Alt lucru", spoken=spoken("Rostaș Lina", "+40744123456"))
    assert said.voice_id == again.voice_id  # the same telephone is the same person
    public = client.get(said.get_absolute_url()).content.decode()
    assert "spoken to a mediator" in public
    assert "Lina" not in public
    client.force_login(floarea)
    assert "Written down for others" in client.get("/dialogue/my/").content.decode()
    assert "Lina Rostaș" in client.get(f"/dialogue/my/{asked.pk}/{said.pk}/").content.decode()


def test_what_was_spoken_stands_under_the_day_on_which_it_was_said(floarea, asked, settings) -> None:
    """Half past midnight here is still the day before in Greenwich."""
    settings.PUNTE_TODAY = (clock.today() + dt.timedelta(2)).isoformat()
    said = propose(floarea, asked, spoken=spoken("Lina Rostaș"))
    assert page.became(said)[0]["on"] == clock.today()
    settings.PUNTE_TODAY = ""
    late = dt.datetime(2025, 3, 9, 22, 30, tzinfo=dt.UTC)
    Contribution.objects.filter(pk=said.pk).update(made_at=late)
    said.refresh_from_db()
    assert page.became(said)[0]["on"] == dt.date(2025, 3, 10)


def test_a_group_that_tells_of_origin_stands_beside_what_an_organisation_says_only(
    client, citizen, bogdan, fdss, asked
) -> None:
    roma = group(asked, "roma")
    said = propose(citizen, asked, group=roma, named=True)
    content = client.get(said.get_absolute_url()).content.decode()
    assert "Maria Ionescu" in content
    assert "speaks for" not in content
    unnamed = propose(citizen, asked, group=roma)
    assert "speaks for" not in client.get(unnamed.get_absolute_url()).content.decode()
    ours = propose(bogdan, asked, group=roma, entity=fdss, mandate="director, hotărârea 3/2025")
    assert "speaks for: Roma" in client.get(ours.get_absolute_url()).content.decode()


def test_who_holds_a_role_speaks_for_the_organisation_with_a_mandate(bogdan, citizen, fdss, asked) -> None:
    with pytest.raises(ValidationError) as refusal:
        propose(bogdan, asked, entity=fdss)
    assert "mandate" in refusal.value.error_dict
    said = propose(bogdan, asked, entity=fdss, mandate="director, hotărârea 3/2025")
    assert page.speaker(said) == f"{fdss.name} · director, hotărârea 3/2025"
    with pytest.raises(Refused):
        propose(citizen, asked, entity=fdss, mandate="nimeni")
    assert Role.objects.held_by(citizen).count() == 0


def test_a_translation_stands_beside_the_original_marked_as_made_by_a_person(ana, citizen, asked) -> None:
    said = propose(citizen, asked)
    acts.translate_contribution(
        by=ana, contribution=said, language="en", title="A bus", text="The first leaves at nine."
    )
    words = page.words_of(said)
    assert (words["translated"], words["original"]) == (True, "Primul autobuz pleacă la nouă.")
    acts.change_contribution(by=citizen, contribution=said, version=2, text="Altfel.", title="Altul")
    assert not page.words_of(said)["translated"]


def test_who_may_not_is_refused(elena, bogdan, citizen, ana, operation, assoc, asked) -> None:
    said = propose(citizen, asked)
    kept = propose(citizen, asked, draft=True)
    closed = opened(elena, operation, assoc, audience="members")
    refused = [
        lambda: acts.contribute(by=citizen, consultation=closed, kind="answer", text="Eu", language="ro"),
        lambda: propose(citizen, asked, spoken=spoken("Cineva")),
        lambda: acts.publish_contribution(by=ana, contribution=kept),
        lambda: acts.change_contribution(by=elena, contribution=said, version=1, text="Altceva", title="Alt"),
        lambda: acts.withdraw_contribution(by=elena, contribution=said),
        lambda: acts.support(by=citizen, contribution=Contribution(consultation=closed)),
        lambda: acts.take_support_back(by=citizen, contribution=Contribution(consultation=closed)),
        lambda: acts.translate_contribution(
            by=citizen, contribution=said, language="en", text="x", title="x"
        ),
        lambda: merge_contribution(by=ana, contribution=said, into=said),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()


def test_a_draft_is_seen_by_its_author_alone_until_it_is_published(client, citizen, asked) -> None:
    said = propose(citizen, asked, draft=True)
    assert client.get(said.get_absolute_url()).status_code == 404
    client.force_login(citizen)
    client.post(f"{said.get_absolute_url()}publish/")
    client.logout()
    assert client.get(said.get_absolute_url()).status_code == 200
