import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import punte.base.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("projects", "0001_initial"),
        ("records", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("question", punte.base.translated.TranslatedField(verbose_name="question")),
                (
                    "about",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "easy",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="summary in easy words"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("open", "everybody"),
                            ("members", "who works or takes part in the project"),
                            ("invited", "invited organisations"),
                        ],
                        default="open",
                        max_length=7,
                        verbose_name="who may take part",
                    ),
                ),
                ("zone", models.CharField(default="Europe/Bucharest", max_length=40)),
                (
                    "edit_hours",
                    models.PositiveSmallIntegerField(
                        default=24, verbose_name="hours to change what one wrote"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("scheduled", "announced"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("analysing", "being answered"),
                            ("feedback", "answered"),
                            ("monitored", "results followed"),
                            ("archived", "archived"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what was decided"
                    ),
                ),
                (
                    "results",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what was done since"
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was cancelled"),
                ),
                ("announced_at", models.DateTimeField(editable=False, null=True)),
                ("feedback_at", models.DateTimeField(editable=False, null=True, verbose_name="answered on")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers promised by")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
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
                        related_name="consultations",
                        to="projects.operation",
                        verbose_name="project",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="organiser",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who answers",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation",
                "verbose_name_plural": "consultations",
            },
        ),
        migrations.CreateModel(
            name="ConsultationHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("question", punte.base.translated.TranslatedField(verbose_name="question")),
                (
                    "about",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "easy",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="summary in easy words"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("open", "everybody"),
                            ("members", "who works or takes part in the project"),
                            ("invited", "invited organisations"),
                        ],
                        default="open",
                        max_length=7,
                        verbose_name="who may take part",
                    ),
                ),
                ("zone", models.CharField(default="Europe/Bucharest", max_length=40)),
                (
                    "edit_hours",
                    models.PositiveSmallIntegerField(
                        default=24, verbose_name="hours to change what one wrote"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("scheduled", "announced"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("analysing", "being answered"),
                            ("feedback", "answered"),
                            ("monitored", "results followed"),
                            ("archived", "archived"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what was decided"
                    ),
                ),
                (
                    "results",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what was done since"
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was cancelled"),
                ),
                ("announced_at", models.DateTimeField(editable=False, null=True)),
                ("feedback_at", models.DateTimeField(editable=False, null=True, verbose_name="answered on")),
                ("answer_by", models.DateField(blank=True, null=True, verbose_name="answers promised by")),
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
                        verbose_name="project",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="organiser",
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
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who answers",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contribution",
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
                            ("proposal", "proposal"),
                            ("answer", "answer to the question"),
                            ("reply", "reply"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("for", "in favour"),
                            ("against", "against"),
                            ("neither", "neither for nor against"),
                        ],
                        max_length=7,
                        verbose_name="side",
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="title")),
                ("text", punte.base.translated.TranslatedField(verbose_name="text")),
                ("mandate", models.CharField(blank=True, max_length=120, verbose_name="mandate")),
                ("named", models.BooleanField(default=False, verbose_name="with my name")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "online"),
                            ("phone", "by telephone"),
                            ("paper", "on paper"),
                            ("meeting", "at a meeting"),
                        ],
                        default="online",
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("withdrawn", "taken back"),
                            ("merged", "joined with another"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(null=True, verbose_name="published on")),
                ("changed_at", models.DateTimeField(null=True, verbose_name="changed on")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "assisted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="in the name of",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_thread",
                        to="dialogue.contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("accepted", "accepted"),
                            ("partly", "accepted in part"),
                            ("rejected", "not accepted"),
                        ],
                        max_length=8,
                        verbose_name="decision",
                    ),
                ),
                (
                    "reason",
                    punte.base.translated.TranslatedField(verbose_name="reason, and what will be done"),
                ),
                ("written_at", models.DateTimeField(auto_now=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer",
                        to="dialogue.contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of the organiser",
                "verbose_name_plural": "answers of the organiser",
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "own_statements",
                    models.BooleanField(default=True, verbose_name="people may add statements"),
                ),
                ("read_first", models.BooleanField(verbose_name="statements are read before all see them")),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation",
                        to="dialogue.consultation",
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
            ],
            options={
                "verbose_name": "conversation on statements",
                "verbose_name_plural": "conversations on statements",
            },
        ),
        migrations.CreateModel(
            name="OpinionMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=8)),
                ("drawn_at", models.DateTimeField()),
                ("people", models.PositiveIntegerField()),
                ("votes", models.PositiveIntegerField()),
                ("content", models.JSONField()),
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
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinion_map",
                        to="dialogue.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "map of opinions",
                "verbose_name_plural": "maps of opinions",
            },
        ),
        migrations.CreateModel(
            name="StakeholderGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("name", punte.base.translated.TranslatedField(verbose_name="name")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("cso", "civil society organisation"),
                                ("federation", "federation"),
                                ("municipality", "municipality"),
                                ("public_institution", "public institution"),
                                ("employer", "employer"),
                                ("training_provider", "training provider"),
                                ("employment_service", "employment service"),
                                ("recruitment_agency", "recruitment agency"),
                                ("trade_union", "trade union"),
                                ("employers_organisation", "employers' organisation"),
                                ("chamber", "chamber of commerce"),
                                ("farmers_association", "farmers' association"),
                                ("craftspeople_association", "craftspeople's association"),
                                ("regional_pact", "regional pact"),
                                ("social_enterprise", "social enterprise"),
                                ("local_action_group", "local action group"),
                                ("school", "school"),
                                ("foreign_partner", "foreign partner"),
                                ("informal_group", "informal group"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="organisations to ask",
                    ),
                ),
                (
                    "sensitive",
                    models.BooleanField(default=False, verbose_name="tells of origin, health or union"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "consortium",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
            ],
            options={
                "verbose_name": "stakeholder group",
                "verbose_name_plural": "stakeholder groups",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PeopleList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("heard", "they were heard"), ("informed", "they were informed")],
                        default="heard",
                        max_length=8,
                        verbose_name="what for",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("meeting", "meeting"), ("paper", "paper"), ("phone", "telephone")],
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="sheet",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.event",
                        verbose_name="event",
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
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.stakeholdergroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of people",
                "verbose_name_plural": "lists of people",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="group",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dialogue.stakeholdergroup",
                verbose_name="speaks for",
            ),
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.stakeholdergroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation asked",
                "verbose_name_plural": "organisations asked",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guest", models.BinaryField(null=True)),
                ("guest_index", models.BinaryField(null=True)),
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
                    "operation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="heard first by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voices",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "voice",
                "verbose_name_plural": "voices",
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.stakeholdergroup",
                        verbose_name="speaks for",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="supports",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "support",
                "verbose_name_plural": "supports",
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="statement")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "to be read"), ("shown", "shown"), ("rejected", "not shown")],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("meta", models.BooleanField(default=False, verbose_name="only asks who somebody is")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("offensive", "It insults or threatens."),
                            ("personal", "It is about a person, or tells who somebody is."),
                            ("beside", "It is not about the question."),
                            ("said", "Another statement says the same."),
                            (
                                "several",
                                "It says several things at once: one cannot agree with one and not the other.",
                            ),
                            ("unclear", "One cannot agree or disagree with it."),
                            ("advertising", "It advertises."),
                        ],
                        max_length=11,
                        verbose_name="why it is not shown",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("heard", "they were heard"), ("informed", "they were informed")],
                        default="heard",
                        max_length=8,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "online"),
                            ("meeting", "meeting"),
                            ("paper", "paper"),
                            ("phone", "telephone"),
                        ],
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
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
                    "consultation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "people_list",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="dialogue.peoplelist",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearings",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "hearing",
                "verbose_name_plural": "hearings",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="voice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="dialogue.voice"
            ),
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", models.CharField(blank=True, max_length=200, verbose_name="why")),
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
                    "consultation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voters",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.stakeholdergroup",
                        verbose_name="speaks for",
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
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voters",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "voter",
                "verbose_name_plural": "voters",
            },
        ),
        migrations.CreateModel(
            name="StatementVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.SmallIntegerField(choices=[(1, "agree"), (-1, "disagree"), (0, "pass")])),
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
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="dialogue.statement",
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="dialogue.voter",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote on a statement",
                "verbose_name_plural": "votes on statements",
            },
        ),
        migrations.CreateModel(
            name="WantedGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("least", models.PositiveSmallIntegerField(default=1, verbose_name="voices at least")),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wanted_groups",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.stakeholdergroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "group to be heard",
                "verbose_name_plural": "groups to be heard",
                "ordering": ["group__position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="wanted",
            field=models.ManyToManyField(
                related_name="+",
                through="dialogue.WantedGroup",
                to="dialogue.stakeholdergroup",
                verbose_name="groups to be heard",
            ),
        ),
        migrations.CreateModel(
            name="Phase",
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
                            ("propose", "proposals"),
                            ("discuss", "answers and debate"),
                            ("support", "support"),
                            ("statements", "statements"),
                            ("feedback", "answers of the organiser"),
                        ],
                        max_length=10,
                        verbose_name="what is possible",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phases",
                        to="dialogue.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="phase_ends_after_start",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="stakeholdergroup",
            constraint=models.UniqueConstraint(
                fields=("consortium", "code"), name="one_stakeholder_per_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplelist",
            constraint=models.UniqueConstraint(
                fields=("consultation", "event", "purpose"), name="event_listed_once_per_purpose"
            ),
        ),
        migrations.AddConstraint(
            model_name="peoplelist",
            constraint=models.CheckConstraint(
                condition=models.Q(("event__isnull", False), ("document__isnull", False), _connector="OR"),
                name="list_has_a_proof",
            ),
        ),
        migrations.AddConstraint(
            model_name="asked",
            constraint=models.UniqueConstraint(
                fields=("consultation", "organisation"), name="organisation_asked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.UniqueConstraint(fields=("operation", "person"), name="one_voice_per_person"),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.UniqueConstraint(fields=("operation", "user"), name="one_voice_per_account"),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.UniqueConstraint(
                fields=("operation", "guest_index"), name="one_voice_per_guest"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest", None), ("person__isnull", False), ("user", None)),
                    models.Q(("guest", None), ("person", None), ("user__isnull", False)),
                    models.Q(("guest__isnull", False), ("person", None), ("user", None)),
                    _connector="OR",
                ),
                name="voice_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="support",
            constraint=models.UniqueConstraint(fields=("contribution", "voice"), name="supported_once"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["consultation", "state"], name="dialogue_st_consult_f8e809_idx"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "rejected"), models.Q(("reason", ""), _negated=True)),
                    models.Q(models.Q(("state", "rejected"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="rejected_statement_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(
                fields=("consultation", "voice", "purpose"), name="heard_once_each"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                fields=["consultation", "state", "-published_at"], name="dialogue_co_consult_724a8d_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["thread"], name="dialogue_co_thread__431670_idx"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "reply"), ("parent__isnull", False), ("thread__isnull", False)),
                    models.Q(models.Q(("kind", "reply"), _negated=True), ("parent", None), ("thread", None)),
                    _connector="OR",
                ),
                name="replies_have_a_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="merged_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="contribution_not_merged_into_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    ("state", "withdrawn"),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="published_contribution_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel", "online"), ("assisted_by__isnull", False), _connector="OR"),
                name="spoken_was_written_down",
            ),
        ),
        migrations.AddConstraint(
            model_name="voter",
            constraint=models.UniqueConstraint(fields=("consultation", "voice"), name="votes_as_one_voice"),
        ),
        migrations.AddConstraint(
            model_name="voter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at", None), ("struck_why", "")),
                    models.Q(("struck_at__isnull", False), models.Q(("struck_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="struck_voter_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementvote",
            constraint=models.UniqueConstraint(fields=("voter", "statement"), name="one_vote_per_statement"),
        ),
        migrations.AddConstraint(
            model_name="statementvote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", (-1, 0, 1))), name="vote_is_one_of_three"
            ),
        ),
        migrations.AddConstraint(
            model_name="wantedgroup",
            constraint=models.UniqueConstraint(fields=("consultation", "group"), name="group_wanted_once"),
        ),
        migrations.AddConstraint(
            model_name="wantedgroup",
            constraint=models.CheckConstraint(condition=models.Q(("least__gt", 0)), name="wanted_voices"),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["operation", "state"], name="dialogue_co_operati_c98ae2_idx"),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["state", "-announced_at"], name="dialogue_co_state_0885a9_idx"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("draft", "cancelled")),
                    models.Q(("announced_at__isnull", False), ("easy__isnull", False)),
                    _connector="OR",
                ),
                name="announced_in_easy_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "cancelled"), ("cancelled_reason", ""), _connector="XOR"),
                name="cancelled_consultation_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("feedback", "monitored", "archived")), _negated=True),
                    models.Q(("feedback_at__isnull", False), ("outcome__isnull", False)),
                    _connector="OR",
                ),
                name="answered_with_an_outcome",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consultation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_consultationhistory" ("about", "activity_id", "announced_at", "answer_by", "audience", "cancelled_reason", "consortium_id", "easy", "edit_hours", "feedback_at", "id", "made_by_id", "operation_id", "organiser_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "responsible_id", "results", "state", "title", "version", "zone") VALUES (NEW."about", NEW."activity_id", NEW."announced_at", NEW."answer_by", NEW."audience", NEW."cancelled_reason", NEW."consortium_id", NEW."easy", NEW."edit_hours", NEW."feedback_at", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organiser_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."responsible_id", NEW."results", NEW."state", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="53698bdfddd49dff77f2131403d6bf9ebf009827",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7be16",
                    table="dialogue_consultation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consultation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_consultationhistory" ("about", "activity_id", "announced_at", "answer_by", "audience", "cancelled_reason", "consortium_id", "easy", "edit_hours", "feedback_at", "id", "made_by_id", "operation_id", "organiser_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "responsible_id", "results", "state", "title", "version", "zone") VALUES (NEW."about", NEW."activity_id", NEW."announced_at", NEW."answer_by", NEW."audience", NEW."cancelled_reason", NEW."consortium_id", NEW."easy", NEW."edit_hours", NEW."feedback_at", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organiser_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."responsible_id", NEW."results", NEW."state", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="ae34098749fbf8d859fadae2aad39855f76b651e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51418",
                    table="dialogue_consultation",
                    when="AFTER",
                ),
            ),
        ),
    ]
