"""What applications ask of vacancies: a post is taken, a post is free again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from punte.jobs.models import Vacancy


@transaction.atomic
def fill_post(*, vacancy: Vacancy) -> None:
    """Take one post; with the last one the vacancy is filled. Of two who take the last post, the second is told. A step
    of accepting an application, which has asked."""
    free = Vacancy.objects.filter(pk=vacancy.pk, filled__lt=F("posts"))
    if not free.update(filled=F("filled") + 1):
        raise ValidationError(_("The last post was taken a moment ago."), code="full")
    vacancy.refresh_from_db(fields=["filled", "state"])
    if vacancy.filled == vacancy.posts and vacancy.may_move_to(Vacancy.State.FILLED):
        vacancy.move_to(Vacancy.State.FILLED)


@transaction.atomic
def free_post(*, vacancy: Vacancy) -> None:
    """Give a post back; a filled vacancy is open again. A step of cancelling, which has asked."""
    Vacancy.objects.filter(pk=vacancy.pk, filled__gt=0).update(filled=F("filled") - 1)
    vacancy.refresh_from_db(fields=["filled", "state"])
    if vacancy.state == Vacancy.State.FILLED and vacancy.filled < vacancy.posts:
        vacancy.move_to(Vacancy.State.OPEN)
