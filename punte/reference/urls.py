"""Addresses of the vocabulary."""

from django.urls import path

from punte.reference.views import words

app_name = "reference"
urlpatterns = [
    path("words/occupations/", words.occupations, name="occupation_words"),
    path("words/skills/", words.skills, name="skill_words"),
]
