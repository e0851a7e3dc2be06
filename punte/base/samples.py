"""Real values for the component page, so that every component is seen as it will look."""

import datetime as dt
from types import SimpleNamespace

from django import forms
from django.test import RequestFactory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import charts, formats, pages
from punte.base.forms import DatePartsField, FilePick, Ways

START, TODAY, END = dt.date(2024, 6, 1), dt.date(2025, 3, 17), dt.date(2026, 5, 31)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name on the identity card"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), required=False, help_text=gettext_lazy("We write only if there is news.")
    )
    born = DatePartsField(
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("For example 27 3 1990."),
        latest=TODAY,
    )
    county = forms.ChoiceField(
        label=gettext_lazy("County"), choices=[("MM", "Maramureș"), ("SM", "Satu Mare"), ("16", "Пловдив")]
    )
    work = forms.ChoiceField(
        label=gettext_lazy("Do you work now?"),
        choices=[
            ("yes", gettext_lazy("Yes, with a contract")),
            ("none", gettext_lazy("No, I am looking for work")),
            ("declined", gettext_lazy("I do not want to answer")),
        ],
        widget=Ways(hints={"declined": gettext_lazy("We help you without this answer too.")}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you speak"),
        choices=[("ro", "română"), ("bg", "български"), ("rom", "romani"), ("hu", "magyar")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    need = forms.CharField(label=gettext_lazy("What do you need?"), max_length=600, widget=forms.Textarea)
    paper = forms.FileField(
        label=gettext_lazy("Certificate"),
        required=False,
        widget=FilePick(accept=".pdf,.jpg,.png", most=gettext_lazy("PDF, JPG or PNG, at most 10 MB.")),
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I have read what happens with my data"),
        help_text=gettext_lazy("You can withdraw at any time."),
    )


class SampleFilter(forms.Form):
    """What stands above a list."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False, widget=forms.TextInput({"type": "search"}))
    partner = forms.ChoiceField(
        label=gettext_lazy("Partner"),
        required=False,
        choices=[("", gettext_lazy("All partners")), ("assoc", "ASSOC"), ("fdss", "FDSS")],
    )
    evidence = forms.ChoiceField(
        label=gettext_lazy("Evidence"),
        required=False,
        choices=[("", gettext_lazy("Any")), ("3", gettext_lazy("strong")), ("1", gettext_lazy("weak"))],
    )


def everything() -> dict:
    """The whole context of the component page."""
    request = RequestFactory().get("/demo/components/", {"q": "pop", "page": "4"})
    return {
        "crumbs": [(_("First page"), "/"), (_("Components"), "")],
        "form": SampleForm(),
        "wrong": SampleForm({"name": "", "born_day": "31", "born_month": "2", "born_year": "1990", "work": "none"}, auto_id="bad_%s"),
        "question": SampleForm(auto_id="q_%s")["work"],
        "filter": SampleFilter({"q": "pop"}, auto_id="filter_%s"),
        "page": pages.paged(request, range(198)),
        **_numbers(),
        **_lists(),
        **_words(),
    }


def _target(label: str, done: int, target: int, expected: int, **more) -> dict:
    behind = done < expected
    return {"label": label, "url": "#", "done": done, "target": target, "expected": expected, "behind": behind, **more}


def _numbers() -> dict:
    """Figures, targets, charts, breakdown, comparison, evidence."""
    trained = _target(_("people in training programmes"), 271, 318, 286, note=_("15 below plan; expected by now 286"))
    certified = _target(_("people certified"), 198, 310, 217, note=_("19 below plan; expected by now 217"))
    strengthened = _target(_("active NGOs with better capacity"), 29, 32, 26)
    groups = [
        {"name": _("People"), "rows": [trained, certified]},
        {
            "name": _("Organisations and meetings"),
            "rows": [
                strengthened,
                _target(_("Partnerships with NGOs: counselling, training, guidance"), 10, 10, 8),
                _target(_("Local debates about employment, with at least 20 participants"), 1, 2, 1),
                _target(_("Working sessions with training providers"), 2, 4, 3),
                _target(_("Social dialogue round table"), 0, 1, 0),
            ],
        },
    ]
    rows = groups[0]["rows"] + groups[1]["rows"]
    breakdown = [
        {"label": "ASSOC", "small": _("lead partner"), "url": "#", "done": 142, "target": 210, "expected": 147},
        {"label": "FDSS", "small": _("partner"), "url": "#", "done": 56, "target": 100, "expected": 70},
    ]
    return {
        "figures": [trained, certified, strengthened],
        "groups": groups,
        "behind": sum(row["behind"] for row in rows),
        "total": len(rows),
        "line": _line(),
        "line_rows": [[formats.month(d), formats.number(v), formats.number(p), formats.signed(v - p)] for d, v, p in _CUMULATED],
        "heads": [_("At the end of"), _("Done"), _("Plan"), _("Difference")],
        "counts": [164, 28, 6],
        "columns": charts.column_chart(
            summary=_("Entries per month, from October to March."),
            rows=[(formats.month(d).split("\u00a0")[0], v, p) for d, v, p in _MONTHLY],
            write=formats.number,
        ),
        "breakdown": breakdown,
        "breakdown_total": {"label": _("Together"), "done": 198, "target": 310, "expected": 217},
        "strength_rows": [
            {"count": 164, "strength": 3, "word": _("strong"), "small": _("certificate checked, attendance signed")},
            {"count": 28, "strength": 2, "word": _("good"), "small": _("certificate checked, one or two signatures missing")},
            {"count": 6, "strength": 1, "word": _("weak"), "small": _("certificate not yet checked")},
        ],
    }


_CUMULATED = [
    (dt.date(2024, 9, 30), 22, 24),
    (dt.date(2024, 11, 30), 61, 70),
    (dt.date(2025, 1, 31), 118, 130),
    (dt.date(2025, 2, 28), 171, 176),
    (dt.date(2025, 3, 17), 198, 217),
]
_MONTHLY = [
    (dt.date(2024, 10, 1), 18, 20),
    (dt.date(2024, 11, 1), 31, 26),
    (dt.date(2024, 12, 1), 12, 22),
    (dt.date(2025, 1, 1), 44, 34),
    (dt.date(2025, 2, 1), 53, 46),
    (dt.date(2025, 3, 1), 27, 41),
]


def _line() -> charts.LineChart:
    actual = [(START, 0), *((d, v) for d, v, _plan in _CUMULATED)]
    plan = [(START, 0), *((d, p) for d, _value, p in _CUMULATED), (END, 310)]
    middle = START + (END - START) / 2
    return charts.line_chart(
        summary=_("Certificates, cumulated: 198 done against 217 planned."),
        start=START,
        end=END,
        actual=actual,
        plan=plan,
        forecast=[actual[-1], (END, 278)],
        goal=(310, _("promised: %(number)s") % {"number": formats.number(310)}),
        today=(TODAY, _("today")),
        dates=[(d, formats.month(d)) for d in (START, middle, END)],
        write=formats.number,
    )


def _lists() -> dict:
    """Things to do, what happened, papers, reasons, tabs, answers."""
    papers = [
        {"label": _("Certificate MS-2025-0417"), "url": "#", "small": _("checked by Elena"), "tag": _("checked"), "tone": "success"},
        {"label": _("Attendance sheet, 15 days"), "url": "#", "small": _("13 of 15 signatures"), "tag": _("incomplete"), "tone": "warning"},
    ]
    people = [
        {"icon": "people", "label": "Rostaș Samuel", "url": "#", "small": _("Course ended on 14 March"), "do": _("Ask"), "do_url": "#"},
        {"icon": "people", "label": "Pop Anamaria", "url": "#", "small": _("Course ended on 14 March"), "do": _("Ask"), "do_url": "#"},
    ]
    return {
        "papers": papers,
        "todo": [
            {"tag": _("high risk"), "tone": "danger", "text": _("14 people finished the course, but the certificate is missing"), "small": _("Without them the target of 310 is not reached. Who answers: Elena, ASSOC"), "verb": _("Ask for the certificates"), "url": "#"},
            {"tag": _("9 days left"), "tone": "warning", "text": _("11 leaving forms expire"), "small": _("The situation 28 days after leaving must be written by 26 March"), "verb": _("Open the list"), "url": "#"},
            {"tag": _("this week"), "text": _("The second local debate has no date"), "verb": _("Set a date"), "url": "#"},
        ],
        "timeline": [
            {"on": dt.date(2025, 1, 15), "text": _("Report 3, approved"), "state": "done"},
            {"on": dt.date(2025, 3, 9), "text": _("11 forms at 28 days"), "state": "bad"},
            {"on": dt.date(2025, 4, 15), "text": _("Report 4"), "small": _("the period January to March 2025")},
        ],
        "reasons": [
            {"count": 14, "reason": _("the certificate is missing"), "hint": _("they finished the course; the provider has not sent it"), "members": people, "more_url": "#", "more": _("Show all 14"), "open": True},
            {"count": 5, "reason": _("incomplete data at entry"), "hint": _("education or labour status is missing"), "text": _("They count only in the grand total until it is filled in.")},
        ],
        "tabs": [
            {"label": _("Counted"), "url": "#", "current": True, "count": 198},
            {"label": _("Not counted"), "url": "#", "count": 26},
            {"label": _("Corrections"), "url": "#", "count": 2},
        ],
        "chips": [{"label": _("name: pop"), "url": "?"}],
        "people": [
            SimpleNamespace(name="Ardelean Maria", place="Baia Mare", partner="ASSOC", on=dt.date(2025, 2, 28), strength=3, word=_("strong"), tone="success", state=_("in course")),
            SimpleNamespace(name="Căldărar Florin", place="Coltău", partner="ASSOC", on=dt.date(2025, 2, 24), strength=2, word=_("good"), tone="danger", state=_("blocked")),
            SimpleNamespace(name="Георгиева-Станчева Маргарита", place="Пловдив", partner="FDSS", on=dt.date(2025, 2, 19), strength=1, word=_("weak"), tone="warning", state=_("to follow up")),
        ],
        "answers": [
            {"label": _("Name on the identity card"), "value": "Florin Căldărar", "change_url": "#"},
            {"label": _("Date of birth"), "value": formats.day(dt.date(1990, 3, 27), "long"), "change_url": "#"},
            {"label": _("E-mail"), "value": "", "change_url": "#"},
        ],
    }


def _words() -> dict:
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
        "then": {"head": _("We reported on 31 December"), "value": 171, "small": _("Report 3, frozen on 10 January 2025")},
        "now": {"head": _("We count now"), "value": 198, "small": _("19 below plan; expected by now 217")},
        "why": [(29, _("certificates issued after 31 December")), (-1, _("the same person under two names"), "#"), (-1, _("certificate withdrawn by the provider"))],
        "steps": [
            (_("You speak with a person"), _("A counsellor or a mediator from your area, face to face or by phone.")),
            (_("You make a plan together"), _("Small steps with a date. You decide what goes into it and who sees it.")),
            (_("We go on with you"), _("To the course, to the interview, through the first months of work.")),
        ],
        "stages": [_("Choose the file"), _("Check"), _("Apply")],
        "job": {"title": _("Checking the file"), "done": 61200, "total": 100000, "running": True, "url": "/demo/components/"},
        "next": [(_("See the participants"), "#"), (_("Import another file"), "#")],
        "points": [_("212 participations are taken back."), _("Facts are struck, not deleted: the history stays.")],
    }
