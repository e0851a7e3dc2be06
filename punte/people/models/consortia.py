"""The consortium: partners that deliver together, and the circle within which a person is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people import sealing


class Consortium(models.Model):
    """No row of one consortium refers to a row of another."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    wrapped_key = models.BinaryField()

    class Meta:
        verbose_name = _("consortium")
        verbose_name_plural = _("consortia")

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> bytes:
        """The consortium's own key, unwrapped for this process only."""
        return sealing.consortium_key(self.slug, bytes(self.wrapped_key))

    @property
    def special_key(self) -> bytes:
        """The key under which special-category answers rest."""
        return sealing.derived_key(self.key, "special")
