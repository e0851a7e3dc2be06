"""Languages that a vacancy may ask for, by ISO 639 code: those of our two countries and of where people go to work."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("ro", _("Romanian")),
    ("bg", _("Bulgarian")),
    ("en", _("English")),
    ("de", _("German")),
    ("fr", _("French")),
    ("it", _("Italian")),
    ("es", _("Spanish")),
    ("hu", _("Hungarian")),
    ("rom", _("Romani")),
    ("tr", _("Turkish")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
]
