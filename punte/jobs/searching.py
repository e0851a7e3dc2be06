"""Finding vacancies without an account: by words in any of our languages, by place and distance, by what they are.

Words that no vacancy has are understood through the vocabulary: what comes nearest to them is shown, and said to be so.
A page takes the same few statements however many vacancies there are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from punte.base import formats
from punte.jobs import postings, spoken
from punte.jobs.forms.postings import FAR, PLAIN, SearchForm
from punte.jobs.models import Posting
from punte.reference.models import Concept, Settlement
from punte.reference.suggesting import Suggestion, suggest

NEAR = 45  # of 100: as near as words must come to an occupation to stand for it
MOST_SUGGESTED = 5
_LISTS = ("kind", "contract", "hours", "shift")
_TICKS = ("no_car", "first_job", "remote")
_SHOWN = ("vacancy__employer__organisation", "vacancy__settlement__region", "vacancy__occupation")


@dataclass
class Question:
    """What was asked, and what was understood of it."""

    form: SearchForm
    asked: dict[str, Any]
    words: list[str]
    occupations: list[Suggestion] = field(default_factory=list)
    occupation: Concept | None = None

    @property
    def place(self) -> Settlement | None:
        return self.asked.get("place")

    @property
    def empty(self) -> bool:
        """Whether nothing narrows the list."""
        return not any(v for k, v in self.asked.items() if k not in ("radius", "currency"))

    def rows(self) -> QuerySet[Posting]:
        """What has all of the words, newest first."""
        return self._ordered(postings.by_words(self._conditions(), self.words))

    def near_rows(self) -> QuerySet[Posting]:
        """What is for an occupation that comes near the words; none where none does."""
        near = [s.concept.pk for s in self.occupations if s.nearness >= NEAR]
        return self._ordered(postings.by_occupations(self._conditions(), near))

    def _conditions(self) -> QuerySet[Posting]:
        asked = self.asked
        rows = Posting.objects.filter(postings.wanted({name: asked.get(name) for name in PLAIN}))
        if asked.get("pay"):
            rows = rows.filter(pay__gte=asked["pay"], currency=asked.get("currency") or "RON")
        if asked.get("occupation"):
            rows = rows.filter(occupation=asked["occupation"])
        if self.place:
            around = Settlement.objects.around(self.place, asked["radius"]).values("pk")
            rows = rows.filter(Q(settlement__in=around))
        return rows

    def _ordered(self, rows: QuerySet[Posting]) -> QuerySet[Posting]:
        return rows.order_by("-published_on", "-vacancy")


def question(data: QueryDict) -> Question:
    """Read the address. A code of COR, НКПД or ISCO stands for its occupations."""
    form = SearchForm(_with_usual(data))
    asked = form.asked
    asked["radius"] = FAR if asked.get("radius") in (None, "") else int(asked["radius"])
    typed = asked.get("q") or ""
    found = Question(form, asked, postings.asked(typed))
    if typed:
        found.occupations = suggest(typed, Concept.Kind.OCCUPATION, most=MOST_SUGGESTED)
    if number := asked.get("occupation"):
        found.occupation = Concept.objects.occupations().filter(pk=number).first()
    return found


def _with_usual(data: QueryDict) -> QueryDict:
    """What is understood where nothing is said stands in the form, too."""
    said = data.copy()
    said.setdefault("radius", str(FAR))
    said.setdefault("currency", "EUR" if formats.language() == "bg" else "RON")
    return said


def shown(rows: QuerySet[Posting]) -> QuerySet[Posting]:
    """With what a list shows of each, in the same statement."""
    return rows.select_related(*_SHOWN).defer("folded")


def row(posting: Posting, start: Settlement | None) -> dict[str, Any]:
    """One vacancy of the list."""
    vacancy = posting.vacancy
    facts: list[Any] = [vacancy.get_contract_display(), spoken.hours(vacancy)]
    if vacancy.occupation and vacancy.language != formats.language():
        facts.insert(0, vacancy.occupation)  # what the title says, for who cannot read it
    return {
        "it": vacancy,
        "url": vacancy.get_absolute_url(),
        "where": spoken.where(vacancy),
        "far": spoken.distance(vacancy, start),
        "pay": spoken.pay(vacancy),
        "facts": " · ".join(map(str, facts)),
        "good": spoken.good_points(vacancy),
        "kind": "" if vacancy.kind == vacancy.Kind.JOB else str(vacancy.get_kind_display()),
    }


def chips(found: Question, data: QueryDict) -> list[dict[str, str]]:
    """What narrows the list, each with the address without it."""
    return [{"label": label, "url": _without(data, *names)} for label, names in _narrowing(found)]


def loosen(found: Question, data: QueryDict) -> list[dict[str, str]]:
    """Where nothing was found: what one may let go, the wider circle first."""
    ways = []
    if found.place and found.asked["radius"] < 100:
        wider = next(n for n in (10, 20, 30, 50, 100) if n > found.asked["radius"])
        query = data.copy()
        query["radius"] = str(wider)
        said = {"n": formats.number(wider)}
        ways.append({"label": _("look within %(n)s km") % said, "url": f"?{query.urlencode()}"})
    for label, names in _narrowing(found):
        said_of = {"what": label}
        ways.append({"label": _("without “%(what)s”") % said_of, "url": _without(data, *names)})
    return ways


def _narrowing(found: Question) -> list[tuple[str, tuple[str, ...]]]:
    asked, form = found.asked, found.form
    told: list[tuple[str, tuple[str, ...]]] = []
    if asked.get("q"):
        told.append((asked["q"], ("q",)))
    if found.occupation:
        told.append((str(found.occupation), ("occupation",)))
    if found.place:
        told.append((_around(found.place, asked["radius"]), ("place", "radius")))
    told += [(_chosen(form, name), (name,)) for name in _LISTS if asked.get(name)]
    if asked.get("pay"):
        said = {"n": formats.number(asked["pay"]), "currency": asked.get("currency") or "RON"}
        told.append((_("from %(n)s %(currency)s") % said, ("pay", "currency")))
    return told + [(str(form.fields[name].label), (name,)) for name in _TICKS if asked.get(name)]


def _chosen(form: SearchForm, name: str) -> str:
    choices: Any = form.fields[name]
    return str(dict(choices.choices)[form.cleaned_data[name]])


def _around(place: Settlement, radius: int) -> str:
    named = spoken.place_words(place)
    return _("%(place)s and %(n)s km around") % {"place": named, "n": radius} if radius else named


def _without(data: QueryDict, *names: str) -> str:
    return _address(data, lambda query: [query.pop(name, None) for name in (*names, "page")])


def with_place(data: QueryDict, place: Settlement) -> str:
    """The same question at another place of the same name."""

    def change(query: QueryDict) -> None:
        query["place"] = f"{place.name}, {place.region}"

    return _address(data, change)


def with_occupation(data: QueryDict, number: int) -> str:
    """The same question for one occupation, whatever words it is called by."""

    def change(query: QueryDict) -> None:
        query["occupation"] = str(number)
        query.pop("q", None)

    return _address(data, change)


def _address(data: QueryDict, change: Callable[[QueryDict], Any]) -> str:
    query = data.copy()
    query.pop("page", None)
    change(query)
    return f"?{query.urlencode()}"
