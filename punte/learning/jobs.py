"""What courses do by themselves: certificates are issued to a cohort; tests nobody came back to are handed in."""

from typing import Any

import pghistory
import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django import app

from punte.base.rls import set_local
from punte.learning.actions import certificates
from punte.learning.actions.course_requests import forget_old_requests
from punte.learning.actions.quizzes import expire_overdue
from punte.learning.models import Enrolment, Issuing
from punte.learning.notices import CERTIFICATES_ISSUED
from punte.people.actions.notices import notify
from punte.people.models import Consortium, User

log = structlog.get_logger(__name__)


@app.task(name=certificates.TASK)
def issue_certificates(consortium_id: int, issuing_id: int) -> None:
    """Issue to all who meet the rule, each in a transaction of its own; after a killed worker it goes on where it
    stopped, since who has one is left out."""
    with transaction.atomic():
        set_local(consortium=consortium_id)
        found = Issuing.objects.select_related("offering__operation", "by").get(pk=issuing_id)
        if not found.running:
            return
        set_local(consortium=consortium_id, user=found.by_id)
        waiting = certificates.ready(found.offering, found.kind)
        found.move_to(Issuing.State.RUNNING, done=0, total=len(waiting))
    with pghistory.context(user=found.by_id), translation.override(found.by.language):
        outcomes = [_issue_one(found, enrolment, n) for n, enrolment in enumerate(waiting, 1)]
    with transaction.atomic():
        set_local(consortium=consortium_id, user=found.by_id)
        found.move_to(Issuing.State.DONE if all(outcomes) else Issuing.State.FAILED)
        url = reverse("learning:certificate_list", args=[found.offering.operation.code, found.offering_id])
        notify(found.by, CERTIFICATES_ISSUED, found.offering_id, url)


def _issue_one(issuing: Issuing, enrolment: Enrolment, place: int) -> bool:
    """False where it was refused; who has had one meanwhile is no failure."""
    told: dict[str, Any] = {"kind": issuing.kind, "language": issuing.language, "base_url": issuing.base_url}
    try:
        with transaction.atomic():
            set_local(consortium=issuing.consortium_id, user=issuing.by_id)
            by = User.objects.get(pk=issuing.by_id)
            certificates.issue_certificate(by=by, enrolment=enrolment, **told)
            Issuing.objects.filter(pk=issuing.pk).update(done=place)
    except ValidationError as refusal:
        return refusal.error_list[0].code == "issued"
    except PermissionDenied:
        log.warning("certificates_not_allowed_any_more", issuing=issuing.pk)
        return False
    return True


@app.periodic(cron="*/10 * * * *", periodic_id="hand_in_overdue")
@app.task(name="learning.hand_in_overdue", queueing_lock="learning.hand_in_overdue")
def hand_in_overdue(timestamp: int) -> int:
    """Tests whose time is over are handed in with what was kept, each consortium in a transaction of its own."""
    ended = 0
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            ended += expire_overdue()
    log.info("tests_handed_in", tests=ended)
    return ended


@app.periodic(cron="40 3 * * *", periodic_id="forget_requests")
@app.task(name="learning.forget_requests", queueing_lock="learning.forget_requests")
def forget_requests(timestamp: int) -> int:
    """Every night, names and addresses of requests whose term is over; each consortium in a transaction of its own."""
    forgotten = 0
    for consortium in Consortium.objects.order_by("pk"):
        with transaction.atomic():
            set_local(consortium=consortium.pk)
            forgotten += forget_old_requests()
    log.info("course_requests_forgotten", requests=forgotten)
    return forgotten
