"""Loading a project from its definition file; loading it again changes what changed and nothing else."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from punte.base.text import folded, sort_key
from punte.base.translated import Translated
from punte.organisations.models import Organisation
from punte.organisations.search import words_of as words_of_organisation
from punte.people.actions.search_rows import write_search_row, write_search_rows
from punte.people.models import Consortium
from punte.people.sealing import new_consortium_key
from punte.projects.definitions import Definition, all_definitions
from punte.projects.models import (
    Activity,
    BudgetSource,
    Criterion,
    Operation,
    Partnership,
    Programme,
    TargetGroup,
)
from punte.projects.search import words_of


@transaction.atomic
def load_operations() -> list[tuple[Operation, Definition]]:
    """Load every definition file; the operator's command, no user's."""
    return [(load_operation(d), d) for d in all_definitions()]


def load_operation(definition: Definition) -> Operation:
    """One project with its programme, partners, activities and target groups."""
    operation, _created = Operation.objects.update_or_create(
        code=definition["code"], defaults=_fields(definition)
    )
    for source in definition["budget"]["sources"] if definition.get("budget") else []:
        BudgetSource.objects.update_or_create(
            operation=operation, source=source["source"], defaults={"amount": Decimal(source["amount"])}
        )
    for partner in definition["partners"]:
        Partnership.objects.update_or_create(
            operation=operation, organisation=_organisation(partner), defaults={"role": partner["role"]}
        )
    for activity in definition["activities"]:
        Activity.objects.update_or_create(
            operation=operation,
            code=activity["code"],
            defaults={"name": _translated(definition, activity["name"])},
        )
    for group in definition["target_groups"]:
        _load_group(operation, definition, group)
    partners = Organisation.objects.filter(partnerships__operation=operation)
    write_search_rows([words_of_organisation(o) for o in partners])
    write_search_row(words_of(operation))
    return operation


def _fields(definition: Definition) -> dict[str, Any]:
    budget = definition.get("budget") or {}
    return {
        "consortium": _consortium(definition["consortium"]),
        "programme": _programme(definition),
        "official_code": definition.get("official_code") or "",
        "title": _translated(definition, definition["title"]),
        "summary": _translated(definition, definition.get("summary")),
        "priority": _named(definition, definition.get("priority")),
        "objective": _named(definition, definition.get("objective")),
        "starts_on": definition.get("starts_on"),
        "ends_on": definition.get("ends_on"),
        "dates_are": definition.get("dates_are") or "exact",
        "zone": definition["zone"],
        "currency": definition.get("currency") or "RON",
        "budget_total": budget.get("total"),
        "regions": definition.get("regions") or [],
        "places": definition.get("places") or [],
        "course_topics": definition.get("course_topics") or [],
        "indicator_set": definition["programming_period"],
    }


def _consortium(data: dict[str, str]) -> Consortium:
    consortium = Consortium.objects.filter(slug=data["slug"]).first()
    if consortium is None:
        key = new_consortium_key(data["slug"])
        return Consortium.objects.create(slug=data["slug"], name=data["name"], wrapped_key=key)
    if consortium.name != data["name"]:
        consortium.name = data["name"]
        consortium.save(update_fields=["name"])
    return consortium


def _programme(definition: Definition) -> Programme | None:
    data = definition.get("programme")
    if not data:
        return None
    return Programme.objects.update_or_create(
        code=data.get("code") or "",
        period=definition["programming_period"],
        defaults={"name": _translated(definition, data["name"])},
    )[0]


def _organisation(partner: dict[str, str]) -> Organisation:
    found = Organisation.objects.filter(name=partner["name"]).first()
    return found or Organisation.objects.create(
        name=partner["name"],
        kind=partner["kind"],
        country=partner["country"],
        sort_key=sort_key(partner["name"]),
        folded=folded(partner["name"]),
    )


def _load_group(operation: Operation, definition: Definition, data: dict[str, Any]) -> None:
    group, _created = TargetGroup.objects.update_or_create(
        operation=operation,
        code=data["code"],
        defaults={"applies_to": data["for"], "name": _translated(definition, data["name"])},
    )
    for criterion in data["criteria"]:
        Criterion.objects.update_or_create(
            group=group,
            code=criterion["code"],
            defaults={
                "name": _translated(definition, criterion["name"]),
                "proofs": criterion.get("proofs") or [],
                "since": criterion.get("since") or data.get("since"),
                "until": criterion.get("until"),
            },
        )


def _translated(definition: Definition, texts: dict[str, str] | None) -> Translated | None:
    return Translated(texts, source=definition["language"]) if texts else None


def _named(definition: Definition, data: dict[str, Any] | None) -> Translated | None:
    """A code with a name; the code alone where the announcement gives no name."""
    if not data:
        return None
    code, name = data.get("code") or "", data.get("name") or {}
    texts = {lang: f"{code} {name.get(lang, '')}".strip() for lang in ("ro", "bg", "en")}
    return _translated(definition, texts)
