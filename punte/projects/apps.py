"""The room projects, as Django knows it."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """See README.md beside this file."""

    name = "punte.projects"
