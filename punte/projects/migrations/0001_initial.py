import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import punte.base.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("special", "special categories"),
                                ("number", "national number"),
                                ("export", "export"),
                                ("erase", "erase"),
                            ],
                            max_length=8,
                        ),
                        default=list,
                        size=None,
                        verbose_name="separate rights",
                    ),
                ),
                ("since", models.DateField(default=datetime.date.today, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organisations.role",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
            },
        ),
        migrations.CreateModel(
            name="Operation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(allow_unicode=True, max_length=40, unique=True, verbose_name="code"),
                ),
                ("official_code", models.CharField(blank=True, max_length=80, verbose_name="official code")),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("summary", punte.base.translated.TranslatedField(null=True, verbose_name="summary")),
                ("priority", punte.base.translated.TranslatedField(null=True, verbose_name="priority")),
                (
                    "objective",
                    punte.base.translated.TranslatedField(null=True, verbose_name="specific objective"),
                ),
                ("starts_on", models.DateField(null=True, verbose_name="starts on")),
                ("ends_on", models.DateField(null=True, verbose_name="ends on")),
                (
                    "dates_are",
                    models.CharField(
                        choices=[("exact", "exact"), ("year", "known by year")], default="exact", max_length=8
                    ),
                ),
                ("zone", models.CharField(default="Europe/Bucharest", max_length=40)),
                (
                    "currency",
                    models.CharField(
                        choices=[("RON", "Romanian leu"), ("EUR", "euro"), ("BGN", "Bulgarian lev")],
                        default="RON",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "budget_total",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="total value"
                    ),
                ),
                (
                    "regions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        default=list,
                        size=None,
                        verbose_name="regions",
                    ),
                ),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        default=list,
                        size=None,
                        verbose_name="places",
                    ),
                ),
                (
                    "course_topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=list,
                        size=None,
                        verbose_name="topics that its courses must hold",
                    ),
                ),
                ("indicator_set", models.CharField(max_length=9)),
                ("reported_until", models.DateField(null=True, verbose_name="reported until")),
                ("reported_at", models.DateTimeField(null=True, verbose_name="last reported")),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="operations",
                        to="people.consortium",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "rights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("special", "special categories"),
                                ("number", "national number"),
                                ("export", "export"),
                                ("erase", "erase"),
                            ],
                            max_length=8,
                        ),
                        default=list,
                        size=None,
                        verbose_name="separate rights",
                    ),
                ),
                ("since", models.DateField(default=datetime.date.today, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="projects.assignment",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.role",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="projects.operation",
            ),
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "lead partner"),
                            ("partner", "partner"),
                            ("associated", "associated partner"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partnerships",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("period", models.CharField(max_length=9, verbose_name="programming period")),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "constraints": [
                    models.UniqueConstraint(fields=("code", "period"), name="one_programme_per_period")
                ],
            },
        ),
        migrations.AddField(
            model_name="operation",
            name="programme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="operations",
                to="projects.programme",
            ),
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                (
                    "applies_to",
                    models.CharField(
                        choices=[("person", "persons"), ("organisation", "organisations")], max_length=12
                    ),
                ),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="target_groups",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "target group",
                "verbose_name_plural": "target groups",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                ("proofs", models.JSONField(default=list)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="projects.targetgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("eu", "European Union"),
                            ("national", "national budget"),
                            ("own", "own contribution"),
                        ],
                        max_length=8,
                        verbose_name="source",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_sources",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("operation", "source"), name="one_amount_per_source")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("role", "operation"), name="one_open_assignment"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="assignment_ends_after_start",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "projects_assignmentevent" ("id", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights", "role_id", "since", "until") VALUES (NEW."id", NEW."operation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rights", NEW."role_id", NEW."since", NEW."until"); RETURN NULL;',
                    hash="bf2e7d2a705c14e1347bc0e760fae3e253dc4a45",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3b084",
                    table="projects_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "projects_assignmentevent" ("id", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights", "role_id", "since", "until") VALUES (NEW."id", NEW."operation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rights", NEW."role_id", NEW."since", NEW."until"); RETURN NULL;',
                    hash="0e953f245016a072fa2ea2aa91e74623dfe12ea7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_848c4",
                    table="projects_assignment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("operation", "code"), name="one_activity_per_code"),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.UniqueConstraint(fields=("operation", "organisation"), name="once_a_partner"),
        ),
        migrations.AddConstraint(
            model_name="operation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    ("starts_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="operation_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="targetgroup",
            constraint=models.UniqueConstraint(fields=("operation", "code"), name="one_group_per_code"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("group", "code"), name="one_criterion_per_code"),
        ),
    ]
