"""Row-level policies on words of guests, what is followed, co-authors, amendments and former wordings."""

from django.db import migrations

from punte.base import rls

TAKING_PART = [
    "dialogue_guestword",
    "dialogue_follow",
    "dialogue_coauthor",
    "dialogue_amendment",
    "dialogue_wording",
]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0007_moderation")]
    operations = rls.policies(TAKING_PART)
