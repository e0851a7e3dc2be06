"""Table of contents of the screens of ballots."""

from django.urls import URLPattern, URLResolver, path

from punte.ballots.views import lists, own, polls, records, results, room

app_name = "ballots"
POLL = "<str:code>/polls/<int:poll_id>/"
LIST = "<str:code>/lists/<int:voters_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("results/<int:poll_id>/", results.public, name="result_public"),
    path("my/", own.index, name="own_list"),
    path("my/<int:poll_id>/", own.detail, name="own_detail"),
    path("my/<int:poll_id>/done/", own.done, name="own_done"),
    path("my/<int:poll_id>/result/", own.result, name="own_result"),
    path("<str:code>/polls/", polls.index, name="poll_list"),
    path("<str:code>/polls/new/", polls.create, name="poll_create"),
    path(POLL, polls.detail, name="poll_detail"),
    path(f"{POLL}edit/", polls.edit, name="poll_edit"),
    path(f"{POLL}result/", results.detail, name="poll_result"),
    path(f"{POLL}protocol/<str:language>/", results.protocol, name="poll_protocol"),
    path(f"{POLL}wall/", room.screen, name="poll_screen"),
    path(f"{POLL}record/<int:voter_id>/", records.create, name="poll_record"),
    path(f"{POLL}do/<slug:poll_step>/", polls.step, name="poll_step"),
    path("<str:code>/lists/", lists.index, name="list_list"),
    path("<str:code>/lists/new/", lists.create, name="list_create"),
    path(LIST, lists.detail, name="list_detail"),
    path(f"{LIST}<int:listed_id>/off/", lists.off, name="listed_off"),
    path(f"{LIST}<int:listed_id>/turn/", lists.turn, name="listed_turn"),
]
