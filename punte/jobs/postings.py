"""What the public search looks through: the words of a vacancy, and how a question is asked.

Words are kept as `base.text.folded` has them, between blanks, so that "% sofer%" finds the beginning of a word. The
names of the occupation in all three languages are among them: a vacancy is found whichever language it was written in.
What is asked loses its ending first ("șoferi", "drivers", "шофьори"), and Latin Bulgarian is what folding makes of it.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from punte.base.text import folded
from punte.jobs.models import Posting, Vacancy
from punte.reference.models import Label

MOST_WORDS = 8
_MOST_TYPED = 400
_LONGEST = 6_000
# Plural, article and feminine of Romanian, Bulgarian (in Latin letters) and English, the longest first.
_ENDINGS = (
    *(("toare", "tor"), ("torilor", "tor"), ("torului", "tor"), ("torul", "tor"), ("tori", "tor")),
    *(
        (ending, "")
        for ending in "ilor elor ului easa ita itsi kite kata nitsa ite ata iya uri ul le ea ka ki ia ta ii".split()
    ),
    *((ending, "") for ending in ("s", "i", "e", "a")),
)
_KEPT = 4  # letters that stay at least
_EMPTY = frozenset(
    "de la cu si in pe din un o al ale pentru sau na v i za ot s po ili the of for and or in at to an".split()
)


def write_posting(vacancy: Vacancy) -> None:
    """Let everybody find this open vacancy by its words as they are now."""
    told = {
        name: getattr(vacancy, name)
        for name in "published_on kind contract hours shift remote no_car first_job currency".split()
    }
    told |= {"occupation_id": vacancy.occupation_id, "settlement_id": vacancy.settlement_id}
    told |= {"pay": vacancy.pay_to or vacancy.pay_from, "folded": words_of(vacancy)}
    Posting.objects.update_or_create(vacancy=vacancy, defaults=told)


def drop_posting(vacancy: Vacancy) -> None:
    """Let nobody find it any more."""
    Posting.objects.filter(vacancy=vacancy).delete()


def words_of(vacancy: Vacancy) -> str:
    """Everything by which it may be found, between blanks; its number stands on the list to print."""
    texts: list[str] = [str(vacancy.pk), vacancy.title, vacancy.employer.organisation.name]
    texts += Label.objects.filter(concept=vacancy.occupation_id).values_list("text", flat=True)
    if place := vacancy.settlement:
        texts += [place.name, place.municipality, *place.region.name.texts.values()]
    return f" {folded(' '.join([*texts, vacancy.tasks]))[:_LONGEST]} "


def asked(typed: str) -> list[str]:
    """The words that count, folded and without their endings; none for signs alone."""
    every = folded(typed[:_MOST_TYPED]).split()[: MOST_WORDS * 4]
    words = [w for w in every if w not in _EMPTY] or every
    return list(dict.fromkeys(stem(word) for word in words))[:MOST_WORDS]


def stem(word: str) -> str:
    """The word without its ending: sofer of "soferi" and "soferul", croitor of "croitoare". Four letters stay."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            return word.removesuffix(ending) + instead
    return word


def by_words(rows: QuerySet[Posting], words: Iterable[str]) -> QuerySet[Posting]:
    """Postings that have a word beginning like each of these."""
    for word in words:
        rows = rows.filter(folded__contains=f" {word}")
    return rows


def by_occupations(rows: QuerySet[Posting], numbers: Sequence[int]) -> QuerySet[Posting]:
    """Postings for one of these occupations."""
    return rows.filter(occupation__in=numbers)


def wanted(asked: dict[str, object]) -> Q:
    """What the rows must be, of the plain conditions."""
    given = {name: value for name, value in asked.items() if value not in (None, "", False, [])}
    return Q(**given)
