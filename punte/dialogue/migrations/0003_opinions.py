"""Row-level policies on statements, who votes and how, and what is drawn of it."""

from django.db import migrations

from punte.base import rls

OPINIONS = [
    "dialogue_conversation",
    "dialogue_statement",
    "dialogue_voter",
    "dialogue_statementvote",
    "dialogue_opinionmap",
]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0002_policies")]
    operations = rls.policies(OPINIONS)
