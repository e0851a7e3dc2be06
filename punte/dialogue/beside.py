"""From an event to the round table that is held there."""

from django.utils.translation import gettext as _

from punte.dialogue.models import RoundTable
from punte.events.beside import Link, register
from punte.events.models import Event


@register
def round_table(event: Event) -> list[Link]:
    """The public page of its table, where it has one."""
    rows = RoundTable.objects.public().filter(event=event)
    return [(_("The round table: questions, who speaks, what came out"), t.get_absolute_url()) for t in rows]
