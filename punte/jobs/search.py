"""What jobs shows in the common search: the vacancies of the hub, in every state."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from punte.base.search import Findable, Hit, Words
from punte.jobs.models import Vacancy
from punte.people.models import User

KIND = 15


def words_of(vacancy: Vacancy) -> Words:
    """Its number, its title, its employer, its place, and what its occupation is called."""
    texts = [str(vacancy.pk), vacancy.title, vacancy.employer.organisation.name]
    texts += [vacancy.settlement.name] if vacancy.settlement else []
    texts += list(vacancy.occupation.name.texts.values()) if vacancy.occupation else []
    return Words(KIND, vacancy.pk, " ".join(texts), consortium_id=vacancy.consortium_id)


def _words() -> Iterator[Words]:
    rows = Vacancy.objects.select_related("employer__organisation", "settlement", "occupation")
    return map(words_of, rows.iterator())


def _visible(user: User) -> QuerySet[Vacancy]:
    return Vacancy.objects.visible_to(user)


def _own(user: User) -> Q:
    return Q(made_by=user)


def _hits(ids: Sequence[int]) -> dict[int, Hit]:
    rows = Vacancy.objects.filter(pk__in=ids).select_related(
        "operation", "employer__organisation", "settlement"
    )
    return {
        v.pk: Hit(
            v.title,
            v.hub_url,
            ", ".join(
                filter(None, (v.employer.organisation.name, v.settlement.name if v.settlement else ""))
            ),
            str(v.get_state_display()),
        )
        for v in rows
    }


FINDABLE = [Findable(KIND, "vacancies", _("Vacancies"), _visible, _hits, _words, own=_own)]
