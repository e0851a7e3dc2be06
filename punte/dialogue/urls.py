"""Table of contents of the screens of dialogue."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "dialogue"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("punte.dialogue.consultation_urls")),
    path("", include("punte.dialogue.opinion_urls")),
    path("", include("punte.dialogue.plan_urls")),
    path("", include("punte.dialogue.survey_urls")),
    path("", include("punte.dialogue.text_urls")),
    path("", include("punte.dialogue.table_urls")),
    path("", include("punte.dialogue.moderation_urls")),
    path("", include("punte.dialogue.follow_urls")),
]
