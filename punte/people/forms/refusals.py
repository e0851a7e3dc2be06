"""A form acts, or is told why not: each refusal of an action stands beside its field."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from punte.people.forms.tokens import OneTimeForm


def acted(form: Any, act: Callable[[], Any]) -> bool:
    """Act with a valid form, once where it carries a token; a refusal is told in the form. Gives whether it went."""
    try:
        if isinstance(form, OneTimeForm):
            form.once(act)
        else:
            with transaction.atomic():
                act()
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    return True


def add_refusal(form: Any, refusal: ValidationError) -> None:
    """Under the fields it names, or the first of those made of one (`name_ro`); else above the form."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        parts = [name] if name in form.fields else [n for n in form.fields if n.startswith(f"{name}_")]
        form.add_error(parts[0] if parts else None, errors)
