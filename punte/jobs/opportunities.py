"""What vacancies are called on the board, and where they are read."""

from collections.abc import Collection

from punte.jobs.models import Vacancy
from punte.matching.sources import Told, register


def tell(numbers: Collection[int]) -> dict[int, Told]:
    """The title, the employer and its contract; the page is the public one."""
    rows = Vacancy.objects.filter(pk__in=numbers).select_related("employer__organisation")
    return {
        one.pk: Told(
            one.title,
            one.get_absolute_url(),
            one.employer.organisation.name,
            str(one.get_contract_display()),
        )
        for one in rows
    }


register("jobs.vacancy", tell)
