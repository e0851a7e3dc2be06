"""To give a notice about a content, with or without an account (Article 16).

Without a user there is nobody who could be refused; in their place stand the limits, the words and the one notice per
person and content."""

import hashlib
import hmac
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.base import clock
from punte.base.permissions import require
from punte.base.text import folded, tidy
from punte.dialogue import moderation_letters as letters
from punte.dialogue import permissions, plain
from punte.dialogue.actions.moderation_log import note
from punte.dialogue.models import Case, ContentNotice, Contribution, Ground, ModerationEntry, Statement
from punte.dialogue.models.cases import author_ids
from punte.dialogue.models.content_notices import seal_reporter
from punte.people import sealing
from punte.people.limits import spend_try
from punte.people.models import Consortium, User

HOUR = 60 * 60
FROM_ONE_PLACE = 10  # notices an hour from one network address, which a school may share
LETTERS = 3  # an hour to one mailbox
WHY = 2000  # characters
State = Case.State


@transaction.atomic
def give_notice(
    *, by: User | None, content: Contribution | Statement, told: Mapping[str, str], origin: str
) -> ContentNotice | None:
    """A notice: `told` has ground, law, why, good_faith and, of who has no account, name and email; `origin` is the
    network address. It joins the open case about the content, and its receipt is confirmed at once. None where this
    e-mail has given one already: then the link is sent to it again. Raises ValidationError keyed to a field."""
    require(permissions.may_read(by, content.consultation) if by else _open_to_all(content))
    words = _checked(by, content, told)
    if not spend_try(
        f"notice-from:{salted_hmac('dialogue.notices', origin).hexdigest()}",
        most=FROM_ONE_PLACE,
        seconds=HOUR,
    ):
        raise ValidationError(
            _("Many notices come from this place. Wait an hour, then try again."), code="limit"
        )
    case = open_case(content, Case.Origin.NOTICE)
    if by and (known := case.notices.filter(user=by).first()):
        return known
    who = _who(case.consultation.operation.consortium, case, by, told)
    index = who.get("guest_index")
    if index and (known := case.notices.filter(guest_index=index).first()):
        letters.received(known)
        return None
    found = ContentNotice.objects.create(
        consortium_id=case.consortium_id, case=case, made_at=clock.now(), language=(get_language() or "en")[:2],
        **words, **who,
    )  # fmt: skip
    note(case, ModerationEntry.Kind.NOTICE, by=by, what=str(found.pk))
    if case.state == State.SUBMITTED:
        case.move_to(State.ACKNOWLEDGED)
    letters.received(found)
    return found


def _open_to_all(content: Contribution | Statement) -> bool:
    consultation = content.consultation
    return consultation.audience == consultation.Audience.OPEN


def _checked(by: User | None, content: Contribution | Statement, told: Mapping[str, str]) -> dict[str, str]:
    """The words, as they are kept."""
    standing = content.state in (*Contribution.READ, Statement.State.SHOWN)
    if not standing:
        raise ValidationError(_("This is not shown any more."), code="gone")
    if by and by.pk in author_ids(content):
        raise ValidationError(
            _("You wrote this yourself. You can take it back, or ask the organiser."), code="own"
        )
    ground, why = told.get("ground", ""), plain.plain(told.get("why", ""))
    if ground not in Ground:
        raise ValidationError({"ground": _("Choose what is wrong with it.")})
    if len(why) < 10:
        raise ValidationError({"why": _("Say in a sentence why, so that somebody else can see it too.")})
    if len(why) > WHY:
        said = {"most": WHY, "now": len(why)}
        raise ValidationError(
            {"why": _("This is too long: %(now)s characters; at most %(most)s fit.") % said}
        )
    if not told.get("good_faith"):
        raise ValidationError({"good_faith": _("Confirm it, please: the law asks for it.")})
    return {"ground": ground, "law": tidy(told.get("law", ""))[:200], "why": why}


def _who(consortium: Consortium, case: Case, by: User | None, told: Mapping[str, str]) -> dict[str, object]:
    """Who it is: an account, or a name and an e-mail, sealed; nobody only where the law lets them be left out."""
    if by is not None:
        return {"user": by}
    name, email = tidy(told.get("name", ""))[:120], tidy(told.get("email", "")).lower()[:254]
    if not (name or email) and told.get("ground") == Ground.CHILDREN:
        return {}
    if not name:
        raise ValidationError({"name": _("Write your name. The author never learns it.")})
    if not email:
        raise ValidationError({"email": _("Write your e-mail address, so that you hear what was decided.")})
    if not spend_try(
        f"notice-to:{salted_hmac('dialogue.notices', email).hexdigest()}", most=LETTERS, seconds=HOUR
    ):
        raise ValidationError(
            _("Many notices come from this address. Wait an hour, then try again."), code="limit"
        )
    key = sealing.derived_key(consortium.key, "content-notices-index")
    index = hmac.new(key, f"{case.pk}:{folded(email)}".encode(), hashlib.sha256).digest()
    return {"guest": seal_reporter(consortium, {"name": name, "email": email}), "guest_index": index}


def open_case(content: Contribution | Statement, origin: str) -> Case:
    """The case about this content that is not decided yet, or a new one; two who come at once meet in the same."""
    about = {"contribution" if isinstance(content, Contribution) else "statement": content}
    found, _new = Case.objects.get_or_create(
        **about,
        state__in=(*Case.UNDECIDED, State.COMPLAINED),
        defaults={
            "consortium_id": content.consortium_id,
            "consultation": content.consultation,
            "origin": origin,
            "opened_at": clock.now(),
            "state": State.SUBMITTED,
        },
    )
    return found
