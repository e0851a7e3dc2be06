"""What happens to a card: typed in as it was written, a thought a line; dropped when it was typed by mistake."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.dialogue import plan_permissions as permissions
from punte.dialogue.actions.action_groups import written_once
from punte.dialogue.models import ActionGroup, Criterion, HomogeneousGroup, SpiralAnswer
from punte.people.models import User

MOST_THOUGHTS = 20


@transaction.atomic
def type_card(*, by: User, circle: HomogeneousGroup, card: int, question: str, text: str) -> SpiralAnswer:
    """Keep one answer under the number on its card; each line of it is a criterion. Raises ValidationError keyed to a
    field."""
    group = held(circle.group)
    require(permissions.may_help(by, group))
    refuse_after_reconciliation(group)
    lines = _thoughts(circle, card, question, text)
    answer = SpiralAnswer(
        consortium_id=group.consortium_id,
        circle=circle,
        card=card,
        question=question,
        text="\n".join(lines),
        typed_by=by,
    )
    written_once(answer, "card", _("The answer of this card to this question is typed in already."))
    Criterion.objects.bulk_create(
        Criterion(consortium_id=group.consortium_id, group=group, answer=answer, text=line) for line in lines
    )
    return answer


def _thoughts(circle: HomogeneousGroup, card: int, question: str, text: str) -> list[str]:
    lines = [line for line in (tidy(part) for part in text.splitlines()) if line]
    wrong = {}
    if not 1 <= card <= circle.people:
        wrong["card"] = _("There were %(people)s people: the number is between 1 and %(people)s.") % {
            "people": circle.people
        }
    if question not in SpiralAnswer.Question.values:
        wrong["question"] = _("Say which question it answers.")
    if not lines:
        wrong["text"] = _("Write what stands on the card.")
    elif len(lines) > MOST_THOUGHTS or max(map(len, lines)) > 500:
        wrong["text"] = _("At most 20 lines, each of at most 500 characters.")
    if wrong:
        raise ValidationError(wrong)
    return lines


@transaction.atomic
def drop_card(*, by: User, answer: SpiralAnswer) -> None:
    """Take a card out that was typed by mistake, with its criteria and their codings, unless a measure comes from
    it."""
    group = held(answer.circle.group)
    require(permissions.may_help(by, group))
    refuse_after_reconciliation(group)
    try:
        with transaction.atomic():
            answer.delete()
    except ProtectedError:
        raise ValidationError(_("A measure comes from this card; it stays."), code="used") from None


def held(group: ActionGroup) -> ActionGroup:
    """The group as it is now; who reconciles and who types or codes wait for each other."""
    rows = ActionGroup.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("operation").get(pk=group.pk)


def refuse_after_reconciliation(group: ActionGroup) -> None:
    """Raises ValidationError once the coding is closed."""
    if group.reconciled_on:
        raise ValidationError(_("The coding is closed: this is reconciled already."), code="reconciled")
