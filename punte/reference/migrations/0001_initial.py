import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import punte.base.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredLexicon",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=60)),
                ("content", models.BinaryField()),
            ],
            options={
                "verbose_name": "index of words",
                "verbose_name_plural": "indexes of words",
            },
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "group of occupations"),
                            ("occupation", "occupation"),
                            ("skill", "skill"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("uri", models.CharField(max_length=200, unique=True)),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                ("isco", models.CharField(blank=True, max_length=4, verbose_name="ISCO-08 group")),
                (
                    "sort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("skill", "skill"),
                            ("knowledge", "knowledge"),
                            ("attitude", "attitude"),
                            ("language", "language"),
                        ],
                        max_length=9,
                        verbose_name="sort of skill",
                    ),
                ),
                ("sector", models.CharField(blank=True, max_length=20, verbose_name="field of work")),
                (
                    "versions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                (
                    "retired",
                    models.BooleanField(default=False, verbose_name="no longer in the newest edition"),
                ),
            ],
            options={
                "verbose_name": "occupation or skill",
                "verbose_name_plural": "occupations and skills",
                "indexes": [models.Index(fields=["kind", "isco"], name="reference_c_kind_badef1_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("isco", ""), ("kind", "skill")),
                            models.Q(
                                models.Q(("kind", "skill"), _negated=True),
                                models.Q(("isco", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="occupations_and_groups_have_an_isco_code",
                    )
                ],
            },
        ),
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
            name="Label",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("ro", "ro"), ("bg", "bg"), ("en", "en")], max_length=2),
                ),
                ("text", models.CharField(max_length=300)),
                ("folded", models.CharField(max_length=300)),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "usual word"), (1, "feminine form"), (2, "other word")]
                    ),
                ),
                ("source", models.CharField(choices=[("punte", "Punte"), ("esco", "ESCO")], max_length=5)),
                (
                    "concept",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="labels",
                        to="reference.concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "word for an occupation or skill",
                "verbose_name_plural": "words for occupations and skills",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("concept", "language", "source", "text"), name="one_label_of_a_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("essential", models.BooleanField(verbose_name="essential")),
                ("source", models.CharField(choices=[("punte", "Punte"), ("esco", "ESCO")], max_length=5)),
                (
                    "occupation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="reference.concept",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needed_by",
                        to="reference.concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill of an occupation",
                "verbose_name_plural": "skills of occupations",
                "constraints": [
                    models.UniqueConstraint(fields=("occupation", "skill"), name="one_need_per_skill"),
                    models.CheckConstraint(
                        condition=models.Q(("occupation", models.F("skill")), _negated=True),
                        name="needs_another_concept",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficialCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[("cor", "COR"), ("nkpd", "НКПД")], max_length=4, verbose_name="list"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("folded", models.CharField(max_length=300)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("exact", "the same"),
                            ("close", "nearly the same"),
                            ("narrow", "narrower than it"),
                            ("broad", "broader than it"),
                        ],
                        max_length=6,
                        verbose_name="relation",
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="official_codes",
                        to="reference.concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "official code of an occupation",
                "verbose_name_plural": "official codes of occupations",
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "code", "concept"), name="one_mapping_per_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(choices=[("punte", "Punte"), ("esco", "ESCO")], max_length=5)),
                (
                    "first",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="reference.concept",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reference.concept"
                    ),
                ),
            ],
            options={
                "verbose_name": "related skill",
                "verbose_name_plural": "related skills",
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="one_relation_per_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="smaller_skill_first"
                    ),
                ],
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
                ("latitude", models.FloatField(null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(null=True, verbose_name="longitude")),
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
