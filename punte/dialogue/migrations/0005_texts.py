"""Row-level policies on texts, their versions and paragraphs."""

from django.db import migrations

from punte.base import rls

TEXTS = ["dialogue_text", "dialogue_textversion", "dialogue_paragraph"]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0004_plans")]
    operations = rls.policies(TEXTS)
