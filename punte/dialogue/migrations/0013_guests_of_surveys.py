"""Guests answer surveys too: their word stands as a response of their voice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0012_surveys"), ("people", "0002_policies")]

    operations = [
        migrations.RemoveConstraint("guestword", "guest_word_stands_somewhere"),
        migrations.AlterField(
            "guestword",
            "kind",
            models.CharField(
                choices=[
                    ("proposal", "proposal"),
                    ("answer", "answer to the question"),
                    ("support", "support"),
                    ("survey", "answers to the survey"),
                ],
                max_length=8,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            "guestword",
            models.CheckConstraint(
                condition=models.Q(state="asked")
                | (
                    models.Q(voice__isnull=False)
                    & (models.Q(kind="survey") | models.Q(contribution__isnull=False))
                ),
                name="guest_word_stands_somewhere",
            ),
        ),
    ]
