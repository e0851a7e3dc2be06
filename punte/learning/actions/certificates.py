"""What happens to a certificate: issued with its number, paper and credential; suspended, revoked, issued anew."""

import datetime as dt
import hashlib
import json
import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from punte.base import clock
from punte.base.permissions import require
from punte.learning import permissions
from punte.learning.actions.board import show_skills, unshow_skills
from punte.learning.actions.enrolments import complete, tell
from punte.learning.completion import HOUR, hour_words, missing_words, rule_words
from punte.learning.credentials import credential
from punte.learning.models import Certificate, Enrolment, Issuing, Offering, Programme, Series, SigningKey
from punte.learning.notices import CERTIFICATE_CHANGED, CERTIFIED
from punte.learning.paper import certificate_pdf
from punte.learning.standings import Cohort, cohort
from punte.participation.facts import QUALIFICATION_RECOGNISED
from punte.people.models import Consortium, Person, User
from punte.projects.models import Operation
from punte.records.actions.documents import add_document, link_evidence
from punte.records.actions.facts import record, strike_all
from punte.records.facts import PERSON_CERTIFIED, STRUCK_MISTAKE
from punte.records.models import Document, Fact

Kind, State, Reason = Certificate.Kind, Certificate.State, Certificate.Reason
TASK = "learning.issue_certificates"
SEALED = "certificate"


@transaction.atomic
def issue_certificate(
    *, by: User, enrolment: Enrolment, kind: str, language: str, base_url: str, group: Cohort | None = None
) -> Certificate:
    """Issue one. For a pass everything the rule asks for is done, for attendance the hours are. Raises ValidationError
    in words when something is missing, and with the code "issued" where one stands already."""
    require(permissions.may_issue(by, enrolment.offering))
    if enrolment.person.state != Person.State.ACTIVE:
        raise ValidationError(_("This person's file rests."), code="resting")
    if enrolment.certificates.standing().filter(kind=kind).exists():
        raise ValidationError(_("This certificate was issued already."), code="issued")
    group = group or cohort(enrolment.offering, [enrolment])
    _refuse_unready(by, enrolment, kind, group)
    return _write(by, enrolment, group, (kind, language, base_url), None)


def _refuse_unready(by: User, enrolment: Enrolment, kind: str, group: Cohort) -> None:
    if enrolment.state not in (Enrolment.State.ENROLLED, Enrolment.State.COMPLETED):
        raise ValidationError(_("Certificates are for those who are enrolled."), code="not_enrolled")
    verdict = group.verdict(enrolment)
    ready = verdict.met if kind == Kind.PASS else verdict.attended
    if not ready:
        raise ValidationError(missing_words(verdict), code="missing")
    if kind == Kind.PASS and enrolment.state == Enrolment.State.ENROLLED:
        complete(by=by, enrolment=enrolment)


def _write(
    by: User, enrolment: Enrolment, group: Cohort, how: tuple[str, str, str], replaces: Certificate | None
) -> Certificate:
    kind, language, base_url = how
    offering, person = enrolment.offering, enrolment.person
    operation, today = offering.operation, clock.today(offering.operation.zone)
    with translation.override(language):
        payload = _payload(enrolment, kind, group.standing(enrolment).attended)
    certificate = Certificate(
        consortium_id=enrolment.consortium_id, operation=operation, enrolment=enrolment, person=person, kind=kind,
        year=today.year, number=_next_number(operation, kind, today.year), language=language, payload=payload,
        status_index=_next_index(operation), key=signing_key(operation.consortium), issued_on=today, issued_by=by,
        replaces=replaces,
    )  # fmt: skip
    salt = secrets.token_hex(8)
    issuer = offering.programme.organisation
    told = {"name": person.full_name, "base_url": base_url}
    signed = credential(certificate, salt=salt, issuer=issuer, **told)
    certificate.sealed = person.seal({"name": person.full_name, "credential": signed}, SEALED)
    certificate.digest = digest_of(payload, signed)
    certificate.document = _paper(by, certificate, **told)
    certificate.save(force_insert=True)
    _tell(by, certificate)
    show_skills(certificate)
    tell(enrolment, CERTIFIED)
    return certificate


def digest_of(payload: dict[str, Any], signed: dict[str, Any]) -> str:
    """The fingerprint of the snapshot and the credential together."""
    text = json.dumps([payload, signed], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _payload(enrolment: Enrolment, kind: str, attended: int) -> dict[str, Any]:
    offering, rule = enrolment.offering, enrolment.as_rule()
    programme = offering.programme
    passed = kind == Kind.PASS
    attests = _("Completed the programme: all that its rule asks for was done.")
    return {
        "programme": str(programme),
        "programme_id": programme.pk,
        "kind": programme.kind,
        "provider": programme.organisation.name,
        "authorisation": programme.authorisation,
        "occupation": programme.occupation,
        "theory": rule.theory // HOUR,
        "practice": rule.practice // HOUR,
        "from": offering.starts_on.isoformat(),
        "to": offering.ends_on.isoformat(),
        "place": offering.place,
        "attests": attests if passed else _("Attended the programme for the hours its rule asks for."),
        "criteria": rule_words(rule) if passed else hour_words(rule),
        **({} if passed else {"attended": attended}),
        "rule_version": enrolment.rule_version,
    }


def _next_number(operation: Operation, kind: str, year: int) -> int:
    """The next number of the series; whoever comes second waits here until the first is written or refused, so that no
    number is given twice and none is left out."""
    told = {"operation": operation, "kind": kind, "year": year}
    Series.objects.get_or_create(**told, defaults={"consortium_id": operation.consortium_id})
    series = Series.objects.select_for_update().get(**told)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _next_index(operation: Operation) -> int:
    """The next place in the status lists; a series of its own, so that two kinds do not meet."""
    return _next_number(operation, "status", 0) - 1


def signing_key(consortium: Consortium) -> SigningKey:
    """The generation that signs now; the first is made when it is needed."""
    key = SigningKey.objects.filter(consortium=consortium, retired_at=None).first()
    if key is None:
        last = SigningKey.objects.filter(consortium=consortium).aggregate(n=Max("number"))["n"] or 0
        key, _new = SigningKey.objects.get_or_create(
            consortium=consortium, retired_at=None, defaults={"number": last + 1}
        )
    return key


def rotate_key(consortium: Consortium) -> SigningKey:
    """Sign with a new generation from now on; what the old one signed still verifies. Within the consortium."""
    with transaction.atomic():
        SigningKey.objects.filter(consortium=consortium, retired_at=None).update(retired_at=timezone.now())
        return signing_key(consortium)


def _paper(by: User, certificate: Certificate, *, name: str, base_url: str) -> Document:
    content = certificate_pdf(certificate, name=name, base_url=base_url)
    with translation.override(certificate.language):
        title = _("Certificate %(number)s") % {"number": certificate.full_number}
    return add_document(
        by=by,
        operation=certificate.operation,
        content=content,
        name="certificate.pdf",
        title=title,
        kind=Document.Kind.CERTIFICATE,
        person=certificate.person,
        dated=certificate.issued_on,
    )


def _tell(by: User, certificate: Certificate) -> None:
    """A pass is a person certified; where the programme is authorised, also a recognised qualification. Attendance is
    neither."""
    if certificate.kind != Kind.PASS:
        return
    kinds = [PERSON_CERTIFIED]
    if certificate.payload["kind"] == Programme.Kind.AUTHORISED:
        kinds.append(QUALIFICATION_RECOGNISED)
    for kind in kinds:
        fact = record(kind, by=by, about=certificate, on=certificate.issued_on)
        link_evidence(by=by, fact=fact, document=certificate.document)


def _untell(by: User, certificate: Certificate, on: dt.date) -> None:
    told = Fact.objects.of(PERSON_CERTIFIED, QUALIFICATION_RECOGNISED).about(certificate).live()
    strike_all(list(told), by=by, reason=STRUCK_MISTAKE, on=on)
    unshow_skills(certificate)


@transaction.atomic
def suspend_certificate(*, by: User, certificate: Certificate, reason: str) -> None:
    """Hold it while something is looked into: the check says so at once, what was counted stays."""
    require(permissions.may_change_certificate(by, certificate))
    _move(certificate, State.SUSPENDED, reason)
    tell(certificate.enrolment, CERTIFICATE_CHANGED)


@transaction.atomic
def reinstate_certificate(*, by: User, certificate: Certificate) -> None:
    """It is valid again."""
    require(permissions.may_change_certificate(by, certificate))
    certificate.move_to(State.ISSUED, reason="", state_on=clock.today(certificate.operation.zone))
    tell(certificate.enrolment, CERTIFICATE_CHANGED)


@transaction.atomic
def revoke_certificate(*, by: User, certificate: Certificate, reason: str) -> None:
    """Take it back for good: the check and the credential say so, and its facts are struck."""
    require(permissions.may_change_certificate(by, certificate))
    today = _move(certificate, State.REVOKED, reason)
    tell(certificate.enrolment, CERTIFICATE_CHANGED)
    _untell(by, certificate, today)


def _move(certificate: Certificate, state: str, reason: str) -> dt.date:
    if reason not in Reason.values:
        raise ValidationError({"reason": _("Choose why.")})
    today = clock.today(certificate.operation.zone)
    certificate.move_to(state, reason=reason, state_on=today)
    return today


@transaction.atomic
def reissue_certificate(*, by: User, certificate: Certificate, reason: str, base_url: str) -> Certificate:
    """A new record with a new number takes the place of this one; the old one says that it was replaced."""
    require(permissions.may_change_certificate(by, certificate))
    today = _move(certificate, State.SUPERSEDED, reason)
    _untell(by, certificate, today)
    enrolment, how = certificate.enrolment, (certificate.kind, certificate.language, base_url)
    return _write(by, enrolment, cohort(enrolment.offering, [enrolment]), how, certificate)


@transaction.atomic
def start_issuing(*, by: User, offering: Offering, kind: str, language: str, base_url: str) -> Issuing:
    """Have certificates issued, in the background, to all who meet the rule. Asked twice, it is done once. Raises
    ValidationError where nobody would get one."""
    require(permissions.may_issue(by, offering))
    running = Issuing.objects.filter(offering=offering, state__in=("waiting", "running")).first()
    if running:
        return running
    if not ready(offering, kind):
        raise ValidationError({"kind": _("Nobody meets the rule for this certificate now.")})
    issuing = Issuing.objects.create(
        consortium_id=offering.consortium_id,
        offering=offering,
        kind=kind,
        language=language,
        base_url=base_url,
        by=by,
    )
    app.configure_task(TASK).defer(consortium_id=offering.consortium_id, issuing_id=issuing.pk)
    return issuing


def ready(offering: Offering, kind: str) -> list[Enrolment]:
    """Who meets the rule for this kind and has no such certificate that stands. Whose certificate was revoked is left
    out: somebody decides about each of them alone."""
    rows = offering.enrolments.learning().filter(person__state=Person.State.ACTIVE)
    had = Certificate.objects.standing() | Certificate.objects.filter(state=State.REVOKED)
    rows = rows.exclude(certificates__in=had.filter(kind=kind))
    found = list(
        rows.select_related(
            "offering__operation__consortium", "offering__programme__organisation", "person__identity",
            "person__consortium",
        ).order_by("pk")
    )  # fmt: skip
    group = cohort(offering, found)
    verdicts = {e.pk: group.verdict(e) for e in found}
    return [e for e in found if (verdicts[e.pk].met if kind == Kind.PASS else verdicts[e.pk].attended)]
