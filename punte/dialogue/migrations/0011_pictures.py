"""Pictures in contributions, with their row-level policy."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from punte.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0010_said_on_the_business_day"),
        ("people", "0002_policies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContributionPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("alternative", models.CharField(max_length=300, verbose_name="what it shows")),
                ("content_type", models.CharField(max_length=20, verbose_name="kind of file")),
                ("file_name", models.CharField(max_length=80)),
                ("small_file_name", models.CharField(max_length=80)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("small_width", models.PositiveIntegerField()),
                ("small_height", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added on")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="dialogue.contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture in a contribution",
                "verbose_name_plural": "pictures in contributions",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alternative", ""), _negated=True),
                        name="contribution_picture_has_words",
                    )
                ],
            },
        ),
        *rls.policies(["dialogue_contributionpicture"]),
    ]
