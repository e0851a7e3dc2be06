"""Whether this installation can serve: the database answers and its schema is this version's."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

_known: set[str] = set()


def ready() -> bool:
    """Raises what the database raises when it does not answer. A complete schema is not asked for twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if "migrated" not in _known:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _known.add("migrated")
    return True
