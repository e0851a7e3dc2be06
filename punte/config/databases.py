"""Which PostgreSQL: DATABASE_URL names it, as punte_app to serve and as punte_owner while migrating."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def databases(mode: str, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Settings from DATABASE_URL (the command line sets it itself
    when it has started the embedded cluster)."""
    app = os.environ.get("DATABASE_URL", "postgresql://punte_app@/punte?host=/nonexistent")
    keep = 0 if mode == "test" else 60
    return {
        "default": connection_settings(app, keep),
    }


def connection_settings(url: str, keep: int) -> dict[str, Any]:
    """Django's settings for a postgresql:// address; `keep` is how many seconds a connection is reused."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", "") or parts.port or ""),
        "CONN_MAX_AGE": keep,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
