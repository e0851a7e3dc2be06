"""Row-level policies on consultations, what was said in them and by whom; that one was announced, everybody may read."""

from django.db import migrations

from punte.base import rls

CONSULTATIONS = [
    "dialogue_stakeholdergroup",
    "dialogue_consultation",
    "dialogue_consultationhistory",
    "dialogue_phase",
    "dialogue_wantedgroup",
    "dialogue_asked",
    "dialogue_voice",
    "dialogue_peoplelist",
    "dialogue_hearing",
    "dialogue_contribution",
    "dialogue_support",
    "dialogue_answer",
]
ANNOUNCED = "announced_at IS NOT NULL AND state <> 'draft'"
READ_BY_ALL = {
    "dialogue_consultation": ANNOUNCED,
    "dialogue_phase": (
        "EXISTS (SELECT FROM dialogue_consultation c WHERE c.id = dialogue_phase.consultation_id"
        " AND c.announced_at IS NOT NULL AND c.state <> 'draft')"
    ),
}


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(CONSULTATIONS),
        *(
            migrations.RunSQL(
                f"CREATE POLICY {table}_announced ON {table} FOR SELECT USING ({condition})",
                f"DROP POLICY {table}_announced ON {table}",
            )
            for table, condition in READ_BY_ALL.items()
        ),
    ]
