"""What the page of a text shows: its paragraphs in the reader's language, beside each the comments with what became of
them. Rows are values, not objects: a text may have hundreds of comments, and all stand in the page."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.translated import LANGUAGES, OWN_NAMES, Translated
from punte.dialogue import contribution_page as said
from punte.dialogue.actions.comments import beginning
from punte.dialogue.consultation_page import last_day
from punte.dialogue.models import (
    Answer,
    Consultation,
    Contribution,
    ContributionPicture,
    Paragraph,
    Phase,
    StakeholderGroup,
    Support,
    Text,
    TextVersion,
    Voice,
)
from punte.dialogue.picture_page import row as picture_row

State = TextVersion.State
TONES = {State.DRAFT: "neutral", State.PUBLISHED: "success", State.FROZEN: "info", State.FINAL: "success"}
OUTCOMES = dict(Answer.Outcome.choices)
_FIELDS = (
    "pk", "paragraph_id", "text", "quote", "published_at", "voice_id", "voice__user__name", "named", "entity__name",
    "mandate", "group_id", "assisted_by_id", "channel", "merged_into_id", "answer__outcome", "answer__reason",
    "answer__published_at", "answer__paragraph__key",
)  # fmt: skip
NAME_OF = dict(zip(LANGUAGES, OWN_NAMES, strict=True))


def language_of(words: Translated, reader: str) -> str:
    """The language in which these words are shown to this reader."""
    return reader if words.states.get(reader) in ("source", "confirmed") else words.source


def comments(version: TextVersion, *, newest: int = 0) -> dict[int, list[dict[str, Any]]]:
    """All comments on a version by the paragraph's id, the oldest first; the same number of questions whatever their
    number."""
    rows = Contribution.objects.filter(paragraph__version=version).published()
    asked = list(rows.order_by("published_at", "pk").values(*_FIELDS))
    if not asked:
        return {}
    names, groups = _names(asked), _groups(version.consortium_id)
    supports, replies, pictures = _supports(version), _replies(version), _pictures(version)
    reader = (get_language() or "en")[:2]
    consultation = version.text.consultation_id
    page = reverse("dialogue:contribution_detail", args=[consultation, 0])[: -len("0/")]
    days: dict[Any, str] = {}
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in asked:
        words = row["text"]
        shown = language_of(words, reader)
        on = row["published_at"].date()
        if on not in days:
            days[on] = formats.day(on)
        found[row["paragraph_id"]].append(
            {
                "pk": str(row["pk"]),  # a number would be grouped
                "url": f"{page}{row['pk']}/",
                "words": words.texts[shown],
                "language": shown,
                "translated": shown != words.source,
                "quote": row["quote"],
                "by": _speaker(row, names),
                "group": _group(row, groups),
                "on": days[on],
                "day": on.isoformat(),
                "more": _more(supports.get(row["pk"], 0), replies.get(row["pk"], 0)),
                "picture": pictures.get(row["pk"]),
                **_answer(row),
            }
        )
    return found


def _pictures(version: TextVersion) -> dict[int, dict[str, Any]]:
    """The first picture of each comment that has one."""
    rows = ContributionPicture.objects.filter(contribution__paragraph__version=version)
    rows = rows.select_related("contribution").order_by("-pk")
    return {one.contribution_id: picture_row(one, one.contribution.text.source) for one in rows}


def _names(asked: list[dict[str, Any]]) -> Mapping[int, str]:
    """The names that stand beside words: of those who wanted it and have no account."""
    wanted = {row["voice_id"] for row in asked if row["named"] and not row["voice__user__name"]}
    if not wanted:
        return {}
    rows = Voice.objects.filter(pk__in=wanted).select_related(
        "consortium", "person__identity", "person__consortium"
    )
    return {voice.pk: voice.name for voice in rows}


def _groups(consortium_id: int) -> Mapping[int, tuple[str, bool]]:
    return {g.pk: (str(g), g.sensitive) for g in StakeholderGroup.objects.of(consortium_id)}


def _speaker(row: dict[str, Any], names: Mapping[int, str]) -> str:
    """As `contribution_page.speaker` says it."""
    name = (row["voice__user__name"] or names.get(row["voice_id"], "")) if row["named"] else ""
    if row["entity__name"]:
        return " · ".join(filter(None, (row["entity__name"], row["mandate"], name)))
    if name:
        return name
    return _("Somebody, spoken to a mediator") if row["assisted_by_id"] else _("Somebody")


def _group(row: dict[str, Any], groups: Mapping[int, tuple[str, bool]]) -> str:
    """As `contribution_page.group_of` says it."""
    name, sensitive = groups.get(row["group_id"] or 0, ("", False))
    return "" if sensitive and (row["named"] or not row["entity__name"]) else name


def _supports(version: TextVersion) -> dict[int, int]:
    rows = Support.objects.filter(contribution__paragraph__version=version)
    return dict(rows.values_list("contribution").annotate(n=Count("pk")))


def _replies(version: TextVersion) -> dict[int, int]:
    rows = Contribution.objects.filter(thread__paragraph__version=version, state="published")
    return dict(rows.values_list("thread").annotate(n=Count("pk")))


def _more(supports: int, replies: int) -> str:
    told = []
    if supports:
        told.append(ngettext("%(n)s supports it", "%(n)s support it", supports) % {"n": supports})
    if replies:
        told.append(ngettext("%(n)s reply", "%(n)s replies", replies) % {"n": replies})
    return ", ".join(told)


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    if row["merged_into_id"]:
        return {"outcome": _("joined with another"), "tone": "neutral", "reason": "", "led_to": None}
    if not row["answer__published_at"]:
        return {"outcome": "", "tone": "", "reason": "", "led_to": None}
    outcome = row["answer__outcome"]
    return {
        "outcome": str(OUTCOMES[outcome]),
        "tone": said.TONES[Answer.Outcome(outcome)],
        "reason": str(row["answer__reason"]),
        "led_to": row["answer__paragraph__key"],
    }


def paragraphs(version: TextVersion, *, original: bool = False) -> list[dict[str, Any]]:
    """The paragraphs in order, in the reader's language where a person has translated them; points of a list know where
    it begins and ends."""
    rows = list(version.paragraphs.all())
    reader = (get_language() or "en")[:2]
    found: list[dict[str, Any]] = []
    for n, row in enumerate(rows):
        shown = row.words.source if original else language_of(row.words, reader)
        item = row.kind == Paragraph.Kind.ITEM
        found.append(
            {
                "pk": row.pk,
                "key": str(row.key),
                "words": row.words.texts[shown],
                "language": shown,
                "translated": shown != row.words.source,
                "whole": {beginning(words) for words in row.words.texts.values()},
                "heading": min(row.level + 1, 4) if row.kind == Paragraph.Kind.HEADING else 0,
                "item": item,
                "opens": item and (n == 0 or rows[n - 1].kind != Paragraph.Kind.ITEM),
                "closes": item and (n + 1 == len(rows) or rows[n + 1].kind != Paragraph.Kind.ITEM),
            }
        )
    return _steady(found)


def _steady(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No heading goes more than one level deeper than the one before, whatever was pasted."""
    depth = 1
    for row in rows:
        if row["heading"]:
            row["heading"] = depth = min(row["heading"], depth + 1)
    return rows


def rows(version: TextVersion, *, commenting: bool, original: bool) -> list[dict[str, Any]]:
    """Each paragraph with its comments; where one may comment, the address of the form."""
    below = comments(version)
    text = version.text
    form = reverse("dialogue:text_comment", args=[text.consultation_id, text.pk, 0])
    head, tail = form.rsplit("/0/", 1)
    found = paragraphs(version, original=original)
    for row in found:
        row["comments"] = below.get(row["pk"], [])
        for one in row["comments"]:
            if one["quote"] in row["whole"]:
                one["quote"] = ""
        row["count"] = count_words(len(row["comments"]))
        row["comment_url"] = f"{head}/{row['pk']}/{tail}" if commenting and not row["heading"] else ""
    return found


def count_words(n: int) -> str:
    """How many comments, in words."""
    return ngettext("%(n)s comment", "%(n)s comments", n) % {"n": formats.number(n)}


def told(version: TextVersion, consultation: Consultation) -> dict[str, Any]:
    """The head of a page: state, days, other versions, until when one may comment."""
    versions = list(version.text.versions.public())
    phase = consultation.active(Phase.Kind.COMMENT)
    commenting = bool(phase) and version.state == State.PUBLISHED and version.number == versions[0].number
    return {
        "version": version,
        "versions": versions,
        "newest": versions[0],
        "tone": TONES[State(version.state)],
        "commenting": commenting,
        "until": formats.day(last_day(consultation, phase), "long") if phase and commenting else "",
        "changes_url": said.changes_url(version) if version.number > 1 else "",
    }


def standing(paragraph: Paragraph) -> tuple[Paragraph | None, bool]:
    """Where a paragraph stands in the newest public version, and whether it was taken out of it: then the nearest one
    before it that still stands, or the first."""
    text = paragraph.version.text
    newest = text.versions.public().first()
    if newest is None or newest.number == paragraph.version.number:
        return paragraph, False
    here = {p.key: p for p in newest.paragraphs.all()}
    for one in here.values():
        one.version = newest
        newest.text = text
    if paragraph.key in here:
        return here[paragraph.key], False
    before = paragraph.version.paragraphs.filter(position__lt=paragraph.position).order_by("-position")
    near = next((here[p.key] for p in before if p.key in here), None)
    return near or next(iter(here.values()), None), True


def passage(one: Contribution) -> dict[str, Any] | None:
    """What a comment is about, for its own page and its row: the text, the version, the words it quotes, and where the
    paragraph stands today. None for what is no comment."""
    paragraph = one.paragraph
    if paragraph is None:
        return None
    now, gone = standing(paragraph)
    return {
        "text": str(paragraph.version.text),
        "version": str(paragraph.version),
        "url": paragraph.address,
        "quote": one.quote or beginning(paragraph.source),
        "language": paragraph.words.source,
        "gone": gone,
        "now": now if now is not None and now.version_id != paragraph.version_id and not gone else None,
    }


def of_consultation(consultation: Consultation) -> list[dict[str, Any]]:
    """The public texts of a consultation with their newest version and the number of comments on it."""
    versions: dict[int, TextVersion] = {}
    public = TextVersion.objects.public().filter(text__consultation=consultation).select_related("text")
    for version in public:
        versions.setdefault(version.text_id, version)
    if not versions:
        return []
    counted = Contribution.objects.filter(paragraph__version__in=versions.values()).published()
    counts = Counter(dict(counted.values_list("paragraph__version").annotate(n=Count("pk"))))
    return [
        {
            "title": str(version.text),
            "url": reverse("dialogue:text_detail", args=[consultation.pk, version.text_id]),
            "version": str(version),
            "state": str(version.get_state_display()),
            "tone": TONES[State(version.state)],
            "count": count_words(counts[version.pk]),
        }
        for _text, version in sorted(versions.items())
    ]


def newest_public(text: Text) -> TextVersion | None:
    """The version that everybody reads."""
    found = text.versions.public().first()
    if found is not None:
        found.text = text
    return found
