"""Row-level policies on what was frozen and asked; snapshots are never changed; sensitive members need the right."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "monitoring_budgetline",
    "monitoring_budgetlineevent",
    "monitoring_budgetentry",
    "monitoring_budgetentryevent",
    "monitoring_claim",
    "monitoring_claimevent",
    "monitoring_reminder",
    "monitoring_audit",
    "monitoring_auditevent",
    "monitoring_finding",
    "monitoring_findingevent",
    "monitoring_findingentry",
    "monitoring_review",
    "monitoring_reviewevent",
    "monitoring_sample",
    "monitoring_sampleunit",
    "monitoring_period",
    "monitoring_periodevent",
    "monitoring_confirmation",
    "monitoring_confirmationevent",
    "monitoring_snapshot",
    "monitoring_snapshotvalue",
    "monitoring_snapshotmember",
    "monitoring_correction",
    "monitoring_clarification",
    "monitoring_clarificationentry",
    "monitoring_narrative",
    "monitoring_narrativeevent",
]
FROZEN = [
    "monitoring_findingentry",
    "monitoring_sample",
    "monitoring_sampleunit",
    "monitoring_snapshot",
    "monitoring_snapshotvalue",
    "monitoring_snapshotmember",
    "monitoring_sensitivemember",
    "monitoring_correction",
    "monitoring_clarificationentry",
]


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        rls.policy("monitoring_sensitivemember", f"{rls.SAME_CONSORTIUM} AND {rls.SPECIAL}"),
        *[rls.append_only(table) for table in FROZEN],
    ]
