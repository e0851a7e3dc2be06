"""Letters to who has no account: what became of their registration, with the link to their own page.

The subject names nobody and nothing; who takes part in a project without an account is not told by e-mail which event
it is, since others may read the mailbox: that stands behind the link.
"""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.events.calendar_files import invitation
from punte.events.models import Registration
from punte.events.own_links import OWN
from punte.events.telling import LANGUAGES, when
from punte.people.mail import Attached, send_when_written


def asked(registration: Registration) -> None:
    """Please confirm: the place is only held."""
    with _language(registration):
        body = _(
            "Somebody, we think you, registered with this address for:\n%(event)s\n\n"
            "Confirm it on this page; until then the place is only held for a day:\n%(url)s\n\n"
            "Was it not you? Then do nothing: the registration is deleted by itself."
        )
        _send(registration, _("Please confirm your registration"), body)


def known(registration: Registration) -> None:
    """The address is registered already: here is the link again."""
    with _language(registration):
        body = _(
            "You are registered already for:\n%(event)s\n\nLook at it, change it or cancel it here:\n%(url)s"
        )
        _send(registration, _("Your registration"), body)


def confirmed(registration: Registration) -> bool:
    """Registered, or on the waiting list; with the file for the own calendar. Gives whether there was an address."""
    with _language(registration):
        if registration.state == Registration.State.WAITING:
            body = _(
                "You are on the waiting list of:\n%(event)s\n\nYou hear when a place becomes free.\n%(url)s"
            )
            return _send(registration, _("Your registration"), body)
        body = _("You are registered for:\n%(event)s\n\nYou can change or cancel it here:\n%(url)s")
        return _send(registration, _("Your registration"), body, _calendar(registration))


def place_given(registration: Registration) -> None:
    """Moved up from the waiting list."""
    with _language(registration):
        body = _(
            "A place became free: you are registered for:\n%(event)s\n\nChange or cancel it here:\n%(url)s"
        )
        _send(registration, _("A place became free"), body, _calendar(registration))


def changed(registration: Registration) -> None:
    """The time or place is another one."""
    with _language(registration):
        body = _(
            "Something has changed. The event is now:\n%(event)s\n\nCan you still come? Say it here:\n%(url)s"
        )
        files = [] if registration.state == Registration.State.WAITING else _calendar(registration)
        _send(registration, _("An event has changed"), body, files)


def cancelled(registration: Registration) -> None:
    """The registration, or the whole event, is cancelled."""
    with _language(registration):
        body = _("Your registration is cancelled:\n%(event)s\n\nDetails are here:\n%(url)s")
        _send(registration, _("Your registration is cancelled"), body, _calendar(registration))


def soon(registration: Registration) -> bool:
    """A reminder; gives whether there was an address."""
    with _language(registration):
        body = _(
            "You are registered for:\n%(event)s\n\n"
            "You cannot come? Cancel here, and somebody else gets the place:\n%(url)s"
        )
        return _send(registration, _("An event comes soon"), body)


def minutes_sent(registration: Registration) -> bool:
    """The minutes wait for approval."""
    with _language(registration):
        body = _(
            "You were there:\n%(event)s\n\nRead the minutes and approve them, or say what is wrong:\n%(url)sminutes/"
        )
        if days := registration.event.silence_days:
            said = ngettext(
                "As was agreed before: who says nothing for %(n)s day approves them.",
                "As was agreed before: who says nothing for %(n)s days approves them.",
                days,
            )
            body = f"{body}\n\n{said % {'n': days}}"
        return _send(registration, _("Minutes to approve"), body)


def _calendar(registration: Registration) -> list[Attached]:
    content, method = invitation(registration)
    return [("event.ics", content, f"text/calendar; method={method}; charset=utf-8")]


def _language(registration: Registration) -> translation.override:
    wished = registration.wishes.get("language", "")
    if wished not in LANGUAGES:
        wished = (registration.event.languages or ["ro"])[0]
    return translation.override(wished if wished in LANGUAGES else "ro")


def _send(registration: Registration, subject: str, body: str, files: Sequence[Attached] = ()) -> bool:
    to = registration.email
    if not to or registration.account:
        return False
    event = registration.event
    named = [str(event.title), when(event, "long"), event.where] if registration.guest else [_("an event")]
    told = {"event": "\n".join(filter(None, named)), "url": OWN.url_of(registration)}
    send_when_written(to=to, subject=subject, body=body % told, files=files if registration.guest else ())
    return True
