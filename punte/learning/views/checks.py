"""The public check: whether a certificate is valid, for anybody; and what other programs need to verify it themselves.

Without an account. A number alone tells whether it is valid, the programme, the provider and the day. The name is told
only to who holds the code on the paper too, and only if the person allows it."""

import json
import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from punte.base import formats
from punte.learning import credentials
from punte.learning.actions.certificates import SEALED, digest_of
from punte.learning.forms.certificates import CheckForm
from punte.learning.models import Certificate, SigningKey
from punte.organisations.models import Organisation
from punte.people import sealing
from punte.people.circles import in_consortium
from punte.people.models import Person
from punte.projects.models import Operation
from punte.records.downloads import as_file

State = Certificate.State
_KINDS = {letter: kind for kind, letter in Certificate.LETTERS.items()}
_WITH = ("operation__consortium", "person__consortium", "enrolment", "key")


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Where a number is typed."""
    form = CheckForm(request.GET or None)
    if form.is_valid():
        return redirect(
            "learning:check_number", re.sub(r"[\s-]+", "-", form.cleaned_data["number"].strip())[:80]
        )
    return render(
        request, "learning/checks/check.html", {"form": form, "crumbs": [(_("Check a certificate"), "")]}
    )


@require_safe
def number(request: HttpRequest, certificate_number: str) -> HttpResponse:
    """What anybody may know."""
    return _answer(request, certificate_number, "")


@require_safe
def detail(request: HttpRequest, certificate_number: str, secret: str) -> HttpResponse:
    """Where the QR code leads."""
    return _answer(request, certificate_number, secret)


def _answer(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    operation, told = _split(number)
    found = None
    context: dict[str, Any] = {"number": number[:80], "crumbs": [(_("Check a certificate"), "")]}
    if operation is not None:
        with in_consortium(operation.consortium_id):
            found = Certificate.objects.filter(operation=operation, **told).select_related(*_WITH).first()
            if found and (not secret or constant_time_compare(secret, found.secret)):
                context |= _told(found, bool(secret))
            else:
                found = None
    return render(
        request, "learning/checks/answer.html", context | {"found": found}, status=200 if found else 404
    )


def _split(number: str) -> tuple[Operation | None, dict[str, Any]]:
    """The operation and the row of a full number; None where it cannot be one."""
    parts = number.upper().rsplit("-", 3)
    if len(parts) != 4 or parts[1] not in _KINDS or not all(p.isascii() and p.isdigit() for p in parts[2:]):
        return None, {}
    if len(parts[2]) != 4 or len(parts[3]) > 8:
        return None, {}
    operation = Operation.objects.select_related("consortium").filter(code__iexact=parts[0]).first()
    return operation, {"kind": _KINDS[parts[1]], "year": int(parts[2]), "number": int(parts[3])}


def _told(found: Certificate, knows_secret: bool) -> dict[str, Any]:
    payload = found.payload
    opened = _open(found)
    facts = [
        (_("Programme"), payload["programme"]),
        (_("Kind"), found.get_kind_display()),
        (_("Provider"), payload["provider"]),
        (_("Issued on"), formats.day(found.issued_on, "long")),
        (_("Number"), found.full_number),
    ]
    if knows_secret and found.enrolment.show_name and opened and found.state == State.ISSUED:
        facts.insert(0, (_("Name"), opened["name"]))
    whole = opened is not None and found.digest == digest_of(payload, opened["credential"])
    signed = whole and credentials.signs(opened["credential"], found.operation.consortium, found.key.number)  # type: ignore[index]
    return {
        "facts": facts,
        "valid": found.state == State.ISSUED,
        "state": found.get_state_display(),
        "since": found.state_on,
        "whole": signed,
        "holds_paper": knows_secret,  # numbers can be counted through: they do not tell whose file rests or is gone
        "erased": opened is None,
        "credential": knows_secret and opened is not None,
    }


def _open(found: Certificate) -> dict[str, Any] | None:
    """The name and the credential; None once the person's file rests or is erased."""
    if found.person.state != Person.State.ACTIVE or found.sealed is None:
        return None
    try:
        return found.person.unseal(bytes(found.sealed), SEALED)
    except sealing.Unreadable:
        return None


@require_safe
def credential(request: HttpRequest, certificate_number: str, secret: str) -> HttpResponse:
    """The signed credential, to be verified by whatever program one trusts."""
    operation, told = _split(certificate_number)
    if operation is not None:
        with in_consortium(operation.consortium_id):
            found = Certificate.objects.filter(operation=operation, **told).select_related(*_WITH).first()
            opened = _open(found) if found and constant_time_compare(secret, found.secret) else None
        if opened and found:
            content = json.dumps(opened["credential"], ensure_ascii=False, indent=1).encode()
            return as_file(content, "application/ld+json", f"{found.full_number}.json")
    raise Http404


def _operation(code: str) -> Operation:
    found = Operation.objects.select_related("consortium").filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


@require_safe
def did(request: HttpRequest, code: str, organisation_id: int) -> HttpResponse:
    """The did:web document of a provider in this project: its public keys."""
    operation = _operation(code)
    if not operation.partnerships.filter(organisation=organisation_id).exists():
        raise Http404
    with in_consortium(operation.consortium_id):
        keys = list(SigningKey.objects.filter(consortium=operation.consortium_id).order_by("-number"))
    if not keys:
        raise Http404
    name = credentials.did_of(_base(request), operation, organisation_id)
    return _open_json(credentials.did_document(name, keys, operation.consortium), "application/did+json")


@require_safe
def status(request: HttpRequest, code: str, organisation_id: int, purpose: str) -> HttpResponse:
    """A status list, signed now: with its proof in it, or as a JWT for who asks for one."""
    operation = _operation(code)
    issuer = Organisation.objects.filter(pk=organisation_id, partnerships__operation=operation).first()
    if issuer is None or purpose not in credentials.PURPOSES:
        raise Http404
    with in_consortium(operation.consortium_id):
        key = SigningKey.objects.filter(consortium=operation.consortium_id, retired_at=None).first()
        if key is None:
            raise Http404
        document = credentials.status_list(
            operation, purpose, base_url=_base(request), issuer_id=issuer.pk, at=timezone.now()
        )
    if "jwt" in request.headers.get("Accept", ""):
        text = credentials.signed_list_jwt(document, operation.consortium, key.number)
        return HttpResponse(text, content_type="application/vc+jwt")
    signed = credentials.signed_list(document, operation.consortium, key.number)
    return _open_json(signed, "application/vc+ld+json")


def _open_json(content: dict[str, Any], content_type: str) -> JsonResponse:
    """For programs anywhere: a browser may fetch it from another site."""
    answer = JsonResponse(content, content_type=content_type)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=60"
    return answer
