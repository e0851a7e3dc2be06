"""A scan finds its form by the code: typed, or in the name of the file. What is wrong is said, and how to go on."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from punte.base import formats
from punte.participation.models import Participation, RegistrationForm
from punte.participation.registration.codes import code_in_name, read_code

State = RegistrationForm.State


def match_form(participation: Participation, *, typed: str, file_name: str) -> RegistrationForm:
    """The participant's form with this code, still to be signed. Raises ValidationError({"code": …})."""
    code = _code(typed, file_name)
    form = participation.registration_forms.filter(code=code).first()
    if form is None:
        raise ValidationError({"code": _elsewhere(participation, code)}, code="elsewhere")
    require_unsigned(form, "code")
    return form


def _code(typed: str, file_name: str) -> str:
    if not typed.strip():
        if found := code_in_name(file_name):
            return found
        raise ValidationError(
            {"code": _("Type the code that is printed beside the square on the first page.")}, code="missing"
        )
    if code := read_code(typed):
        return code
    raise ValidationError(
        {"code": _("There is a typing mistake in this code. Compare it with the paper, letter by letter.")},
        code="mistyped",
    )


def _elsewhere(participation: Participation, code: str) -> str:
    """Where it belongs, without saying to whom."""
    other = RegistrationForm.objects.filter(code=code).select_related("participation__operation").first()
    if other is None:
        return _("No form with this code was made here.")
    if other.participation.operation_id != participation.operation_id:
        return _("This form belongs to another project. Bring it in there.")
    return _("This form belongs to another person. Bring it into that person's file.")


def require_unsigned(form: RegistrationForm, field: str = "") -> None:
    """Raises ValidationError on a form that was signed, or is no longer valid."""
    if form.state == State.SIGNED:
        said = _("This form is signed already, on %(day)s.") % {"day": formats.day(form.signed_on, "long")}
    elif form.state == State.SUPERSEDED:
        said = _("This form is no longer valid. Print the form that is valid now, and have it signed.")
    else:
        return
    raise ValidationError({field: said} if field else said, code=form.state)
