"""Forms that create carry a one-time token, so that a double click writes once."""

import uuid
from collections.abc import Callable

from django import forms
from django.db import connection, transaction


class OneTimeForm(forms.Form):
    """Ask `is_first_sending()` before acting on a valid form: the second sending gets False, and the view
    answers as it did the first time, without writing."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def once(self, act: Callable[[], object]) -> bool:
        """Act on the first sending only. Where the action refuses, the token is not spent, so the corrected form
        gets through. Gives whether this was the first."""
        with transaction.atomic():
            first = self.is_first_sending()
            if first:
                act()
        return first

    def is_first_sending(self) -> bool:
        """Spend the token in the transaction of the request: if the action fails, it is not spent; a second
        sending waits for the first and then gets False."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_usedtoken (token, used_at) VALUES (%s, now()) ON CONFLICT DO NOTHING",
                [self.cleaned_data["token"]],
            )
            return cursor.rowcount == 1
