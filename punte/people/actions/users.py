"""What can happen to an account: made by invitation, its profile changed by its holder."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from punte.base.permissions import require
from punte.base.text import tidy
from punte.people import permissions
from punte.people.models import User


@transaction.atomic
def save_profile(*, by: User, user: User, **changes: str) -> None:
    """Change name, language or colours (keys name, language, scheme). Raises ValidationError keyed to a
    field."""
    require(permissions.may_edit_profile(by, user))
    if set(changes) - {"name", "language", "scheme"}:
        raise ValidationError(_("Only name, language and colours can be changed here."))
    if "name" in changes and not tidy(changes["name"]):
        raise ValidationError({"name": _("Write your name.")})
    if changes.get("language", "en") not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Punte does not speak this language.")})
    for field, value in changes.items():
        setattr(user, field, tidy(value))
    user.clean_fields(exclude={"email", "password", "last_login"})
    user.save(update_fields=list(changes))
