"""Table of contents of the room portal. The sign-in page keeps the name that allauth's templates use."""

from django.urls import URLPattern, URLResolver, include, path

from punte.portal.views import act_as, forms, health, held, home, my_page, search, sign_in

_SCREENS: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("services/", home.services, name="services"),
    path("search/", search.show, name="search"),
    path("search/suggestions/", search.suggest, name="search_suggestions"),
    path("me/", my_page.show, name="my_page"),
    path("me/forms/<int:own_form_id>/", forms.sign, name="form_sign"),
    path("me/forms/<int:own_form_id>/download/", forms.download, name="form_download"),
    path("me/held/", held.show, name="held"),
    path("me/held/consents/<int:consent_id>/withdraw/", held.withdraw, name="held_withdraw"),
    path("me/held/<int:person_id>/copy/", held.take, name="held_copy"),
    path("me/held/<int:person_id>/requests/new/", held.ask, name="held_ask"),
    path("me/held/requests/<int:request_id>/withdraw/", held.unask, name="held_unask"),
    path("me/held/papers/<uuid:document_id>/", held.paper, name="held_paper"),
    path("people/act-as/", act_as.choose, name="act_as"),
    path("healthz/", health.healthz, name="healthz"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("people/account/login/", sign_in.show, name="account_login"),
    path("", include((_SCREENS, "portal"))),
]
