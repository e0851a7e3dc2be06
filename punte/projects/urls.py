"""Table of contents of the room projects."""

from django.urls import URLPattern, path

from punte.projects.views import assignments, auditors, operations

app_name = "projects"
urlpatterns: list[URLPattern] = [
    path("", operations.index, name="operation_list"),
    path("<str:code>/", operations.detail, name="operation_detail"),
    path("<str:code>/team/", assignments.index, name="team"),
    path("<str:code>/team/new/", assignments.assign, name="assignment_create"),
    path("<str:code>/team/<int:assignment_id>/rights/", assignments.edit_rights, name="assignment_rights"),
    path("<str:code>/team/<int:assignment_id>/end/", assignments.end, name="assignment_end"),
    path("<str:code>/auditors/", auditors.index, name="auditor_list"),
    path("<str:code>/auditors/new/", auditors.invite, name="auditor_invite"),
    path("<str:code>/auditors/<int:assignment_id>/end/", auditors.end, name="auditor_end"),
]
