"""How applications come and go: sent with somebody beside or alone, passed on, taken back, closed with the vacancy."""

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.jobs import permissions
from punte.jobs.cv_copies import pass_cv_on, send_cv
from punte.jobs.facts import APPLICATION_SENT
from punte.jobs.models import Application, ApplicationStep, Comment, Vacancy
from punte.jobs.notices import APPLICATION_CAME, WITHDRAWN
from punte.jobs.stepping import close_kindly, day_of, hold_vacancy, step, tell_employer, tell_team, written
from punte.organisations.models import Organisation
from punte.participation.models import Participation
from punte.people.models import Person, User
from punte.projects.acting import acting
from punte.records.actions.access import log_access
from punte.records.actions.consents import give_consent
from punte.records.actions.facts import record, strike_all
from punte.records.facts import STRUCK_MISTAKE
from punte.records.models import AccessEntry, Consent, Fact
from punte.records.wordings import wordings

State, Closing = Application.State, Application.Closing
LOT = 9_000  # numbers drawn by lot are of four digits as long as they last


def sharing_words(vacancy: Vacancy, language: str = "") -> str:
    """The sentence to be read aloud before anything is sent to the employer."""
    return wordings(language or get_language() or "en")["sharing"].text(vacancy.employer.organisation.name)


def shares_with(person: Person, vacancy: Vacancy) -> bool:
    """Whether the person agrees already to be known to this employer."""
    given = Consent.objects.in_force().filter(person=person, purpose=Consent.Purpose.SHARING)
    return given.filter(organisation=vacancy.employer.organisation_id).exists()


@transaction.atomic
def apply_for(
    *,
    by: User,
    vacancy: Vacancy,
    participation: Participation,
    message: str = "",
    agreed: bool,
    cv: str = "",
    on: dt.date | None = None,
) -> Application:
    """Apply with a person beside one who heard the sentence on sharing and agreed. `cv`: the mark of the CV that they
    saw and send along (`cv_copies.py`). Raises ValidationError keyed to `agreed`, `message`, `cv`, or `participation`
    where they have applied here already."""
    require(permissions.may_apply_for(by, vacancy, participation))
    person = participation.person.root
    log_access(by=by, person=person, occasion=AccessEntry.Occasion.FILE)
    sent = _send(by, vacancy, participation, message, agreed, on, _organisation_of(by, vacancy))
    return _with_cv(sent, cv)


@transaction.atomic
def apply_oneself(
    *, by: User, vacancy: Vacancy, message: str = "", agreed: bool, cv: str = ""
) -> Application:
    """Apply alone, in a project in which one takes part. Raises ValidationError as apply_for does."""
    require(by.is_authenticated)
    rows = Participation.objects.own(by).filter(
        operation=vacancy.operation, person__state=Person.State.ACTIVE
    )
    related = ("person__merged_into", "operation", "organisation", "responsible")
    participation = rows.select_related(*related).first()
    require(participation is not None)
    assert participation is not None
    return _with_cv(_send(by, vacancy, participation, message, agreed, None, None), cv)


def _with_cv(application: Application, mark: str) -> Application:
    if mark:
        send_cv(application, mark)
    return application


def _organisation_of(by: User, vacancy: Vacancy) -> Organisation:
    return acting(by).in_operation(vacancy.operation)[0].role.organisation


def _send(
    by: User,
    vacancy: Vacancy,
    participation: Participation,
    message: str,
    agreed: bool,
    on: dt.date | None,
    organisation: Organisation | None,
    passed_from: Application | None = None,
) -> Application:
    vacancy = hold_vacancy(vacancy)
    person = participation.person.root
    if participation.state == Participation.State.REJECTED:
        said = _("This person was not taken into the project.")
        raise ValidationError({"participation": said}, code="rejected")
    on = _checked_day(vacancy, on)
    _agree(by, person, vacancy, agreed)
    text = written(message, "message")
    application = Application(
        consortium_id=vacancy.consortium_id, operation=vacancy.operation, vacancy=vacancy, participation=participation,
        person=person, sender=by, sender_organisation=organisation, sent_on=on, changed_on=on,
        transferred_from=passed_from, sealed=person.seal({"message": text}, Application.SEALED) if text else None,
    )  # fmt: skip
    _write_once(application)
    ApplicationStep.objects.create(
        consortium_id=vacancy.consortium_id, application=application, after=State.NEW, by=by, on=on
    )
    record(APPLICATION_SENT, by=by, about=application, on=on)
    tell_employer(application, APPLICATION_CAME)
    return application


def _checked_day(vacancy: Vacancy, on: dt.date | None) -> dt.date:
    if vacancy.state != Vacancy.State.OPEN:
        raise ValidationError(_("This vacancy takes no applications any more."), code="closed")
    today = clock.today(vacancy.operation.zone)
    if on and on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    return on or today


def _agree(by: User, person: Person, vacancy: Vacancy, agreed: bool) -> None:
    if shares_with(person, vacancy):
        return
    if not agreed:
        said = _("Without the person's consent nothing is sent to the employer.")
        raise ValidationError({"agreed": said}, code="consent")
    told = wordings(get_language() or "en")["sharing"]
    employer = vacancy.employer.organisation
    give_consent(
        by=by, person=person, basis=Consent.Basis.CONSENT, purpose=Consent.Purpose.SHARING, organisation=employer,
        wording=told.kept(employer.name), language=told.language,
    )  # fmt: skip


def _write_once(application: Application) -> None:
    """With a number drawn by lot that nobody else has here. A second application of the same person is refused,
    whoever sends it and under whichever of their numbers."""
    for width in (LOT, LOT, 100 * LOT, 10_000 * LOT):
        application.number = width // 9 + secrets.randbelow(width)
        try:
            with transaction.atomic():
                application.save(force_insert=True)
                return
        except IntegrityError as error:
            if "one_number_per_vacancy" in str(error):
                continue
            if "one_open_application" not in str(error):
                raise
            said = _("This person has applied here already.")
            raise ValidationError({"participation": said}, code="twice") from None
    raise ValidationError(_("This did not work. Try again."))


@transaction.atomic
def transfer_application(
    *, by: User, application: Application, vacancy: Vacancy, agreed: bool, on: dt.date | None = None
) -> Application:
    """Pass an application on to another vacancy, with its message and CV, without the answers and remarks it had. An
    open one closes here; a refused one stays as it is. Raises ValidationError as apply_for does."""
    require(permissions.may_accompany(by, application))
    require(permissions.may_apply_for(by, vacancy, application.participation))
    if application.state == State.ACCEPTED:
        raise ValidationError(_("This person has the job."), code="accepted")
    on = day_of(application, on)
    hold_vacancy(vacancy)
    if application.is_open:
        step(application, by, State.OBSOLETE, on, closing=Closing.TRANSFERRED)
    message = application.words()["message"]
    organisation = _organisation_of(by, vacancy)
    sent = _send(by, vacancy, application.participation, message, agreed, on, organisation, application)
    pass_cv_on(sent, application)
    return sent


@transaction.atomic
def withdraw_application(*, by: User, application: Application, on: dt.date | None = None) -> None:
    """The person does not want the job any more: they say so themselves, or who accompanies them does."""
    require(permissions.may_withdraw(by, application))
    step(application, by, State.OBSOLETE, day_of(application, on), closing=Closing.WITHDRAWN)
    tell_employer(application, WITHDRAWN)
    tell_team(application, WITHDRAWN, by)


@transaction.atomic
def strike_application(*, by: User, application: Application) -> None:
    """Say that it was sent by mistake; its fact is struck and the employer no longer sees it."""
    require(permissions.may_correct_application(by, application))
    step(application, by, State.OBSOLETE, closing=Closing.MISTAKE)
    told = Fact.objects.of(APPLICATION_SENT).about(application).live()
    strike_all(list(told), by=by, reason=STRUCK_MISTAKE, on=application.changed_on)


@transaction.atomic
def add_comment(*, by: User, application: Application, text: str) -> Comment:
    """Leave a remark for colleagues: of the hub, or at the employer. Raises ValidationError keyed to text."""
    at_employer = permissions.may_answer_as_employer(by, application)
    require(at_employer or permissions.may_accompany(by, application))
    text = written(text, "text")
    if not text:
        raise ValidationError({"text": _("Write something.")})
    return Comment.objects.create(
        consortium_id=application.consortium_id,
        application=application,
        of_employer=at_employer,
        by=by,
        sealed=application.person.seal({"text": text}, Comment.SEALED),
    )


def answer_for_closed(vacancy: Vacancy, *, by: User | None = None, on: dt.date | None = None) -> int:
    """Close every open application for a vacancy that was closed or whose employer is paused, with a kind message;
    gives how many. A step of the actions that close vacancies, which have asked; nobody: the clock closed it."""
    paused = vacancy.closing == Vacancy.Closing.EMPLOYER
    return close_kindly(
        Application.objects.open().filter(vacancy=vacancy),
        Closing.EMPLOYER if paused else Closing.VACANCY,
        by,
        on,
    )
