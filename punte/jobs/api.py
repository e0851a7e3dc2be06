"""The API of open vacancies: what the public search finds, for everybody, without a token."""

import datetime as dt
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema
from ninja.errors import ValidationError

from punte.base.api import Paged, Paging, paged
from punte.jobs import searching
from punte.jobs.models import Posting, Vacancy

router = Router(tags=["Vacancies"])


class VacancyOut(Schema):
    """An open vacancy. Codes are in English; texts as they were written."""

    id: int
    title: str
    tasks: str = Field(description="What one does, in the language beside it.")
    language: str = Field(description="ro, bg or en: in which it is written.")
    kind: str = Field(description="job, apprenticeship, traineeship, work_trial or volunteering.")
    contract: str = Field(description="permanent, fixed_term, seasonal, day or none.")
    hours: str = Field(description="full, part or flexible.")
    shift: str = Field(description="day, shifts, night or weekend.")
    employer: str
    occupation: str | None = Field(description="The URI of the occupation, of ESCO where there is one.")
    isco: str | None = Field(description="The group of ISCO-08, four digits.")
    place: str | None
    country: str | None = Field(description="RO or BG; null of work from home alone.")
    region: str | None = Field(description="NUTS 3, 2021.")
    latitude: float | None
    longitude: float | None
    remote: bool
    no_car: bool = Field(description="Whether it can be reached without a car.")
    first_job: bool = Field(description="Whether no experience is asked.")
    pay_from: int | None = Field(description="A month, before tax, in whole units of the currency.")
    pay_to: int | None
    currency: str
    posts: int = Field(description="How many are still free.")
    published_on: dt.date
    apply_by: dt.date | None
    source: str = Field(description="From whom it was taken over; empty if it was written here.")
    page: str = Field(description="Its page, for people.")


class Vacancies(Paged):
    """A page of vacancies, the newest first."""

    items: list[VacancyOut]


class Asked(Schema):
    """What narrows the list."""

    q: Annotated[str, Field(max_length=200, description="Words, in any of our languages.")] = ""
    place: Annotated[
        str, Field(max_length=100, description="A town or village, with its county: Florești, Cluj.")
    ] = ""
    radius: Annotated[
        int,
        Field(
            ge=0,
            le=100,
            description="Kilometres around it: 0, 10, 20, 30, 50 or 100; another number counts as 30.",
        ),
    ] = 30


@router.get(
    "/vacancies/", auth=None, response=Vacancies, url_name="open_vacancies", summary="List open vacancies"
)
def vacancies(request: HttpRequest, asked: Query[Asked], paging: Query[Paging]) -> dict[str, Any]:
    """What is open now. A place that is not known is refused; of several of a name the largest is meant."""
    question = searching.question(request.GET)
    if asked.place.strip() and question.place is None:
        words = _("We do not know this place.")
        raise ValidationError([{"type": "refused", "loc": ("query", "place"), "msg": words}])
    rows = searching.shown(question.rows()).select_related("occupation")
    return paged(request, rows, paging, lambda posting: _told(request, posting))


@router.get(
    "/vacancies/{int:vacancy_id}/", auth=None, response=VacancyOut, url_name="open_vacancy",
    summary="Get an open vacancy",
)  # fmt: skip
def vacancy(request: HttpRequest, vacancy_id: int) -> dict[str, Any]:
    """One of them, while it is open."""
    found = searching.shown(Posting.objects.filter(vacancy=vacancy_id, vacancy__state=Vacancy.State.OPEN))
    posting = found.select_related("occupation").first() if vacancy_id < 2**62 else None
    if posting is None:
        raise Http404
    return _told(request, posting)


def _told(request: HttpRequest, posting: Posting) -> dict[str, Any]:
    found = posting.vacancy
    place, occupation = found.settlement, posting.occupation
    names = (
        "id title tasks language kind contract hours shift remote no_car first_job pay_from pay_to currency"
        " published_on apply_by source"
    )
    return {name: getattr(found, name) for name in names.split()} | {
        "employer": found.employer.organisation.name,
        "occupation": occupation.uri,
        "isco": occupation.isco,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "region": place.region_id if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "posts": found.posts - found.filled,
        "page": request.build_absolute_uri(found.get_absolute_url()),
    }
