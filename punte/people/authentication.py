"""Who asks: the user of a session, found by a question that is written once."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from punte.base.kept import Kept
from punte.people.models import User

BACKEND = (
    "punte.people.authentication.SessionUserBackend"  # by which those sign in who proved themselves otherwise
)
_OF_A_SESSION = Kept(lambda pk: User._default_manager.filter(pk=pk), int)


class SessionUserBackend(ModelBackend):
    """Django's own, which asks for the user of every request in the same words."""

    def get_user(self, user_id: Any) -> User | None:
        """The user, if the account may still be used."""
        for user in _OF_A_SESSION(int(user_id)):
            return user if self.user_can_authenticate(user) else None
        return None
