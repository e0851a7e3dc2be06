"""Facts, stages, comparisons, confirmations, a job."""

from django.utils.translation import gettext as _

from punte.base import formats
from punte.base.samples.numbers import END, START


def words() -> dict:
    """Facts, stages, confirmations, jobs."""
    return {
        "facts": [
            (_("Code"), "309187"),
            (_("Lead and partner"), "ASSOC, FDSS"),
            (_("Period"), formats.period(START, END)),
            (_("Total value"), formats.money("4962889.00", "RON")),
            (_("Rule"), _("version 3, of 1 March 2025"), "#"),
        ],
        "actions": [{"label": _("Import participants"), "url": "#"}, {"label": _("Print"), "url": "#"}],
        "then": {
            "head": _("We reported on 31 December"),
            "value": 171,
            "small": _("Report 3, frozen on 10 January 2025"),
        },
        "now": {"head": _("We count now"), "value": 198, "small": _("19 below plan; expected by now 217")},
        "why": [
            (29, _("certificates issued after 31 December")),
            (-1, _("the same person under two names"), "#"),
            (-1, _("certificate withdrawn by the provider")),
        ],
        "steps": [
            (
                _("You speak with a person"),
                _("A counsellor or a mediator from your area, face to face or by phone."),
            ),
            (
                _("You make a plan together"),
                _("Small steps with a date. You decide what goes into it and who sees it."),
            ),
            (_("We go on with you"), _("To the course, to the interview, through the first months of work.")),
        ],
        "stages": [_("Choose the file"), _("Check"), _("Apply")],
        "job": job(),
        "next": [(_("See the participants"), "#"), (_("Import another file"), "#")],
        "points": [
            _("212 participations are taken back."),
            _("Facts are struck, not deleted: the history stays."),
        ],
    }


def job() -> dict:
    """A background job in the middle of its work; it never ends."""
    return {
        "title": _("Checking the file"),
        "done": 61200,
        "total": 100000,
        "running": True,
        "url": "/demo/components/",
    }
