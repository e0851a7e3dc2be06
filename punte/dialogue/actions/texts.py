"""What can happen to a text: written, published, frozen, followed by its next version, translated, made final."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.translated import LANGUAGES, Translated
from punte.dialogue import permissions, plain
from punte.dialogue.actions.answers import tell_authors
from punte.dialogue.consultation_page import last_day
from punte.dialogue.models import Answer, Consultation, Contribution, Paragraph, Phase, Text, TextVersion
from punte.dialogue.notices import COMMENT_ANSWERED
from punte.dialogue.text_matching import matched
from punte.dialogue.text_reading import LONGEST, Block, read
from punte.people.models import User

State, How = TextVersion.State, Paragraph.How
_OVER = (Consultation.State.CANCELLED, Consultation.State.ARCHIVED)


@transaction.atomic
def create_text(
    *, by: User, consultation: Consultation, title: Translated | None, language: str, body: str
) -> Text:
    """Bring a text, as a draft that nobody else sees. Raises ValidationError keyed to a field."""
    require(permissions.may_run(by, consultation))
    _refuse_over(consultation)
    if language not in LANGUAGES:
        raise ValidationError({"language": _("Choose the language in which it is written.")})
    if not title:
        raise ValidationError({"title": _("Write it in one language at least.")})
    blocks = read(body)
    told = {"consortium_id": consultation.consortium_id, "made_by": by}
    found = Text.objects.create(consultation=consultation, title=title, **told)
    draft = TextVersion.objects.create(text=found, number=1, language=language, **told)
    _rewrite(draft, blocks)
    return found


def _refuse_over(consultation: Consultation) -> None:
    if consultation.state in _OVER:
        raise ValidationError(_("This consultation is over; its texts stay as they are."), code="over")


@transaction.atomic
def write_text(*, by: User, draft: TextVersion, version: int, title: Translated | None, body: str) -> None:
    """Write the draft anew: paragraphs that are found again keep their number, what was answered by them and, where the
    words are the same, their translations. Of two who write at once the second is told. Raises ValidationError keyed to
    a field."""
    require(permissions.may_run(by, draft.text.consultation))
    _refuse_over(draft.text.consultation)
    if draft.state != State.DRAFT:
        raise ValidationError(
            _("This version is public; its words stay. Prepare the next one from it."), code="public"
        )
    if not title:
        raise ValidationError({"title": _("Write it in one language at least.")})
    blocks = read(body)
    rows = TextVersion.objects.filter(pk=draft.pk, version=version, state=State.DRAFT)
    if not rows.update(version=F("version") + 1):
        raise MoveNotAllowed
    Text.objects.filter(pk=draft.text_id).update(title=title)
    _rewrite(draft, blocks)


def _rewrite(draft: TextVersion, blocks: Sequence[Block]) -> None:
    """Its own paragraphs stay the rows they are; what is new is looked for in the former version, else numbered."""
    former_version = draft.former()
    former = {p.key: p for p in former_version.paragraphs.all()} if former_version else {}
    own = list(draft.paragraphs.all())
    words = [block.words for block in blocks]
    kept = [own[m[0]] if m else None for m in matched([p.source for p in own], words)]
    taken = {p.key for p in kept if p}
    free = [p for p in former.values() if p.key not in taken]
    wanting = [n for n, p in enumerate(kept) if p is None]
    again = matched([p.source for p in free], [words[n] for n in wanting])
    keys = {n: free[m[0]].key for n, m in zip(wanting, again, strict=True) if m}
    fresh = _next_key(draft.text_id)
    stay, come = [], []
    for n, block in enumerate(blocks):
        row = kept[n]
        if row is None:
            key = keys.get(n)
            if key is None:
                key, fresh = fresh, fresh + 1
            row = Paragraph(consortium_id=draft.consortium_id, version=draft, key=key)
            come.append(row)
        else:
            stay.append(row)
        _fill(row, block, n, former.get(row.key), draft.language)
    draft.paragraphs.exclude(pk__in=[p.pk for p in stay]).delete()
    Paragraph.objects.bulk_update(stay, ["position", "kind", "level", "words", "how"])
    Paragraph.objects.bulk_create(come)


def _next_key(text_id: int) -> int:
    highest = Paragraph.objects.filter(version__text=text_id).aggregate(most=Max("key"))["most"]
    return (highest or 0) + 1


def _fill(row: Paragraph, block: Block, position: int, former: Paragraph | None, language: str) -> None:
    known = [p for p in (row if row.pk else None, former) if p is not None and p.source == block.words]
    row.position, row.kind, row.level = position, block.kind, block.level
    row.words = known[0].words if known else Translated({language: block.words}, language)
    if former is None:
        row.how = How.NEW
    elif former.source == block.words:
        row.how = How.SAME
    else:
        row.how = How.HAND if row.how == How.HAND else How.ALIKE


@transaction.atomic
def match_paragraph(*, by: User, paragraph: Paragraph, key: int | None) -> None:
    """Say of a draft's paragraph which one of the former version it continues, or (None) that it is new. Another that
    was taken for the same becomes new. Raises ValidationError keyed to key."""
    draft = paragraph.version
    require(permissions.may_run(by, draft.text.consultation))
    if draft.state != State.DRAFT:
        raise ValidationError(_("This version is public; its words stay."), code="public")
    former_version = draft.former()
    former = {p.key: p for p in former_version.paragraphs.all()} if former_version else {}
    if key is not None and key not in former:
        raise ValidationError({"key": _("Choose a paragraph of the former version.")})
    if key == paragraph.key:
        return
    fresh = _next_key(draft.text_id)
    if key is None:
        Paragraph.objects.filter(pk=paragraph.pk).update(key=fresh, how=How.NEW)
        return
    draft.paragraphs.filter(key=key).update(key=fresh, how=How.NEW)
    how = How.SAME if former[key].source == paragraph.source else How.HAND
    Paragraph.objects.filter(pk=paragraph.pk).update(key=key, how=how)


@transaction.atomic
def publish_text(*, by: User, draft: TextVersion) -> None:
    """Everybody in the consultation reads it. A later version is published with the answer to each comment on the one
    before; who commented is told. Raises ValidationError while one is missing."""
    text = draft.text
    require(permissions.may_run(by, text.consultation))
    _refuse_over(text.consultation)
    _refuse_unanswered(text)
    draft.move_to(State.PUBLISHED, published_at=clock.now())
    _publish_answers(text)


@transaction.atomic
def freeze_text(*, by: User, version: TextVersion) -> None:
    """Nobody comments on it any more. Not while a phase for comments lasts: somebody may be writing."""
    consultation = version.text.consultation
    require(permissions.may_run(by, consultation))
    if phase := consultation.active(Phase.Kind.COMMENT):
        day = formats.day(last_day(consultation, phase), "long")
        said = _("People may comment until %(day)s, and may be writing. Shorten the phase first.")
        raise ValidationError(said % {"day": day}, code="lasts")
    version.move_to(State.FROZEN)


@transaction.atomic
def begin_version(*, by: User, former: TextVersion) -> TextVersion:
    """Begin the next version with the words of this one, which has to be frozen."""
    text = former.text
    require(permissions.may_run(by, text.consultation))
    _refuse_over(text.consultation)
    newest = text.versions.order_by("-number").first()
    if former.state != State.FROZEN or newest is None or newest.pk != former.pk:
        raise MoveNotAllowed
    told = {"consortium_id": text.consortium_id, "text": text, "made_by": by, "language": former.language}
    draft = TextVersion.objects.create(number=former.number + 1, **told)
    copies = [
        Paragraph(
            consortium_id=text.consortium_id, version=draft, key=p.key, position=p.position, kind=p.kind,
            level=p.level, words=p.words, how=How.SAME,
        )
        for p in former.paragraphs.all()
    ]  # fmt: skip
    Paragraph.objects.bulk_create(copies)
    return draft


@transaction.atomic
def finish_text(*, by: User, version: TextVersion) -> None:
    """This is how the text stays. Raises ValidationError while a comment on it has no answer."""
    text = version.text
    require(permissions.may_run(by, text.consultation))
    if text.versions.filter(number__gt=version.number).exists():
        raise MoveNotAllowed
    _refuse_unanswered(text)
    version.move_to(State.FINAL)
    _publish_answers(text)


def _refuse_unanswered(text: Text) -> None:
    missing = Contribution.objects.on_text(text).to_answer().filter(answer=None).count()
    if missing:
        said = ngettext(
            "%(count)s comment has no answer yet. Answer it first.",
            "%(count)s comments have no answer yet. Answer them first.",
            missing,
        )
        raise ValidationError(said % {"count": formats.number(missing)}, code="unanswered")


def _publish_answers(text: Text) -> None:
    comments = Contribution.objects.on_text(text).published()
    given = Answer.objects.filter(contribution__in=comments, published_at=None)
    answered = list(comments.filter(answer__in=given).values_list("pk", flat=True))
    given.update(published_at=clock.now())
    tell_authors(Contribution.objects.filter(pk__in=answered), COMMENT_ANSWERED, text)


@transaction.atomic
def translate_text(
    *, by: User, version: TextVersion, language: str, words: Mapping[int, str], title: str = ""
) -> int:
    """Write down the translation of some paragraphs (by their number), for which a person vouches; an empty one takes
    its translation away. Gives how many stand. Raises ValidationError keyed to a field."""
    text = version.text
    require(permissions.may_write_down(by, text.consultation))
    if language not in LANGUAGES or language == version.language:
        raise ValidationError({"language": _("Choose a language in which it is not written yet.")})
    rows = [p for p in version.paragraphs.all() if p.key in words]
    for row in rows:
        said = " ".join(plain.plain(words[row.key]).split("\n"))
        if len(said) > LONGEST:
            told = {"most": formats.number(LONGEST)}
            raise ValidationError({f"p{row.key}": _("At most %(most)s characters fit.") % told})
        row.words = _also(row.words, language, said)
    Paragraph.objects.bulk_update(rows, ["words"])
    if title:
        known = _also(text.title, language, plain.plain(title)[: plain.TITLE])
        Text.objects.filter(pk=text.pk).update(title=known)
    return sum(language in row.words.texts for row in rows)


def _also(original: Translated, language: str, words: str) -> Translated:
    texts = {**original.texts, language: words}
    return Translated(texts, original.source, {**original.states, language: "confirmed"})
