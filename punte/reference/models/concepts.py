"""Occupations, their groups and the skills they ask for, with every word by which people call them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from punte.base.translated import LANGUAGES, TranslatedField


class ConceptQuerySet(models.QuerySet["Concept"]):
    """Kinds of concepts, and those that are still in use."""

    def occupations(self) -> "ConceptQuerySet":
        """What a vacancy can be for, and a person's goal."""
        return self.filter(kind=Concept.Kind.OCCUPATION, retired=False)

    def skills(self) -> "ConceptQuerySet":
        """What a vacancy asks for and a person can do."""
        return self.filter(kind=Concept.Kind.SKILL, retired=False)


class Concept(models.Model):
    """An occupation, a group of occupations (ISCO-08) or a skill, known by its URI: that of ESCO where there is one,
    else ours. `isco` is the four-digit group of an occupation, or a group's own code of one to four digits.
    `versions` are the editions it stood in; one that left the newest edition is retired and keeps its URI."""

    class Kind(models.TextChoices):
        GROUP = "group", _("group of occupations")
        OCCUPATION = "occupation", _("occupation")
        SKILL = "skill", _("skill")

    class Sort(models.TextChoices):
        SKILL = "skill", _("skill")
        KNOWLEDGE = "knowledge", _("knowledge")
        ATTITUDE = "attitude", _("attitude")
        LANGUAGE = "language", _("language")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    uri = models.CharField(max_length=200, unique=True)
    name = TranslatedField(_("name"))
    isco = models.CharField(_("ISCO-08 group"), max_length=4, blank=True)
    sort = models.CharField(_("sort of skill"), max_length=9, choices=Sort, blank=True)
    sector = models.CharField(_("field of work"), max_length=20, blank=True)
    versions = ArrayField(models.CharField(max_length=20), default=list)
    retired = models.BooleanField(_("no longer in the newest edition"), default=False)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = _("occupation or skill")
        verbose_name_plural = _("occupations and skills")
        indexes = [models.Index(fields=["kind", "isco"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="skill", isco="") | (~Q(kind="skill") & ~Q(isco="")),
                name="occupations_and_groups_have_an_isco_code",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class Label(models.Model):
    """A word for a concept in one language: the usual one, its feminine form, another name."""

    class Rank(models.IntegerChoices):
        USUAL = 0, _("usual word")
        FEMININE = 1, _("feminine form")
        OTHER = 2, _("other word")

    class Source(models.TextChoices):
        PUNTE = "punte", "Punte"
        ESCO = "esco", "ESCO"

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="labels", db_index=False)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    rank = models.PositiveSmallIntegerField(choices=Rank)
    source = models.CharField(max_length=5, choices=Source)

    class Meta:
        verbose_name = _("word for an occupation or skill")
        verbose_name_plural = _("words for occupations and skills")
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "language", "source", "text"], name="one_label_of_a_text"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Need(models.Model):
    """An occupation asks for a skill, or is helped by it."""

    occupation = models.ForeignKey(Concept, models.CASCADE, related_name="needs", db_index=False)
    skill = models.ForeignKey(Concept, models.CASCADE, related_name="needed_by")
    essential = models.BooleanField(_("essential"))
    source = models.CharField(max_length=5, choices=Label.Source)

    class Meta:
        verbose_name = _("skill of an occupation")
        verbose_name_plural = _("skills of occupations")
        constraints = [
            models.UniqueConstraint(fields=["occupation", "skill"], name="one_need_per_skill"),
            models.CheckConstraint(condition=~Q(occupation=F("skill")), name="needs_another_concept"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id}: {self.skill_id}"


class RelatedSkill(models.Model):
    """Two skills of which each stands half for the other; kept once, the smaller number first."""

    first = models.ForeignKey(Concept, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Concept, models.CASCADE, related_name="+")
    source = models.CharField(max_length=5, choices=Label.Source)

    class Meta:
        verbose_name = _("related skill")
        verbose_name_plural = _("related skills")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_relation_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="smaller_skill_first"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} – {self.second_id}"


class OfficialCode(models.Model):
    """A code of a national list of occupations (COR, НКПД) with its official title, and the concept it is mapped to."""

    class Scheme(models.TextChoices):
        COR = "cor", "COR"
        NKPD = "nkpd", "НКПД"

    class Relation(models.TextChoices):
        EXACT = "exact", _("the same")
        CLOSE = "close", _("nearly the same")
        NARROW = "narrow", _("narrower than it")
        BROAD = "broad", _("broader than it")

    scheme = models.CharField(_("list"), max_length=4, choices=Scheme)
    code = models.CharField(_("code"), max_length=8)
    title = models.CharField(_("title"), max_length=300)
    folded = models.CharField(max_length=300)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="official_codes")
    relation = models.CharField(_("relation"), max_length=6, choices=Relation)

    class Meta:
        verbose_name = _("official code of an occupation")
        verbose_name_plural = _("official codes of occupations")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code", "concept"], name="one_mapping_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.code}"


class StoredLexicon(models.Model):
    """What was learned of all words, made anew with each import; `mark` says of which words (see lexicon_store.py)."""

    mark = models.CharField(max_length=60)
    content = models.BinaryField()

    class Meta:
        verbose_name = _("index of words")
        verbose_name_plural = _("indexes of words")

    def __str__(self) -> str:
        return self.mark
