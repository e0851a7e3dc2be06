"""Table of contents of the room projects."""

from django.urls import URLPattern, path

from punte.projects.views import assignments, operations

app_name = "projects"
urlpatterns: list[URLPattern] = [
    path("", operations.index, name="operation_list"),
    path("<str:code>/", operations.detail, name="operation_detail"),
    path("<str:code>/team/", assignments.index, name="team"),
    path("<str:code>/team/new/", assignments.assign, name="assignment_create"),
    path("<str:code>/team/<int:assignment_id>/rights/", assignments.edit_rights, name="assignment_rights"),
    path("<str:code>/team/<int:assignment_id>/end/", assignments.end, name="assignment_end"),
]
