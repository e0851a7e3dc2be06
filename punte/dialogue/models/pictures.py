"""Pictures in contributions: what the words are about, with words for who does not see it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.dialogue.models.contributions import Contribution
from punte.people.models import Consortium, User


class ContributionPicture(models.Model):
    """A picture of a contribution, without what the camera wrote into it; a smaller one beside it, for lists. Both lie
    sealed in the vault. It is shown where and as long as the words are, and stays with the row it was added to."""

    MOST = 3  # of one contribution
    LONGEST = 300  # letters that say what it shows

    consortium = models.ForeignKey(Consortium, models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="pictures")
    alternative = models.CharField(_("what it shows"), max_length=LONGEST)
    content_type = models.CharField(_("kind of file"), max_length=20)
    file_name = models.CharField(max_length=80)
    small_file_name = models.CharField(max_length=80)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    small_width = models.PositiveIntegerField()
    small_height = models.PositiveIntegerField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added on"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture in a contribution")
        verbose_name_plural = _("pictures in contributions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alternative=""), name="contribution_picture_has_words"),
        ]

    def get_absolute_url(self) -> str:
        """The file, as its readers are shown it."""
        one = self.contribution
        return reverse("dialogue:picture", args=[one.consultation_id, one.pk, self.pk])
