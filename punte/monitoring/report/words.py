"""The headings of a report, and the sentences that stand around its numbers, in the language at hand."""

from django.utils.translation import gettext as _

from punte.monitoring.models import Period


def words(period: Period) -> dict[str, str]:
    """Each by the name that the template uses."""
    return _headings() | _notes() | {"corrections_none": _nothing_corrected(period)}


def _headings() -> dict[str, str]:
    return {
        "summary": _("Summary"),
        "targets": _("What was promised and what was achieved"),
        "indicators": _("Common indicators"),
        "entities": _("Supported organisations"),
        "corrections": _("Corrections of earlier periods"),
        "activities": _("Activities"),
        "confirmations": _("Confirmed by the partners"),
        "dates": _("Dates"),
        "signatures": _("Signatures"),
        "signs": _("How the numbers are protected"),
    }


def _notes() -> dict[str, str]:
    return {
        "targets_note": _(
            "Numbers are cumulative, from the first day of the project to the last day of the period. “In this "
            "period” is the difference to what the period before had reported, corrections included."
        ),
        "progress": _(
            "The main promises: what was achieved (bar), and what the plan expects by the end of the period (mark)."
        ),
        "course": _("Month by month (line), beside the plan (dashes)."),
        "indicators_note": _(
            "Participants by sex, each person once in the project. Incomplete records count in the grand total only."
        ),
        "sensitive_note": _("* Special categories of data: reported as numbers only."),
        "corrections_note": _(
            "What had been reported is not changed; the difference is told here, with its reason."
        ),
        "silent": _("Nothing is told in this period about:"),
        "activities_none": _("Nothing is told about the activities in this period."),
        "signs_note": _(
            "Whoever alters a number of this report, or a fact behind it, changes these signs (SHA-256). They can be "
            "computed again from the stored data at any time."
        ),
        "draft_note": _("This is a draft: the period is not frozen, and the numbers may still change."),
    }


def _nothing_corrected(period: Period) -> str:
    if not period.is_frozen:
        return _("Corrections are told when the period is frozen.")
    if period.snapshot.previous:
        return _("Nothing that was reported earlier has changed.")
    return _("This is the first period that was frozen; there is nothing to correct.")
