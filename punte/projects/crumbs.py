"""Where a page of an operation stands, for the component of crumbs."""

from django.utils.translation import gettext as _

from punte.base.addresses import address
from punte.projects.models import Operation

Crumbs = list[tuple[str, str]]


def way(operation: Operation, *below: tuple[str, str]) -> Crumbs:
    """Projects, the operation, and below it (label, address); the last one is the page itself."""
    return [
        (_("Projects"), address("projects:operation_list")),
        (operation.code, operation.get_absolute_url()),
        *below,
    ]
