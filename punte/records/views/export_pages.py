"""What the pages of exports show, put into words: one's own files, what can be made, progress, a file's facts."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.formats import day, moment, number
from punte.people.models import User
from punte.projects.crumbs import Crumbs, way
from punte.projects.models import Operation
from punte.records import permissions
from punte.records.export_kinds import Choice, ExportKind, all_kinds
from punte.records.forms.exports import OWN_NAMES, SHORT
from punte.records.models import Export

State = Export.State
TONES = {
    State.WAITING: "info",
    State.RUNNING: "info",
    State.READY: "success",
    State.FAILED: "danger",
    State.EXPIRED: "neutral",
}


def crumbs(operation: Operation, *last: tuple[str, str]) -> Crumbs:
    """The way to a file's page."""
    return way(
        operation,
        (_("Files"), reverse("records:export_list", args=[operation.code])),
        *last,
    )


def label_of(export: Export) -> str:
    """What the file is; a kind that no room makes any more is told by its code."""
    kind = all_kinds().get(export.kind)
    return str(kind.label) if kind else export.kind


def list_rows(code: str, rows: Iterable[Export]) -> list[dict[str, Any]]:
    """The reader's files."""
    offered: dict[str, dict[str, Choice]] = {}
    return [
        {
            "it": e,
            "label": label_of(e),
            "small": _small(e, offered),
            "url": _url("detail", code, e),
            "take_url": _url("download", code, e) if e.is_there else "",
            "word": _word(e),
            "tone": TONES[State(e.state)],
        }
        for e in rows
    ]


def _small(export: Export, offered: dict[str, dict[str, Choice]]) -> str:
    """What tells two files of one kind apart; what a kind offers is asked once."""
    if export.kind not in offered:
        offered[export.kind] = _offered(export)
    chosen = [word for _label, word in _chosen(export, offered[export.kind])]
    about = (SHORT.get(export.format, export.format), OWN_NAMES.get(export.language, export.language))
    return ", ".join([*chosen, *about])


def _word(export: Export) -> str:
    if export.state == State.READY and not export.is_there:
        return str(State.EXPIRED.label)
    if export.state == State.RUNNING and export.total:
        return _("%(done)s of %(total)s") % {"done": number(export.done), "total": number(export.total)}
    return str(export.get_state_display())


def _url(name: str, code: str, export: Export) -> str:
    return reverse(f"records:export_{name}", args=[code, export.pk])


def offers(user: User, operation: Operation) -> list[dict[str, Any]]:
    """What this reader can have made, grouped; what they may not make is not shown."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for kind in all_kinds().values():
        if kind.listed and permissions.may_make_export(user, operation, kind):
            groups.setdefault(str(kind.group) or _("Other files"), []).append(_offer(kind, operation))
    return [{"name": name, "rows": rows} for name, rows in groups.items()]


def _offer(kind: ExportKind, operation: Operation) -> dict[str, Any]:
    return {
        "text": str(kind.label),
        "small": str(kind.hint),
        "tag": ", ".join(SHORT.get(f, f) for f in kind.formats),
        "url": f"{reverse('records:export_create', args=[operation.code])}?kind={kind.code}",
    }


def job_of(export: Export) -> dict[str, Any]:
    """How far it is."""
    waiting = export.state == State.WAITING
    return {
        "title": _("The file waits for its turn") if waiting else _("The file is being made"),
        "text": "" if export.total else _("This takes a few seconds, for long lists some minutes."),
        "done": export.done,
        "total": export.total,
        "url": _url("progress", export.operation.code, export),
        "running": True,
    }


def detail_context(user: User, export: Export) -> dict[str, Any]:
    """Everything on the page of one file."""
    code = export.operation.code
    running = export.state in Export.UNFINISHED
    label = label_of(export)
    return {
        "crumbs": crumbs(export.operation, (label, "")),
        "operation": export.operation,
        "export": export,
        "title": label,
        "facts": _facts(export),
        "job": job_of(export) if running else None,
        "running": running,
        "there": export.is_there,
        "kept": _kept(export),
        "failed": export.state == State.FAILED,
        "why": _why(export),
        "take_url": _url("download", code, export),
        "discard_url": _url("discard", code, export),
        "again_url": _url("again", code, export) if _may_again(user, export) else "",
        "downloads": list(export.downloads.select_related("user")[:20]) if export.made_at else [],
    }


def _facts(export: Export) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        (_("State"), _word(export) if export.state != State.RUNNING else export.get_state_display()),
        (_("Format"), SHORT.get(export.format, export.format)),
        (_("Language"), OWN_NAMES.get(export.language, export.language)),
        *_chosen(export, _offered(export)),
        (_("Asked for"), moment(export.asked_at)),
    ]
    if export.is_there:
        rows.append((_("Size"), filesizeformat(export.size)))
    return rows


def _offered(export: Export) -> dict[str, Choice]:
    kind = all_kinds().get(export.kind)
    if kind is None or not export.options:
        return {}
    return {c.name: c for c in kind.choices(export.by, export.operation)}


def _chosen(export: Export, offered: dict[str, Choice]) -> list[tuple[str, str]]:
    """What was chosen, in words where the kind still offers it; what everybody gets is not said."""
    return [
        (str(offered[name].label), _said(offered[name], str(value)))
        for name, value in export.options.items()
        if name in offered and value and (offered[name].telling or value != _usual(offered[name]))
    ]


def _usual(choice: Choice) -> str:
    return choice.values[0][0] if choice.values else ""


def _said(choice: Choice, value: str) -> str:
    if choice.day:
        return day(dt.date.fromisoformat(value), "long")
    return str(dict(choice.values).get(value, value))


def _kept(export: Export) -> str:
    if not export.is_there or export.expires_at is None:
        return ""
    text = _("It is kept until %(day)s and then goes by itself.") % {"day": day(export.expires_at, "long")}
    if export.persons:
        about = ngettext(
            "It is about %(n)s person: keep it where nobody else reads it.",
            "It is about %(n)s persons: keep it where nobody else reads it.",
            len(export.persons),
        )
        text += " " + about % {"n": number(len(export.persons))}
    return text


def _why(export: Export) -> str:
    if export.said:
        return export.said
    if export.state == State.READY and not export.is_there:
        return str(Export.Why.OLD.label)
    return str(Export.Why(export.why).label) if export.why else ""


def _may_again(user: User, export: Export) -> bool:
    kind = all_kinds().get(export.kind)
    return (
        export.state in (State.FAILED, State.EXPIRED) or (export.state == State.READY and not export.is_there)
    ) and (kind is not None and permissions.may_make_export(user, export.operation, kind))
