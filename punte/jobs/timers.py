"""What the clock does to applications: reminds the employer, closes what nobody answered and what may no longer be
shared, puts old ones into the archive, drops CVs that nobody needs any more. Done again, it finds nothing left."""

import datetime as dt

from punte.base import clock
from punte.jobs.models import Application, SentCV
from punte.jobs.notices import ANSWER_AWAITED
from punte.jobs.stepping import close_kindly, tell_employer
from punte.participation.followups import six_months_after
from punte.projects.models import Operation

State, Closing = Application.State, Application.Closing
REMIND_AFTER = (3, 7)  # days without an answer
CLOSE_AFTER = dt.timedelta(days=60)
ARCHIVE_AFTER = dt.timedelta(days=180)
OWED = (State.NEW, State.PROCESSING)  # the employer owes a word


def remind(operation: Operation) -> int:
    """The employer's people hear of an application after three and after seven days; gives how many reminders."""
    today, sent = clock.today(operation.zone), 0
    waiting = Application.objects.filter(operation=operation, state__in=OWED).agreed()
    for place in range(len(REMIND_AFTER), 0, -1):  # who missed the first hears one word, not two
        late = waiting.filter(
            changed_on__lte=today - dt.timedelta(days=REMIND_AFTER[place - 1]), reminded__lt=place
        )
        for application in late.select_related("operation", "vacancy__employer"):
            rows = Application.objects.filter(pk=application.pk, reminded=application.reminded)
            if rows.update(reminded=place):  # of two that run at once, one tells
                tell_employer(application, ANSWER_AWAITED)
                sent += 1
    return sent


def close_unanswered(operation: Operation) -> int:
    """After sixty days without a word an application closes, kindly; gives how many."""
    last = clock.today(operation.zone) - CLOSE_AFTER
    rows = Application.objects.filter(operation=operation, state__in=OWED, changed_on__lte=last)
    return close_kindly(rows, Closing.UNANSWERED)


def close_unshared(operation: Operation) -> int:
    """Who took back the consent to share is no longer an applicant there; gives how many."""
    rows = Application.objects.open().filter(operation=operation)
    return close_kindly(rows.exclude(pk__in=rows.agreed().values("pk")), Closing.CONSENT)


def archive(operation: Operation) -> int:
    """After 180 days without a step they leave the lists, and the CV that was sent goes; nothing that was offered or
    accepted. Gives how many."""
    today = clock.today(operation.zone)
    old = Application.objects.filter(
        operation=operation, archived_on=None, changed_on__lte=today - ARCHIVE_AFTER
    ).exclude(state__in=(State.OFFERED, State.ACCEPTED))
    SentCV.objects.filter(application__in=old).delete()
    return old.update(archived_on=today)


def drop_sent_cvs(operation: Operation) -> int:
    """Six months after the first day of work the CV that was sent goes; gives how many."""
    today = clock.today(operation.zone)
    sent = SentCV.objects.filter(
        application__operation=operation, application__state=State.ACCEPTED, application__starts_on__lte=today
    )
    days = sent.values_list("pk", "application__starts_on")
    gone = [pk for pk, first in days if first and six_months_after(first) <= today]
    return SentCV.objects.filter(pk__in=gone).delete()[0]


STEPS = (close_unshared, close_unanswered, remind, archive, drop_sent_cvs)
