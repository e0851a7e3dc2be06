"""Table of contents of the room people. The pages of allauth keep their own names, as its templates use
them."""

from django.urls import URLPattern, URLResolver, include, path

from punte.people.views import claims, notices, profile

_SCREENS: list[URLPattern | URLResolver] = [
    path("profile/", profile.edit, name="profile_edit"),
    path("notices/", notices.index, name="notice_list"),
    path("notices/read/", notices.read_all, name="notice_read_all"),
    path("notices/<int:notice_id>/", notices.open_notice, name="notice_open"),
    path("claim/", claims.redeem, name="claim_redeem"),
    path("claim/account/", claims.ask_account, name="claim_account"),
    path("claim/account/open/", claims.open_account, name="claim_account_open"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", profile.set_language, name="set_language"),
    path("scheme/", profile.set_scheme, name="set_scheme"),
    path("account/", include("allauth.account.urls")),
    path("account/second-step/", include("allauth.mfa.urls")),
    path("", include((_SCREENS, "people"))),
]
