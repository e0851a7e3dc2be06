"""Programs that read in the lead partner's name: one at work, one about to expire, one revoked, one out of time.

Tokens follow the real clock, as signing in does."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from punte.organisations.actions.tokens import create_token, revoke_token
from punte.organisations.models import Token
from punte.people.models import User
from punte.projects.models import Operation


def tell(users: Mapping[str, User]) -> None:
    """Make them; nobody keeps their secrets."""
    lead = Operation.objects.get(code="309187").partnerships.get(role="lead").organisation

    def made(name: str, *scopes: str, days: int) -> Token:
        token, _secret = create_token(
            by=users["elena"], organisation=lead, name=name, scopes=scopes, days=days
        )
        return token

    website = made("Figures on our website", "projects", "numbers", days=365)
    made("Statistics of the county", "numbers", "deliverables", days=12)
    revoke_token(by=users["elena"], token=made("Dashboard of a former supplier", "numbers", days=180))
    pilot = made("Pilot of the autumn", "projects", days=30)
    Token.objects.filter(pk=website.pk).update(last_used_on=timezone.localdate())
    _grow_old(pilot, dt.timedelta(days=120))


def _grow_old(token: Token, by: dt.timedelta) -> None:
    Token.objects.filter(pk=token.pk).update(
        created_at=token.created_at - by,
        expires_at=token.expires_at - by,
        last_used_on=timezone.localdate() - by,
    )
