"""Work to hand in: asked for, handed in, given back, accepted or not; and what the rule says of it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from punte.base import clock
from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.learning.actions import assignments as actions
from punte.learning.completion import Rule, Standing, Work, judge, missing_words
from punte.learning.grading_queue import work
from punte.learning.models import Enrolment, Submission
from punte.learning.standings import cohort
from punte.learning.tests import quizzed
from punte.learning.tests.cast import seat, take_part, write_programme
from punte.people.models import Notice, User
from punte.records.actions.documents import keep_work
from tests.security.world import pdf

RULE = {"overall": 0, "of_practice": 0, "assignments": True}
CRITERIA = quizzed.criteria(("Names a goal", 3), ("Says by when", 2))


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ioana(db) -> User:
    return User.objects.create_user("ioana@example.org", name="Ioana", language="en")


@pytest.fixture
def programme(elena, operation, assoc):
    return write_programme(elena, operation, assoc, rule=RULE, code="work")


@pytest.fixture
def asked(elena, operation, programme):
    return actions.write_assignment(
        by=elena, operation=operation, programme=programme, criteria=CRITERIA, title=quizzed.words(en="A plan"),
        instructions=quizzed.words(en="Write a plan of one page."), pass_points=3, due_days=10,
    )  # fmt: skip


@pytest.fixture
def learner(elena, georgi, operation, assoc, programme, ioana) -> Enrolment:
    return quizzed.learner(elena, georgi, operation, assoc, programme, ioana)


def missing(enrolment: Enrolment) -> str:
    return " ".join(missing_words(cohort(enrolment.offering, [enrolment]).verdict(enrolment)))


def test_work_is_handed_in_given_back_and_accepted_and_the_learner_is_told(
    client, ioana, georgi, learner, asked
) -> None:
    client.force_login(ioana)
    assert "Still to hand in: A plan." in client.get(f"/learning/my/{learner.pk}/").content.decode()
    url = f"/learning/my/{learner.pk}/work/{asked.pk}/"
    page = client.get(url).content.decode()
    assert "Write a plan of one page." in page and "Names a goal: 3 points" in page
    token = {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6f01"}
    assert "Write something, or choose a file." in client.post(url, token).content.decode()
    paper = SimpleUploadedFile("plan.pdf", pdf("A plan"), content_type="application/pdf")
    assert client.post(url, token | {"text": "My plan.", "file": paper}).status_code == 302
    again = client.post(
        url, {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6f02", "text": "Two"}
    ).content.decode()
    assert "handed in already. Nothing was changed." in again
    first = Submission.objects.get()
    assert b"My plan." not in bytes(first.sealed) and first.words()["text"] == "My plan."
    assert client.get(f"/learning/my/{learner.pk}/submissions/{first.pk}/").content.startswith(b"%PDF")
    assert "still being looked at: A plan." in missing(learner)

    client.force_login(georgi)
    assert [item.url for item in work(georgi, clock.today())] == ["/learning/309187/grading/"]
    judge_url = f"/learning/309187/grading/work/{first.pk}/"
    assert "My plan." in client.get(judge_url).content.decode()
    assert client.get(f"{judge_url}file/").content.startswith(b"%PDF")
    assert "still to be done" in client.post(judge_url, {"return": "yes"}).content.decode()
    assert client.post(judge_url, {"return": "yes", "c_comment": "By when?"}).status_code == 302
    assert Notice.objects.filter(user=ioana, kind="learning.work_judged").count() == 1
    assert "to be handed in again: A plan." in missing(learner)

    client.force_login(ioana)
    assert "By when?" in client.get(url).content.decode()
    client.post(url, {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6f03", "text": "My plan, until May."})
    client.force_login(georgi)
    second = Submission.objects.get(number=2)
    judge_url = f"/learning/309187/grading/work/{second.pk}/"
    page = client.get(judge_url).content.decode()
    assert "until May" in page and "By when?" in page
    assert "every criterion" in client.post(judge_url, {"c_0": "3"}).content.decode()
    assert client.post(judge_url, {"c_0": "2", "c_1": "1", "c_comment": "Good."}).status_code == 302
    second.refresh_from_db()
    assert (second.state, second.points, second.late) == ("accepted", 3, True)
    assert missing(learner) == "" and not work(georgi, clock.today())


def test_too_few_points_are_not_accepted_and_said_in_words(georgi, ioana, learner, asked) -> None:
    found = actions.hand_in(by=ioana, enrolment=learner, assignment=asked, text="Short.")
    assert actions.judge_submission(by=georgi, submission=found, grades=[1, 1]).state == "not_accepted"
    assert "Not accepted: A plan. The trainer says what can be done." in missing(learner)
    with pytest.raises(MoveNotAllowed):
        actions.judge_submission(by=georgi, submission=Submission.objects.get(), grades=[3, 2])
    with pytest.raises(ValidationError, match="handed in already"):
        actions.hand_in(by=ioana, enrolment=learner, assignment=asked, text="Longer.")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"MZ not a paper", "plan.exe"), (b"not a pdf", "plan.pdf"), (b"x" * 10_485_761, "a.pdf")],
)
def test_a_file_that_is_none_is_refused_and_nothing_is_kept(ioana, learner, asked, content, name) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.hand_in(by=ioana, enrolment=learner, assignment=asked, text="x", content=content, name=name)
    assert "file" in refused.value.error_dict and not Submission.objects.exists()


def test_what_was_handed_in_keeps_the_criteria_of_its_day(
    elena, georgi, operation, ioana, learner, asked
) -> None:
    found = actions.hand_in(by=ioana, enrolment=learner, assignment=asked, text="A plan.")
    told = {"title": asked.title, "instructions": asked.instructions, "due_days": None}
    actions.change_assignment(
        by=elena, operation=operation, assignment=asked, version=1, pass_points=1,
        criteria=quizzed.criteria(("Exists", 1)), **told,
    )  # fmt: skip
    assert actions.judge_submission(by=georgi, submission=found, grades=[3, 2]).points == 5
    with pytest.raises(MoveNotAllowed):
        actions.change_assignment(
            by=elena,
            operation=operation,
            assignment=asked,
            version=1,
            pass_points=1,
            criteria=CRITERIA,
            **told,
        )


@pytest.mark.parametrize(("criteria", "needed"), [([], 1), (CRITERIA, 6), (CRITERIA, 0)])
def test_work_that_cannot_be_judged_is_not_asked_for(elena, operation, programme, criteria, needed) -> None:
    told = {"title": quizzed.words(en="A plan"), "instructions": quizzed.words(en="Do."), "due_days": None}
    with pytest.raises(ValidationError):
        actions.write_assignment(
            by=elena, operation=operation, programme=programme, criteria=criteria, pass_points=needed, **told
        )
    assert not programme.assignments.exists()


def test_who_does_not_give_the_course_neither_asks_nor_judges(
    ana, ioana, elena, operation, programme, learner, asked
) -> None:
    """Refused: write_assignment, change_assignment, retire_assignment, hand_in, return_submission, judge_submission."""
    told = {"title": asked.title, "instructions": asked.instructions, "due_days": None, "pass_points": 1}
    told |= {"criteria": CRITERIA}
    found = actions.hand_in(by=ioana, enrolment=learner, assignment=asked, text="A plan.")
    with pytest.raises(Refused):
        actions.write_assignment(by=ana, operation=operation, programme=programme, **told)
    with pytest.raises(Refused):
        actions.change_assignment(by=ana, operation=operation, assignment=asked, version=1, **told)
    with pytest.raises(Refused):
        actions.retire_assignment(by=ana, operation=operation, assignment=asked)
    with pytest.raises(Refused):
        actions.hand_in(by=ana, enrolment=learner, assignment=asked, text="Not mine.")
    for by in (ana, ioana):
        with pytest.raises(Refused):
            actions.return_submission(by=by, submission=found, comment="No.")
        with pytest.raises(Refused):
            actions.judge_submission(by=by, submission=found, grades=[3, 2])


def test_a_stranger_keeps_no_work_in_somebodys_file(operation, learner) -> None:
    """Refused: keep_work."""
    stranger = User.objects.create_user("stranger@example.org", name="Stranger")
    told = {"content": pdf("A plan"), "name": "plan.pdf", "title": "A plan"}
    with pytest.raises(Refused):
        keep_work(by=stranger, operation=operation, person=learner.person, **told)


def test_the_list_to_grade_asks_as_many_queries_for_many_as_for_one(
    client, elena, georgi, operation, assoc, learner, asked
) -> None:
    client.force_login(georgi)
    counts = []
    for n in range(3):
        others = [
            seat(elena, learner.offering, take_part(elena, operation, assoc, f"Rus{n}{k}")) for k in range(n)
        ]
        for enrolment in others or [learner]:
            enrolment.refresh_from_db()
            actions.hand_in(by=elena, enrolment=enrolment, assignment=asked, text="A plan.")
        client.get("/learning/309187/grading/")
        with CaptureQueriesContext(connection) as found:
            client.get("/learning/309187/grading/")
        counts.append(len(found))
    assert counts[0] == counts[2] <= 30, counts


def test_the_work_of_a_programme_on_screens(client, elena, programme) -> None:
    client.force_login(elena)
    url = f"/learning/309187/programmes/{programme.pk}/work/"
    fields = {
        "token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6f11", "title_en": "A plan", "instructions_en": "Write it.",
        "criteria_en": "3 Names a goal\n2 Says by when", "pass_points": "3", "due_days": "10",
    }  # fmt: skip
    assert client.get(f"{url}new/").status_code == 200
    assert "Between 1 and 5" in client.post(f"{url}new/", fields | {"pass_points": "9"}).content.decode()
    assert client.post(f"{url}new/", fields).status_code == 302
    found = programme.assignments.get()
    page = client.get(f"{url}{found.pk}/").content.decode()
    assert "Names a goal: 3 points" in page and "3 of 5 points" in page
    assert "3 Names a goal" in client.get(f"{url}{found.pk}/edit/").content.decode()
    fields |= {"token": "3a5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6f12", "version": "1", "title_en": "A better plan"}
    assert client.post(f"{url}{found.pk}/edit/", fields).status_code == 302
    assert "A better plan" in client.get(f"/learning/309187/programmes/{programme.pk}/").content.decode()
    assert client.post(f"{url}{found.pk}/retire/").status_code == 302
    assert "asked for no longer" in client.get(f"{url}{found.pk}/").content.decode()


def test_a_trainer_hands_in_for_somebody_who_cannot_sign_in(georgi, learner, asked) -> None:
    found = actions.hand_in(by=georgi, enrolment=learner, assignment=asked, text="Told to me.")
    assert found.handed_in_by == georgi


def test_the_rule_asks_for_work_only_where_it_says_so() -> None:
    standing = Standing(assignments=(Work("A"), Work("B", "accepted"), Work("C", "waiting")))
    assert judge(Rule(overall=0), standing).met
    verdict = judge(Rule(overall=0, assignments=True), standing)
    assert not verdict.met and len(verdict.assignments) == 2
    assert judge(Rule(overall=0, assignments=True), Standing()).met
