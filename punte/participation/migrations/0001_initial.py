import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("projects", "0001_initial"),
        ("records", "0001_initial"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("volunteer", "volunteer"),
                            ("board", "member of the board"),
                            ("commission", "member of a dialogue commission"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="function there",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("incomplete", "papers missing"),
                            ("eligible", "eligible"),
                            ("selected", "selected"),
                            ("reserve", "on the reserve list"),
                            ("rejected", "not selected"),
                            ("entered", "taking part"),
                            ("completed", "completed"),
                            ("left_early", "left early"),
                        ],
                        default="candidate",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="registered on")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man"), ("nonbinary", "non-binary")],
                        max_length=9,
                        null=True,
                        verbose_name="sex",
                    ),
                ),
                ("age", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="age at entry")),
                (
                    "labour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employed", "employed"),
                            ("self_employed", "self-employed"),
                            ("unemployed_short", "unemployed for less than 6 months"),
                            ("unemployed_medium", "unemployed for 6 to 12 months"),
                            ("unemployed_long", "unemployed for 12 months or more"),
                            ("inactive", "inactive"),
                        ],
                        max_length=17,
                        null=True,
                        verbose_name="on the labour market",
                    ),
                ),
                (
                    "education",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "no school or early childhood education (ISCED 0)"),
                            (1, "primary school (ISCED 1)"),
                            (2, "lower secondary school (ISCED 2)"),
                            (3, "upper secondary school (ISCED 3)"),
                            (4, "post-secondary school (ISCED 4)"),
                            (5, "short tertiary education (ISCED 5)"),
                            (6, "bachelor (ISCED 6)"),
                            (7, "master (ISCED 7)"),
                            (8, "doctorate (ISCED 8)"),
                        ],
                        null=True,
                        verbose_name="education",
                    ),
                ),
                (
                    "studies",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "not in education or training"),
                            ("full_time", "in full-time education"),
                            ("part_time", "in part-time education or training"),
                        ],
                        max_length=9,
                        null=True,
                        verbose_name="in education or training",
                    ),
                ),
                (
                    "jobless_household",
                    models.BooleanField(blank=True, null=True, verbose_name="household without work"),
                ),
                (
                    "jobless_household_children",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="household without work, with children"
                    ),
                ),
                (
                    "single_adult_children",
                    models.BooleanField(blank=True, null=True, verbose_name="one adult with children"),
                ),
                ("rural", models.BooleanField(blank=True, null=True, verbose_name="from a rural area")),
                (
                    "language",
                    models.CharField(blank=True, max_length=3, verbose_name="language spoken at home"),
                ),
                ("frozen_on", models.DateField(blank=True, null=True, verbose_name="situation frozen on")),
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
                        related_name="participations",
                        to="projects.operation",
                        verbose_name="project",
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.region",
                        verbose_name="county",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who accompanies",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="sending organisation",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.settlement",
                        verbose_name="settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
            },
        ),
        migrations.CreateModel(
            name="EntityParticipation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="entered on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "state",
                    models.CharField(
                        choices=[("entered", "taking part"), ("ended", "ended")],
                        default="entered",
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
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entity_participations",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entity_participations",
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
                "verbose_name": "organisation taking part",
                "verbose_name_plural": "organisations taking part",
            },
        ),
        migrations.CreateModel(
            name="EntityParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("entered_on", models.DateField(verbose_name="entered on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "state",
                    models.CharField(
                        choices=[("entered", "taking part"), ("ended", "ended")],
                        default="entered",
                        max_length=8,
                        verbose_name="state",
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
                    "entity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="organisation",
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
                        to="participation.entityparticipation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("sha256", models.CharField(max_length=64)),
                ("sealed_file", models.BinaryField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("staged", "being read"),
                            ("checked", "checked"),
                            ("applied", "applied"),
                            ("undone", "undone"),
                            ("refused", "refused"),
                            ("discarded", "discarded"),
                        ],
                        default="staged",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("refusal", models.CharField(blank=True, max_length=60)),
                ("columns", models.JSONField(default=list)),
                ("rows_staged", models.PositiveIntegerField(default=0)),
                ("rows_checked", models.PositiveIntegerField(default=0)),
                ("to_add", models.PositiveIntegerField(default=0)),
                ("to_update", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("with_problems", models.PositiveIntegerField(default=0)),
                ("incomplete", models.PositiveIntegerField(default=0)),
                ("applied_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "applied_by",
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
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
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
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-uploaded_at"],
            },
        ),
        migrations.CreateModel(
            name="SpecialCategory",
            fields=[
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="special",
                        serialize=False,
                        to="participation.participation",
                    ),
                ),
                ("salt", models.BinaryField()),
                ("disability", models.BinaryField()),
                ("minority", models.BinaryField()),
                ("roma", models.BinaryField()),
                ("third_country", models.BinaryField()),
                ("foreign_background", models.BinaryField()),
                ("homeless", models.BinaryField()),
            ],
            options={
                "verbose_name": "special categories",
                "verbose_name_plural": "special categories",
            },
        ),
        migrations.CreateModel(
            name="Observation",
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
                            ("employed", "in employment"),
                            ("self_employed", "self-employed"),
                            ("searching", "searching for work"),
                            ("unemployed", "unemployed"),
                            ("inactive", "inactive"),
                            ("in_education", "in education or training"),
                            ("not_in_education", "not in education or training"),
                            ("improved", "better situation at work"),
                            ("certificate", "certificate received"),
                            ("qualification", "recognised qualification gained"),
                        ],
                        max_length=16,
                        verbose_name="situation",
                    ),
                ),
                ("observed_on", models.DateField(verbose_name="on")),
                ("struck", models.BooleanField(default=False)),
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
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="participation.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "ordering": ["observed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("sealed", models.BinaryField()),
                (
                    "plan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("add", "to add"),
                            ("update", "to update"),
                            ("unchanged", "unchanged"),
                            ("problem", "with problems"),
                        ],
                        max_length=9,
                    ),
                ),
                ("problems", models.JSONField(default=list)),
                ("blind_index", models.BinaryField(null=True)),
                ("sealed_before", models.BinaryField(null=True)),
                ("resolution", models.CharField(blank=True, max_length=10)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="participation.importbatch",
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
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="participation.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "row",
                "verbose_name_plural": "rows",
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("volunteer", "volunteer"),
                            ("board", "member of the board"),
                            ("commission", "member of a dialogue commission"),
                            ("none", "none"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="function there",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("incomplete", "papers missing"),
                            ("eligible", "eligible"),
                            ("selected", "selected"),
                            ("reserve", "on the reserve list"),
                            ("rejected", "not selected"),
                            ("entered", "taking part"),
                            ("completed", "completed"),
                            ("left_early", "left early"),
                        ],
                        default="candidate",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="registered on")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("woman", "woman"), ("man", "man"), ("nonbinary", "non-binary")],
                        max_length=9,
                        null=True,
                        verbose_name="sex",
                    ),
                ),
                ("age", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="age at entry")),
                (
                    "labour",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employed", "employed"),
                            ("self_employed", "self-employed"),
                            ("unemployed_short", "unemployed for less than 6 months"),
                            ("unemployed_medium", "unemployed for 6 to 12 months"),
                            ("unemployed_long", "unemployed for 12 months or more"),
                            ("inactive", "inactive"),
                        ],
                        max_length=17,
                        null=True,
                        verbose_name="on the labour market",
                    ),
                ),
                (
                    "education",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "no school or early childhood education (ISCED 0)"),
                            (1, "primary school (ISCED 1)"),
                            (2, "lower secondary school (ISCED 2)"),
                            (3, "upper secondary school (ISCED 3)"),
                            (4, "post-secondary school (ISCED 4)"),
                            (5, "short tertiary education (ISCED 5)"),
                            (6, "bachelor (ISCED 6)"),
                            (7, "master (ISCED 7)"),
                            (8, "doctorate (ISCED 8)"),
                        ],
                        null=True,
                        verbose_name="education",
                    ),
                ),
                (
                    "studies",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "not in education or training"),
                            ("full_time", "in full-time education"),
                            ("part_time", "in part-time education or training"),
                        ],
                        max_length=9,
                        null=True,
                        verbose_name="in education or training",
                    ),
                ),
                (
                    "jobless_household",
                    models.BooleanField(blank=True, null=True, verbose_name="household without work"),
                ),
                (
                    "jobless_household_children",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="household without work, with children"
                    ),
                ),
                (
                    "single_adult_children",
                    models.BooleanField(blank=True, null=True, verbose_name="one adult with children"),
                ),
                ("rural", models.BooleanField(blank=True, null=True, verbose_name="from a rural area")),
                (
                    "language",
                    models.CharField(blank=True, max_length=3, verbose_name="language spoken at home"),
                ),
                ("frozen_on", models.DateField(blank=True, null=True, verbose_name="situation frozen on")),
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
                        verbose_name="project",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                        verbose_name="person",
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
                        to="participation.participation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reference.region",
                        verbose_name="county",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who accompanies",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="sending organisation",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reference.settlement",
                        verbose_name="settlement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("open", "not checked yet"), ("met", "met"), ("not_met", "not met")],
                        default="open",
                        max_length=7,
                        verbose_name="verdict",
                    ),
                ),
                ("verified_at", models.DateTimeField(null=True, verbose_name="verified at")),
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
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.criterion",
                        verbose_name="criterion",
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
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="participation.participation",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verified by",
                    ),
                ),
            ],
            options={
                "verbose_name": "proof",
                "verbose_name_plural": "proofs",
                "ordering": ["criterion"],
            },
        ),
        migrations.CreateModel(
            name="ProofEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[("open", "not checked yet"), ("met", "met"), ("not_met", "not met")],
                        default="open",
                        max_length=7,
                        verbose_name="verdict",
                    ),
                ),
                ("verified_at", models.DateTimeField(null=True, verbose_name="verified at")),
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
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="projects.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participation.participation",
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
                        to="participation.proof",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verified by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegistrationForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="code")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("layout", models.DateField(verbose_name="version of the layout")),
                ("special", models.BooleanField(default=False, verbose_name="prints special categories")),
                ("digest", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("generated", "to be signed"),
                            ("signed", "signed"),
                            ("superseded", "no longer valid"),
                        ],
                        default="generated",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                ("generated_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("signed_on", models.DateField(null=True, verbose_name="signed on")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("screen", "on the screen"), ("paper", "on paper")],
                        max_length=6,
                        verbose_name="how",
                    ),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="no longer valid since")),
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
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registration_form",
                        to="records.document",
                        verbose_name="signed paper",
                    ),
                ),
                (
                    "generated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registration_forms",
                        to="participation.participation",
                        verbose_name="participant",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="witnessed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "registration form",
                "verbose_name_plural": "registration forms",
                "ordering": ["-generated_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationFormEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("layout", models.DateField(verbose_name="version of the layout")),
                ("special", models.BooleanField(default=False, verbose_name="prints special categories")),
                ("digest", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("generated", "to be signed"),
                            ("signed", "signed"),
                            ("superseded", "no longer valid"),
                        ],
                        default="generated",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                ("generated_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("signed_on", models.DateField(null=True, verbose_name="signed on")),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("screen", "on the screen"), ("paper", "on paper")],
                        max_length=6,
                        verbose_name="how",
                    ),
                ),
                ("superseded_at", models.DateTimeField(null=True, verbose_name="no longer valid since")),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.document",
                        verbose_name="signed paper",
                    ),
                ),
                (
                    "generated_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participation.participation",
                        verbose_name="participant",
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
                        to="participation.registrationform",
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="witnessed by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="entered on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "exit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("to_the_end", "stayed to the end"),
                            ("found_work", "found work"),
                            ("education", "went into education"),
                            ("moved", "moved away"),
                            ("health", "personal reasons"),
                            ("no_longer", "did not come any more"),
                            ("other", "another reason"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("struck", models.BooleanField(default=False)),
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
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="participation.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "stay",
                "verbose_name_plural": "stays",
                "ordering": ["entered_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tried_on", models.DateField(verbose_name="on")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("phone", "by telephone"),
                            ("message", "by a text message"),
                            ("email", "by e-mail"),
                            ("letter", "by letter"),
                            ("visit", "by a visit"),
                            ("others", "through others"),
                        ],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("struck", models.BooleanField(default=False)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="participation.stay",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "ordering": ["tried_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="entityparticipation",
            constraint=models.UniqueConstraint(
                fields=("operation", "entity"), name="entity_once_per_operation"
            ),
        ),
        migrations.AddConstraint(
            model_name="entityparticipation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None), ("ended_on__gte", models.F("entered_on")), _connector="OR"
                ),
                name="entity_ends_after_entering",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entityparticipation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participation_entityparticipationevent" ("consortium_id", "ended_on", "entered_on", "entity_id", "id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."consortium_id", NEW."ended_on", NEW."entered_on", NEW."entity_id", NEW."id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                    hash="dc23f53af3f408db04c84fd111b1ab2300e357ea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b0ea4",
                    table="participation_entityparticipation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entityparticipation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participation_entityparticipationevent" ("consortium_id", "ended_on", "entered_on", "entity_id", "id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."consortium_id", NEW."ended_on", NEW."entered_on", NEW."entity_id", NEW."id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state"); RETURN NULL;',
                    hash="578b80ad54bcfd367a1f2c456a756dad55992142",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e12bb",
                    table="participation_entityparticipation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="specialcategory",
            name="consortium",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.consortium",
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["operation", "organisation"], name="participati_operati_d6c2c6_idx"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(fields=("operation", "person"), name="once_per_operation"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("age", None), ("age__lte", 120), _connector="OR"), name="plausible_age"
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("education", None), ("education__lte", 8), _connector="OR"),
                name="isced_level",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participation_participationevent" ("age", "consortium_id", "education", "frozen_on", "function", "id", "jobless_household", "jobless_household_children", "labour", "language", "operation_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "registered_on", "responsible_id", "rural", "sender_id", "settlement_id", "sex", "single_adult_children", "state", "studies", "version") VALUES (NEW."age", NEW."consortium_id", NEW."education", NEW."frozen_on", NEW."function", NEW."id", NEW."jobless_household", NEW."jobless_household_children", NEW."labour", NEW."language", NEW."operation_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."registered_on", NEW."responsible_id", NEW."rural", NEW."sender_id", NEW."settlement_id", NEW."sex", NEW."single_adult_children", NEW."state", NEW."studies", NEW."version"); RETURN NULL;',
                    hash="beff1f7eacdb5d116d814248de4bd6160621a7a2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_23eb5",
                    table="participation_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participation_participationevent" ("age", "consortium_id", "education", "frozen_on", "function", "id", "jobless_household", "jobless_household_children", "labour", "language", "operation_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "registered_on", "responsible_id", "rural", "sender_id", "settlement_id", "sex", "single_adult_children", "state", "studies", "version") VALUES (NEW."age", NEW."consortium_id", NEW."education", NEW."frozen_on", NEW."function", NEW."id", NEW."jobless_household", NEW."jobless_household_children", NEW."labour", NEW."language", NEW."operation_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."registered_on", NEW."responsible_id", NEW."rural", NEW."sender_id", NEW."settlement_id", NEW."sex", NEW."single_adult_children", NEW."state", NEW."studies", NEW."version"); RETURN NULL;',
                    hash="02e5720b09d093c40355d6336f05cc83d766cad3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de828",
                    table="participation_participation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["batch", "plan"], name="participati_batch_i_6a340e_idx"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["batch", "blind_index"], name="participati_batch_i_326fc1_idx"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("batch", "number"), name="one_row_per_number"),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.UniqueConstraint(
                fields=("participation", "criterion"), name="one_proof_per_criterion"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proof",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participation_proofevent" ("consortium_id", "criterion_id", "document_id", "id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verdict", "verified_at", "verified_by_id") VALUES (NEW."consortium_id", NEW."criterion_id", NEW."document_id", NEW."id", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verdict", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                    hash="c4dc34ce38e7f1827744f7547e5c0f43fd40e470",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_05764",
                    table="participation_proof",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proof",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participation_proofevent" ("consortium_id", "criterion_id", "document_id", "id", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verdict", "verified_at", "verified_by_id") VALUES (NEW."consortium_id", NEW."criterion_id", NEW."document_id", NEW."id", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verdict", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                    hash="eda9a535cc8bfc1094264a5f5a0197bc141f676a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf38e",
                    table="participation_proof",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationform",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "superseded"), _negated=True),
                fields=("participation",),
                name="one_living_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationform",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "signed"), _negated=True),
                    models.Q(("document__isnull", False), ("signed_on__isnull", False)),
                    _connector="OR",
                ),
                name="signed_form_has_its_paper",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationform",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participation_registrationformevent" ("code", "consortium_id", "digest", "document_id", "generated_at", "generated_by_id", "id", "language", "layout", "made_on", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "special", "state", "superseded_at", "way", "witness_id") VALUES (NEW."code", NEW."consortium_id", NEW."digest", NEW."document_id", NEW."generated_at", NEW."generated_by_id", NEW."id", NEW."language", NEW."layout", NEW."made_on", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_on", NEW."special", NEW."state", NEW."superseded_at", NEW."way", NEW."witness_id"); RETURN NULL;',
                    hash="b72852376314020b00e78cbc3924510d0f870c52",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1ab3",
                    table="participation_registrationform",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationform",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participation_registrationformevent" ("code", "consortium_id", "digest", "document_id", "generated_at", "generated_by_id", "id", "language", "layout", "made_on", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "special", "state", "superseded_at", "way", "witness_id") VALUES (NEW."code", NEW."consortium_id", NEW."digest", NEW."document_id", NEW."generated_at", NEW."generated_by_id", NEW."id", NEW."language", NEW."layout", NEW."made_on", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_on", NEW."special", NEW."state", NEW."superseded_at", NEW."way", NEW."witness_id"); RETURN NULL;',
                    hash="2c1a4bdd85d250596b04d7c08e15f7c7871b0cdf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_615be",
                    table="participation_registrationform",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on", None), ("left_on__gte", models.F("entered_on")), _connector="OR"
                ),
                name="leaves_after_entering",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on", None), ("struck", False)),
                fields=("participation",),
                name="one_open_stay",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", False)), fields=("stay", "tried_on"), name="one_attempt_a_day"
            ),
        ),
    ]
