"""What the screens of round tables begin with: the public door, the chair's door, the ways to both."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.rls import set_local
from punte.dialogue import table_permissions as permissions
from punte.dialogue.models import RoundTable, TableQuestion
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation


def public_or_404(request: HttpRequest, table_id: int) -> RoundTable:
    """A table that everybody may read; the rest of the request works in its consortium."""
    found = get_object_or_404(RoundTable.objects.public(), pk=table_id)
    set_local(consortium=found.consortium_id, user=request.user.pk or "")
    return RoundTable.objects.for_list().get(pk=table_id)


def table_or_404(request: SignedIn, code: str, table_id: int) -> RoundTable:
    """A table of the project, for those who work in it."""
    operation = operation_or_404(request, code)
    rows = RoundTable.objects.visible_to(request.user).filter(event__operation=operation)
    return get_object_or_404(rows.for_list(), pk=table_id)


def chaired_or_404(request: SignedIn, code: str, table_id: int) -> RoundTable:
    """A table of the project, for who chairs it; 403 for the others."""
    table = table_or_404(request, code, table_id)
    require(permissions.may_chair(request.user, table))
    return table


def question_or_404(table: RoundTable, question_id: int) -> TableQuestion:
    """A question of this table, with who asked it."""
    rows = table.questions.select_related("voice__user", "voice__person__key_holder__user", "responsible")
    found = get_object_or_404(rows, pk=question_id)
    found.table = table
    return found


def public_crumbs(*last: tuple[str, str]) -> Crumbs:
    """The way to a public page."""
    return [(_("First page"), "/"), (_("Round tables"), reverse("dialogue:table_list")), *last]


def below(table: RoundTable, *last: tuple[str, str]) -> Crumbs:
    """The way to a public page below a table."""
    return public_crumbs((str(table), table.get_absolute_url()), *last)


def desk_crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the desk."""
    return way(
        operation, (_("Round tables"), reverse("dialogue:table_desk_list", args=[operation.code])), *last
    )


def desk_below(table: RoundTable, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of the desk below a table."""
    return desk_crumbs(table.operation, (str(table), table.desk_url), *last)


def done(request: HttpRequest, act: Callable[[], object], said: str) -> bool:
    """Act, and say so; a refusal is told above the page. Gives whether it went."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    if said:
        messages.success(request, said)
    return True
