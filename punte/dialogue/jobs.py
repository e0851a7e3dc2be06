"""What dialogue does by itself: consultations open with their first phase and close after their last; the map of
opinions is drawn anew after votes."""

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from punte.base import clock
from punte.base.rls import set_local
from punte.dialogue.actions.cases import release_lapsed
from punte.dialogue.actions.complaints import forget_reporters, wipe_kept_words
from punte.dialogue.actions.consultations import turn
from punte.dialogue.actions.guests import forget_unanswered, forget_unconfirmed
from punte.dialogue.actions.questions import remind_of_questions
from punte.dialogue.actions.reminders import remind_of_reports
from punte.dialogue.digests import send_digests
from punte.dialogue.models import Consultation
from punte.dialogue.opinion_jobs import TASK
from punte.projects.models import Operation
from punte.projects.rounds import in_each_operation

log = structlog.get_logger(__name__)


@app.periodic(cron="*/10 * * * *", periodic_id="turn_consultations")
@app.task(name="dialogue.turn_consultations", queueing_lock="dialogue.turn_consultations")
def turn_consultations(timestamp: int) -> int:
    """Every ten minutes; gives how many turned."""
    turned = in_each_operation(turn_all)
    log.info("consultations_turned", turned=turned)
    return turned


def turn_all(operation: Operation) -> int:
    """Those of one project whose time has come."""
    living = (Consultation.State.SCHEDULED, Consultation.State.OPEN)
    rows = Consultation.objects.filter(operation=operation, state__in=living).prefetch_related("phases")
    return sum(turn(one) for one in rows)


@app.task(name=TASK)
def draw_opinions(consortium_id: int, consultation_id: int) -> None:
    """Draw the map of one consultation from all votes that count. NumPy is loaded here, in the worker, and in no
    process that serves pages."""
    from punte.dialogue.opinion_store import draw_map

    with transaction.atomic():
        set_local(consortium=consortium_id)
        consultation = Consultation.objects.filter(pk=consultation_id).first()
        if consultation is None:
            return
        found = draw_map(consultation)
    log.info("opinions_drawn", consultation=consultation_id, people=found.people, votes=found.votes)


@app.periodic(cron="*/10 * * * *", periodic_id="release_cases")
@app.task(name="dialogue.release_cases", queueing_lock="dialogue.release_cases")
def release_cases(timestamp: int) -> int:
    """Every ten minutes: what a moderator took more than an hour ago is free again; gives how many."""
    freed = in_each_operation(release_lapsed)
    log.info("cases_released", freed=freed)
    return freed


@app.periodic(cron="50 4 * * *", periodic_id="wipe_kept_words")
@app.task(name="dialogue.wipe_kept_words", queueing_lock="dialogue.wipe_kept_words")
def wipe_words(timestamp: int) -> int:
    """Every night: words of removed contents, and names of who gave notices, about which nobody can complain any more
    go; gives how many."""
    wiped = in_each_operation(lambda operation: wipe_kept_words(operation) + forget_reporters(operation))
    log.info("kept_words_wiped", wiped=wiped)
    return wiped


@app.periodic(cron="40 5 * * *", periodic_id="remind_of_measures")
@app.task(name="dialogue.remind_of_measures", queueing_lock="dialogue.remind_of_measures")
def remind_of_measures(timestamp: int) -> int:
    """Every morning: whoever promised a measure hears, once a half-year, that its report is due; gives how many."""
    told = in_each_operation(lambda operation: remind_of_reports(operation, clock.today(operation.zone)))
    log.info("measures_reminded", told=told)
    return told


@app.periodic(cron="45 5 * * *", periodic_id="remind_of_questions")
@app.task(name="dialogue.remind_of_questions", queueing_lock="dialogue.remind_of_questions")
def remind_of_owed_answers(timestamp: int) -> int:
    """Every morning: whoever took a question of a round table along hears that its day comes, or is over; gives how
    many."""
    told = in_each_operation(lambda operation: remind_of_questions(operation, clock.today(operation.zone)))
    log.info("questions_reminded", told=told)
    return told


@app.periodic(cron="50 2 * * *", periodic_id="forget_guest_words")
@app.task(name="dialogue.forget_guest_words", queueing_lock="dialogue.forget_guest_words")
def forget_guest_words(timestamp: int) -> int:
    """Every night: what guests wrote and never confirmed goes, and old addresses of who was asked to sign; gives how
    many."""
    gone = in_each_operation(forget_unconfirmed) + in_each_operation(forget_unanswered)
    log.info("guest_words_forgotten", gone=gone)
    return gone


@app.periodic(cron="10 6 * * *", periodic_id="send_digests")
@app.task(name="dialogue.send_digests", queueing_lock="dialogue.send_digests")
def tell_followers(timestamp: int) -> int:
    """Every morning: whose letter is due reads what happened to what they follow; gives how many letters went."""
    sent = send_digests()
    log.info("digests_sent", letters=sent)
    return sent
