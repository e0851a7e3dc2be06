"""Row-level policies on round tables; that one belongs to an announced event, everybody may read."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "dialogue_roundtable",
    "dialogue_roundtablehistory",
    "dialogue_tablepoll",
    "dialogue_turn",
    "dialogue_tablequestion",
    "dialogue_tablequestionhistory",
    "dialogue_questionvote",
    "dialogue_position",
    "dialogue_positionhistory",
    "dialogue_positionsignature",
]
ANNOUNCED = (
    "EXISTS (SELECT FROM events_event e WHERE e.id = dialogue_roundtable.event_id"
    " AND e.public AND e.published_at IS NOT NULL)"
)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0005_texts"), ("events", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        migrations.RunSQL(
            f"CREATE POLICY dialogue_roundtable_announced ON dialogue_roundtable FOR SELECT USING ({ANNOUNCED})",
            "DROP POLICY dialogue_roundtable_announced ON dialogue_roundtable",
        ),
    ]
