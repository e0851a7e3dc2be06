"""The addresses of the lessons' editor, loaded by the first who writes."""

from wagtail.admin.urls import urlpatterns

__all__ = ["urlpatterns"]
