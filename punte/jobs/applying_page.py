"""What a page of applying shows of the CV: the very copy that goes to the employer."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from punte.jobs.cv_page import shown

Seen = tuple[dict[str, dict[str, Any]], str]


def shown_to_send(cv: Seen | None) -> dict[str, Any] | None:
    """The CV in the reader's language, as its template draws it."""
    if cv is None:
        return None
    everything = cv[0]
    return shown(everything.get((get_language() or "en")[:2]) or everything["en"])


def looked_at_anew(form: forms.Form, cv: Seen | None) -> Seen | None:
    """After a refusal: the page shows the CV of now, and its mark goes with it the next time."""
    if form.is_bound and cv and "seen" in form.fields:
        form.data = {**form.data.dict(), "seen": cv[1]}  # type: ignore[attr-defined]
    return cv
