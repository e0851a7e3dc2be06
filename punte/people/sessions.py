"""Sessions in the database, as Django keeps them; only the question for one, which every request asks, is kept."""

import datetime as dt
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from punte.base.kept import Kept

_OPEN = Kept(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), str, dt.datetime)


class SessionStore(db.SessionStore):
    """The session of one browser."""

    def _get_session_from_db(self) -> Any:
        found = _OPEN(self.session_key, timezone.now())
        if not found:
            self._session_key = None
        return found[0] if found else None
