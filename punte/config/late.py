"""Addresses whose views are loaded by the first who asks for one of them."""

from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


class LateResolver(URLResolver):
    """Like `include`, for addresses with a namespace of their own: finding or making any other address does not load
    these. Django fills its table of all addresses at once; here it is filled when somebody looks into it."""

    _wanted = False

    def __init__(self, route: str, urlconf: str, namespace: str):
        super().__init__(RoutePattern(route), urlconf, app_name=namespace, namespace=namespace)

    def _populate(self) -> None:
        if self._wanted:
            super()._populate()

    def _look(self) -> None:
        self._wanted = True

    @property
    def reverse_dict(self) -> Any:
        """Names to addresses."""
        self._look()
        return super().reverse_dict

    @property
    def namespace_dict(self) -> Any:
        """Namespaces inside."""
        self._look()
        return super().namespace_dict

    @property
    def app_dict(self) -> Any:
        """Applications inside."""
        self._look()
        return super().app_dict
