"""Search rows: by which what is no person is found; persons are found by their PersonName."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from punte.people.models.consortia import Consortium
from punte.people.models.persons import Person

PUBLIC = 10


class SearchRow(models.Model):
    """The words of one thing: an organisation, a project, a paper. `kind` is the number a room gives in its
    `search.py`: below ten it is public and belongs to no consortium. The thing is known by number or by uuid."""

    kind = models.PositiveSmallIntegerField()
    number = models.BigIntegerField(null=True)
    uuid = models.UUIDField(null=True)
    consortium = models.ForeignKey(Consortium, models.PROTECT, null=True, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sort_key = models.TextField()
    folded = models.TextField()

    class Meta:
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        indexes = [GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="search_row_trigrams")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_search_row_per_number"),
            models.UniqueConstraint(fields=["kind", "uuid"], name="one_search_row_per_uuid"),
            models.CheckConstraint(
                condition=Q(number__isnull=True) ^ Q(uuid__isnull=True), name="search_row_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(kind__lt=PUBLIC, consortium=None, person=None)
                | Q(kind__gte=PUBLIC, consortium__isnull=False),
                name="only_public_kinds_without_consortium",
            ),
        ]
