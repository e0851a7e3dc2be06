"""Table of contents of the screens beside contributions: guests, what is followed, parts, amendments, files."""

from django.urls import path

from punte.dialogue.views import amendments, co_authors, follows, guests, open_data, splitting
from punte.dialogue.views.feeds import ConsultationFeed, DecisionFeed

_SAID = "<int:consultation_id>/said/<int:contribution_id>/"
_ONE = "<slug:code>/consultations/<int:consultation_id>/said/<int:contribution_id>/"
_AMENDMENT = "<int:consultation_id>/amendments/<int:amendment_id>/"
_LINK = "guest/<str:signed>/"

urlpatterns = [
    path("<int:consultation_id>/guest/<slug:contribution_kind>/", guests.create, name="guest_create"),
    path(_SAID + "support/guest/", guests.support, name="guest_support"),
    path("<int:consultation_id>/guest-sent/", guests.sent, name="guest_sent"),
    path("my/followed/", follows.index, name="follow_list"),
    path("<int:consultation_id>/follow/", follows.consultation, name="consultation_follow"),
    path(_SAID + "follow/", follows.contribution, name="contribution_follow"),
    path("letters/<str:signed>/stop/", follows.stop, name="digest_stop"),
    path("feed/", ConsultationFeed(), name="feed"),
    path("<int:consultation_id>/feed/", DecisionFeed(), name="consultation_feed"),
    path("<int:consultation_id>/data.csv", open_data.table, name="consultation_csv"),
    path("<int:consultation_id>/data.json", open_data.document, name="consultation_json"),
    path(_SAID + "amend/", amendments.create, name="amendment_create"),
    path(_SAID + "wordings/", amendments.wordings, name="wording_list"),
    path(_AMENDMENT, amendments.detail, name="amendment_detail"),
    path(_AMENDMENT + "<slug:amendment_step>/", amendments.move, name="amendment_move"),
    path(
        "my/<int:consultation_id>/<int:contribution_id>/co-authors/",
        co_authors.invite,
        name="co_author_invite",
    ),
    path("sign/<str:signed>/", co_authors.answer, name="co_author_answer"),
    path(_ONE + "divide/", splitting.split, name="contribution_split"),
    path(_LINK, guests.own, name="guest_own"),
    path(_LINK + "confirm/", guests.confirm, name="guest_confirm"),
    path(_LINK + "take-back/", guests.withdraw, name="guest_withdraw"),
]
