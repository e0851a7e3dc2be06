"""Making the report of a period: refused in a language in which a text is not confirmed, else a tagged PDF."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from punte.base import typeset
from punte.monitoring.models import Period
from punte.monitoring.permissions import may_see_numbers
from punte.monitoring.report.content import content
from punte.monitoring.report.drawings import course_chart, progress_chart
from punte.monitoring.report.figures import figures
from punte.monitoring.telling import NAMES, lacking, places
from punte.people.models import User
from punte.projects.models import Operation
from punte.records.export_kinds import Choice, ExportKind, Made, Making

TEMPLATE = Path(__file__).parent / "period.typ"
CODE = "monitoring.period_report"


def refuse_untold(period: Period, language: str) -> None:
    """Refuse a language in which a text lacks; the sentence names the texts, up to three."""
    missing = lacking(places(period), language)
    if missing:
        titles = ", ".join(p.title for p in missing[:3]) + (" …" if len(missing) > 3 else "")
        raise ValidationError(
            _("There is no confirmed text in this language (%(language)s) about: %(titles)s.")
            % {"language": NAMES[language], "titles": titles},
            code="untold",
        )


def report_pdf(period: Period, language: str) -> bytes:
    """The report as PDF/UA. Raises ValidationError where a text lacks in this language."""
    with translation.override(language), timezone.override(ZoneInfo(period.operation.zone)):
        refuse_untold(period, language)
        found = figures(period)
        data = content(period, found, language)
        files = {}
        if bars := progress_chart(period, found):
            files["progress"], data["progress_alt"] = bars
        if course := course_chart(period, found):
            files["course"], data["course_alt"], data["course_name"] = course
        title = _("Progress report %(number)s") % {"number": period.number}
        return typeset.pdf(TEMPLATE, data, language=language, title=title, files=files)


def _make(job: Making) -> Made:
    rows = Period.objects.select_related("operation", "snapshot__previous", "snapshot__by")
    period = rows.get(operation=job.operation, number=job.options["period"])
    made = report_pdf(period, job.language)
    draft = "" if period.is_frozen else "-draft"
    return Made(
        f"{job.operation.code}-report-{period.number}-{job.language}{draft}.pdf", "application/pdf", made
    )


def _choices(user: User, operation: Operation) -> list[Choice]:
    periods = Period.objects.visible_to(user).filter(operation=operation).order_by("-number")
    return [Choice("period", gettext_lazy("Reporting period"), [(str(p.number), str(p)) for p in periods])]


REPORT = ExportKind(
    code=CODE,
    label=gettext_lazy("Period report"),
    formats=("pdf",),
    may=may_see_numbers,
    make=_make,
    about_persons=False,
    hint=gettext_lazy("With all numbers, charts and texts, to be printed and signed."),
    group=gettext_lazy("Reporting periods"),
    choices=_choices,
)
