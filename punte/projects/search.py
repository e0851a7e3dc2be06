"""What projects shows in the common search: what was announced."""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from punte.base.search import Findable, Hit, Words
from punte.people.models import User
from punte.projects.acting import acting
from punte.projects.models import Operation

KIND = 2


def words_of(operation: Operation) -> Words:
    """Its codes, and its title in every language it has."""
    titles = [text for _language, text in sorted(operation.title.texts.items())]
    return Words(KIND, operation.pk, " ".join([operation.code, operation.official_code, *titles]))


def _words() -> Iterator[Words]:
    return map(words_of, Operation.objects.iterator())


def _own(user: User) -> Q:
    return Q(pk__in={a.operation_id for a in acting(user).assignments})


def _hits(ids: Sequence[int]) -> dict[int, Hit]:
    return {
        o.pk: Hit(str(o), reverse("projects:operation_detail", args=[o.code]), o.official_code or o.code)
        for o in Operation.objects.filter(pk__in=ids)
    }


FINDABLE = [
    Findable(KIND, "projects", _("Projects"), lambda _user: Operation.objects.all(), _hits, _words, own=_own)
]
