"""What belongs into a person's dossier: forms, consents, proofs, evidence; and what is missing of it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from punte.base import formats
from punte.participation.actions.forms import is_current, unsigned_pdf
from punte.participation.dossiers.consents import consents_pdf
from punte.participation.models import Participation, Proof, RegistrationForm
from punte.participation.models.proofs import criteria
from punte.participation.registration.page import State
from punte.records.models import Consent, Document, Evidence, Fact

Content = Callable[[], bytes]
FORM, CONSENT, PROOF, EVIDENCE, OTHER = "form", "consents", "proof", "evidence", "paper"


@dataclass
class Paper:
    """One file of the dossier. `content` makes it, or `document` is it; `note` says what is peculiar about it."""

    kind: str
    title: str
    proves: list[str]
    dated: dt.date | None = None
    note: str = ""
    content: Content | None = None
    document: Document | None = None


@dataclass
class Gathered:
    """The files in their order; what is missing and what is held back, in words."""

    papers: list[Paper] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)


class Gathering:
    """Collects one dossier. Without the right (`special`) a paper on special categories is held back."""

    def __init__(self, found: Participation, *, special: bool) -> None:
        self.found, self.special = found, special
        self.persons = [found.person_id, *found.person.merged.values_list("pk", flat=True)]
        self.result = Gathered()
        self.by_document: dict[object, Paper] = {}

    def everything(self) -> Gathered:
        """The whole dossier."""
        self._forms()
        self._consents()
        self._proofs()
        self._evidence()
        self._rest()
        return self.result

    def _add(self, kind: str, document: Document, title: str, proves: str, note: str = "") -> None:
        """A paper stands in the dossier once, whatever it proves."""
        if document.state != Document.State.ACCEPTED:
            return
        if document.sensitive and not self.special:
            self.result.held_back.append(_("%(title)s (special categories)") % {"title": title})
            return
        if known := self.by_document.get(document.pk):
            known.proves += [proves] * (proves not in known.proves)
            return
        paper = Paper(kind, title, [proves] if proves else [], document.dated, note, document=document)
        self.by_document[document.pk] = paper
        self.result.papers.append(paper)

    def _forms(self) -> None:
        forms = self.found.registration_forms.select_related("document__consortium").order_by(
            "signed_on", "pk"
        )
        valid = None
        for form in forms:
            form.participation = self.found
            if form.state != State.SUPERSEDED:
                valid = form
            if form.document:
                self._add(FORM, form.document, _form_title(form), _("registration"), _signed_note(form))
        self._valid_form(valid)

    def _valid_form(self, valid: RegistrationForm | None) -> None:
        """A form that is not signed is printed as it is; what would have to be signed is missing."""
        if valid is None:
            self.result.missing.append(_("Registration form: no valid one was made"))
        elif not is_current(valid):
            self.result.missing.append(_("Registration form: the data have changed since it was made"))
        elif valid.state == State.GENERATED:
            self.result.missing.append(
                _("Registration form %(code)s: not signed yet") % {"code": valid.written_code}
            )
            if self.special or not valid.special:
                paper = Paper(FORM, _form_title(valid), [_("registration")], valid.made_on, _("not signed"))
                paper.content = lambda: unsigned_pdf(valid)
                self.result.papers.append(paper)

    def _consents(self) -> None:
        rows = Consent.objects.filter(person__in=self.persons).select_related("organisation", "recorded_by")
        consents = list(rows.order_by("given_at", "pk"))
        if not any(c.purpose == Consent.Purpose.PARTICIPATION for c in consents):
            self.result.missing.append(_("The note on data for taking part in the project: not shown yet"))
        if consents:
            paper = Paper(
                CONSENT, _("Consents and notes on data"), [_("what the person was told and agreed to")]
            )
            paper.dated = timezone.localtime(consents[-1].given_at).date()
            paper.content = lambda: consents_pdf(self.found, consents)
            self.result.papers.append(paper)

    def _proofs(self) -> None:
        proofs = {p.criterion_id: p for p in self.found.proofs.select_related("document__consortium")}
        for criterion in criteria(self.found):
            name, proof = str(criterion.name), proofs.get(criterion.pk)
            if proof is None or proof.verdict == Proof.Verdict.OPEN:
                self.result.missing.append(_("Criterion not checked: %(name)s") % {"name": name})
            elif proof.document is None:
                self.result.missing.append(_("No paper for the criterion: %(name)s") % {"name": name})
            if proof and proof.document:
                said = _("criterion: %(name)s (%(verdict)s)")
                told = said % {"name": name, "verdict": proof.get_verdict_display()}
                self._add(PROOF, proof.document, proof.document.title, told)

    def _evidence(self) -> None:
        facts = Fact.objects.live().filter(operation=self.found.operation_id, person__in=self.persons)
        known = {f.pk: f for f in facts.order_by("happened_on", "pk")}
        rows = Evidence.objects.current().filter(fact__in=known).select_related("document__consortium")
        told: dict[int, list[Evidence]] = {}
        for row in rows.order_by("pk"):
            told.setdefault(row.fact_id, []).append(row)
        for fact in known.values():
            self._fact(fact, told.get(fact.pk, []))

    def _fact(self, fact: Fact, evidence: list[Evidence]) -> None:
        proves = f"{fact.kind_label}, {formats.day(fact.happened_on)}"
        kept = [e for e in evidence if e.verification != Evidence.Verification.REJECTED]
        if not kept:
            self.result.missing.append(_("No paper: %(what)s") % {"what": proves})
        for row in evidence:
            if row.document is None:
                self.result.held_back.append(_("%(what)s: attested, without a paper") % {"what": proves})
            elif row.document.kind == Document.Kind.IMPORT:
                said = _("%(what)s: from a list of many people, kept with the import")
                self.result.held_back.append(said % {"what": proves})
            else:
                self._add(EVIDENCE, row.document, row.document.title, proves, row.get_verification_display())

    def _rest(self) -> None:
        rest = Document.objects.filter(
            Q(person__in=self.persons), operation=self.found.operation_id, state=Document.State.ACCEPTED
        ).exclude(kind=Document.Kind.IMPORT)
        for document in rest.select_related("consortium").order_by("uploaded_at", "pk"):
            if document.pk not in self.by_document:
                self._add(OTHER, document, document.title, "")


def _form_title(form: RegistrationForm) -> str:
    return _("Registration form %(code)s") % {"code": form.written_code}


def _signed_note(form: RegistrationForm) -> str:
    said = _("signed on %(day)s, %(how)s") % {
        "day": formats.day(form.signed_on),
        "how": form.get_way_display(),
    }
    return said if form.state == State.SIGNED else f"{said}; {form.get_state_display()}"
