"""The codes of the board in words: contracts, hours, shifts, languages, support."""

from django.utils.translation import gettext_lazy as _

CONTRACTS = [
    ("permanent", _("permanent")),
    ("fixed_term", _("for a fixed term")),
    ("seasonal", _("seasonal")),
    ("day", _("by the day")),
    ("none", _("no employment contract")),
]
HOURS = [("full", _("full time")), ("part", _("part time")), ("flexible", _("flexible"))]
SHIFTS = [
    ("day", _("by day")),
    ("shifts", _("in shifts")),
    ("night", _("by night")),
    ("weekend", _("at weekends")),
]
LANGUAGES = [
    ("ro", _("Romanian")),
    ("bg", _("Bulgarian")),
    ("rom", _("Romani")),
    ("hu", _("Hungarian")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
    ("en", _("English")),
    ("de", _("German")),
    ("it", _("Italian")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ru", _("Russian")),
]
NEEDS = [
    ("step_free", _("step-free entrance")),
    ("sign_language", _("sign language")),
    ("easy_reading", _("instructions in easy words and pictures")),
    ("mentor", _("a mentor at work")),
    ("transport", _("transport to work")),
    ("housing", _("housing")),
    ("childcare", _("childcare or hours that allow for it")),
    ("training", _("training at work")),
    ("meals", _("meals")),
]
CHOICES = {
    "contracts": CONTRACTS,
    "hours": HOURS,
    "shifts": SHIFTS,
    "languages": LANGUAGES,
    "needs": NEEDS,
}
RADII = (5, 10, 20, 30, 50, 80, 120)
