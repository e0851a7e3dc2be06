"""What can happen to a registration form: made, read, printed, signed on the screen or on paper, superseded."""

import datetime as dt
import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from punte.base import clock, formats
from punte.base.permissions import require
from punte.base.text import folded
from punte.participation import permissions
from punte.participation.models import Participation, RegistrationForm
from punte.participation.registration.codes import new_code
from punte.participation.registration.content import Content, content_of
from punte.participation.registration.drawing import strokes_of
from punte.participation.registration.layout import layout_on
from punte.participation.registration.matching import match_form, require_unsigned
from punte.participation.registration.told import digest_of, told_of
from punte.participation.registration.typesetting import Signature, typeset_form
from punte.people.models import User
from punte.records import vault
from punte.records.actions.access import log_access
from punte.records.actions.documents import add_document, keep_signed
from punte.records.models import AccessEntry, Document

State, Way = RegistrationForm.State, RegistrationForm.Way
SCANS = ("pdf", "png", "jpg", "jpeg")


@transaction.atomic
def generate_form(*, by: User, participation: Participation, language: str) -> RegistrationForm:
    """Make a form from what is stored now; the one before is no longer valid. It prints special categories where
    `by` has the right. Raises ValidationError."""
    require(permissions.may_work_on(by, participation))
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Choose one of the languages.")}, code="language")
    Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    special = permissions.may_see_special(by, participation)
    for old in participation.registration_forms.living():
        if old.special and not special:
            raise ValidationError(
                _("The valid form prints special categories: only somebody with that right makes a new one."),
                code="special",
            )
        old.move_to(State.SUPERSEDED, superseded_at=timezone.now())
    if special:
        log_access(by=by, person=participation.person, occasion=AccessEntry.Occasion.SPECIAL)
    today = clock.today(participation.operation.zone)
    return RegistrationForm.objects.create(
        consortium_id=participation.consortium_id,
        participation=participation,
        code=new_code(),
        language=language,
        layout=layout_on(today, participation.operation.indicator_set).version,
        special=special,
        digest=digest_of(participation, told_of(participation, special=special)),
        made_on=today,
        generated_by=by,
    )


def is_current(form: RegistrationForm) -> bool:
    """Whether the data are still those the form shows."""
    told = told_of(form.participation, special=form.special)
    return bytes(form.digest) == digest_of(form.participation, told)


@transaction.atomic
def read_form(*, by: User, form: RegistrationForm) -> Content:
    """What the form says, to be read before signing; the look is logged. Raises ValidationError where it is signed,
    no longer valid, or the data have changed since."""
    require(permissions.may_open_form(by, form))
    require_unsigned(form)
    content = _content(form)
    own = permissions.is_own_form(by, form)
    occasion = AccessEntry.Occasion.HELD if own else AccessEntry.Occasion.FILE
    _log(by, form, occasion)
    return content


def _content(form: RegistrationForm) -> Content:
    told = told_of(form.participation, special=form.special)
    if bytes(form.digest) != digest_of(form.participation, told):
        raise ValidationError(
            _(
                "What is stored has changed since this form was made. Make a new one; this one is no longer valid."
            ),
            code="changed",
        )
    return content_of(form, told)


def _log(by: User, form: RegistrationForm, occasion: str) -> None:
    person = form.participation.person
    log_access(by=by, person=person, occasion=occasion)
    if form.special and occasion != AccessEntry.Occasion.HELD:
        log_access(by=by, person=person, occasion=AccessEntry.Occasion.SPECIAL)


@transaction.atomic
def open_form(*, by: User, form: RegistrationForm) -> bytes:
    """The PDF: signed as it was signed, else set anew from the same data. Raises ValidationError where it is no
    longer valid and was never signed."""
    require(permissions.may_open_form(by, form))
    own = permissions.is_own_form(by, form)
    _log(by, form, AccessEntry.Occasion.HELD if own else AccessEntry.Occasion.DOCUMENT)
    if form.document:
        require(form.document.state == Document.State.ACCEPTED)
        return vault.load(form.document.consortium, form.document.file_name)
    require_unsigned(form)
    return unsigned_pdf(form)


def unsigned_pdf(form: RegistrationForm) -> bytes:
    """The form as it is printed to be signed; the callers have asked. Raises ValidationError where the data changed."""
    return typeset_form(_content(form), at=form.generated_at)


@transaction.atomic
def sign_on_screen(*, by: User, form: RegistrationForm, name: str, drawing: str = "") -> RegistrationForm:
    """The person signs by typing their full name, and may draw; `by` witnesses, or is the person. Kept as a signed
    PDF in the file. Raises ValidationError keyed to name or drawing; OSError where it cannot be kept."""
    require(permissions.may_sign_form(by, form))
    form = _locked(form)
    require_unsigned(form)
    content = _content(form)
    if content.minor:
        said = _("Who is younger than 18 signs on paper, together with a parent or guardian.")
        raise ValidationError(said, code="minor")
    strokes = _checked(form, name, drawing)
    own = permissions.is_own_form(by, form)
    zone = form.participation.operation.zone
    given = Signature(" ".join(name.split()), clock.now(zone), "" if own else by.name, strokes)
    document = keep_signed(
        by=by,
        operation=form.participation.operation,
        person=form.participation.person,
        content=typeset_form(content, at=form.generated_at, signature=given),
        title=title_of(form),
        kind=Document.Kind.REGISTRATION,
        dated=clock.today(form.participation.operation.zone),
        sensitive=form.special,
    )
    _signed(form, document, Way.SCREEN, None if own else by)
    return form


def _checked(form: RegistrationForm, name: str, drawing: str) -> list[str]:
    """The strokes of a signature that is right: the person's own name in any order, and a drawing of ours."""
    wrong = {}
    identity = form.participation.person.identity
    if sorted(_words(name)) != sorted(_words(identity.full_name)):
        wrong["name"] = _("Type the full name as it stands in the form: %(name)s.") % {
            "name": identity.full_name
        }
    strokes = strokes_of(drawing)
    if strokes is None:
        wrong["drawing"] = _("The drawing could not be read. Draw it again, or leave it out.")
    if wrong:
        raise ValidationError(wrong)
    return strokes or []


def _words(name: str) -> list[str]:
    return folded(name).replace("-", " ").split()


@transaction.atomic
def sign_on_paper(
    *, by: User, participation: Participation, code: str, content: bytes, name: str, signed_on: dt.date
) -> RegistrationForm:
    """A scan of the signed paper is matched by the code, typed or in the name of the file, and kept. Raises
    ValidationError keyed to code, file or signed_on; OSError where it cannot be kept."""
    require(permissions.may_work_on(by, participation))
    form = _locked(match_form(participation, typed=code, file_name=name))
    require_unsigned(form, "code")
    try:
        _content(form)
    except ValidationError as refusal:
        raise ValidationError({"code": refusal.error_list}, code="changed") from refusal
    _check_scan(form, content, name, signed_on)
    document = add_document(
        by=by,
        operation=participation.operation,
        person=participation.person,
        content=content,
        name=name,
        title=title_of(form),
        kind=Document.Kind.REGISTRATION,
        dated=signed_on,
        sensitive=form.special,
    )
    _signed(form, document, Way.PAPER, by, signed_on)
    return form


def _check_scan(form: RegistrationForm, content: bytes, name: str, signed_on: dt.date) -> None:
    wrong = {}
    if name.rsplit(".", 1)[-1].lower() not in SCANS:
        wrong["file"] = _("Bring the scan as PDF, JPG or PNG.")
    digest = hashlib.sha256(content).hexdigest()
    if Document.objects.filter(person=form.participation.person_id, sha256=digest).exists():
        wrong["file"] = _("This scan is here already.")
    if signed_on > clock.today(form.participation.operation.zone):
        wrong["signed_on"] = _("This day has not come yet.")
    elif signed_on < form.made_on:
        made = formats.day(form.made_on, "long")
        wrong["signed_on"] = _("The form was made on %(day)s; it cannot have been signed before.") % {
            "day": made
        }
    if wrong:
        raise ValidationError(wrong)


def _locked(form: RegistrationForm) -> RegistrationForm:
    """As it is now, until the end of the transaction: of two who sign at once, the second is told."""
    rows = RegistrationForm.objects.select_for_update(of=("self",)).for_reading()
    return rows.get(pk=form.pk)


def _signed(
    form: RegistrationForm, document: Document, way: str, witness: User | None, on: dt.date | None = None
) -> None:
    form.move_to(
        State.SIGNED,
        document=document,
        way=way,
        witness=witness,
        signed_on=on or clock.today(form.participation.operation.zone),
    )


@transaction.atomic
def supersede_form(*, by: User, form: RegistrationForm) -> None:
    """What is stored has changed: the form is no longer valid. Where it has not, nothing happens."""
    require(permissions.may_sign_form(by, form) or permissions.may_work_on(by, form.participation))
    form = _locked(form)
    if form.may_move_to(State.SUPERSEDED) and not is_current(form):
        form.move_to(State.SUPERSEDED, superseded_at=timezone.now())


def title_of(form: RegistrationForm) -> str:
    """The title of the signed paper, in the language of the form; it names nobody."""
    with translation.override(form.language):
        return _("Registration form %(code)s") % {"code": form.written_code}
