"""The sign-in page; in a demonstration one becomes any of the cast there with one click."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings


class SignInView(LoginView):
    """As allauth has it, with the cast beside."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if settings.DEMO:
            from punte.portal.demo.cast import CAST

            context["demo_cast"] = CAST
        return context


show = SignInView.as_view()
