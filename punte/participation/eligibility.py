"""What is on file about a criterion of eligibility: the value recorded, beside the paper and who checked it."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from punte.base import formats
from punte.participation.models import Participation
from punte.projects.models import Criterion


def recorded(found: Participation, criterion: Criterion) -> str:
    """The recorded value that a criterion looks at, in words; empty where the file holds none. Special categories
    are not among them: they have a door of their own."""
    value = next((v for prefix, v in _VALUES.items() if criterion.code.startswith(prefix)), None)
    return value(found) if value else ""


def _function(found: Participation) -> str:
    parts = [found.get_function_display()] if found.function != found.Function.NONE else []
    parts += [found.sender.name] if found.sender else []
    return ", ".join(map(str, parts))


def _sender(found: Participation) -> str:
    return found.sender.name if found.sender else ""


def _place(found: Participation) -> str:
    return ", ".join(str(place) for place in (found.region, found.settlement) if place)


def _age(found: Participation) -> str:
    return _("%(n)s years at entry") % {"n": formats.number(found.age)} if found.age is not None else ""


def _labour(found: Participation) -> str:
    return str(found.get_labour_display()) if found.labour else ""


def _studies(found: Participation) -> str:
    return str(found.get_studies_display()) if found.studies else ""


# Codes of criteria in the definition files begin with one of these.
_VALUES: dict[str, Callable[[Participation], str]] = {
    "function_in_cso": _function,
    "organisation_eligible": _sender,
    "region": _place,
    "age": _age,
    "not_in_work": _labour,
    "not_in_education": _studies,
    "unemployed": _labour,
    "inactive": _labour,
}
