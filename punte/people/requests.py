"""The request of a view behind `login_required`: its user is one of ours."""

from django.http import HttpRequest

from punte.people.models import User


class SignedIn(HttpRequest):
    """For annotations only; Django makes plain requests."""

    user: User
