"""What happens to a joint position: written, opened, signed or dissented from, taken back, adopted with its paper."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.states import MoveNotAllowed
from punte.base.text import tidy
from punte.base.translated import LANGUAGES
from punte.dialogue import plain
from punte.dialogue import table_permissions as permissions
from punte.dialogue.facts import POSITION_ADOPTED
from punte.dialogue.models import Position, PositionSignature, RoundTable
from punte.dialogue.notices import POSITION_OPENED
from punte.dialogue.position_paper import position_pdf
from punte.events.models import Registration
from punte.organisations.models import Organisation, Role
from punte.people.actions.notices import notify
from punte.people.models import User
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record
from punte.records.models import Document, Fact

State, Stance = Position.State, PositionSignature.Stance
LONGEST, WORDS = 20_000, 3000  # characters


@transaction.atomic
def write_position(
    *, by: User, table: RoundTable, title: str, text: str, language: str, version: int
) -> Position:
    """Write or change the draft; version 0 is the first. Of two who write at once the second gets MoveNotAllowed.
    Raises ValidationError keyed to a field, and once it is open for signatures."""
    require(permissions.may_chair(by, table))
    told = {**_checked(title, text, language), "written_by": by}
    now = Position.objects.filter(table=table).first()
    if now is None:
        if version:
            raise MoveNotAllowed
        return Position.objects.create(consortium_id=table.consortium_id, table=table, **told)
    if now.state != State.DRAFT:
        raise ValidationError(_("Its text stands still while organisations sign it."), code="open")
    rows = Position.objects.filter(pk=now.pk, version=version, state=State.DRAFT)
    if not rows.update(version=F("version") + 1, **told):
        raise MoveNotAllowed
    now.refresh_from_db()
    return now


def _checked(title: str, text: str, language: str) -> dict[str, str]:
    title, text, wrong = tidy(title)[:200], plain.plain(text)[:LONGEST], {}
    if not title:
        wrong["title"] = _("Give the position a title.")
    if not text:
        wrong["text"] = _("Write what those at the table say together.")
    if language not in LANGUAGES:
        wrong["language"] = _("Choose the language in which it is written.")
    if wrong:
        raise ValidationError(wrong)
    return {"title": title, "text": text, "language": language}


@transaction.atomic
def open_position(*, by: User, position: Position) -> int:
    """From now on organisations sign or dissent; the text stands still, a new round begins. Those registered for the
    event who speak for an organisation are told; gives how many."""
    table = position.table
    require(permissions.may_chair(by, table))
    now = clock.now(table.event.zone)
    position.move_to(State.OPEN, round=position.round + 1, opened_at=now, version=position.version + 1)
    registered = (
        Registration.objects.living()
        .filter(event=table.event_id)
        .select_related("user", "person__key_holder__user")
    )
    accounts = {r.account.pk: r.account for r in registered if r.account}
    speaking = set(Role.objects.current().filter(user__in=accounts).values_list("user", flat=True))
    url = table.get_absolute_url()
    told = [notify(accounts[pk], POSITION_OPENED, position.pk, url) for pk in sorted(speaking)]
    return sum(notice is not None for notice in told)


@transaction.atomic
def take_back_position(*, by: User, position: Position) -> None:
    """Back to a draft, to put right what somebody said; the signatures of this round stay readable, and count no
    more."""
    require(permissions.may_chair(by, position.table))
    position.move_to(State.DRAFT, version=position.version + 1)


@transaction.atomic
def sign_position(
    *,
    by: User,
    position: Position,
    organisation: Organisation,
    mandate: str,
    stance: str,
    words: str = "",
) -> PositionSignature:
    """An organisation signs, or dissents in its own words, once in each round. Raises ValidationError keyed to a
    field."""
    require(permissions.may_sign(by, position.table, organisation))
    held = Position.objects.select_for_update(of=("self",), no_key=True).get(pk=position.pk)
    if held.state != State.OPEN or held.round != position.round:
        raise ValidationError(
            _("The position is not open for signatures, or its text has changed."), code="over"
        )
    mandate, words, wrong = tidy(mandate)[: plain.MANDATE], plain.plain(words)[:WORDS], {}
    if not mandate:
        wrong["mandate"] = _("Say in which capacity you speak for the organisation.")
    if stance not in Stance.values:
        wrong["stance"] = _("Say whether your organisation signs it.")
    if stance == Stance.DISSENTS and not words:
        wrong["words"] = _("Say in your own words what you do not share; it is printed with the position.")
    if wrong:
        raise ValidationError(wrong)
    if _living(held).filter(organisation=organisation).exists():
        said = {"name": organisation.name}
        raise ValidationError({"organisation": _("%(name)s has spoken; take that back first.") % said})
    return PositionSignature.objects.create(
        consortium_id=position.consortium_id,
        position=position,
        round=position.round,
        organisation=organisation,
        by=by,
        mandate=mandate,
        stance=stance,
        words=words,
        signed_at=clock.now(position.table.event.zone),
    )


def _living(position: Position) -> QuerySet[PositionSignature]:
    return position.signatures.filter(round=position.round, withdrawn_at=None)


@transaction.atomic
def take_signature_back(*, by: User, signature: PositionSignature) -> None:
    """While it is open, an organisation may think again; the row stays in the history."""
    require(permissions.may_unsign(by, signature))
    position = Position.objects.select_for_update(of=("self",), no_key=True).get(pk=signature.position_id)
    if position.state != State.OPEN or position.round != signature.round:
        raise ValidationError(_("The position is not open for signatures any more."), code="over")
    rows = PositionSignature.objects.filter(pk=signature.pk, withdrawn_at=None)
    if not rows.update(withdrawn_at=clock.now()):
        raise MoveNotAllowed


@transaction.atomic
def adopt_position(*, by: User, position: Position) -> Fact:
    """The chair closes it: what was signed is the position, what was not shared is printed beside it. It is kept as a
    PDF, which proves the fact. Raises ValidationError while nobody has signed."""
    table = position.table
    require(permissions.may_chair(by, table))
    held = Position.objects.select_for_update(of=("self",), no_key=True).get(pk=position.pk)
    if held.state == State.OPEN and not _living(held).filter(stance=Stance.SIGNS).exists():
        raise ValidationError(_("No organisation has signed it yet."), code="nobody")
    if held.state != State.OPEN:
        raise MoveNotAllowed
    on = clock.today(table.event.zone)
    position.adopted_on = on
    document = add_document(
        by=by, operation=table.operation, content=position_pdf(position, language=position.language),
        name="position.pdf", title=position.title, kind=Document.Kind.PUBLICATION, dated=on,
    )  # fmt: skip
    position.move_to(State.ADOPTED, adopted_on=on, document=document, version=position.version + 1)
    told = record(POSITION_ADOPTED, by=by, about=position, on=on)
    link_evidence(by=by, fact=told, document=document)
    return told
