"""Saved searches: what somebody looks for again and again, and whether new vacancies are told by e-mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people.models import User


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """One's own."""

    def own(self, user: User) -> "SavedSearchQuerySet":
        """This user's, and nobody else's."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()


class SavedSearch(models.Model):
    """The question as it stands in the address, of one account. `told_until` is the last day whose vacancies were
    sent."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_searches")
    query = models.CharField(max_length=500)
    words = models.CharField(_("what is looked for"), max_length=200)
    by_mail = models.BooleanField(_("tell me by e-mail"), default=True)
    told_until = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "query"], name="one_saved_search_per_question")
        ]

    def __str__(self) -> str:
        return self.words
