from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import punte.base.translated
import punte.monitoring.models.periods


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("projects", "0001_initial"),
        ("records", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Audit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("opened_on", models.DateField(verbose_name="begun on")),
                ("due_on", models.DateField(verbose_name="answers due on")),
                ("closed_on", models.DateField(null=True, verbose_name="closed on")),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being checked"),
                            ("answering", "being answered"),
                            ("closed", "closed"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "audit",
                "verbose_name_plural": "audits",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="BudgetEntry",
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
                        choices=[("commitment", "commitment"), ("expenditure", "expenditure")],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is for")),
                ("dated", models.DateField(verbose_name="date of the paper")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                (
                    "paper_amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount on the paper"),
                ),
                (
                    "paper_currency",
                    models.CharField(
                        choices=[("RON", "Romanian leu"), ("EUR", "euro"), ("BGN", "Bulgarian lev")],
                        max_length=3,
                        verbose_name="currency of the paper",
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=14, null=True, verbose_name="rate"
                    ),
                ),
                ("rate_on", models.DateField(blank=True, null=True, verbose_name="day of the rate")),
                (
                    "outside_reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why outside the project's days"
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_reason", models.CharField(blank=True, max_length=200)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expenditures",
                        to="monitoring.budgetentry",
                        verbose_name="commitment it belongs to",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "budget entry",
                "verbose_name_plural": "budget entries",
                "ordering": ["dated", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
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
                            ("other", "another source"),
                        ],
                        max_length=8,
                        verbose_name="source of funding",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("experts", "experts and services"),
                            ("participants", "support for participants"),
                            ("travel", "travel and meetings"),
                            ("materials", "materials"),
                            ("equipment", "equipment and licences"),
                            ("promotion", "information and publicity"),
                            ("indirect", "indirect costs"),
                            ("other", "other costs"),
                        ],
                        max_length=12,
                        verbose_name="kind of cost",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is for")),
                (
                    "planned",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="planned",
                    ),
                ),
                ("assumed", models.BooleanField(default=False, verbose_name="assumed")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_lines",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget line",
                "verbose_name_plural": "budget lines",
                "ordering": ["operation", "organisation", "activity", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BudgetEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("commitment", "commitment"), ("expenditure", "expenditure")],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is for")),
                ("dated", models.DateField(verbose_name="date of the paper")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                (
                    "paper_amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount on the paper"),
                ),
                (
                    "paper_currency",
                    models.CharField(
                        choices=[("RON", "Romanian leu"), ("EUR", "euro"), ("BGN", "Bulgarian lev")],
                        max_length=3,
                        verbose_name="currency of the paper",
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=14, null=True, verbose_name="rate"
                    ),
                ),
                ("rate_on", models.DateField(blank=True, null=True, verbose_name="day of the rate")),
                (
                    "outside_reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why outside the project's days"
                    ),
                ),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_reason", models.CharField(blank=True, max_length=200)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.budgetentry",
                        verbose_name="commitment it belongs to",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                        to="monitoring.budgetentry",
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.budgetline",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="budgetentry",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="monitoring.budgetline",
            ),
        ),
        migrations.CreateModel(
            name="BudgetLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("eu", "European Union"),
                            ("national", "national budget"),
                            ("own", "own contribution"),
                            ("other", "another source"),
                        ],
                        max_length=8,
                        verbose_name="source of funding",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("experts", "experts and services"),
                            ("participants", "support for participants"),
                            ("travel", "travel and meetings"),
                            ("materials", "materials"),
                            ("equipment", "equipment and licences"),
                            ("promotion", "information and publicity"),
                            ("indirect", "indirect costs"),
                            ("other", "other costs"),
                        ],
                        max_length=12,
                        verbose_name="kind of cost",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is for")),
                (
                    "planned",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="planned",
                    ),
                ),
                ("assumed", models.BooleanField(default=False, verbose_name="assumed")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="partner",
                    ),
                ),
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
                        to="monitoring.budgetline",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="claim planned on")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="claim sent on")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
            ],
            options={
                "verbose_name": "reimbursement claim",
                "verbose_name_plural": "reimbursement claims",
            },
        ),
        migrations.CreateModel(
            name="Clarification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("due_on", models.DateField(verbose_name="answer due on")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "to answer"), ("answered", "answered"), ("closed", "settled")],
                        default="asked",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
            ],
            options={
                "verbose_name": "clarification",
                "verbose_name_plural": "clarifications",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ClarificationEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_funder", models.BooleanField()),
                ("text", models.TextField(max_length=10500, verbose_name="text")),
                ("on", models.DateField(verbose_name="day")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "clarification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="monitoring.clarification",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("digest", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation",
                "verbose_name_plural": "confirmations",
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(blank=True, max_length=40, verbose_name="point of the checklist")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "severity",
                    models.CharField(
                        choices=[("note", "remark"), ("minor", "minor"), ("serious", "serious")],
                        max_length=7,
                        verbose_name="how serious",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="amount"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "waits for an answer"),
                            ("answered", "answered"),
                            ("accepted", "answer accepted"),
                            ("upheld", "upheld"),
                        ],
                        default="raised",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="monitoring.audit",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="FindingEntry",
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
                        choices=[("finding", "finding"), ("answer", "answer"), ("decision", "decision")],
                        max_length=8,
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("on", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="monitoring.finding",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a finding",
                "verbose_name_plural": "entries of findings",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "summary",
                    punte.base.translated.TranslatedField(null=True, verbose_name="Summary of the period"),
                ),
                ("result", punte.base.translated.TranslatedField(null=True, verbose_name="Result")),
                (
                    "deviations",
                    punte.base.translated.TranslatedField(null=True, verbose_name="Deviations and risks"),
                ),
                ("progress", punte.base.translated.TranslatedField(null=True, verbose_name="Progress")),
                ("at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
            ],
            options={
                "verbose_name": "narrative",
                "verbose_name_plural": "narratives",
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("due_on", models.DateField(verbose_name="report due on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("computed", "with the partners"),
                            ("reviewed", "confirmed by all partners"),
                            ("frozen", "frozen"),
                            ("submitted", "submitted"),
                            ("clarification", "in clarification"),
                            ("approved", "approved"),
                        ],
                        default="open",
                        max_length=13,
                        verbose_name="state",
                    ),
                ),
                ("submitted_on", models.DateField(null=True, verbose_name="submitted on")),
                ("approved_on", models.DateField(null=True, verbose_name="approved on")),
                ("freezing_since", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting period",
                "verbose_name_plural": "reporting periods",
                "ordering": ["operation", "number"],
            },
        ),
        migrations.CreateModel(
            name="NarrativeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "summary",
                    punte.base.translated.TranslatedField(null=True, verbose_name="Summary of the period"),
                ),
                ("result", punte.base.translated.TranslatedField(null=True, verbose_name="Result")),
                (
                    "deviations",
                    punte.base.translated.TranslatedField(null=True, verbose_name="Deviations and risks"),
                ),
                ("progress", punte.base.translated.TranslatedField(null=True, verbose_name="Progress")),
                ("at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
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
                        to="monitoring.narrative",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.period",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="narrative",
            name="period",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="narratives", to="monitoring.period"
            ),
        ),
        migrations.CreateModel(
            name="ConfirmationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("digest", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                    ),
                ),
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
                        to="monitoring.confirmation",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.period",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="confirmation",
            name="period",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmations",
                to="monitoring.period",
            ),
        ),
        migrations.AddField(
            model_name="clarification",
            name="period",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="clarifications",
                to="monitoring.period",
            ),
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("planned_on", models.DateField(verbose_name="claim planned on")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="claim sent on")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
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
                        to="monitoring.claim",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.period",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="period",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="claim", to="monitoring.period"
            ),
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("opened_on", models.DateField(verbose_name="begun on")),
                ("due_on", models.DateField(verbose_name="answers due on")),
                ("closed_on", models.DateField(null=True, verbose_name="closed on")),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being checked"),
                            ("answering", "being answered"),
                            ("closed", "closed"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
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
                        to="monitoring.audit",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.period",
                        verbose_name="reporting period",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="audit",
            name="period",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="audits",
                to="monitoring.period",
                verbose_name="reporting period",
            ),
        ),
        migrations.CreateModel(
            name="PeriodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("due_on", models.DateField(verbose_name="report due on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("computed", "with the partners"),
                            ("reviewed", "confirmed by all partners"),
                            ("frozen", "frozen"),
                            ("submitted", "submitted"),
                            ("clarification", "in clarification"),
                            ("approved", "approved"),
                        ],
                        default="open",
                        max_length=13,
                        verbose_name="state",
                    ),
                ),
                ("submitted_on", models.DateField(null=True, verbose_name="submitted on")),
                ("approved_on", models.DateField(null=True, verbose_name="approved on")),
                ("freezing_since", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
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
                        to="monitoring.period",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("object_id", models.BigIntegerField()),
                ("due_on", models.DateField()),
                ("days_before", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.operation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
            ],
            options={
                "verbose_name": "checklist of a unit",
                "verbose_name_plural": "checklists of units",
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=80, verbose_name="drawn from")),
                (
                    "what",
                    models.CharField(
                        choices=[("participation", "participants"), ("fact", "facts"), ("paper", "papers")],
                        max_length=13,
                    ),
                ),
                ("counted_on", models.DateField(verbose_name="as of")),
                (
                    "method",
                    models.CharField(
                        choices=[("simple", "simple random"), ("stratified", "by partner, in proportion")],
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                ("seed", models.CharField(max_length=100, verbose_name="seed")),
                ("share", models.PositiveSmallIntegerField(null=True, verbose_name="share")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("population_size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "population",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "strata",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("drawn_on", models.DateField(verbose_name="drawn on")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "audit",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sample",
                        to="monitoring.audit",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samples",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "sample",
                "verbose_name_plural": "samples",
            },
        ),
        migrations.CreateModel(
            name="SampleUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("unit", models.BigIntegerField()),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="monitoring.sample",
                    ),
                ),
            ],
            options={
                "verbose_name": "drawn unit",
                "verbose_name_plural": "drawn units",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("answers", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
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
                        to="monitoring.review",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.sampleunit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="review",
            name="unit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="review", to="monitoring.sampleunit"
            ),
        ),
        migrations.CreateModel(
            name="FindingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("item", models.CharField(blank=True, max_length=40, verbose_name="point of the checklist")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "severity",
                    models.CharField(
                        choices=[("note", "remark"), ("minor", "minor"), ("serious", "serious")],
                        max_length=7,
                        verbose_name="how serious",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="amount"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "waits for an answer"),
                            ("answered", "answered"),
                            ("accepted", "answer accepted"),
                            ("upheld", "upheld"),
                        ],
                        default="raised",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                (
                    "audit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.audit",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="partner",
                    ),
                ),
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
                        to="monitoring.finding",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.sampleunit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="monitoring.sampleunit",
            ),
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("head", models.BinaryField()),
                ("digest", models.BinaryField()),
                ("rules", models.JSONField()),
                ("frozen_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "period",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshot",
                        to="monitoring.period",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="monitoring.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "snapshot",
                "verbose_name_plural": "snapshots",
            },
        ),
        migrations.CreateModel(
            name="SensitiveMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("unit", models.BigIntegerField()),
                ("participation_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("entity_id", models.BigIntegerField(null=True)),
                ("fact_id", models.BigIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("sex", models.CharField(blank=True, max_length=9)),
                ("age", models.SmallIntegerField(null=True)),
                ("strength", models.SmallIntegerField()),
                ("happened_on", models.DateField(null=True)),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=12)),
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
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a sensitive number",
                "verbose_name_plural": "members of sensitive numbers",
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("late", "recorded after the freeze"),
                            ("mended", "what was missing was brought"),
                            ("struck", "struck through as a mistake"),
                            ("joined", "the same person was registered twice"),
                            ("rejected", "the paper was rejected"),
                            ("erased", "the person's data were erased"),
                            ("other", "no longer meets the rule"),
                            ("changed", "what was recorded about it was corrected"),
                            ("rule", "the counting rule changed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("sex", models.CharField(blank=True, max_length=9)),
                ("unit", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("fact_id", models.BigIntegerField(null=True)),
                ("units", models.PositiveIntegerField(default=1)),
                ("change", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="monitoring.snapshot",
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="monitoring.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["number", "why", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SnapshotMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("unit", models.BigIntegerField()),
                ("participation_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("entity_id", models.BigIntegerField(null=True)),
                ("fact_id", models.BigIntegerField(null=True)),
                ("organisation_id", models.BigIntegerField(null=True)),
                ("sex", models.CharField(blank=True, max_length=9)),
                ("age", models.SmallIntegerField(null=True)),
                ("strength", models.SmallIntegerField()),
                ("happened_on", models.DateField(null=True)),
                ("quantity", models.DecimalField(decimal_places=2, max_digits=12)),
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
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "member as reported",
                "verbose_name_plural": "members as reported",
            },
        ),
        migrations.CreateModel(
            name="SnapshotValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60)),
                ("sex", models.CharField(blank=True, max_length=9)),
                ("value", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "snapshot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="monitoring.snapshot",
                    ),
                ),
            ],
            options={
                "verbose_name": "value as reported",
                "verbose_name_plural": "values as reported",
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("organisations", "Organisations and partnerships"),
                            ("meetings", "Meetings"),
                            ("services", "Services and guides"),
                            ("jobs", "Enterprises and jobs"),
                            ("reach", "Reach"),
                        ],
                        max_length=13,
                    ),
                ),
                ("headline", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="promised")),
                ("at_least", models.BooleanField(default=False, verbose_name="at least")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("organisations", "organisations"),
                            ("occurrences", "times"),
                            ("quantity", "quantity"),
                        ],
                        max_length=13,
                        verbose_name="what is counted",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="facts counted"
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="smallest that counts"
                    ),
                ),
                ("participants_only", models.BooleanField(default=False)),
                ("quote", models.TextField(verbose_name="as announced")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="rule version")),
                ("retired", models.BooleanField(default=False)),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.activity",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("organisations", "Organisations and partnerships"),
                            ("meetings", "Meetings"),
                            ("services", "Services and guides"),
                            ("jobs", "Enterprises and jobs"),
                            ("reach", "Reach"),
                        ],
                        max_length=13,
                    ),
                ),
                ("headline", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="promised")),
                ("at_least", models.BooleanField(default=False, verbose_name="at least")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("organisations", "organisations"),
                            ("occurrences", "times"),
                            ("quantity", "quantity"),
                        ],
                        max_length=13,
                        verbose_name="what is counted",
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="facts counted"
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="smallest that counts"
                    ),
                ),
                ("participants_only", models.BooleanField(default=False)),
                ("quote", models.TextField(verbose_name="as announced")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="rule version")),
                ("retired", models.BooleanField(default=False)),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.activity",
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
                        to="monitoring.target",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned__gte", 0)), name="planned_is_not_negative"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_budgetlineevent" ("activity_id", "assumed", "category", "consortium_id", "id", "made_by_id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "source", "title", "version") VALUES (NEW."activity_id", NEW."assumed", NEW."category", NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="472b0b9c8ed7e97bbeff011ced8efe9c8304a1f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a6efd",
                    table="monitoring_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_budgetlineevent" ("activity_id", "assumed", "category", "consortium_id", "id", "made_by_id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "source", "title", "version") VALUES (NEW."activity_id", NEW."assumed", NEW."category", NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned", NEW."source", NEW."title", NEW."version"); RETURN NULL;',
                    hash="f644f488f0e59120b2b46f771e9ff4aa35ec1d82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_32390",
                    table="monitoring_budgetline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), ("paper_amount__gt", 0)),
                name="entry_is_more_than_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "expenditure"),
                    models.Q(("commitment", None), ("paid_on", None)),
                    _connector="OR",
                ),
                name="only_expenditure_is_paid",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", models.F("paper_amount")), ("rate", None), ("rate_on", None)),
                    models.Q(("rate__gt", 0), ("rate_on__isnull", False)),
                    _connector="OR",
                ),
                name="rate_with_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("struck_at", None), models.Q(("struck_reason", ""), _negated=True), _connector="OR"
                ),
                name="struck_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_budgetentryevent" ("amount", "commitment_id", "consortium_id", "dated", "document_id", "id", "kind", "line_id", "made_at", "made_by_id", "outside_reason", "paid_on", "paper_amount", "paper_currency", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "rate_on", "struck_at", "struck_by_id", "struck_reason", "title") VALUES (NEW."amount", NEW."commitment_id", NEW."consortium_id", NEW."dated", NEW."document_id", NEW."id", NEW."kind", NEW."line_id", NEW."made_at", NEW."made_by_id", NEW."outside_reason", NEW."paid_on", NEW."paper_amount", NEW."paper_currency", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rate", NEW."rate_on", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."title"); RETURN NULL;',
                    hash="5148cb03345d8bd64a8fee54d378b7f90792ad23",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bff8b",
                    table="monitoring_budgetentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="budgetentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_budgetentryevent" ("amount", "commitment_id", "consortium_id", "dated", "document_id", "id", "kind", "line_id", "made_at", "made_by_id", "outside_reason", "paid_on", "paper_amount", "paper_currency", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "rate_on", "struck_at", "struck_by_id", "struck_reason", "title") VALUES (NEW."amount", NEW."commitment_id", NEW."consortium_id", NEW."dated", NEW."document_id", NEW."id", NEW."kind", NEW."line_id", NEW."made_at", NEW."made_by_id", NEW."outside_reason", NEW."paid_on", NEW."paper_amount", NEW."paper_currency", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rate", NEW."rate_on", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."title"); RETURN NULL;',
                    hash="8855fe5c59a27326cd7dabc1cb7f5b8aec2c5c83",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17251",
                    table="monitoring_budgetentry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.UniqueConstraint(fields=("operation", "number"), name="one_period_per_number"),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="period_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="period",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("operation", "="),
                    (punte.monitoring.models.periods._Days("starts_on", "ends_on", models.Value("[]")), "&&"),
                ],
                name="periods_do_not_overlap",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_periodevent" ("approved_on", "consortium_id", "due_on", "ends_on", "freezing_since", "id", "number", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "submitted_on", "version") VALUES (NEW."approved_on", NEW."consortium_id", NEW."due_on", NEW."ends_on", NEW."freezing_since", NEW."id", NEW."number", NEW."operation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."state", NEW."submitted_on", NEW."version"); RETURN NULL;',
                    hash="bb45580adb670a850b9dc355a0df6ca8fcc38b14",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1d2f",
                    table="monitoring_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_periodevent" ("approved_on", "consortium_id", "due_on", "ends_on", "freezing_since", "id", "number", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "submitted_on", "version") VALUES (NEW."approved_on", NEW."consortium_id", NEW."due_on", NEW."ends_on", NEW."freezing_since", NEW."id", NEW."number", NEW."operation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."state", NEW."submitted_on", NEW."version"); RETURN NULL;',
                    hash="e1d1cc0db35db40338c591095f97ffca4c514c97",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e94c2",
                    table="monitoring_period",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.UniqueConstraint(
                fields=("period", "activity"), name="one_narrative_per_activity", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("activity", None), ("deviations", None), ("progress", None), ("result", None)),
                    models.Q(("activity__isnull", False), ("summary", None)),
                    _connector="OR",
                ),
                name="narrative_of_an_activity_or_of_the_period",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="narrative",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_narrativeevent" ("activity_id", "at", "by_id", "consortium_id", "deviations", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "result", "summary", "version") VALUES (NEW."activity_id", NEW."at", NEW."by_id", NEW."consortium_id", NEW."deviations", NEW."id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress", NEW."result", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="b8ffdd9c0ebfd17b2f96cf1b2533bc3a5e1251ba",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_535e2",
                    table="monitoring_narrative",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="narrative",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_narrativeevent" ("activity_id", "at", "by_id", "consortium_id", "deviations", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress", "result", "summary", "version") VALUES (NEW."activity_id", NEW."at", NEW."by_id", NEW."consortium_id", NEW."deviations", NEW."id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress", NEW."result", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="d22da0fb7569ebb30be020e255d2229398482558",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c41a",
                    table="monitoring_narrative",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                fields=("period", "organisation"), name="one_confirmation_per_partner"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_confirmationevent" ("at", "by_id", "consortium_id", "digest", "id", "organisation_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."consortium_id", NEW."digest", NEW."id", NEW."organisation_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c89eba6eccb40a060616f04c09ccf204e5d2b176",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82c22",
                    table="monitoring_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_confirmationevent" ("at", "by_id", "consortium_id", "digest", "id", "organisation_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."consortium_id", NEW."digest", NEW."id", NEW."organisation_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="d27dea5677b7295a53d0d9a37233d8e521763109",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ebda8",
                    table="monitoring_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_claimevent" ("consortium_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "sent_on", "version") VALUES (NEW."consortium_id", NEW."id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_on", NEW."sent_on", NEW."version"); RETURN NULL;',
                    hash="5c74a38e6944f5646ce878d4557f97145862137f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a498a",
                    table="monitoring_claim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_claimevent" ("consortium_id", "id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "sent_on", "version") VALUES (NEW."consortium_id", NEW."id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_on", NEW."sent_on", NEW."version"); RETURN NULL;',
                    hash="ccb11958845ce947f31f5197e5e70503913fcb50",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_219a5",
                    table="monitoring_claim",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.UniqueConstraint(fields=("operation", "number"), name="one_audit_per_number"),
        ),
        migrations.AddConstraint(
            model_name="audit",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("opened_on"))), name="audit_due_after_begin"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="audit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_auditevent" ("by_id", "closed_at", "closed_on", "consortium_id", "due_on", "id", "number", "opened_at", "opened_on", "operation_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title") VALUES (NEW."by_id", NEW."closed_at", NEW."closed_on", NEW."consortium_id", NEW."due_on", NEW."id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."operation_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."title"); RETURN NULL;',
                    hash="c56cd8bef268cff1541236986f51098349006905",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c8926",
                    table="monitoring_audit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="audit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_auditevent" ("by_id", "closed_at", "closed_on", "consortium_id", "due_on", "id", "number", "opened_at", "opened_on", "operation_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "title") VALUES (NEW."by_id", NEW."closed_at", NEW."closed_on", NEW."consortium_id", NEW."due_on", NEW."id", NEW."number", NEW."opened_at", NEW."opened_on", NEW."operation_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."title"); RETURN NULL;',
                    hash="b4e61d8fe09e48dd627f2f8ac9e2c39dcf2ca79e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f5e3",
                    table="monitoring_audit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("user", "kind", "object_id", "due_on", "days_before"), name="reminded_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gte", 1), ("size__lte", models.F("population_size"))),
                name="sample_within_population",
            ),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(
                condition=models.Q(("seed", ""), _negated=True), name="sample_has_a_seed"
            ),
        ),
        migrations.AddConstraint(
            model_name="sampleunit",
            constraint=models.UniqueConstraint(fields=("sample", "unit"), name="drawn_once"),
        ),
        migrations.AddConstraint(
            model_name="sampleunit",
            constraint=models.UniqueConstraint(fields=("sample", "position"), name="one_unit_per_position"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_reviewevent" ("answers", "at", "by_id", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "version") VALUES (NEW."answers", NEW."at", NEW."by_id", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="023728cd0d3c64bc9e55d79120c107f4260fa85d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_666b5",
                    table="monitoring_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_reviewevent" ("answers", "at", "by_id", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "version") VALUES (NEW."answers", NEW."at", NEW."by_id", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="cc558d8691516d2fadeca31b734dd40cc6d7a03b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de433",
                    table="monitoring_review",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("audit", "number"), name="one_finding_per_number"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                name="amount_not_negative",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_findingevent" ("amount", "audit_id", "by_id", "consortium_id", "id", "item", "number", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "severity", "state", "unit_id") VALUES (NEW."amount", NEW."audit_id", NEW."by_id", NEW."consortium_id", NEW."id", NEW."item", NEW."number", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised_on", NEW."severity", NEW."state", NEW."unit_id"); RETURN NULL;',
                    hash="efb4374c8f00ddd3df03f006b437d077e1d03cf9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_95283",
                    table="monitoring_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_findingevent" ("amount", "audit_id", "by_id", "consortium_id", "id", "item", "number", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_on", "severity", "state", "unit_id") VALUES (NEW."amount", NEW."audit_id", NEW."by_id", NEW."consortium_id", NEW."id", NEW."item", NEW."number", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised_on", NEW."severity", NEW."state", NEW."unit_id"); RETURN NULL;',
                    hash="f97586f762f94491f074bdb6cb304add9b39caf2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8358c",
                    table="monitoring_finding",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sensitivemember",
            constraint=models.UniqueConstraint(
                fields=("snapshot", "number", "unit"), name="one_sensitive_member_per_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="snapshotmember",
            constraint=models.UniqueConstraint(
                fields=("snapshot", "number", "unit"), name="one_member_per_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="snapshotvalue",
            constraint=models.UniqueConstraint(
                fields=("snapshot", "number", "sex", "organisation"),
                name="one_value_per_cell",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("operation", "code"), name="one_target_per_code"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gt", 0)), name="a_promise_is_positive"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitoring_targetevent" ("activity_id", "at_least", "code", "group", "headline", "id", "kinds", "minimum", "name", "operation_id", "participants_only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quote", "retired", "value", "version", "what") VALUES (NEW."activity_id", NEW."at_least", NEW."code", NEW."group", NEW."headline", NEW."id", NEW."kinds", NEW."minimum", NEW."name", NEW."operation_id", NEW."participants_only", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."quote", NEW."retired", NEW."value", NEW."version", NEW."what"); RETURN NULL;',
                    hash="0300f50c126f6f60d0502478c767537c507ebb9c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ea46",
                    table="monitoring_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitoring_targetevent" ("activity_id", "at_least", "code", "group", "headline", "id", "kinds", "minimum", "name", "operation_id", "participants_only", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "quote", "retired", "value", "version", "what") VALUES (NEW."activity_id", NEW."at_least", NEW."code", NEW."group", NEW."headline", NEW."id", NEW."kinds", NEW."minimum", NEW."name", NEW."operation_id", NEW."participants_only", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."quote", NEW."retired", NEW."value", NEW."version", NEW."what"); RETURN NULL;',
                    hash="c9554afc0ed019329bda374866a1c7f8862d0abf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c59a",
                    table="monitoring_target",
                    when="AFTER",
                ),
            ),
        ),
    ]
