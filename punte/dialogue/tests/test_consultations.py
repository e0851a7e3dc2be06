"""A consultation goes from draft to archive; what is missing is said; nobody loses what they write."""

import pytest
from django.core.exceptions import ValidationError

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions import phases
from punte.dialogue.actions.answers import answer_contribution, publish_feedback
from punte.dialogue.models import Consultation
from punte.dialogue.tests.asked import DAY, draft, group, opened, over, propose, text
from punte.dialogue.work import work
from punte.people.models import Notice

State = Consultation.State


def test_nobody_is_asked_before_an_easy_summary_a_phase_and_the_groups_stand(elena, operation, assoc) -> None:
    found = draft(elena, operation, assoc)
    with pytest.raises(ValidationError) as refusal:
        acts.announce_consultation(by=elena, consultation=found)
    assert len(refusal.value.messages) == 3
    found.refresh_from_db()
    assert found.state == State.DRAFT


def test_from_draft_to_archive(elena, citizen, operation, assoc) -> None:
    found = opened(elena, operation, assoc)
    assert found.state == State.OPEN
    said = propose(citizen, found)
    found = over(found)
    assert found.state == State.CLOSED
    acts.move_consultation(by=elena, consultation=found, step="analyse")
    with pytest.raises(ValidationError, match="no answer yet"):
        publish_feedback(by=elena, consultation=found, outcome=text("Se face."))
    answer_contribution(by=elena, contribution=said, outcome="partly", reason=text("Din mai."))
    assert publish_feedback(by=elena, consultation=found, outcome=text("Se face.")) == 1
    assert Notice.objects.filter(user=citizen, kind="dialogue.contribution_answered").count() == 1
    acts.note_results(by=elena, consultation=found, results=text("Autobuzul merge."))
    acts.move_consultation(by=elena, consultation=found, step="archive")
    assert Consultation.objects.get().state == State.ARCHIVED


def test_an_answer_without_a_reason_is_refused(elena, citizen, asked) -> None:
    said = propose(citizen, asked)
    with pytest.raises(ValidationError) as refusal:
        answer_contribution(by=elena, contribution=said, outcome="rejected", reason=None)
    assert "reason" in refusal.value.error_dict


def test_of_two_who_answer_at_once_the_second_is_told(elena, citizen, asked) -> None:
    said = propose(citizen, asked)
    answer_contribution(by=elena, contribution=said, outcome="partly", reason=text("Da."))
    with pytest.raises(MoveNotAllowed):
        answer_contribution(by=elena, contribution=said, outcome="rejected", reason=text("Nu."))
    answer_contribution(by=elena, contribution=said, outcome="accepted", reason=text("Da, tot."), version=1)
    with pytest.raises(MoveNotAllowed):
        answer_contribution(by=elena, contribution=said, outcome="rejected", reason=text("Nu."), version=1)


def test_what_people_were_asked_is_not_changed_under_their_hands(elena, asked) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.change_consultation(by=elena, consultation=asked, version=1, question=text("Altceva?"))
    assert "question" in refusal.value.error_dict
    acts.change_consultation(by=elena, consultation=asked, version=1, about=text("Mai multe."))
    with pytest.raises(MoveNotAllowed):
        acts.change_consultation(by=elena, consultation=asked, version=1, about=text("Altceva."))


def test_a_phase_that_lasts_leaves_a_day_to_those_who_write_and_tells_who_keeps_a_draft(
    elena, citizen, asked
) -> None:
    propose(citizen, asked, draft=True)
    phase = asked.phases.get(kind="propose")
    with pytest.raises(ValidationError) as refusal:
        phases.change_phase(
            by=elena, phase=phase, version=1, starts_at=phase.starts_at, ends_at=clock.now() + DAY / 2
        )
    assert "ends_at" in refusal.value.error_dict
    sooner = clock.now() + 2 * DAY
    told = {"starts_at": phase.starts_at, "ends_at": phase.ends_at}
    assert not phases.change_phase(by=elena, phase=phase, version=1, **told)
    assert phases.change_phase(by=elena, phase=phase, version=1, starts_at=phase.starts_at, ends_at=sooner)
    assert Notice.objects.get(user=citizen).kind == "dialogue.phase_shortened"
    with pytest.raises(MoveNotAllowed):
        phases.change_phase(by=elena, phase=phase, version=1, starts_at=phase.starts_at, ends_at=sooner)


def test_a_phase_that_began_stays(elena, asked) -> None:
    with pytest.raises(ValidationError, match="begun"):
        phases.drop_phase(by=elena, phase=asked.phases.first())


def test_back_to_draft_only_while_nobody_wrote(elena, citizen, operation, assoc) -> None:
    found = draft(elena, operation, assoc, easy=text("Simplu."))
    start = clock.now() + DAY
    phases.add_phase(by=elena, consultation=found, kind="propose", starts_at=start, ends_at=start + DAY)
    acts.want_groups(by=elena, consultation=found, wanted={group(found, "youth"): 3})
    acts.announce_consultation(by=elena, consultation=found)
    assert found.state == State.SCHEDULED
    acts.move_consultation(by=elena, consultation=found, step="back")
    assert found.state == State.DRAFT


def test_a_cancelled_one_says_why(elena, asked) -> None:
    with pytest.raises(ValidationError):
        acts.cancel_consultation(by=elena, consultation=asked, reason=" ")
    acts.cancel_consultation(by=elena, consultation=asked, reason="Legea s-a schimbat.")
    assert Consultation.objects.get().cancelled_reason == "Legea s-a schimbat."


def test_answers_due_and_silent_groups_stand_on_my_page(elena, citizen, asked) -> None:
    today = clock.today()
    assert ["silent" in item.title for item in work(elena, today)] == [True]
    propose(citizen, asked)
    over(asked)
    item = work(elena, today)[0]
    assert "1 contribution waits" in item.text


def test_who_may_not_is_refused(ana, bogdan, operation, assoc, asked) -> None:
    phase = asked.phases.first()
    said = propose(ana, asked)
    refused = [
        lambda: draft(ana, operation, assoc),
        lambda: draft(bogdan, operation, assoc),
        lambda: acts.change_consultation(by=bogdan, consultation=asked, version=1),
        lambda: acts.announce_consultation(by=ana, consultation=asked),
        lambda: acts.move_consultation(by=ana, consultation=asked, step="close"),
        lambda: acts.note_results(by=ana, consultation=asked, results=text("x")),
        lambda: acts.cancel_consultation(by=ana, consultation=asked, reason="x"),
        lambda: acts.want_groups(by=ana, consultation=asked, wanted={}),
        lambda: acts.ask_organisation(by=ana, consultation=asked, organisation=assoc, group=None),
        lambda: phases.add_phase(by=ana, consultation=asked, kind="x", starts_at=None, ends_at=None),  # type: ignore[arg-type]
        lambda: phases.change_phase(by=ana, phase=phase, version=1, starts_at=None, ends_at=None),  # type: ignore[arg-type]
        lambda: phases.drop_phase(by=ana, phase=phase),
        lambda: answer_contribution(by=ana, contribution=said, outcome="accepted", reason=text("x")),
        lambda: publish_feedback(by=ana, consultation=asked, outcome=text("x")),
    ]
    for act in refused:
        with pytest.raises(Refused):
            act()
    names = (acts.create_consultation,)  # through draft()
    assert names
