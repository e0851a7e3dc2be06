"""The small words of every page: icons, tags, bars, numbers and dates as the reader writes them.

What stands in every row of a list is a tag here (fast); furniture of a page is an include in `components/`.
"""

from functools import cache

import structlog
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import charts, formats, icons
from punte.base.forms import faults

register = template.Library()

_ICON_OF = {"success": "check", "warning": "clock", "danger": "warn", "info": "info"}
_SCHEMES = ("light", "dark", "auto")

for _name in ("number", "signed", "day", "month", "moment", "percent"):
    register.filter(_name, getattr(formats, _name))
register.simple_tag(formats.period, name="period")


@register.filter
def money(value, currency: str = "RON") -> str:
    """An amount, or a Money with its own currency."""
    if hasattr(value, "currency"):
        return formats.money(value.amount, str(value.currency))
    return formats.money(value, currency)


@register.filter
def beside(heads, cells) -> list[tuple]:
    """Each cell of a row with the word of its column."""
    return list(zip(heads, cells, strict=True))


@register.simple_tag
def icon(name: str, small: bool = False) -> SafeString:
    """A drawing beside a word."""
    return icons.drawing(name, small=small)


@register.simple_tag
def tag(word: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A state: colour, icon and always a word. The icon follows the tone; `icon="none"` leaves it out."""
    name = icon or _ICON_OF.get(tone, "none")
    drawn = icons.drawing(name) if name != "none" else ""
    return format_html('<span class="ds-tag" data-color="{}">{}{}</span>', tone, drawn, word)


@register.simple_tag
def when(value, style: str = "short") -> SafeString:
    """A date or moment that machines can read too. style: short, long, digits, moment."""
    if not value:
        return mark_safe("—")
    text = formats.moment(value) if style == "moment" else formats.day(value, style)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), text)


def _given(value):
    """A template writes what is missing as an empty text."""
    return None if value == "" else value


def _spoken(done, target, expected) -> str:
    said = {k: formats.number(v) for k, v in (("done", done), ("target", target), ("expected", expected))}
    if expected is None:
        return _("%(done)s of %(target)s") % said
    return _("%(done)s of %(target)s, expected by now %(expected)s") % said


@register.simple_tag
def bar(done, target, expected=None) -> SafeString:
    """Done beside promised: a bar, or pieces one can count where the promise is at most ten."""
    done, target, expected = done or 0, target or 0, _given(expected)
    if 0 < target <= charts.PIPS_UP_TO and target == int(target) and done == int(done):
        return pips(done, target, expected)
    place = charts.bar(done, target, expected)
    mark = '<rect class="e" x="{}%" y="1" width="2" height="18" transform="translate(-1)"/>'
    return format_html(
        '<svg class="p-bar" role="img" aria-label="{}">'
        '<rect class="t" y="6" width="100%" height="8" rx="1.5"/>'
        '<rect class="v" y="6" width="{}%" height="8" rx="1.5"/>{}</svg>',
        _spoken(done, target, expected),
        place.done,
        "" if place.expected is None else format_html(mark, place.expected),
    )


@register.simple_tag
def pips(done, target, expected=None) -> SafeString:
    """One piece per promised thing."""
    expected = _given(expected)
    place = charts.pips(done, target, expected)
    pieces = format_html_join(
        "",
        '<rect class="{}" x="{}" y="6" width="22" height="8" rx="1.5"/>',
        (("v" if on else "t", x) for x, on in place.pieces),
    )
    mark = format_html('<rect class="e" x="{}" y="1" width="2" height="18"/>', place.expected)
    return format_html(
        '<svg class="p-bar p-bar--pips" role="img" viewBox="0 0 {} 20" preserveAspectRatio="xMinYMid meet" '
        'aria-label="{}">{}{}</svg>',
        max(place.width, 256),
        _spoken(done, target, expected),
        pieces,
        mark if place.expected is not None else "",
    )


@register.simple_tag
def standing(done, target, expected=None) -> SafeString:
    """How a target stands against its plan, in units: reached, 3 above plan, on plan, 19 below plan."""
    done, expected = done or 0, _given(expected)
    if target and done >= target:
        return tag(_("reached"), "success")
    if expected is None:
        return tag(_("no plan"), "neutral")
    gap = round(done - expected)
    said = {"gap": formats.number(abs(gap))}
    if gap < 0:
        return tag(ngettext("%(gap)s below plan", "%(gap)s below plan", -gap) % said, "warning", "down")
    if gap > 0:
        return tag(ngettext("%(gap)s above plan", "%(gap)s above plan", gap) % said, "success", "up")
    return tag(_("on plan") if done else _("planned"), "neutral")


@cache
def _circles(strength: int, of: int) -> SafeString:
    places = (("on" if i < strength else "off", 4 + 9 * i) for i in range(of))
    circles = format_html_join("", '<circle class="{}" cx="{}" cy="4" r="3"/>', places)
    return format_html('<svg viewBox="0 0 {} 8" aria-hidden="true">{}</svg>', 9 * of - 1, circles)


@register.simple_tag
def dots(strength: int, word: str = "", of: int = 3) -> SafeString:
    """The strength of evidence as filled dots, always with its word."""
    return format_html('<span class="p-dots">{}{}</span>', _circles(strength, of), word)


@register.simple_tag
def parts_bar(values, spoken: str) -> SafeString:
    """One bar cut in up to three parts, strongest first; `spoken` says the same in words."""
    pieces = format_html_join(
        "",
        '<rect class="{}" x="{}%" y="4" width="{}%" height="12" rx="1.5"/>',
        ((f"s{i}", x, width) for i, (x, width) in enumerate(charts.parts(values), 1) if width != "0"),
    )
    return format_html('<svg class="p-bar" role="img" aria-label="{}">{}</svg>', spoken, pieces)


@register.simple_tag
def way_bar(now: int, total: int, spoken: str) -> SafeString:
    """How far one is in a row of questions."""
    return format_html(
        '<svg class="p-bar" role="img" aria-label="{}"><rect class="t" width="100%" height="6" rx="3"/>'
        '<rect class="v" width="{}%" height="6" rx="3"/></svg>',
        spoken,
        charts.bar(now, total).done,
    )


@register.simple_block_tag
def drawer(content: str, id: str, title: str, lead: str = "") -> SafeString:
    """A panel that opens beside a list, by `popovertarget` and without script."""
    button = format_html(
        '<button class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button" '
        'popovertarget="{}" popovertargetaction="hide" aria-label="{}">{}</button>',
        id,
        _("Close"),
        icons.drawing("x"),
    )
    said = format_html('<p class="p-soft">{}</p>', lead) if lead else ""
    return format_html(
        '<div class="p-drawer p-stack" id="{0}" popover role="dialog" aria-labelledby="{0}-title">'
        '<div class="p-drawer__head"><div><h2 id="{0}-title">{1}</h2>{2}</div>{3}</div>{4}</div>',
        id,
        title,
        said,
        button,
        mark_safe(content),  # noqa: S308 - rendered by the template around it
    )


@register.simple_tag
def relabel(form, **labels) -> str:
    """Give fields of somebody else's form our words, without placeholder and hint, before it is shown."""
    for name, label in labels.items():
        if name in form.fields:
            bound = form[name]
            bound.label, bound.help_text = label, ""
            bound.field.widget.attrs.pop("placeholder", None)
    return ""


@register.simple_tag(takes_context=True)
def scheme(context) -> str:
    """Light, dark or as the reader's machine has it, from the reader's cookie or account."""
    request, user = context.get("request"), context.get("user")
    chosen = (request.COOKIES.get("punte_scheme") if request else "") or getattr(user, "scheme", "auto")
    return chosen if chosen in _SCHEMES else "auto"


@register.simple_tag
def request_id() -> str:
    """The number under which the log knows this request; works where there is no context at all."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


@register.inclusion_tag("components/_error_summary.html")
def error_summary(*forms, title: str = "") -> dict:
    """What is wrong in one or more forms, at the top of the page, each line a way to its field."""
    return {"faults": [fault for form in forms for fault in faults(form)], "title": title}


@register.simple_tag
def languages() -> list[dict]:
    """The three languages by their own names, the reader's marked."""
    now = formats.language()
    names = (("ro", "Română"), ("bg", "Български"), ("en", "English"))
    return [{"code": code, "name": name, "current": code == now} for code, name in names]
