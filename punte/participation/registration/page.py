"""What the page of a participant's registration forms shows, as far as the reader may see it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.participation import permissions
from punte.participation.actions.forms import is_current
from punte.participation.models import Participation, RegistrationForm
from punte.people.models import Person, User
from punte.records.models import Document

State = RegistrationForm.State
TONES = {State.GENERATED: "warning", State.SIGNED: "success", State.SUPERSEDED: "neutral"}
LANGUAGES = {"ro": "română", "bg": "български", "en": "English"}


def form_page(user: User, found: Participation) -> dict[str, Any]:
    """The context of the page: the valid form with what comes next, and the earlier ones."""
    rows = list(found.registration_forms.select_related("generated_by", "witness", "document"))
    for form in rows:
        form.participation = found
    valid = next((form for form in rows if form.state != State.SUPERSEDED), None)
    works = permissions.may_work_on(user, found)
    return {
        "operation": found.operation,
        "participation": found,
        "valid": _row(user, valid, works) if valid else None,
        "standing": standing(found, valid),
        "earlier": [_row(user, form, False) for form in rows if form is not valid],
        "works": works,
        "scan_url": _url(found, "form_scan"),
        "dossier_url": dossier_url(user, found),
    }


def section(user: User, found: Participation) -> dict[str, Any]:
    """What the participant's own page says about it."""
    valid = found.registration_forms.living().select_related("witness").first()
    if valid:
        valid.participation = found
    return {
        "form": valid,
        "standing": standing(found, valid),
        "url": _url(found, "form"),
        "dossier_url": dossier_url(user, found),
    }


def standing(found: Participation, valid: RegistrationForm | None) -> dict[str, str]:
    """What is so, in a word and a sentence: tag, tone, text."""
    if found.person.state == Person.State.ERASED:
        return {"tag": _("erased"), "tone": "neutral", "text": _("The person's data were erased.")}
    if valid is None:
        return {
            "tag": _("not made yet"),
            "tone": "warning",
            "text": _("No valid form: make one and have it signed."),
        }
    if not is_current(valid):
        text = _("What is stored has changed since. Make a new form and have it signed.")
        return {"tag": _("out of date"), "tone": "danger", "text": text}
    if valid.state == State.SIGNED:
        said = {"day": formats.day(valid.signed_on, "long"), "how": valid.get_way_display()}
        return {"tag": _("signed"), "tone": "success", "text": _("Signed on %(day)s, %(how)s.") % said}
    text = _("Print it and bring it back signed, or let the person sign on the screen.")
    return {"tag": _("to be signed"), "tone": "warning", "text": text}


def dossier_url(user: User, found: Participation) -> str:
    """Where the dossier is asked for; empty without the right."""
    return _url(found, "dossier") if permissions.may_export_dossier(user, found.operation) else ""


def _row(user: User, form: RegistrationForm, works: bool) -> dict[str, Any]:
    found = form.participation
    opens = permissions.may_open_form(user, form)
    paper = form.document
    there = paper.state == Document.State.ACCEPTED if paper else form.state != State.SUPERSEDED
    unsigned = form.state == State.GENERATED
    return {
        "form": form,
        "tone": TONES[State(form.state)],
        "facts": _facts(form),
        "download_url": _url(found, "form_download", form.pk) if opens and there else "",
        "sign_url": _url(found, "form_sign", form.pk) if works and opens and unsigned else "",
        "unsigned": unsigned,
        "closed": not opens,
    }


def _facts(form: RegistrationForm) -> list[tuple[str, str]]:
    rows = [
        (_("Language"), LANGUAGES[form.language]),
        (_("Made"), f"{formats.day(form.made_on)}, {form.generated_by.name}"),
    ]
    if form.signed_on:
        by = f", {form.witness.name}" if form.witness else ""
        rows.append((_("Signed"), f"{formats.day(form.signed_on)}, {form.get_way_display()}{by}"))
    rows.append((_("Special categories"), _("printed") if form.special else _("not printed")))
    return rows


def _url(found: Participation, name: str, *more: int) -> str:
    return reverse(f"participation:participant_{name}", args=[found.operation.code, found.pk, *more])
