import django.db.models.deletion
from django.db import migrations, models

import punte.base.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=5, primary_key=True, serialize=False)),
                ("country", models.CharField(max_length=2)),
                ("level", models.PositiveSmallIntegerField()),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="reference.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("country", models.CharField(max_length=2)),
                ("code", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("folded", models.CharField(max_length=100)),
                ("municipality", models.CharField(blank=True, max_length=100)),
                ("rural", models.BooleanField(verbose_name="rural")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to="reference.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "settlement",
                "verbose_name_plural": "settlements",
                "indexes": [models.Index(fields=["region", "folded"], name="reference_s_region__9f7d3e_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("country", "code"), name="one_settlement_per_code")
                ],
            },
        ),
    ]
