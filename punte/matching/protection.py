"""What matching adds to data protection: a profile is one for each person; lists that were shown have their term."""

from django.db.models import QuerySet

from punte.matching.actions.joined import join_profiles
from punte.matching.models import Showing
from punte.participation.models import Participation
from punte.people.models import Person
from punte.projects.models import Operation
from punte.records.protection import Keeps, Protection, register


def showings(operation: Operation) -> QuerySet:
    """The lists shown of people who take part in the operation, or did, under whichever of their numbers."""
    people = Participation.objects.filter(operation=operation).values("person")
    roots = Person.objects.filter(merged__in=people).values("pk")
    rows = Showing.objects.filter(consortium=operation.consortium_id)
    return rows.filter(profile__person__in=people) | rows.filter(profile__person__in=roots)


register(
    Protection(
        joins=join_profiles,
        keeps={"showing": Keeps(rows=showings, day="as_of", person="profile__person")},
    )
)
