"""What the pages of guests show: the word to be confirmed, what became of it, what may be done."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.dialogue import contribution_page as said
from punte.dialogue import permissions, survey_page
from punte.dialogue.actions.guests import over
from punte.dialogue.models import Consultation, Contribution, GuestWord, Phase, SurveyResponse
from punte.dialogue.survey_logic import as_answers

Kind, State = GuestWord.Kind, GuestWord.State
TONES = {State.ASKED: "warning", State.CONFIRMED: "success", State.WITHDRAWN: "neutral"}
_VERBS = {Kind.SUPPORT: gettext_lazy("Confirm my support"), Kind.SURVEY: gettext_lazy("Send my answers")}


def title_of(kind: str) -> str:
    """What the page of writing is called."""
    words = {
        Kind.PROPOSAL: _("Make a proposal"),
        Kind.ANSWER: _("Answer the question"),
        Kind.SURVEY: _("Answer the survey"),
    }
    return words.get(Kind(kind), _("Support it"))


def thanks(found: GuestWord) -> str:
    """What is said once it is confirmed."""
    if found.kind == Kind.SURVEY:
        return _(
            "Thank you. Your answers count; a second letter holds the link with which you take them back."
        )
    return _("Thank you. It stands; a second letter holds the link to what becomes of it.")


def taken_back(found: GuestWord) -> str:
    """What is said once it is taken back."""
    if found.kind == Kind.SURVEY:
        return _("Your answers are deleted.")
    return _("It is taken back; nobody reads it any more.")


def sign_in_url(consultation: Consultation, kind: str, target: Contribution | None) -> str:
    """Where who has an account does the same."""
    if target:
        path = target.get_absolute_url()
    elif kind == Kind.SURVEY:
        path = reverse("dialogue:survey_answer", args=[consultation.pk])
    else:
        path = reverse("dialogue:contribution_create", args=[consultation.pk, kind])
    return f"{reverse('account_login')}?{urlencode({'next': path})}"


def own(found: GuestWord) -> dict[str, Any]:
    """The page behind the link."""
    late = over(found)
    context: dict[str, Any] = {
        "consultation": found.consultation,
        "tag": _("too late") if late else str(found.get_state_display()),
        "tone": "neutral" if late else TONES[State(found.state)],
        "to_confirm": found.state == State.ASKED and not late,
        "lead": _lead(found, late),
        "told": found.told,
        "verb": _VERBS.get(Kind(found.kind), _("Publish it")),
    }
    return {**context, **(_survey(found) if found.kind == Kind.SURVEY else _said(found))}


def _lead(found: GuestWord, late: bool) -> str:
    """What there is to do, or how it stands."""
    if late and found.kind == Kind.SURVEY:
        return _("The link was good for two days. Your answers were not counted; answer once more, please.")
    if late:
        return _("The link was good for two days. Nothing was published; write it once more, please.")
    if found.kind == Kind.SURVEY and found.state == State.CONFIRMED and not _counted(found):
        return _("Newer answers have taken the place of these.")
    asked = {
        Kind.SUPPORT: _("You support this. Confirm it, and it counts."),
        Kind.SURVEY: _("Read your answers once more. They count once you send them."),
    }
    standing = {
        Kind.SUPPORT: _("You support it."),
        Kind.SURVEY: _(
            "Others see only sums of five and more; the organiser reads free words without your name."
        ),
    }
    if found.state == State.ASKED:
        return asked.get(
            Kind(found.kind), _("Read it once more. Nobody else reads it before you publish it.")
        )
    return standing.get(Kind(found.kind), "") if found.state == State.CONFIRMED else ""


def _said(found: GuestWord) -> dict[str, Any]:
    one, told = found.contribution, found.told
    if one is None:
        return {"heading": told.get("title") or title_of(found.kind)}
    one.consultation = found.consultation
    supports = found.kind == Kind.SUPPORT
    return {
        "heading": one.heading,
        "language": one.text.source,
        "public_url": one.get_absolute_url() if one.state in Contribution.READ else "",
        "steps": said.became(one) if found.state != State.ASKED and not supports else [],
        "words": None if supports else said.words_of(one),
        "may_withdraw": found.state == State.CONFIRMED and _may_withdraw(found, one),
    }


def _may_withdraw(found: GuestWord, one: Contribution) -> bool:
    if found.kind == Kind.SUPPORT:
        return found.consultation.active(Phase.Kind.SUPPORT) is not None
    answered = found.consultation.state in Consultation.ANSWERED
    return one.may_move_to(Contribution.State.WITHDRAWN) and not answered


def _survey(found: GuestWord) -> dict[str, Any]:
    """The answers as they rest sealed, or as they count now."""
    consultation, told = found.consultation, {} if over(found) else found.told.get("answers", {})
    if found.state == State.CONFIRMED and (counted := _counted(found)):
        told = counted.answers
    answers = as_answers(told)
    running = consultation.active(Phase.Kind.SURVEY) is not None
    results = permissions.may_see_survey(AnonymousUser(), consultation)  # type: ignore[arg-type]
    return {
        "to_confirm": found.state == State.ASKED and running and not over(found),
        "heading": _("My answers to the survey"),
        "rows": survey_page.word_by_word(consultation, answers) if answers else [],
        "results_url": reverse("dialogue:survey_results", args=[consultation.pk]) if results else "",
        "may_withdraw": found.state == State.CONFIRMED and running and bool(answers),
    }


def _counted(found: GuestWord) -> SurveyResponse | None:
    return SurveyResponse.objects.brought_by(found).first()
