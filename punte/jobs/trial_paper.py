"""The agreement on a work trial on paper: tagged PDF in one of our three languages, with room for three signatures."""

from collections.abc import Callable
from pathlib import Path

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from punte.base import formats, typeset
from punte.base.translated import LANGUAGES, OWN_NAMES
from punte.jobs.models import TrialSignature, WorkTrial
from punte.records.downloads import as_file

TEMPLATE = Path(__file__).parent / "layouts" / "trial.typ"
Party = TrialSignature.Party


def agreements(url: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """(language, its own name, address) of each paper."""
    return [(code, name, url(code)) for code, name in zip(LANGUAGES, OWN_NAMES, strict=True)]


def agreement_file(trial: WorkTrial, language: str, name: str) -> HttpResponse:
    """The answer with the paper; `name` as the reader may know it."""
    if language not in LANGUAGES:
        raise Http404
    content = agreement_pdf(trial, language=language, name=name)
    with translation.override(language):
        title = _("Agreement on a work trial")
    return as_file(content, "application/pdf", f"{title}.pdf")


def agreement_pdf(trial: WorkTrial, *, language: str, name: str) -> bytes:
    """The PDF; raises typeset.NotTypeset."""
    with translation.override(language):
        title = _("Agreement on a work trial")
        data = {
            "above": f"{trial.operation.code}, {trial.operation.title}",
            "parties_title": _("Who agrees"),
            "parties": _parties(trial, name),
            "work_title": _("What is agreed on"),
            "work": _work(trial),
            "terms_title": _("What holds"),
            "terms": _terms(),
            "signatures_title": _("Signatures"),
            "signed": _signed(trial),
            "signatures": _signatures(trial, name),
        }
    return typeset.pdf(TEMPLATE, data, language=language, title=title)


def _parties(trial: WorkTrial, name: str) -> list[list[str]]:
    employer = trial.application.vacancy.employer.organisation.name
    return [
        [_("The person"), name],
        [_("The employer"), employer],
        [_("The hub"), trial.application.participation.organisation.name],
    ]


def _work(trial: WorkTrial) -> list[list[str]]:
    days = (trial.ends_on - trial.starts_on).days + 1
    return [
        [_("First day"), formats.day(trial.starts_on, "long")],
        [_("Last day"), formats.day(trial.ends_on, "long")],
        [_("Days, both counted"), formats.number(days)],
        [_("Hours a week"), formats.number(trial.weekly_hours)],
        [_("What is tried"), trial.tasks],
        [_("Who guides"), trial.tutor],
    ]


def _terms() -> list[str]:
    return [
        _("The trial lasts at most 30 days. It is there so that both sides see whether the work fits."),
        _("It is no contract of employment. If the work begins, a contract is signed before the first day."),
        _("The person may stop at any time, without saying why. The help they get in the project goes on."),
        _("The employer shows the work, names who guides, and keeps the rules of safety at work."),
        _("At the end the three write down together how it went. Whoever did not come signs nothing."),
    ]


def _signed(trial: WorkTrial) -> list[str]:
    """Who has signed in Punte already, and when."""
    rows = trial.signatures.all()
    return [
        _("%(party)s: signed on %(day)s")
        % {"party": _words(s.party), "day": formats.day(timezone.localdate(s.at), "long")}
        for s in rows
        if not s.on_paper
    ]


def _words(party: str) -> str:
    said = {Party.PERSON: _("The person"), Party.EMPLOYER: _("The employer"), Party.HUB: _("The hub")}
    return said[Party(party)]


def _signatures(trial: WorkTrial, name: str) -> list[dict[str, str]]:
    named = {Party.PERSON: {"name": name}}
    return [{"role": _words(party)} | named.get(party, {}) for party in Party]
