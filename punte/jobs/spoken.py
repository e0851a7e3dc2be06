"""How a vacancy is told in words: where, how much, which contract and hours, until when."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base import formats
from punte.jobs.languages import LANGUAGES
from punte.jobs.models import Vacancy
from punte.reference.distance import kilometres
from punte.reference.models import Settlement


def where(vacancy: Vacancy) -> str:
    """The place with its county, or that it is done from home."""
    if vacancy.settlement is None:
        return _("from home")
    place = place_words(vacancy.settlement)
    return _("%(place)s, or from home") % {"place": place} if vacancy.remote else place


def place_words(settlement: Settlement) -> str:
    """Name and county: Coltău, Maramureș; a county seat needs none."""
    county = str(settlement.region.name)
    return settlement.name if settlement.name == county else f"{settlement.name}, {county}"


def distance(vacancy: Vacancy, start: Settlement | None) -> str:
    """About how far, where that is known and was asked."""
    if start is None or vacancy.settlement is None:
        return ""
    far = kilometres(start, vacancy.settlement)
    if far is None:
        return ""
    return _("about %(n)s km") % {"n": formats.number(far)} if far else ""


def pay(vacancy: Vacancy) -> str:
    """How much a month before tax; that it is not said."""
    if not vacancy.pay_from:
        return ""
    low, high = formats.number(vacancy.pay_from), formats.number(vacancy.pay_to or 0)
    if vacancy.pay_to and vacancy.pay_to > vacancy.pay_from:
        said = {"low": low, "high": high, "currency": vacancy.currency}
        return _("%(low)s–%(high)s %(currency)s a month") % said
    return _("%(amount)s %(currency)s a month") % {"amount": low, "currency": vacancy.currency}


def hours(vacancy: Vacancy) -> str:
    """Full time, 40 hours a week, by day."""
    parts = [str(vacancy.get_hours_display())]
    if n := vacancy.weekly_hours:
        parts.append(ngettext("%(n)s hour a week", "%(n)s hours a week", n) % {"n": formats.number(n)})
    return ", ".join([*parts, str(vacancy.get_shift_display())])


def posts(vacancy: Vacancy) -> str:
    """How many are still free."""
    free = vacancy.posts - vacancy.filled
    if vacancy.filled:
        said = {"free": formats.number(free), "posts": formats.number(vacancy.posts)}
        return _("%(free)s of %(posts)s free") % said
    return formats.number(vacancy.posts)


def languages(codes: Iterable[str]) -> str:
    """Names of languages in the reader's language."""
    named = dict(LANGUAGES)
    return ", ".join(str(named.get(code, code)) for code in codes)


def offers(vacancy: Vacancy) -> list[str]:
    """The support that the employer offers."""
    return [str(Vacancy.Offer(code).label) for code in vacancy.offers]


def good_points(vacancy: Vacancy) -> list[str]:
    """What opens the door for somebody: no experience asked, no car needed, from home."""
    told = [
        (vacancy.first_job, _("good as a first job")),
        (vacancy.no_car, _("reachable without a car")),
        (vacancy.remote, _("can be done from home")),
    ]
    return [word for is_so, word in told if is_so]


def facts(vacancy: Vacancy) -> list[tuple[str, str]]:
    """What one has to know, word by word."""
    told = [
        (_("Employer"), vacancy.employer.organisation.name),
        (_("Where"), where(vacancy)),
        (_("Kind"), str(vacancy.get_kind_display())),
        (_("Contract"), str(vacancy.get_contract_display())),
        (_("Working time"), hours(vacancy)),
        (_("Pay, before tax"), pay(vacancy) or _("not said; ask")),
        (_("Posts"), posts(vacancy)),
        (_("Languages asked"), languages(vacancy.languages)),
        (_("Apply by"), formats.day(vacancy.apply_by) if vacancy.apply_by else ""),
    ]
    return [(word, value) for word, value in told if value]
