"""The room of data protection: what waits, one person, the access log, the register of processing activities."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from punte.base import clock, formats
from punte.base.pages import paged
from punte.base.permissions import require
from punte.people.models import Person, PersonKey, User
from punte.people.requests import SignedIn
from punte.projects.crumbs import Crumbs, way
from punte.projects.doors import operation_or_404
from punte.projects.models import Operation
from punte.records import deadlines, permissions, processing, protection, retention
from punte.records.actions.erasure import every_row
from punte.records.actions.holdings import take_held
from punte.records.downloads import as_file
from punte.records.forms.protection import LogFilter, NumberForm
from punte.records.models import AccessEntry, Breach, DataRequest

_SAFE = gettext_lazy(
    "Sealed under a key per person, row-level policies, separate rights, each look logged, files sealed."
)


def door(request: HttpRequest, code: str) -> Operation:
    """The operation of this address, for those who protect its data."""
    operation = operation_or_404(request, code)
    require(permissions.may_protect(request.user, operation))  # type: ignore[arg-type]
    return operation


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a page of data protection."""
    return way(
        operation, (_("Data protection"), reverse("records:protection_home", args=[operation.code])), *last
    )


def tabs(operation: Operation, now: str) -> list[dict[str, Any]]:
    """The pages of the room."""
    words = {
        "protection_home": _("What waits"),
        "request_list": _("Requests"),
        "breach_list": _("Breaches"),
        "access_log": _("Access log"),
        "retention_list": _("Terms of keeping"),
        "register": _("Register of processing activities"),
    }
    return [
        {"label": word, "url": reverse(f"records:{name}", args=[operation.code]), "current": name == now}
        for name, word in words.items()
    ]


@login_required
def home(request: SignedIn, code: str) -> HttpResponse:
    """What waits for who protects the data, and the way to a person by number."""
    operation = door(request, code)
    form = NumberForm(request.GET or None)
    if form.is_valid() and form.cleaned_data["person"]:
        if Person.objects.filter(consortium=operation.consortium_id, pk=form.cleaned_data["person"]).exists():
            return redirect("records:protected_person", code, form.cleaned_data["person"])
        form.add_error("person", _("Nobody has this number here."))
    context = {
        "crumbs": crumbs(operation),
        "operation": operation,
        "tabs": tabs(operation, "protection_home"),
        "figures": _figures(request.user, operation),
        "items": _waiting(request.user, operation),
        "form": form,
    }
    return render(request, "records/protection/home.html", context)


def _figures(user: User, operation: Operation) -> list[dict[str, Any]]:
    states = Person.objects.filter(consortium=operation.consortium_id).order_by().values_list("state")
    counts = dict(states.annotate(n=Count("pk")))
    waiting = DataRequest.objects.visible_to(user).filter(consortium=operation.consortium_id).waiting()
    return [
        {"label": _("Requests waiting"), "done": waiting.count()},
        {"label": _("Breaches with the clock running"), "done": _running(user, operation).count()},
        {"label": _("Restricted files"), "done": counts.get(Person.State.RESTRICTED, 0)},
        {"label": _("Erased persons"), "done": counts.get(Person.State.ERASED, 0)},
    ]


def _running(user: User, operation: Operation) -> Any:
    return Breach.objects.visible_to(user).filter(consortium=operation.consortium_id).running()


def _waiting(user: User, operation: Operation) -> list[dict[str, Any]]:
    """Breaches first, then requests by their day, then restrictions that are over."""
    now, today = clock.now(operation.zone), clock.today(operation.zone)
    items = []
    for breach in _running(user, operation).order_by("noticed_at"):
        word, tone = hours_left(breach.hours_left(now))
        items.append(_item(operation, "breach_detail", breach.pk, word, tone, _("A breach of personal data")))
    waiting = DataRequest.objects.visible_to(user).filter(consortium=operation.consortium_id).waiting()
    for asked in waiting.order_by("due_on", "pk")[:20]:
        word, tone = days_left((asked.due_on - today).days)
        text = _("Person no. %(number)s asks %(what)s") % {
            "number": asked.person_id, "what": asked.get_kind_display(),
        }  # fmt: skip
        items.append(_item(operation, "request_detail", asked.pk, word, tone, text))
    for person in deadlines.over(operation.consortium_id, today)[:20]:
        said = {"number": person.pk, "day": formats.day(person.restricted_until)}
        text = _("Person no. %(number)s was restricted until %(day)s") % said
        items.append(_item(operation, "protected_person", person.pk, _("decide what comes"), "warning", text))
    return items


def _item(operation: Operation, view: str, pk: int, tag: str, tone: str, text: str) -> dict[str, Any]:
    url = reverse(f"records:{view}", args=[operation.code, pk])
    return {"tag": tag, "tone": tone, "text": text, "verb": _("Open"), "url": url}


def hours_left(hours: float) -> tuple[str, str]:
    """The 72-hour clock in words, with its tone."""
    whole = int(abs(hours))
    if hours < 0:
        return ngettext("%(n)s hour over", "%(n)s hours over", whole) % {"n": whole}, "danger"
    word = ngettext("%(n)s hour left", "%(n)s hours left", whole) % {"n": whole}
    return word, "danger" if hours <= 12 else "warning"


def days_left(days: int) -> tuple[str, str]:
    """The days until a request must be answered, in words with their tone."""
    if days < 0:
        return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}, "danger"
    if days == 0:
        return _("due today"), "danger"
    word = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    return word, "warning" if days <= 7 else "neutral"


def person_or_404(request: SignedIn, code: str, person_id: int) -> tuple[Operation, Person]:
    """Somebody of this operation's circle."""
    operation = door(request, code)
    rows = Person.objects.filter(consortium=operation.consortium_id).select_related("consortium", "identity")
    return operation, get_object_or_404(rows, pk=person_id)


@login_required
def person(request: SignedIn, code: str, person_id: int) -> HttpResponse:
    """One person, under their number alone: what is held, what they asked, who looked."""
    operation, found = person_or_404(request, code, person_id)
    log = AccessEntry.objects.visible_to(request.user).filter(person=found)
    asked = DataRequest.objects.visible_to(request.user).filter(person=found)
    context = {
        "crumbs": crumbs(operation, (str(found), "")),
        "operation": operation,
        "person": found,
        "facts": _facts(found),
        "restricted": found.state == Person.State.RESTRICTED,
        "ways": protection.pages_of(request.user, operation, found),
        "tables": _held(found),
        "requests": request_rows(operation, asked.order_by("-received_on", "-pk")),
        "page": (page := paged(request, log.for_list(), counted=log)),
        "entries": page.rows,
        "may_take": found.state != Person.State.ERASED,
    }
    return render(request, "records/protection/person.html", context)


def _facts(found: Person) -> list[tuple[str, str]]:
    account = PersonKey.objects.filter(person=found).exists()
    rows = [(_("State of the file"), found.get_state_display())]
    if found.restricted_until:
        rows.append((_("Restricted until"), formats.day(found.restricted_until, "long")))
    keeping = retention.keeping([found.pk])
    if keeping.until:
        word = _("at least until %(day)s") if keeping.open_end else _("until %(day)s")
        rows.append((_("The law keeps the papers"), word % {"day": formats.day(keeping.until, "long")}))
    rows.append((_("Account of their own"), _("yes") if account else _("no")))
    return rows


def _held(found: Person) -> list[list[str]]:
    """How many rows in which table, histories left out."""
    with every_row():
        counts = [(t, t.about([found.pk]).count()) for t in processing.tables() if t.paths]
    return [
        [str(t.model._meta.verbose_name_plural).capitalize(), formats.number(n)]
        for t, n in counts
        if n and not hasattr(t.model, "pgh_tracked_model")
    ]


def request_rows(operation: Operation, rows: Any) -> list[dict[str, Any]]:
    """Requests as a list shows them."""
    today, shown = clock.today(operation.zone), []
    for asked in rows:
        word, tone = days_left((asked.due_on - today).days) if asked.is_waiting else ("", "neutral")
        shown.append(
            {
                "it": asked,
                "url": reverse("records:request_detail", args=[operation.code, asked.pk]),
                "word": word,
                "tone": tone,
            }
        )
    return shown


@login_required
@require_POST
def export(request: SignedIn, code: str, person_id: int) -> HttpResponse:
    """Everything that is held about a person, for who has no account; the look is logged."""
    _operation, found = person_or_404(request, code, person_id)
    try:
        content = take_held(by=request.user, person=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("records:protected_person", code, person_id)
    return as_file(content, "application/zip", f"person-{found.pk}.zip")


@login_required
def log(request: SignedIn, code: str) -> HttpResponse:
    """Who looked at whom, found by person, colleague, occasion and day."""
    operation = door(request, code)
    entries = AccessEntry.objects.visible_to(request.user).filter(consortium=operation.consortium_id)
    users = entries.order_by().values("user").distinct()
    form = LogFilter(request.GET, colleagues=list(User.objects.filter(pk__in=users).order_by("name")))
    rows = entries.filter(**form.wanted())
    page = paged(request, rows.for_list(), counted=rows)
    context = {
        "crumbs": crumbs(operation, (_("Access log"), "")),
        "operation": operation,
        "tabs": tabs(operation, "access_log"),
        "form": form,
        "page": page,
    }
    return render(request, "records/protection/log.html", context)


@login_required
def register(request: SignedIn, code: str) -> HttpResponse:
    """The register of processing activities, read from the models; ?print=… without the frame, in one of three
    languages."""
    operation = door(request, code)
    language = request.GET.get("print", "")
    printed = language in processing.LANGUAGES
    with translation.override(language if printed else translation.get_language()):
        context = {
            "crumbs": crumbs(operation, (_("Register of processing activities"), "")),
            "operation": operation,
            "tabs": tabs(operation, "register"),
            "activities": _activities(),
            "undeclared": [t.label for t in processing.tables() if not t.activity],
            "made_on": clock.today(operation.zone),
            "languages": [("ro", "Română"), ("bg", "Български"), ("en", "English")],
            "language": language or translation.get_language(),
        }
        page = "records/protection/register_print.html" if printed else "records/protection/register.html"
        return render(request, page, context)


def _activities() -> list[dict[str, Any]]:
    """Each activity with its tables, in the reader's language."""
    held: dict[str, list[str]] = {}
    for table in processing.tables():
        if not hasattr(table.model, "pgh_tracked_model"):
            held.setdefault(table.activity, []).append(str(table.model._meta.verbose_name_plural))
    return [
        {
            "name": a.name,
            "rows": [
                {"label": _("Purpose"), "value": a.purpose},
                {"label": _("Whom it concerns"), "value": a.people},
                {"label": _("Which data"), "value": a.data},
                {"label": _("Basis"), "value": "; ".join(str(b) for b in a.bases)},
                {"label": _("Recipients"), "value": a.recipients},
                {"label": _("How long"), "value": a.retention},
                {"label": _("Tables"), "value": ", ".join(held.get(a.code, []))},
                {"label": _("Protection"), "value": _SAFE},
            ],
        }
        for a in processing.activities().values()
    ]
