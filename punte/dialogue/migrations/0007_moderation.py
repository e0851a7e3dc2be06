"""Row-level policies on notices about contents, cases, decisions and complaints; decisions and steps are never changed."""

from django.db import migrations

from punte.base import rls

MODERATION = [
    "dialogue_case",
    "dialogue_mark",
    "dialogue_blockedword",
    "dialogue_moderationentry",
    "dialogue_contentnotice",
    "dialogue_decision",
    "dialogue_keptwords",
    "dialogue_complaint",
    "dialogue_suspension",
]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0006_tables")]
    operations = [
        *rls.policies(MODERATION),
        rls.append_only("dialogue_decision"),
        rls.append_only("dialogue_moderationentry"),
    ]
