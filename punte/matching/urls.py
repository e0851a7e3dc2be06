"""Table of contents: one's own profile and what fits, and the same beside each participant."""

from django.urls import path

from punte.matching.views import matches, people, profiles

app_name = "matching"
_MINE, _PERSON = "mine/", "<slug:code>/people/<int:participation_id>/"
urlpatterns = [
    path(_MINE, profiles.detail, name="mine_profile"),
    path(_MINE + "skills/", profiles.skills, name="mine_skills"),
    path(_MINE + "goals/", profiles.goals, name="mine_goals"),
    path(_MINE + "places/", profiles.places, name="mine_places"),
    path(_MINE + "wishes/", profiles.wishes, name="mine_wishes"),
    path(_MINE + "matches/", matches.index, name="mine_matches"),
    path(_MINE + "matches/<int:opportunity_id>/", matches.detail, name="mine_match"),
    path(_MINE + "courses/", matches.courses, name="mine_courses"),
    path("<slug:code>/people/", people.index, name="person_list"),
    path(_PERSON, profiles.detail, name="person_profile"),
    path(_PERSON + "skills/", profiles.skills, name="person_skills"),
    path(_PERSON + "goals/", profiles.goals, name="person_goals"),
    path(_PERSON + "places/", profiles.places, name="person_places"),
    path(_PERSON + "wishes/", profiles.wishes, name="person_wishes"),
    path(_PERSON + "matches/", matches.index, name="person_matches"),
    path(_PERSON + "matches/<int:opportunity_id>/", matches.detail, name="person_match"),
    path(_PERSON + "courses/", matches.courses, name="person_courses"),
]
