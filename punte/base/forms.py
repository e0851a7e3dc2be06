"""How every form looks and speaks: labels, hints and errors in words, tied to their fields."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import Jinja2
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from punte.base.formats import day as written

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_TEMPLATES = Path(__file__).parent / "jinja2"
_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
_PASTED = 60  # characters: longer texts are pasted, shorter ones typed
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.\s]?([0-5]\d)?")
_PLAIN = (*_CHOICES, forms.CheckboxInput, forms.HiddenInput, forms.MultiWidget)

Limit = dt.date | Callable[[], dt.date] | None


class PunteField(forms.BoundField):
    """A field of a form, as our templates want to know it."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not isinstance(widget, _PLAIN):
            own = widget.attrs.get("class", "")
            attrs["class"] = f"ds-input {own}".strip()
        if int(widget.attrs.get("maxlength") or 0) >= _PASTED:
            attrs["maxlength"] = False  # too much is said, not cut off while somebody pastes
        if isinstance(widget, forms.Textarea):
            if str(widget.attrs.get("rows")) == "10":  # Django's default
                attrs["rows"] = 4
        if isinstance(widget, _CHOICES):  # the error is told by the group, not by each of its boxes
            attrs.pop("aria-invalid", None)
        return attrs

    @property
    def lone_box(self) -> bool:
        """A single tick box carries its label inside."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def counted(self) -> int | None:
        """The most characters a long answer may have."""
        long = isinstance(self.field.widget, forms.Textarea)
        return getattr(self.field, "max_length", None) if long else None

    @property
    def first_id(self) -> str:
        """The id of the control that takes the focus: of several, the first, or the first that is wrong."""
        widget = self.field.widget
        if isinstance(widget, DateParts):
            return f"{self.auto_id}_{widget.first_fault(self.data)}"
        if isinstance(widget, (*_CHOICES, forms.MultiWidget)):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id


class PunteRenderer(Jinja2):
    """Draws all forms with the templates of the house, whatever the order of the installed apps."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = PunteField

    def get_template(self, template_name: str) -> Any:
        """One of the house's or of Django's own; else that of an app which draws a field of its own."""
        try:
            return self.engine.get_template(template_name)
        except TemplateDoesNotExist:
            return get_template(template_name)

    @cached_property
    def engine(self):
        django_own = Path(django.forms.__file__).parent / "jinja2"
        return self.backend(
            {
                "APP_DIRS": False,
                "DIRS": [_TEMPLATES, django_own],
                "NAME": "punteforms",
                "OPTIONS": {"environment": "punte.base.drawn.environment"},
            }
        )


def faults(form) -> list[dict]:
    """Every error of a form with the id of the field it belongs to, in the order of the page."""
    if form is None or not form.errors:
        return []
    found = [{"text": text, "id": ""} for text in form.non_field_errors()]
    for field in form:
        name = f"{field.label}: " if field.label else ""
        place = "" if field.is_hidden else field.first_id
        found += [{"text": name + text, "id": place} for text in field.errors]
    return found


class Ways(forms.RadioSelect):
    """Radio buttons, each with a hint under its word: `Ways(hints={"yes": _("Whoever asks")})`."""

    def __init__(self, attrs=None, choices=(), *, hints=None):
        super().__init__(attrs, choices)
        self.hints = hints or {}

    def create_option(self, name, value, *args, **kwargs):
        return {**super().create_option(name, value, *args, **kwargs), "hint": self.hints.get(value, "")}


class FilePick(forms.FileInput):
    """One file to upload, with what is accepted and how big it may be."""

    template_name = "django/forms/widgets/file_pick.html"

    def __init__(self, attrs=None, *, accept: str = "", most: "StrOrPromise" = ""):
        super().__init__({**(attrs or {}), **({"accept": accept} if accept else {})})
        self.most = most

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["most"] = self.most
        return context


class Suggesting(forms.TextInput):
    """A line of text under which, with script, words are proposed while somebody types; `source` is the route that
    gives them, asked with what the field holds."""

    template_name = "django/forms/widgets/suggesting.html"

    def __init__(self, source: str, attrs=None):
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.source = source

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        ident = context["widget"]["attrs"].get("id", name)
        context["widget"]["attrs"] |= {
            "id": ident,
            "data-suggests": ident,
            "hx-get": reverse(self.source),
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{ident}-found",
            "hx-sync": "this:replace",
        }
        return context


class DateParts(forms.MultiWidget):
    """Day, month and year in three boxes: the same order for everybody, whatever the browser thinks."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs=None, *, autocomplete: str = ""):
        """`autocomplete="bday"` lets the browser fill in the reader's own birth date."""
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {}
        for part in ("day", "month", "year"):
            own = {"inputmode": "numeric", "maxlength": 4 if part == "year" else 2, "class": "ds-input"}
            if autocomplete:
                own["autocomplete"] = f"{autocomplete}-{part}"
            boxes[part] = forms.TextInput(own)
        super().__init__(boxes, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for box, word in zip(context["widget"]["subwidgets"], (_("Day"), _("Month"), _("Year")), strict=True):
            box["word"] = word
        return context

    def decompress(self, value):
        return [value.day, value.month, value.year] if isinstance(value, dt.date) else [None, None, None]

    def first_fault(self, texts) -> int:
        """Which of the three boxes is the first that cannot be right (0 day, 1 month, 2 year)."""
        for i, (text, most) in enumerate(zip(texts or [], (31, 12, 9999), strict=False)):
            if not (text or "").strip().isdecimal() or not 1 <= int(text) <= most:
                return i
        return 0


class DatePartsField(forms.MultiValueField):
    """A date typed as day, month and year; every error says in words what to change."""

    widget = DateParts
    default_error_messages = {
        "required": _("Enter the date: day, month and year."),
        "missing_day": _("Add the day."),
        "missing_month": _("Add the month."),
        "missing_year": _("Add the year."),
        "digits": _("Write the date in digits, for example 27 3 1990."),
        "day": _("The day must be a number from 1 to 31."),
        "month": _("The month must be a number from 1 to 12."),
        "year": _("Write the year with four digits, for example 1990."),
        "unreal": _("This day does not exist in that month."),
        "early": _("The date must be %(limit)s or later."),
        "late": _("The date must be %(limit)s or earlier."),
    }

    def __init__(self, *, earliest: Limit = None, latest: Limit = None, **kwargs):
        """`earliest` and `latest` are included; a callable is asked each time (for the business clock)."""
        self.earliest, self.latest = earliest, latest
        boxes = tuple(forms.CharField(required=False) for _part in range(3))
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def clean(self, value):
        if isinstance(value, dt.date):  # a field that is switched off brings its initial date
            return value
        texts = [str(text or "").strip() for text in (value or ["", "", ""])]
        if not any(texts):
            if self.required:
                raise self._fault("required")
            return None
        date = self.compress(texts)
        self.run_validators(date)
        return date

    def compress(self, data_list):
        for part, text in zip(("day", "month", "year"), data_list, strict=True):
            if not text:
                raise self._fault(f"missing_{part}")
        if not all(text.isascii() and text.isdecimal() for text in data_list):
            raise self._fault("digits")
        day, month, year = (int(text) for text in data_list)
        rules = {"day": 1 <= day <= 31, "month": 1 <= month <= 12, "year": len(data_list[2]) == 4}
        for code, kept in rules.items():
            if not kept:
                raise self._fault(code)
        return self._within(self._real(day, month, year))

    def has_changed(self, initial, data):
        return not self.disabled and DateParts().decompress(initial) != [_int(text) for text in data or []]

    def _real(self, day: int, month: int, year: int) -> dt.date:
        try:
            return dt.date(year, month, day)
        except ValueError as error:
            raise self._fault("unreal" if year else "year") from error

    def _within(self, date: dt.date) -> dt.date:
        earliest = self.earliest() if callable(self.earliest) else self.earliest
        latest = self.latest() if callable(self.latest) else self.latest
        if earliest and date < earliest:
            raise self._fault("early", limit=written(earliest, "long"))
        if latest and date > latest:
            raise self._fault("late", limit=written(latest, "long"))
        return date

    def _fault(self, code: str, **values) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=values or None)


class ClockField(forms.CharField):
    """A time of day as people write it: 9, 9:30, 14.00."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 5})

    def to_python(self, value: Any) -> Any:
        """The time; raises ValidationError."""
        if isinstance(value, dt.time):
            return value
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        found = _CLOCK.fullmatch(text)
        if found is None:
            raise ValidationError(_("Write a time of day, for example 9:30."))
        return dt.time(int(found[1]), int(found[2] or 0))

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value


def _int(text) -> int | None:
    text = str(text or "").strip()
    return int(text) if text.isdecimal() else None
