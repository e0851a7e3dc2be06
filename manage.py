#!/usr/bin/env python
"""Django's commands for developers; the embedded database is started or joined as for `punte`."""

import os
import sys

# These change the schema, so they connect as its owner.
OWNERS = {"migrate", "createcachetable", "sqlmigrate", "pgtrigger", "dbshell"}


def main() -> None:
    """Run one of Django's commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")
    from punte.config import installation
    from punte.config.cluster import ClusterError

    installation.adopt_demo()
    try:
        with installation.database():
            if OWNERS & set(sys.argv[1:2]):
                os.environ["DATABASE_URL"] = os.environ.get("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
            from django.core.management import execute_from_command_line

            execute_from_command_line(sys.argv)
    except ClusterError as error:
        sys.exit(f"manage.py: {error}")


if __name__ == "__main__":
    main()
