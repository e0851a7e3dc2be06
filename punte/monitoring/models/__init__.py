"""Targets: what was promised, and which facts count towards it."""

from punte.monitoring.models.targets import Target

__all__ = ["Target"]
