"""What is drawn on every page and in every row, in Jinja2, which takes a tenth of the time of Django's templates.

Forms with their fields lie in `jinja2/django/`, components of pages and rows of lists beside them under the name by
which a page includes them; the page does not see the difference. There `_()` translates, and `house` has the tags of
the house as functions. Undefined names are empty and numbers grouped, as in Django's templates.
"""

from types import SimpleNamespace
from typing import Any

import jinja2
from django.template import Context, TemplateDoesNotExist
from django.template.base import Origin
from django.template.loaders import cached
from django.template.utils import get_app_template_dirs
from django.urls import NoReverseMatch
from django.utils.formats import localize
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from punte.base import formats, icons
from punte.base.addresses import address
from punte.base.templatetags import punte as tags


def environment(**options: Any) -> jinja2.Environment:
    """What every Jinja2 template of the house may use."""
    made = jinja2.Environment(**options | {"undefined": jinja2.ChainableUndefined})  # noqa: S701 - the caller escapes
    made.globals |= {"_": gettext, "house": _HOUSE}
    made.filters |= {"number": formats.number, "beside": tags.beside}
    return made


def _way(name: str, *args: Any) -> str:
    """The address of a page, empty where there is no such page."""
    try:
        return address(name, *args)
    except NoReverseMatch:
        return ""


def _csrf_input(token: Any) -> SafeString | str:
    """As Django's tag: nothing where no request brings a token."""
    known = token and token != "NOTPROVIDED"  # noqa: S105 - what Django says where it knows none
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if known else ""


def _new_notices(count: int) -> str:
    return ngettext("%(counter)s new notice", "%(counter)s new notices", count) % {
        "counter": formats.number(count)
    }


_HOUSE = SimpleNamespace(
    way=_way,
    csrf_input=_csrf_input,
    new_notices=_new_notices,
    icon=icons.drawing,
    when=tags.when,
    languages=tags.languages,
    scheme=lambda request, user: tags.scheme({"request": request, "user": user}),
)


class Drawn:
    """A Jinja2 template in the place of one of Django's: it is given the whole context."""

    def __init__(self, template: jinja2.Template):
        self.template = template
        self.origin = Origin(template.filename or "", template.name)

    def render(self, context: Context) -> SafeString:
        """The piece of the page."""
        return SafeString(self.template.render(context.flatten()))


class Loader(cached.Loader):
    """Finds a template among those in Jinja2 first, then among Django's."""

    def __init__(self, engine: Any):
        super().__init__(engine, ["django.template.loaders.app_directories.Loader"])

    @cached_property
    def drawn(self) -> jinja2.Environment:
        """Where the rooms' pieces in Jinja2 are."""
        folders = jinja2.FileSystemLoader([str(folder) for folder in get_app_template_dirs("jinja2")])
        return environment(loader=folders, autoescape=True, auto_reload=False, finalize=_written)

    def get_template(self, template_name: str, skip: Any = None) -> Any:
        """One of the two kinds; raises TemplateDoesNotExist."""
        try:
            return Drawn(self.drawn.get_template(template_name))
        except jinja2.TemplateNotFound as missing:
            if missing.name != template_name:
                raise TemplateDoesNotExist(str(missing.name)) from missing
        return super().get_template(template_name, skip)


def _written(value: Any) -> Any:
    """Numbers and dates as the reader writes them."""
    return value if isinstance(value, str) else localize(value)
