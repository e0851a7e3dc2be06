"""What the pages of contributions show: who speaks, the words, replies in their order, what became of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.dialogue.hidden_content import hidden_grounds
from punte.dialogue.models import Answer, Consultation, Contribution, TextVersion
from punte.dialogue.models.contributions import ContributionQuerySet
from punte.dialogue.picture_page import pictures_of

TONES = {
    Answer.Outcome.ACCEPTED: "success",
    Answer.Outcome.PARTLY: "info",
    Answer.Outcome.REJECTED: "neutral",
}
SIDES = {Contribution.Side.FOR: "success", Contribution.Side.AGAINST: "danger"}
DEEPEST = 3
_LANGUAGE = dict(zip(LANGUAGES, OWN_NAMES, strict=True))


def with_numbers(rows: ContributionQuerySet) -> Any:
    """How many support each, how many replies it has."""
    return rows.annotate(
        supporters=Count("supports", distinct=True),
        answers_below=Count("in_thread", filter=Q(in_thread__state="published"), distinct=True),
    )


def speaker(one: Contribution) -> str:
    """Who speaks, as everybody may read it. A name stands there only if its owner wanted it."""
    if one.entity is not None:
        parts = [one.entity.name, one.mandate, one.voice.name if one.named else ""]
        return " · ".join(filter(None, parts))
    if one.named:
        return one.voice.name
    if one.assisted_by_id:
        return _("Somebody, spoken to a mediator")
    return _("Somebody") if one.voice.guest is None else _("Somebody without an account")


def group_of(one: Contribution) -> str:
    """Whom they say they speak for; a group that tells of origin, health or union stands beside what an organisation
    says, never beside a person's words."""
    if one.group is None or (one.group.sensitive and (one.named or not one.entity_id)):
        return ""
    return str(one.group)


def words_of(one: Contribution) -> dict[str, Any]:
    """The words in the reader's language where a person has translated them, and the original beside."""
    language = (get_language() or "en")[:2]
    source = one.text.source
    translated = language != source and one.text.states.get(language) == "confirmed"
    return {
        "title": str(one.title) if one.title else "",
        "text": str(one.text),
        "language": language if translated else source,
        "translated": translated,
        "original": one.text.texts.get(source, "") if translated else "",
        "original_language": source,
        "original_name": _LANGUAGE.get(source, source),
    }


def row(one: Contribution) -> dict[str, Any]:
    """One contribution of a list or a page."""
    answer = answer_of(one)
    return {
        "one": one,
        "url": one.get_absolute_url(),
        "speaker": speaker(one),
        "group": group_of(one),
        "words": words_of(one),
        "pictures": pictures_of(one),
        "heading": one.heading,
        "spoken": _spoken(one),
        "on": one.published_at,
        "changed": one.changed_at,
        "answer": answer,
        "tone": TONES[Answer.Outcome(answer.outcome)] if answer else "",
        "merged_into": one.merged_into,
        "part": one.split_from_id is not None,
        "supporters": getattr(one, "supporters", None),
        "replies": getattr(one, "answers_below", None),
    }


def _spoken(one: Contribution) -> str:
    """How it was said, where not by somebody with an account or a file: a name of a guest was checked by nobody."""
    if one.assisted_by_id:
        return str(one.get_channel_display())
    return _("without an account") if one.voice.guest is not None and one.named else ""


def answer_of(one: Contribution) -> Answer | None:
    """The organiser's answer, once it is published."""
    answer = getattr(one, "answer", None)
    return answer if answer and answer.published_at else None


def replies(one: Contribution) -> list[dict[str, Any]]:
    """All replies below, each after what it replies to, the oldest first; one question whatever their number."""
    below: dict[int, list[Contribution]] = defaultdict(list)
    found = list(one.in_thread.exclude(state="draft").for_list().order_by("published_at", "pk"))
    for reply in found:
        below[reply.parent_id or one.pk].append(reply)
    return list(_in_order(one.pk, below, hidden_grounds(found)))


def _in_order(
    parent: int, below: dict[int, list[Contribution]], grounds: dict[int, str]
) -> Iterable[dict[str, Any]]:
    stack = [(reply, 1) for reply in reversed(below[parent])]
    while stack:
        reply, deep = stack.pop()
        hidden = reply.state in Contribution.HIDDEN
        gone = hidden or reply.state == Contribution.State.WITHDRAWN
        if hidden or not gone or below[reply.pk]:
            side = "" if gone else reply.side
            yield {
                **row(reply),
                "depth": min(deep, DEEPEST),
                "gone": gone,
                "hidden": hidden,
                "ground": grounds.get(reply.pk, ""),
                "report_url": reverse("dialogue:contribution_report", args=[reply.consultation_id, reply.pk]),
                "side": reply.get_side_display() if side else "",
                "side_tone": SIDES.get(Contribution.Side(side), "neutral") if side else "",
            }
        stack += [(next_one, deep + 1) for next_one in reversed(below[reply.pk])]


def sides(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many replies are in favour, against, neither: counted beside each other; nothing while there are none."""
    given = [row["one"].side for row in rows if not row["gone"]]
    if not given:
        return []
    return [
        {"word": label, "count": given.count(value), "tone": SIDES.get(Contribution.Side(value), "neutral")}
        for value, label in Contribution.Side.choices
    ]


def became(one: Contribution) -> list[dict[str, Any]]:
    """What became of it, step by step, as its author reads it; what comes after an answer, other rooms add."""
    final = one.final
    zone = one.consultation.tz
    made = one.made_at.astimezone(zone).date()
    steps: list[dict[str, Any]] = [{"on": made, "text": _how(one), "state": "done"}]
    if one.published_at and not one.assisted_by_id:
        steps[0] = {
            "on": one.published_at.astimezone(zone).date(),
            "text": _("You published it"),
            "state": "done",
        }
    if one.state == Contribution.State.WITHDRAWN or one.state in Contribution.HIDDEN:
        return [*steps, _gone(one)]
    if one.state == Contribution.State.DRAFT:
        return [{"on": made, "text": _("A draft that only you see"), "state": ""}]
    if final.pk != one.pk:
        said = _("Joined with another that says the same: “%(title)s”") % {"title": final.heading}
        steps.append({"text": said, "url": final.get_absolute_url(), "state": "done"})
    if final.state == Contribution.State.SPLIT:
        return [*steps, *_parts_became(final)]
    return [*steps, *_answered(one.consultation, answer_of(final))]


def _answered(consultation: Consultation, answer: Answer | None) -> Iterable[dict[str, Any]]:
    """The answer, or what it waits for; and what was done since."""
    if answer and answer.published_at:
        said = _("Answered: %(outcome)s") % {"outcome": answer.get_outcome_display()}
        day = answer.published_at.astimezone(consultation.tz).date()
        yield {"on": day, "text": said, "small": str(answer.reason), "state": "done"}
        yield from _led_to(answer)
    elif consultation.state == Consultation.State.CANCELLED:
        said = _("The consultation was cancelled: %(reason)s") % {"reason": consultation.cancelled_reason}
        yield {"text": said, "state": "bad"}
    else:
        yield _waits(consultation)
    if answer and consultation.results:
        yield {"text": _("Done since then"), "small": str(consultation.results), "state": "done"}


def parts_of(one: Contribution) -> list[Contribution]:
    """What a divided one became, each part with its answer; in their order."""
    if one.state != Contribution.State.SPLIT:
        return []
    return list(one.parts.published().select_related("answer").order_by("pk"))


def whole_of(one: Contribution) -> dict[str, Any] | None:
    """The one of which it is a part, with how many supported all of it."""
    whole = one.split_from
    if whole is None or whole.state not in Contribution.READ:
        return None
    return {"one": whole, "url": whole.get_absolute_url(), "supporters": whole.supports.count()}


def _parts_became(whole: Contribution) -> Iterable[dict[str, Any]]:
    yield {"text": _("Divided, so that each thought gets its own answer"), "state": "done"}
    for part in parts_of(whole):
        answer = answer_of(part)
        step = {"text": part.heading, "url": part.get_absolute_url()}
        if answer:
            decided = str(answer.get_outcome_display())
            yield {**step, "small": f"{decided}: {answer.reason}", "state": "done"}
        else:
            yield {**step, "small": _("It waits for the organiser's answer")}


def _gone(one: Contribution) -> dict[str, Any]:
    if one.state == Contribution.State.WITHDRAWN:
        return {"text": _("You took it back; nobody reads it"), "state": "done"}
    case = one.cases.exclude(decisions=None).order_by("-pk").first()
    url = reverse("dialogue:own_decision", args=[one.consultation_id, case.pk]) if case else ""
    return {"text": _("It is not shown any more: read why, or complain"), "url": url, "state": "bad"}


def _how(one: Contribution) -> str:
    if not one.assisted_by_id or one.assisted_by is None:
        return _("Written")
    said = {"name": one.assisted_by.name, "how": one.get_channel_display()}
    return _("Said %(how)s, written down by %(name)s") % said


def _waits(consultation: Consultation) -> dict[str, Any]:
    if consultation.answer_by:
        day = formats.day(consultation.answer_by, "long")
        return {"text": _("It waits for the organiser's answer, promised by %(day)s") % {"day": day}}
    return {"text": _("It waits for the organiser's answer")}


def _led_to(answer: Answer) -> list[dict[str, Any]]:
    if answer.paragraph is None:
        return []
    url = f"{changes_url(answer.paragraph.version)}#p{answer.paragraph.key}"
    return [{"text": _("What the text says now"), "url": url, "state": "done"}]


def changes_url(version: TextVersion) -> str:
    """Where it is read what a version says otherwise than the one before."""
    return reverse(
        "dialogue:text_changes", args=[version.text.consultation_id, version.text_id, version.number]
    )


def own_row(one: Contribution) -> dict[str, Any]:
    """One of my contributions in the list of mine."""
    final = one.final
    answer = answer_of(final)
    word, tone = str(one.get_state_display()), "neutral"
    if answer and one.state in Contribution.READ:
        word, tone = str(answer.get_outcome_display()), TONES[Answer.Outcome(answer.outcome)]
    elif one.state == Contribution.State.PUBLISHED:
        word, tone = _("waits for an answer"), "info"
    spoke = (
        ", ".join(filter(None, (one.voice.name, one.voice.told.get("contact")))) if one.assisted_by_id else ""
    )
    return {
        "label": one.own_heading,
        "url": reverse("dialogue:own_detail", args=[one.consultation_id, one.pk]),
        "small": " · ".join(filter(None, (spoke, str(one.consultation.title)))),
        "tag": word,
        "tone": tone,
        "icon": "voice",
    }
