"""Table of contents of the room portal. The sign-in page keeps the name that allauth's templates use."""

from django.urls import URLPattern, URLResolver, include, path

from punte.portal.views import act_as, health, held, home, my_page, sign_in

_SCREENS: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("services/", home.services, name="services"),
    path("me/", my_page.show, name="my_page"),
    path("me/held/", held.show, name="held"),
    path("me/held/consents/<int:consent_id>/withdraw/", held.withdraw, name="held_withdraw"),
    path("me/held/papers/<uuid:document_id>/", held.paper, name="held_paper"),
    path("people/act-as/", act_as.choose, name="act_as"),
    path("healthz/", health.healthz, name="healthz"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/account/login/", sign_in.show, name="account_login"),
    path("", include((_SCREENS, "portal"))),
]
