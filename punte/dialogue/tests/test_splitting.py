"""One that holds several thoughts is divided: lineage both ways, support stays with the whole, each part is answered."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from punte.base.permissions import Refused
from punte.base.rls import set_local
from punte.base.states import MoveNotAllowed
from punte.dialogue import balance, facts
from punte.dialogue import contribution_page as page
from punte.dialogue.actions import contributions as acts
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.actions.consultations import move_consultation
from punte.dialogue.actions.guests import confirm_word
from punte.dialogue.actions.merging import merge_contribution
from punte.dialogue.actions.splitting import split_contribution
from punte.dialogue.models import Contribution
from punte.dialogue.tests.asked import opened, over, propose, text
from punte.dialogue.tests.test_guests import leave
from punte.people.models import Notice
from punte.records.models import Fact

State = Contribution.State
PARTS = [("Un autobuz", "La cinci."), ("O creșă", "Până la prânz.")]


def test_from_the_desk_to_the_pages_of_whole_and_parts(client, elena, citizen, ana, asked) -> None:
    whole = propose(citizen, asked, text="Un autobuz la cinci și o creșă.")
    acts.support(by=ana, contribution=whole)
    client.force_login(elena)
    at = f"{asked.desk_url}said/{whole.pk}/divide/"
    assert "Un autobuz la cinci" in client.get(at).content.decode()
    told = {f"{name}_{n}": words for n, pair in enumerate(PARTS, 1)
            for name, words in zip(("title", "text"), pair, strict=True)}  # fmt: skip
    client.post(at, {"token": str(uuid.uuid4()), **told})
    set_local(consortium=asked.consortium_id)
    parts = list(whole.parts.order_by("pk"))
    assert [str(p.title) for p in parts] == ["Un autobuz", "O creșă"]
    client.logout()
    above = client.get(whole.get_absolute_url()).content.decode()
    assert "O creșă" in above and "1 person supported the whole" in above
    below = client.get(parts[1].get_absolute_url()).content.decode()
    assert "A part of one that held several thoughts" in below and "that is not counted here" in below


def test_support_stays_with_the_whole_and_no_fact_is_told_twice(elena, citizen, ana, asked) -> None:
    whole = propose(citizen, asked)
    acts.support(by=ana, contribution=whole)
    first, _second = split_contribution(by=elena, contribution=whole, parts=PARTS)
    assert (whole.supports.count(), first.supports.count()) == (1, 0)
    assert set(balance.weighed(asked)) == set(whole.parts.values_list("pk", flat=True))
    assert Fact.objects.live().of(facts.CONTRIBUTED).count() == 1
    with pytest.raises(ValidationError, match="gone|does not stand"):
        acts.support(by=elena, contribution=whole)
    acts.support(by=ana, contribution=first)


def test_each_part_is_answered_and_the_author_reads_both(elena, citizen, asked) -> None:
    whole = propose(citizen, asked)
    answer_contribution(by=elena, contribution=whole, outcome="rejected", reason=text("Nu."))
    parts = split_contribution(by=elena, contribution=whole, parts=PARTS)
    assert Notice.objects.get(user=citizen).kind == "dialogue.contribution_divided"
    with pytest.raises(ValidationError):
        answer_contribution(by=elena, contribution=whole, outcome="accepted", reason=text("Da."))
    for part, outcome in zip(parts, ("accepted", "rejected"), strict=True):
        answer_contribution(by=elena, contribution=part, outcome=outcome, reason=text(f"Fiindcă {outcome}."))
    found = over(asked)
    move_consultation(by=elena, consultation=found, step="analyse")
    assert publish_feedback(by=elena, consultation=found, outcome=text("Se face.")) == 2
    steps = page.became(Contribution.objects.get(pk=whole.pk))
    assert [s.get("small", "") for s in steps[-2:]] == [
        "accepted: Fiindcă accepted.",
        "not accepted: Fiindcă rejected.",
    ]


def test_what_was_joined_with_a_divided_one_follows_to_its_parts(elena, citizen, ana, asked) -> None:
    whole, same = propose(citizen, asked), propose(ana, asked)
    merge_contribution(by=elena, contribution=same, into=whole)
    split_contribution(by=elena, contribution=Contribution.objects.get(pk=whole.pk), parts=PARTS)
    assert page.became(Contribution.objects.get(pk=same.pk))[-1]["text"] == "O creșă"


def test_the_author_takes_back_a_part_or_all_of_it(elena, citizen, asked) -> None:
    whole = propose(citizen, asked)
    first, second = split_contribution(by=elena, contribution=whole, parts=PARTS)
    acts.withdraw_contribution(by=citizen, contribution=first)
    whole.refresh_from_db()
    acts.withdraw_contribution(by=citizen, contribution=whole)
    second.refresh_from_db()
    assert second.state == State.WITHDRAWN
    assert not Fact.objects.live().of(facts.CONTRIBUTED, facts.PERSON_CONSULTED).exists()


def test_a_guest_is_told_by_letter(
    elena, operation, assoc, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    found = opened(elena, operation, assoc, guests=True)
    confirm_word(word=leave(found))
    with django_capture_on_commit_callbacks(execute=True):
        split_contribution(by=elena, contribution=found.contributions.get(), parts=PARTS)
    assert "holds several thoughts" in mailoutbox[-1].body and "autobuz" not in mailoutbox[-1].body


@pytest.mark.parametrize("parts", [PARTS[:1], PARTS * 4, [PARTS[0], ("", "Ceva")], [PARTS[0], ("Ceva", "")]])
def test_less_than_two_more_than_four_or_empty_ones_are_refused_and_nothing_changes(
    elena, citizen, asked, parts
) -> None:
    whole = propose(citizen, asked)
    with pytest.raises(ValidationError):
        split_contribution(by=elena, contribution=whole, parts=parts)
    assert Contribution.objects.get().state == State.PUBLISHED


def test_of_two_who_divide_it_the_second_is_told(elena, citizen, asked) -> None:
    whole = propose(citizen, asked)
    again = Contribution.objects.get()
    split_contribution(by=elena, contribution=whole, parts=PARTS)
    with pytest.raises(MoveNotAllowed):
        split_contribution(by=elena, contribution=again, parts=PARTS)
    assert Contribution.objects.count() == 3


def test_who_may_not_is_refused(ana, citizen, asked) -> None:
    whole = propose(citizen, asked)
    for who in (ana, citizen):
        with pytest.raises(Refused):
            split_contribution(by=who, contribution=whole, parts=PARTS)
