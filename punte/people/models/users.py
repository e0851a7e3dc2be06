"""Users: people who hold a key to Punte (staff of partners, and persons who asked for an account)."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.base.text import tidy


class UserManager(BaseUserManager["User"]):
    """Accounts are known by their e-mail address, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password one signs in by a code sent by e-mail."""
        user = self.model(email=email.strip().lower(), **fields)
        user.name = tidy(user.name)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """What a user may do is decided by roles in organisations and assignments to operations, never here."""

    class Scheme(models.TextChoices):
        AUTO = "auto", _("as the device")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, default="ro")
    scheme = models.CharField(_("colours"), max_length=5, choices=Scheme, default=Scheme.AUTO)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    is_staff = False
    is_superuser = False

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        """How the page greets."""
        return self.name.split(" ")[0]
