"""What jobs tells a user who has left the page."""

from django.utils.translation import gettext_lazy as _

from punte.people.notices import NoticeKind

EMPLOYER_WAITS = NoticeKind("jobs.employer_waits", _("A new employer waits for your approval."))
VACANCY_WAITS = NoticeKind("jobs.vacancy_waits", _("A vacancy of a new employer waits for your approval."))
EMPLOYER_APPROVED = NoticeKind("jobs.employer_approved", _("Your organisation is approved as an employer."))
CONFIRM_VACANCY = NoticeKind(
    "jobs.confirm_vacancy", _("A vacancy of yours closes soon, unless you say that it is still open.")
)
VACANCY_CLOSED = NoticeKind(
    "jobs.vacancy_closed", _("A vacancy of yours was closed; the reason stands there.")
)
APPLICATION_CAME = NoticeKind("jobs.application_came", _("Somebody has applied for a vacancy of yours."))
TAKEN_UP = NoticeKind("jobs.taken_up", _("An employer is looking at an application."))
POSTPONED = NoticeKind("jobs.postponed", _("An employer has put an application off."))
POOLED = NoticeKind("jobs.pooled", _("An employer keeps an application for later."))
INTERVIEW_SET = NoticeKind("jobs.interview_set", _("There is an appointment for an interview."))
OFFERED = NoticeKind("jobs.offered", _("There is a job offer."))
ACCEPTED = NoticeKind("jobs.accepted", _("An application was accepted."))
REFUSED = NoticeKind("jobs.refused", _("An employer has answered an application."))
CANCELLED = NoticeKind("jobs.cancelled", _("A job that was agreed on was cancelled."))
OFFER_TAKEN = NoticeKind("jobs.offer_taken", _("Somebody takes the job that was offered."))
OFFER_DECLINED = NoticeKind("jobs.offer_declined", _("Somebody does not take the job that was offered."))
CLOSED = NoticeKind("jobs.closed", _("An application was closed; the reason stands there."))
WITHDRAWN = NoticeKind("jobs.withdrawn", _("Somebody has taken an application back."))
ANSWER_AWAITED = NoticeKind("jobs.answer_awaited", _("An application waits for your answer."))
OTHERS_OPEN = NoticeKind(
    "jobs.others_open", _("Somebody whom you accompany has work; other applications are still open.")
)
TRIAL_TO_SIGN = NoticeKind("jobs.trial_to_sign", _("An agreement on a work trial waits to be signed."))
NOTHING_FITS = NoticeKind(
    "jobs.nothing_fits", _("For somebody whom you accompany there is no vacancy that fits.")
)

TELLS = {
    "processing": TAKEN_UP,
    "postponed": POSTPONED,
    "pool": POOLED,
    "offered": OFFERED,
    "accepted": ACCEPTED,
    "refused": REFUSED,
    "cancelled": CANCELLED,
    "obsolete": CLOSED,
}
