import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Opportunity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_type", models.CharField(max_length=40)),
                ("source_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("job", "job"),
                            ("apprenticeship", "apprenticeship"),
                            ("traineeship", "traineeship"),
                            ("work_trial", "work trial"),
                            ("volunteering", "volunteering"),
                            ("course", "course"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("remote", models.BooleanField(default=False)),
                ("contract", models.CharField(blank=True, max_length=10)),
                ("hours", models.CharField(blank=True, max_length=8)),
                ("shift", models.CharField(blank=True, max_length=7)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list, size=None
                    ),
                ),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=13), default=list, size=None
                    ),
                ),
                ("no_car", models.BooleanField(default=False)),
                ("first_job", models.BooleanField(default=False)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("granted", models.PositiveSmallIntegerField(default=0)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "occupation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.concept",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "opportunity",
                "verbose_name_plural": "opportunities",
            },
        ),
        migrations.CreateModel(
            name="OpportunitySkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("essential", models.BooleanField(default=True)),
                ("points", models.PositiveSmallIntegerField(default=0)),
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
                    "opportunity",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skills",
                        to="matching.opportunity",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill of an opportunity",
                "verbose_name_plural": "skills of opportunities",
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contracts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="contracts",
                    ),
                ),
                (
                    "hours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="hours",
                    ),
                ),
                (
                    "shifts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=7),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="shifts",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages spoken",
                    ),
                ),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=13),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="support needed",
                    ),
                ),
                (
                    "no_car",
                    models.BooleanField(default=False, verbose_name="only what is reachable without a car"),
                ),
                ("remote", models.BooleanField(default=True, verbose_name="also work from home")),
                ("looking", models.BooleanField(default=True, verbose_name="looking for something")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profile",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "profile",
                "verbose_name_plural": "profiles",
            },
        ),
        migrations.CreateModel(
            name="ProfileGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=1)),
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
                    "occupation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.concept",
                        verbose_name="occupation",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="matching.profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ["rank", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProfilePlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("radius", models.PositiveSmallIntegerField(default=30, verbose_name="how far, in km")),
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
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="matching.profile",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.settlement",
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of a profile",
                "verbose_name_plural": "places of profiles",
            },
        ),
        migrations.CreateModel(
            name="ProfileSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "a little"), (2, "on my own"), (3, "I can show others")],
                        default=2,
                        verbose_name="how well",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("declared", "said by the person"),
                            ("certificate", "shown by a certificate of ours"),
                            ("confirmed", "confirmed by a counsellor"),
                        ],
                        default="declared",
                        max_length=11,
                        verbose_name="known by",
                    ),
                ),
                ("declared", models.BooleanField(default=True, verbose_name="said by the person")),
                (
                    "certificate",
                    models.BigIntegerField(null=True, verbose_name="number of the certificate's row"),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
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
                    "profile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skills",
                        to="matching.profile",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.concept",
                        verbose_name="skill",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill of a profile",
                "verbose_name_plural": "skills of profiles",
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown_at", models.DateTimeField(auto_now_add=True)),
                ("as_of", models.DateField()),
                ("rule", models.CharField(max_length=20)),
                ("asked", models.JSONField()),
                ("results", models.JSONField()),
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
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="showings",
                        to="matching.profile",
                    ),
                ),
                (
                    "shown_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "list of matches shown",
                "verbose_name_plural": "lists of matches shown",
            },
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(
                fields=["consortium", "kind", "valid_until"], name="matching_op_consort_1c9928_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(
                condition=models.Q(("granted__gt", 0)), fields=["consortium", "id"], name="asks_little"
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.UniqueConstraint(
                fields=("source_type", "source_id"), name="one_opportunity_per_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                ),
                name="opportunity_ends_after_start",
            ),
        ),
        migrations.AddIndex(
            model_name="opportunityskill",
            index=models.Index(
                fields=["skill"], include=("opportunity", "points", "consortium"), name="postings"
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunityskill",
            constraint=models.UniqueConstraint(
                fields=("opportunity", "skill"), name="one_skill_per_opportunity"
            ),
        ),
        migrations.AddConstraint(
            model_name="profilegoal",
            constraint=models.UniqueConstraint(fields=("profile", "occupation"), name="one_goal_per_profile"),
        ),
        migrations.AddConstraint(
            model_name="profileplace",
            constraint=models.UniqueConstraint(
                fields=("profile", "settlement"), name="one_place_per_profile"
            ),
        ),
        migrations.AddConstraint(
            model_name="profileskill",
            constraint=models.UniqueConstraint(fields=("profile", "skill"), name="one_skill_per_profile"),
        ),
        migrations.AddConstraint(
            model_name="profileskill",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("certificate__isnull", False), ("evidence", "certificate")),
                    models.Q(("evidence", "certificate"), _negated=True),
                    _connector="OR",
                ),
                name="certified_names_a_certificate",
            ),
        ),
        migrations.AddIndex(
            model_name="showing",
            index=models.Index(fields=["profile", "-shown_at"], name="matching_sh_profile_599faf_idx"),
        ),
    ]
