"""The short address of a vote, as it stands on the wall of a room."""

from django.urls import path

from punte.ballots.views import room

app_name = "vote"
urlpatterns = [path("<slug:short>/", room.room, name="room")]
