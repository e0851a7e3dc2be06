"""Table of contents of the room organisations."""

from django.urls import URLPattern, path

from punte.organisations.views import invitations, organisations, roles, tokens

app_name = "organisations"
urlpatterns: list[URLPattern] = [
    path("", organisations.index, name="organisation_list"),
    path("new/", organisations.create, name="organisation_create"),
    path("<int:organisation_id>/", organisations.detail, name="organisation_detail"),
    path("<int:organisation_id>/edit/", organisations.edit, name="organisation_edit"),
    path("<int:organisation_id>/roles/new/", roles.give, name="role_give"),
    path("<int:organisation_id>/roles/<int:role_id>/end/", roles.end, name="role_end"),
    path("<int:organisation_id>/invitations/new/", invitations.create, name="invitation_create"),
    path(
        "<int:organisation_id>/invitations/<int:invitation_id>/withdraw/",
        invitations.withdraw,
        name="invitation_withdraw",
    ),
    path("<int:organisation_id>/tokens/", tokens.index, name="token_list"),
    path("<int:organisation_id>/tokens/new/", tokens.create, name="token_create"),
    path("<int:organisation_id>/tokens/<int:token_id>/revoke/", tokens.revoke, name="token_revoke"),
    path("invitations/<str:token>/", invitations.accept, name="invitation_accept"),
]
