"""Row-level policies on participations; special categories need the right besides."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "participation_participation",
    "participation_participationevent",
    "participation_stay",
    "participation_attempt",
    "participation_observation",
    "participation_proof",
    "participation_proofevent",
    "participation_registrationform",
    "participation_registrationformevent",
    "participation_entityparticipation",
    "participation_entityparticipationevent",
    "participation_importbatch",
    "participation_importrow",
]


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        rls.policy("participation_specialcategory", f"{rls.SAME_CONSORTIUM} AND {rls.SPECIAL}"),
    ]
