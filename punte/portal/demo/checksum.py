"""One number for everything the demonstration wrote: two loadings from one seed give the same.

Keys made at random, moments of writing and sealed bytes differ from loading to loading. So rows are named by their
order within their consortium, references by what they point to, and what is sealed is opened.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from punte.base.rls import set_local
from punte.events.models import Attendance, Event, Registration, Sheet
from punte.jobs.models import Employer, Vacancy
from punte.learning.models import Enrolment, Offering, Programme
from punte.organisations.models import Identifier, Invitation, Organisation, Role
from punte.participation.actions.special import special_door
from punte.participation.models import (
    EntityParticipation,
    ImportBatch,
    ImportRow,
    Observation,
    Participation,
    Proof,
    SpecialCategory,
    Stay,
)
from punte.people.models import (
    Consortium,
    Contact,
    Identity,
    NationalNumber,
    Notice,
    Person,
    PersonKey,
    PersonName,
    User,
)
from punte.people.models.persons import Sealed
from punte.projects.models import Activity, Assignment, Criterion, Operation
from punte.records.models import AccessEntry, Consent, Deliverable, Document, Evidence, Fact
from punte.reference.models import Settlement

Row = tuple[Any, ...]
# What everybody shares; then what each consortium keeps, in an order in which references point back.
SHARED: list[type[models.Model]] = [User, Organisation, Identifier, Role, Assignment, Invitation, Notice]
OWN: list[type[models.Model]] = [
    Person,
    Identity,
    Contact,
    NationalNumber,
    PersonName,
    PersonKey,
    Document,
    Participation,
    SpecialCategory,
    Proof,
    Stay,
    Observation,
    EntityParticipation,
    Event,
    Sheet,
    Registration,
    Attendance,
    Programme,
    Offering,
    Enrolment,
    Deliverable,
    Employer,
    Vacancy,
    Consent,
    Fact,
    Evidence,
    ImportBatch,
    ImportRow,
    AccessEntry,
]
_LABELS: dict[type[models.Model], str] = {
    User: "email",
    Organisation: "name",
    Operation: "code",
    Consortium: "slug",
    Settlement: "code",
}
# By the real clock, or drawn anew each time.
_PASSING = {"password", "last_login", "since", "object_id", "url", "file_name", "small_file_name", "link_key"}
_DRAWN = {"sha256", "size"}  # of papers that hold the moment they were made, or a code drawn anew


def checksum() -> str:
    """Sixteen hexadecimal digits over every row of the demonstration, as punte_app sees it."""
    digest = hashlib.sha256()
    for line in _everything():
        digest.update(repr(line).encode())
    return digest.hexdigest()[:16]


def _everything() -> Iterator[Row]:
    labels = _shared_labels()
    for model in SHARED:
        yield (model.__name__, sorted(map(repr, _rows(model, model._default_manager.all(), labels))))
    for consortium in Consortium.objects.order_by("slug"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            with special_door("read"):
                yield from _of_consortium(consortium, dict(labels))


def _of_consortium(consortium: Consortium, labels: dict[Any, Any]) -> Iterator[Row]:
    for model in OWN:
        found = list(_own(model, consortium))
        for rank, row in enumerate(found, 1):
            labels[model, row.pk] = rank
        yield (consortium.slug, model.__name__, list(_rows(model, found, labels)))


def _own(model: type[models.Model], consortium: Consortium) -> models.QuerySet[Any]:
    order = ("uploaded_at", "sha256") if model is Document else ("pk",)  # their keys are drawn at random
    rows = model._default_manager.filter(consortium=consortium).order_by(*order)
    if model is Document:
        rows = rows.filter(registration_form=None)  # each form has a code of its own, drawn anew
    if issubclass(model, Sealed):
        rows = rows.select_related("person__consortium")
    return rows


def _shared_labels() -> dict[Any, Any]:
    labels = {
        (model, pk): label
        for model, name in _LABELS.items()
        for pk, label in model._default_manager.values_list("pk", name)
    }
    for model, path in ((Activity, "operation__code"), (Criterion, "group__operation__code")):
        for pk, where, code in model._default_manager.values_list("pk", path, "code"):
            labels[model, pk] = (where, code)
    for role in Role.objects.select_related("user", "organisation"):
        labels[Role, role.pk] = (role.user.email, role.organisation.name, role.role)
    return labels


def _rows(model: type[models.Model], rows: Iterable[Any], labels: dict[Any, Any]) -> Iterator[Row]:
    fields = [f for f in model._meta.concrete_fields if _lasting(f)]
    opened = _OPENED.get(model)
    for row in rows:
        told = [(f.attname, _said(f, row, labels)) for f in fields]
        yield (*told, opened(row) if opened else None)


def _lasting(field: Any) -> bool:
    if field.name in _PASSING or (field.model is Document and field.name in _DRAWN):
        return False
    if isinstance(field, models.DateTimeField | models.BinaryField):
        return False
    return not field.primary_key or field.is_relation


def _said(field: Any, row: Any, labels: dict[Any, Any]) -> Any:
    value = getattr(row, field.attname)
    if field.attname == "source_id":
        model = ContentType.objects.get_for_id(row.source_type_id).model_class()
        return (model.__name__ if model else "", labels.get((model, value)))
    if field.attname == "problems":  # they may name persons by number
        return [(p["column"], p["code"]) for p in value]
    if value is None or not field.is_relation:
        return value.isoformat() if isinstance(value, dt.date) else str(value)
    if field.related_model is ContentType:
        return ""
    return labels.get((field.related_model, value), str(value))


def _answers(row: SpecialCategory) -> Any:
    return sorted((k, str(v)) for k, v in row.answers(row.consortium.special_key).items())


_OPENED: dict[type[models.Model], Callable[[Any], Any]] = {
    Identity: lambda row: sorted(row.data.items(), key=str),
    Contact: lambda row: sorted(row.data.items(), key=str),
    NationalNumber: lambda row: sorted(row.data.items(), key=str),
    SpecialCategory: _answers,
    Notice: lambda row: None,
}
