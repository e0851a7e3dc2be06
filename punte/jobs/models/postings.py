"""Postings: what the public search looks through, one row for each open vacancy."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.jobs.models.vacancies import Vacancy
from punte.reference.models import Concept, Settlement


class Posting(models.Model):
    """What everybody may know of an open vacancy, in the shape of a search. `folded` are its words: the title, every
    name of the occupation in our three languages, the employer, the place, the tasks; see `postings.py`.

    It has no row-level policy, since it is public: behind a policy PostgreSQL uses no trigram index (decision 16).
    What is shown of a vacancy is read from the vacancy, under its policy."""

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, primary_key=True, related_name="posting")
    published_on = models.DateField()
    kind = models.CharField(max_length=14)
    contract = models.CharField(max_length=10)
    hours = models.CharField(max_length=8)
    shift = models.CharField(max_length=7)
    remote = models.BooleanField()
    no_car = models.BooleanField()
    first_job = models.BooleanField()
    pay = models.PositiveIntegerField(null=True)
    currency = models.CharField(max_length=3)
    occupation = models.ForeignKey(Concept, models.PROTECT, related_name="+")
    settlement = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+", db_index=False)
    folded = models.TextField()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        indexes = [
            models.Index(
                fields=["-published_on", "-vacancy"],
                include=[
                    *("kind", "contract", "hours", "shift", "remote", "no_car", "first_job", "pay"),
                    *("currency", "occupation", "settlement"),
                ],
                name="postings_newest_first",
            ),
            models.Index(fields=["settlement"]),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="posting_trigrams"),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id}"
