import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import punte.base.translated
import punte.dialogue.models.content_notices
import punte.dialogue.models.guests


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ballots", "0001_initial"),
        ("events", "0001_initial"),
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
            name="ActionGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("founded_on", models.DateField(verbose_name="founded on")),
                ("reconciled_on", models.DateField(null=True, verbose_name="reconciled on")),
                ("synthesis", models.TextField(blank=True, verbose_name="what we heard")),
                ("minority", models.TextField(blank=True, verbose_name="what only few said")),
                ("approved_on", models.DateField(null=True, verbose_name="approved on")),
                (
                    "approved_by",
                    models.PositiveSmallIntegerField(null=True, verbose_name="people who approved"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "facilitator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="facilitator",
                    ),
                ),
                (
                    "first_coder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="first coder",
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
                        related_name="action_groups",
                        to="projects.operation",
                    ),
                ),
                (
                    "second_coder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="second coder",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.settlement",
                        verbose_name="town or village",
                    ),
                ),
            ],
            options={
                "verbose_name": "local action group",
                "verbose_name_plural": "local action groups",
            },
        ),
        migrations.CreateModel(
            name="BlockedWord",
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
                        choices=[("word", "word or words"), ("domain", "address of a web site")],
                        max_length=6,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.CharField(max_length=80, verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(null=True)),
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
                    "dropped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "word of the list",
                "verbose_name_plural": "words of the list",
                "ordering": ["kind", "text"],
            },
        ),
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
                ("guests", models.BooleanField(default=False, verbose_name="also without an account")),
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
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("notice", "a notice"),
                            ("check", "an automatic check"),
                            ("own", "a moderator's own look"),
                        ],
                        max_length=6,
                        verbose_name="from",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "submitted"),
                            ("acknowledged", "receipt confirmed"),
                            ("review", "under review"),
                            ("no_action", "decided: it stays"),
                            ("restricted", "decided: not shown any more"),
                            ("removed", "decided: removed"),
                            ("suspended", "decided: account suspended"),
                            ("complained", "complained about"),
                            ("upheld", "complaint decided: it stands"),
                            ("reversed", "complaint decided: reversed"),
                        ],
                        default="submitted",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("claimed_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField()),
                (
                    "claimed_by",
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
                    "consultation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="dialogue.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "case of moderation",
                "verbose_name_plural": "cases of moderation",
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
                ("guests", models.BooleanField(default=False, verbose_name="also without an account")),
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
            name="ContentNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("hate", "law: incites to hatred or discrimination"),
                            ("threat", "law: threatens somebody"),
                            ("children", "law: sexual abuse of children"),
                            ("privacy", "law: private data of somebody"),
                            ("honour", "law: defames somebody"),
                            ("fraud", "law: fraud or a forbidden offer"),
                            ("law", "law: another one"),
                            ("insult", "rule: insults somebody"),
                            ("personal", "rule: tells who somebody is"),
                            ("false", "rule: speaks under a false name or mandate"),
                            ("spam", "rule: advertises, or repeats the same"),
                            ("beside", "rule: is not about the question"),
                        ],
                        max_length=8,
                        verbose_name="what is wrong with it",
                    ),
                ),
                ("law", models.CharField(blank=True, max_length=200, verbose_name="which law")),
                ("why", models.TextField(verbose_name="why")),
                ("guest", models.BinaryField(null=True)),
                ("guest_index", models.BinaryField(null=True)),
                ("language", models.CharField(max_length=2)),
                (
                    "link_key",
                    models.CharField(
                        default=punte.dialogue.models.content_notices.new_link_key, max_length=24
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="dialogue.case",
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
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "notice about a content",
                "verbose_name_plural": "notices about contents",
                "ordering": ["pk"],
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
                            ("comment", "comment on a text"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=500, verbose_name="words of the text")),
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
                            ("blocked", "not shown"),
                            ("removed", "removed"),
                            ("split", "divided"),
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
                    "split_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
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
        migrations.AddField(
            model_name="case",
            name="contribution",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="dialogue.contribution",
            ),
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
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="thought")),
                ("component", models.CharField(blank=True, max_length=3, verbose_name="component")),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="dialogue.actiongroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion of well-being",
                "verbose_name_plural": "criteria of well-being",
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("component", models.CharField(max_length=3, verbose_name="component")),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "coder",
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
                    "criterion",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codings",
                        to="dialogue.criterion",
                    ),
                ),
            ],
            options={
                "verbose_name": "coding of a criterion",
                "verbose_name_plural": "codings of criteria",
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("no_action", "decided: it stays"),
                            ("restricted", "decided: not shown any more"),
                            ("removed", "decided: removed"),
                            ("suspended", "decided: account suspended"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True, choices=[("upheld", "it stands"), ("reversed", "reversed")], max_length=8
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hate", "law: incites to hatred or discrimination"),
                            ("threat", "law: threatens somebody"),
                            ("children", "law: sexual abuse of children"),
                            ("privacy", "law: private data of somebody"),
                            ("honour", "law: defames somebody"),
                            ("fraud", "law: fraud or a forbidden offer"),
                            ("law", "law: another one"),
                            ("insult", "rule: insults somebody"),
                            ("personal", "rule: tells who somebody is"),
                            ("false", "rule: speaks under a false name or mandate"),
                            ("spam", "rule: advertises, or repeats the same"),
                            ("beside", "rule: is not about the question"),
                        ],
                        max_length=8,
                        verbose_name="ground",
                    ),
                ),
                ("law", models.CharField(blank=True, max_length=200, verbose_name="law and article")),
                ("facts", models.TextField(verbose_name="facts, and why they lead to this")),
                ("until", models.DateField(null=True, verbose_name="suspended until")),
                ("everywhere", models.BooleanField(default=False)),
                ("before", models.CharField(blank=True, max_length=9)),
                ("at", models.DateTimeField()),
                (
                    "before_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.contribution",
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
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="dialogue.case",
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
            ],
            options={
                "verbose_name": "decision of moderation",
                "verbose_name_plural": "decisions of moderation",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.TextField(verbose_name="why the decision is wrong")),
                ("made_at", models.DateTimeField()),
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
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="dialogue.contentnotice",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="dialogue.decision",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="dialogue.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "complaint",
                "verbose_name_plural": "complaints",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[("never", "never"), ("day", "every day"), ("week", "once a week")],
                        default="week",
                        max_length=5,
                        verbose_name="letters about what I follow",
                    ),
                ),
                ("told_until", models.DateTimeField()),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digest",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "digest",
                "verbose_name_plural": "digests",
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "thing followed",
                "verbose_name_plural": "things followed",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("public", "public"), ("private", "private"), ("citizens", "citizens")],
                        max_length=8,
                        verbose_name="side of the table",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role in the group")),
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
                    "group",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="dialogue.actiongroup",
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
                    "representative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="representative",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of an action group",
                "verbose_name_plural": "members of action groups",
                "ordering": ["part", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HomogeneousGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("met_on", models.DateField(verbose_name="met on")),
                ("people", models.PositiveSmallIntegerField(verbose_name="people")),
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
                    "group",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="circles",
                        to="dialogue.actiongroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of alike people",
                "verbose_name_plural": "groups of alike people",
                "ordering": ["met_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeptWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("until", models.DateField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept", to="dialogue.case"
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
            ],
            options={
                "verbose_name": "words kept for a complaint",
                "verbose_name_plural": "words kept for complaints",
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("rate", "Much from one account in ten minutes"),
                            ("links", "Many links"),
                            ("duplicate", "The same text stands there already"),
                            ("word", "A word or address of the list"),
                            ("new", "The account is new"),
                        ],
                        max_length=9,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="dialogue.case",
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
            ],
            options={
                "verbose_name": "mark of a check",
                "verbose_name_plural": "marks of checks",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="measure")),
                ("activities", models.TextField(verbose_name="what is done")),
                ("partners", models.CharField(blank=True, max_length=300, verbose_name="partners")),
                ("for_whom", models.CharField(max_length=200, verbose_name="for whom")),
                ("due_on", models.DateField(verbose_name="deadline")),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="today"),
                ),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("equality", models.CharField(blank=True, max_length=300, verbose_name="equal access")),
                ("risk", models.CharField(blank=True, max_length=300, verbose_name="risk")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("in_progress", "in progress"),
                            ("completed", "delivered"),
                            ("blocked", "blocked"),
                            ("dropped", "dropped"),
                        ],
                        default="planned",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="done, in percent")),
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
                    "copied_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.measure",
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
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who promised it",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="responsible organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "measure of a plan",
                "verbose_name_plural": "measures of plans",
                "ordering": ["objective", "due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MeasureBudget",
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
                            ("local", "local budget"),
                            ("county", "county budget"),
                            ("state", "state budget"),
                            ("eu", "European funds"),
                            ("partners", "partners' own money"),
                            ("donations", "donations and sponsors"),
                        ],
                        max_length=9,
                        verbose_name="source",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
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
                    "measure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget",
                        to="dialogue.measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget of a measure",
                "verbose_name_plural": "budgets of measures",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MeasureOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="became",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="became",
                        to="dialogue.criterion",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origins",
                        to="dialogue.measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "origin of a measure",
                "verbose_name_plural": "origins of measures",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ModerationEntry",
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
                            ("notice", "Notice arrived, receipt confirmed"),
                            ("marked", "Marked by a check"),
                            ("opened", "Opened by a moderator's own look"),
                            ("claimed", "Taken"),
                            ("released", "Given back"),
                            ("lapsed", "Given back by the clock"),
                            ("decided", "Decided"),
                            ("author", "Author told, with the reasons"),
                            ("reporter", "Reporter told"),
                            ("complained", "Complaint arrived"),
                            ("upheld", "Complaint decided: it stands"),
                            ("reversed", "Complaint decided: reversed"),
                            ("wiped", "Kept words deleted for good"),
                            ("listed", "Put on the list of words"),
                            ("unlisted", "Taken from the list of words"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=120)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="dialogue.case",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of moderation",
                "verbose_name_plural": "entries of moderation",
                "ordering": ["pk"],
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
            name="Paragraph",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.PositiveIntegerField(verbose_name="number")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "heading"),
                            ("paragraph", "paragraph"),
                            ("item", "point of a list"),
                        ],
                        default="paragraph",
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(default=0)),
                ("words", punte.base.translated.TranslatedField(verbose_name="words")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("same", "the same words"),
                            ("alike", "similar words"),
                            ("hand", "by hand"),
                        ],
                        default="new",
                        max_length=5,
                        verbose_name="how it was found again",
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
            ],
            options={
                "verbose_name": "paragraph",
                "verbose_name_plural": "paragraphs",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contribution",
            name="paragraph",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="comments",
                to="dialogue.paragraph",
                verbose_name="paragraph",
            ),
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
                (
                    "paragraph",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_by",
                        to="dialogue.paragraph",
                        verbose_name="paragraph it led to",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of the organiser",
                "verbose_name_plural": "answers of the organiser",
            },
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
                            ("comment", "comments on a text"),
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
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "ro"), ("bg", "bg"), ("en", "en")],
                        default="ro",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(verbose_name="from year")),
                ("year_to", models.PositiveSmallIntegerField(verbose_name="to year")),
                ("cycle", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mandate", "mandate"),
                            ("group_formed", "group formed"),
                            ("diagnosis", "diagnosis"),
                            ("problem_tree", "problem tree"),
                            ("objectives", "objectives"),
                            ("measures_costed", "measures costed"),
                            ("draft", "draft"),
                            ("public_consultation", "public consultation"),
                            ("revised", "revised"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("monitored", "monitored"),
                            ("evaluated", "evaluated"),
                            ("next_cycle", "next cycle begun"),
                            ("superseded", "superseded"),
                        ],
                        default="mandate",
                        max_length=19,
                        verbose_name="state",
                    ),
                ),
                ("mandate", models.TextField(verbose_name="mandate")),
                ("diagnosis", models.TextField(blank=True, verbose_name="diagnosis")),
                ("commented_from", models.DateField(null=True, verbose_name="comments from")),
                ("commented_to", models.DateField(null=True, verbose_name="comments until")),
                (
                    "channels",
                    models.CharField(blank=True, max_length=300, verbose_name="how one can comment"),
                ),
                ("frozen", models.JSONField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("changes", models.TextField(blank=True, verbose_name="what you said, what we did")),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("council", "decision of the local council"),
                            ("partners", "signatures of the partners"),
                        ],
                        max_length=8,
                        verbose_name="adopted by",
                    ),
                ),
                (
                    "decision",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the decision"),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="adopted on")),
                ("in_force_on", models.DateField(null=True, verbose_name="in force since")),
                ("evaluation", models.TextField(blank=True, verbose_name="evaluation")),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="dialogue.consultation",
                        verbose_name="consultation",
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="dialogue.actiongroup",
                        verbose_name="local action group",
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
                        related_name="inclusion_plans",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="partner who answers for it",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="dialogue.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "local inclusion plan",
                "verbose_name_plural": "local inclusion plans",
            },
        ),
        migrations.AddField(
            model_name="measure",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="dialogue.plan"
            ),
        ),
        migrations.CreateModel(
            name="PlanHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "ro"), ("bg", "bg"), ("en", "en")],
                        default="ro",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(verbose_name="from year")),
                ("year_to", models.PositiveSmallIntegerField(verbose_name="to year")),
                ("cycle", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mandate", "mandate"),
                            ("group_formed", "group formed"),
                            ("diagnosis", "diagnosis"),
                            ("problem_tree", "problem tree"),
                            ("objectives", "objectives"),
                            ("measures_costed", "measures costed"),
                            ("draft", "draft"),
                            ("public_consultation", "public consultation"),
                            ("revised", "revised"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("monitored", "monitored"),
                            ("evaluated", "evaluated"),
                            ("next_cycle", "next cycle begun"),
                            ("superseded", "superseded"),
                        ],
                        default="mandate",
                        max_length=19,
                        verbose_name="state",
                    ),
                ),
                ("mandate", models.TextField(verbose_name="mandate")),
                ("diagnosis", models.TextField(blank=True, verbose_name="diagnosis")),
                ("commented_from", models.DateField(null=True, verbose_name="comments from")),
                ("commented_to", models.DateField(null=True, verbose_name="comments until")),
                (
                    "channels",
                    models.CharField(blank=True, max_length=300, verbose_name="how one can comment"),
                ),
                ("frozen", models.JSONField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("changes", models.TextField(blank=True, verbose_name="what you said, what we did")),
                (
                    "decided_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("council", "decision of the local council"),
                            ("partners", "signatures of the partners"),
                        ],
                        max_length=8,
                        verbose_name="adopted by",
                    ),
                ),
                (
                    "decision",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the decision"),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="adopted on")),
                ("in_force_on", models.DateField(null=True, verbose_name="in force since")),
                ("evaluation", models.TextField(blank=True, verbose_name="evaluation")),
                ("version", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.consultation",
                        verbose_name="consultation",
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
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.actiongroup",
                        verbose_name="local action group",
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
                        verbose_name="partner who answers for it",
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
                        to="dialogue.plan",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanStakeholder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="who")),
                ("role", models.CharField(max_length=150, verbose_name="role in the plan")),
                ("wants", models.CharField(max_length=300, verbose_name="what they want")),
                (
                    "interest",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "middling"), (3, "high")], verbose_name="interest"
                    ),
                ),
                (
                    "influence",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "middling"), (3, "high")], verbose_name="influence"
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stakeholders",
                        to="dialogue.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "stakeholder of a plan",
                "verbose_name_plural": "stakeholders of plans",
                "ordering": ["-influence", "-interest", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="text")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "ro"), ("bg", "bg"), ("en", "en")],
                        default="ro",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("open", "open for signatures"), ("adopted", "adopted")],
                        default="draft",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                ("adopted_on", models.DateField(null=True, verbose_name="adopted on")),
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
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
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
            ],
            options={
                "verbose_name": "joint position",
                "verbose_name_plural": "joint positions",
            },
        ),
        migrations.CreateModel(
            name="PositionSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("mandate", models.CharField(max_length=120, verbose_name="mandate")),
                (
                    "stance",
                    models.CharField(
                        choices=[("signs", "signs it"), ("dissents", "does not share it")],
                        max_length=8,
                        verbose_name="stance",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="in their own words")),
                ("signed_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
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
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="dialogue.position",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature under a position",
                "verbose_name_plural": "signatures under positions",
                "ordering": ["signed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Problem",
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
                        choices=[("core", "core problem"), ("cause", "cause"), ("effect", "effect")],
                        max_length=6,
                        verbose_name="place in the tree",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="problem")),
                ("evidence", models.CharField(blank=True, max_length=300, verbose_name="how we know it")),
                (
                    "objective",
                    models.CharField(blank=True, max_length=300, verbose_name="turned into an objective"),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="dialogue.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "problem of a plan",
                "verbose_name_plural": "problems of plans",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MeasureHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="measure")),
                ("activities", models.TextField(verbose_name="what is done")),
                ("partners", models.CharField(blank=True, max_length=300, verbose_name="partners")),
                ("for_whom", models.CharField(max_length=200, verbose_name="for whom")),
                ("due_on", models.DateField(verbose_name="deadline")),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="today"),
                ),
                ("target", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="target")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("equality", models.CharField(blank=True, max_length=300, verbose_name="equal access")),
                ("risk", models.CharField(blank=True, max_length=300, verbose_name="risk")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("in_progress", "in progress"),
                            ("completed", "delivered"),
                            ("blocked", "blocked"),
                            ("dropped", "dropped"),
                        ],
                        default="planned",
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="done, in percent")),
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
                    "copied_from",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.measure",
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
                        to="dialogue.measure",
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who promised it",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="responsible organisation",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.plan",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.problem",
                        verbose_name="objective",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="measure",
            name="objective",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="measures",
                to="dialogue.problem",
                verbose_name="objective",
            ),
        ),
        migrations.CreateModel(
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="as of")),
                ("half_year", models.CharField(max_length=6, verbose_name="half-year")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("in_progress", "in progress"),
                            ("completed", "delivered"),
                            ("blocked", "blocked"),
                            ("dropped", "dropped"),
                        ],
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(verbose_name="done, in percent")),
                (
                    "reached",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="indicator now"
                    ),
                ),
                ("said", models.TextField(verbose_name="what was done")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="dialogue.measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "report on a measure",
                "verbose_name_plural": "reports on measures",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RoundTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "aim",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it should come to"
                    ),
                ),
                (
                    "minutes_each",
                    models.PositiveSmallIntegerField(default=3, verbose_name="minutes for each speaker"),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=14, verbose_name="days to answer what is taken along"
                    ),
                ),
                (
                    "online",
                    models.BooleanField(
                        default=True, verbose_name="questions also from who is not in the room"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("open", "going on"), ("closed", "closed")],
                        default="planned",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("opened_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="chair",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tables",
                        to="dialogue.consultation",
                        verbose_name="consultation",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round_table",
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
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.session",
                        verbose_name="point of the agenda",
                    ),
                ),
            ],
            options={
                "verbose_name": "round table",
                "verbose_name_plural": "round tables",
            },
        ),
        migrations.CreateModel(
            name="PositionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="text")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "ro"), ("bg", "bg"), ("en", "en")],
                        default="ro",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("open", "open for signatures"), ("adopted", "adopted")],
                        default="draft",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("opened_at", models.DateTimeField(null=True)),
                ("adopted_on", models.DateField(null=True, verbose_name="adopted on")),
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
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.document",
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
                        to="dialogue.position",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.roundtable",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="position",
            name="table",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="position", to="dialogue.roundtable"
            ),
        ),
        migrations.CreateModel(
            name="RoundTableHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "aim",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it should come to"
                    ),
                ),
                (
                    "minutes_each",
                    models.PositiveSmallIntegerField(default=3, verbose_name="minutes for each speaker"),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=14, verbose_name="days to answer what is taken along"
                    ),
                ),
                (
                    "online",
                    models.BooleanField(
                        default=True, verbose_name="questions also from who is not in the room"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("open", "going on"), ("closed", "closed")],
                        default="planned",
                        max_length=7,
                        verbose_name="state",
                    ),
                ),
                ("opened_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "chair",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="chair",
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.consultation",
                        verbose_name="consultation",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
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
                        to="dialogue.roundtable",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.session",
                        verbose_name="point of the agenda",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpiralAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("card", models.PositiveSmallIntegerField(verbose_name="number on the card")),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("well", "What is well-being for you?"),
                            ("ill", "What is ill-being?"),
                            ("do", "What do you do, or could you do, for well-being?"),
                        ],
                        max_length=4,
                        verbose_name="question",
                    ),
                ),
                ("text", models.TextField(verbose_name="what is written there")),
                ("typed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "circle",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="dialogue.homogeneousgroup",
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
                    "typed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "answer on a card",
                "verbose_name_plural": "answers on cards",
                "ordering": ["card", "pk"],
            },
        ),
        migrations.AddField(
            model_name="criterion",
            name="answer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="criteria",
                to="dialogue.spiralanswer",
            ),
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
                        choices=[
                            ("waiting", "to be read"),
                            ("shown", "shown"),
                            ("rejected", "not shown"),
                            ("blocked", "not shown after a decision"),
                            ("removed", "removed"),
                        ],
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
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="statement",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="dialogue.statement",
            ),
        ),
        migrations.CreateModel(
            name="TablePoll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ballots.poll",
                        verbose_name="poll",
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="polls",
                        to="dialogue.roundtable",
                    ),
                ),
            ],
            options={
                "verbose_name": "poll of a round table",
                "verbose_name_plural": "polls of round tables",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TableQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                ("named", models.BooleanField(default=False, verbose_name="with the name beside it")),
                ("addressee", models.CharField(blank=True, max_length=160, verbose_name="to whom")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("taken", "taken along"),
                            ("answered", "answered"),
                            ("merged", "joined with another"),
                            ("hidden", "not taken up"),
                            ("withdrawn", "taken back"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "hidden_why",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is not taken up"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="answer by")),
                (
                    "answer",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="answer"),
                ),
                ("answered_by", models.CharField(blank=True, max_length=160, verbose_name="answered by")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="dialogue.tablequestion",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who answers",
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="dialogue.roundtable",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "question to a round table",
                "verbose_name_plural": "questions to round tables",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TableQuestionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("named", models.BooleanField(default=False, verbose_name="with the name beside it")),
                ("addressee", models.CharField(blank=True, max_length=160, verbose_name="to whom")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("taken", "taken along"),
                            ("answered", "answered"),
                            ("merged", "joined with another"),
                            ("hidden", "not taken up"),
                            ("withdrawn", "taken back"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "hidden_why",
                    models.CharField(blank=True, max_length=200, verbose_name="why it is not taken up"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="answer by")),
                (
                    "answer",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="answer"),
                ),
                ("answered_by", models.CharField(blank=True, max_length=160, verbose_name="answered by")),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.stakeholdergroup",
                        verbose_name="speaks for",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.tablequestion",
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
                        to="dialogue.tablequestion",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who answers",
                    ),
                ),
                (
                    "table",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="dialogue.roundtable",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
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
                        related_name="texts",
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
                "verbose_name": "text",
                "verbose_name_plural": "texts",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TextVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("language", models.CharField(max_length=2, verbose_name="written in")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("frozen", "frozen"),
                            ("final", "final"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="published on"),
                ),
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="dialogue.text",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a text",
                "verbose_name_plural": "versions of a text",
                "ordering": ["number"],
            },
        ),
        migrations.AddField(
            model_name="paragraph",
            name="version",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="paragraphs",
                to="dialogue.textversion",
            ),
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
            name="Turn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mandate", models.CharField(blank=True, max_length=120, verbose_name="mandate")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("speaking", "speaks"),
                            ("spoken", "has spoken"),
                            ("left", "does not want to speak any more"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked to speak")),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("seconds", models.PositiveIntegerField(default=0, verbose_name="seconds")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="why out of turn")),
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
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="dialogue.roundtable",
                    ),
                ),
                (
                    "written_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="dialogue.voice"
                    ),
                ),
            ],
            options={
                "verbose_name": "turn to speak",
                "verbose_name_plural": "turns to speak",
                "ordering": ["asked_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="tablequestion",
            name="voice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="dialogue.voice"
            ),
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateField()),
                ("lifted_at", models.DateTimeField(null=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspension",
                        to="dialogue.decision",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suspensions",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspension",
                "verbose_name_plural": "suspensions",
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
        migrations.AddField(
            model_name="statement",
            name="voice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="statements",
                to="dialogue.voice",
            ),
        ),
        migrations.CreateModel(
            name="QuestionVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="dialogue.tablequestion",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="question_votes",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote for a question",
                "verbose_name_plural": "votes for questions",
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
        migrations.CreateModel(
            name="GuestWord",
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
                            ("support", "support"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("language", models.CharField(max_length=2, verbose_name="language of our letters")),
                ("key", models.CharField(default=punte.dialogue.models.guests.link_key, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waits for the click in the letter"),
                            ("confirmed", "confirmed"),
                            ("withdrawn", "taken back"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
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
                        related_name="guest_words",
                        to="dialogue.consultation",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_words",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_words",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "word of a guest",
                "verbose_name_plural": "words of guests",
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
            name="CoAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("mandate", models.CharField(blank=True, max_length=120, verbose_name="mandate")),
                ("named", models.BooleanField(default=False, verbose_name="with my name")),
                ("key", models.CharField(default=punte.dialogue.models.guests.link_key, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "asked to sign"),
                            ("accepted", "signs it too"),
                            ("declined", "does not sign"),
                        ],
                        default="invited",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("invited_at", models.DateTimeField()),
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
                    "entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_authors",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="co_authored",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "co-author",
                "verbose_name_plural": "co-authors",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("text", punte.base.translated.TranslatedField(verbose_name="text")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("named", models.BooleanField(default=False, verbose_name="with my name")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("evaluating", "waits for the author"),
                            ("accepted", "taken over"),
                            ("rejected", "not taken over"),
                            ("withdrawn", "taken back"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="answer of the author")),
                ("decided_at", models.DateTimeField(null=True)),
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
                        related_name="amendments",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "promoted",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promoted_from",
                        to="dialogue.contribution",
                    ),
                ),
                (
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "amendment",
                "verbose_name_plural": "amendments",
                "ordering": ["pk"],
            },
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
            name="WellbeingAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="action")),
                ("who", models.CharField(max_length=150, verbose_name="who does it, or could")),
                ("existing", models.BooleanField(verbose_name="is done already")),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="dialogue.actiongroup",
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
                "verbose_name": "action for well-being",
                "verbose_name_plural": "actions for well-being",
                "ordering": ["-existing", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WellbeingIndicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="indicator")),
                ("component", models.CharField(max_length=3, verbose_name="component")),
                (
                    "situations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=300), size=5, verbose_name="situations"
                    ),
                ),
                (
                    "before",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "very bad"), (1, "bad"), (2, "middling"), (3, "good"), (4, "very good")],
                        null=True,
                        verbose_name="before",
                    ),
                ),
                ("before_on", models.DateField(null=True, verbose_name="measured before on")),
                (
                    "after",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "very bad"), (1, "bad"), (2, "middling"), (3, "good"), (4, "very good")],
                        null=True,
                        verbose_name="after",
                    ),
                ),
                ("after_on", models.DateField(null=True, verbose_name="measured after on")),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="dialogue.actiongroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator of well-being",
                "verbose_name_plural": "indicators of well-being",
                "ordering": ["component", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "strength",
                    models.SmallIntegerField(
                        choices=[
                            (-1, "makes it worse"),
                            (0, "changes nothing"),
                            (1, "helps"),
                            (2, "helps much"),
                        ],
                        verbose_name="effect",
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
                    "action",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="dialogue.wellbeingaction",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="dialogue.wellbeingindicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "effect of an action",
                "verbose_name_plural": "effects of actions",
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("text", punte.base.translated.TranslatedField(verbose_name="text")),
                ("until", models.DateTimeField()),
                (
                    "amendment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced",
                        to="dialogue.amendment",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wordings",
                        to="dialogue.contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "former wording",
                "verbose_name_plural": "former wordings",
                "ordering": ["-until", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="actiongroup",
            constraint=models.UniqueConstraint(
                fields=("operation", "name"), name="one_action_group_of_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="actiongroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("second_coder", None),
                    models.Q(("first_coder", models.F("second_coder")), _negated=True),
                    _connector="OR",
                ),
                name="two_coders_are_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="actiongroup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_by", None), ("approved_on", None)),
                    models.Q(("approved_by__gt", 0), ("approved_on__isnull", False)),
                    _connector="OR",
                ),
                name="approved_synthesis_says_by_how_many",
            ),
        ),
        migrations.AddConstraint(
            model_name="blockedword",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_at", None)),
                fields=("consortium", "kind", "text"),
                name="word_stands_once_on_the_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="contentnotice",
            constraint=models.UniqueConstraint(fields=("case", "user"), name="one_notice_per_account"),
        ),
        migrations.AddConstraint(
            model_name="contentnotice",
            constraint=models.UniqueConstraint(fields=("case", "guest_index"), name="one_notice_per_guest"),
        ),
        migrations.AddConstraint(
            model_name="contentnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest", None), ("user__isnull", False)),
                    models.Q(("guest__isnull", False), ("user", None)),
                    models.Q(("ground", "children"), ("guest", None), ("user", None)),
                    _connector="OR",
                ),
                name="notice_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="coding",
            constraint=models.UniqueConstraint(fields=("criterion", "coder"), name="one_coding_a_coder"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="decisions_in_order"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "no_action"), models.Q(("ground", ""), _negated=True), _connector="OR"
                ),
                name="restriction_says_its_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.UniqueConstraint(fields=("decision", "notice"), name="reporter_complains_once"),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("notice", None)), fields=("decision",), name="author_complains_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("contribution", None)),
                fields=("consultation", "user"),
                name="consultation_followed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("contribution__isnull", False)),
                fields=("consultation", "user", "contribution"),
                name="contribution_followed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                fields=("group", "organisation"), name="once_in_an_action_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="homogeneousgroup",
            constraint=models.UniqueConstraint(fields=("group", "name"), name="one_circle_of_a_name"),
        ),
        migrations.AddConstraint(
            model_name="homogeneousgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__gt", 0)), name="somebody_was_there"
            ),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.UniqueConstraint(fields=("case", "code"), name="marked_once_per_check"),
        ),
        migrations.AddConstraint(
            model_name="measurebudget",
            constraint=models.UniqueConstraint(fields=("measure", "source"), name="one_amount_a_source"),
        ),
        migrations.AddConstraint(
            model_name="measurebudget",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="money_is_more_than_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="measureorigin",
            constraint=models.UniqueConstraint(
                fields=("measure", "criterion"), name="one_origin_a_criterion"
            ),
        ),
        migrations.AddConstraint(
            model_name="measureorigin",
            constraint=models.UniqueConstraint(
                fields=("measure", "contribution"), name="one_origin_a_contribution"
            ),
        ),
        migrations.AddConstraint(
            model_name="measureorigin",
            constraint=models.CheckConstraint(
                condition=models.Q(("criterion", None), ("contribution", None), _connector="XOR"),
                name="origin_is_one_or_the_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="phase_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("year_to__gte", models.F("year_from"))), name="plan_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", ""), ("decided_on", None), ("decision", "")),
                    models.Q(
                        ("decided_on__isnull", False),
                        models.Q(("decision", ""), _negated=True),
                        models.Q(("decided_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="adopted_plan_has_its_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on__isnull", False),
                    models.Q(
                        (
                            "state__in",
                            ["adopted", "in_force", "monitored", "evaluated", "next_cycle", "superseded"],
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="what_is_in_force_was_adopted",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "public_consultation"), _negated=True),
                    models.Q(("digest", ""), _negated=True),
                    _connector="OR",
                ),
                name="consulted_draft_is_frozen",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_planhistory" ("activity_id", "changes", "channels", "commented_from", "commented_to", "consortium_id", "consultation_id", "cycle", "decided_by", "decided_on", "decision", "diagnosis", "digest", "document_id", "evaluation", "frozen", "group_id", "id", "in_force_on", "language", "made_at", "made_by_id", "mandate", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "state", "title", "version", "year_from", "year_to") VALUES (NEW."activity_id", NEW."changes", NEW."channels", NEW."commented_from", NEW."commented_to", NEW."consortium_id", NEW."consultation_id", NEW."cycle", NEW."decided_by", NEW."decided_on", NEW."decision", NEW."diagnosis", NEW."digest", NEW."document_id", NEW."evaluation", NEW."frozen", NEW."group_id", NEW."id", NEW."in_force_on", NEW."language", NEW."made_at", NEW."made_by_id", NEW."mandate", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."state", NEW."title", NEW."version", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="add91456934eb64673933ff57b0a3ceaeaca4132",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_146ac",
                    table="dialogue_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_planhistory" ("activity_id", "changes", "channels", "commented_from", "commented_to", "consortium_id", "consultation_id", "cycle", "decided_by", "decided_on", "decision", "diagnosis", "digest", "document_id", "evaluation", "frozen", "group_id", "id", "in_force_on", "language", "made_at", "made_by_id", "mandate", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "state", "title", "version", "year_from", "year_to") VALUES (NEW."activity_id", NEW."changes", NEW."channels", NEW."commented_from", NEW."commented_to", NEW."consortium_id", NEW."consultation_id", NEW."cycle", NEW."decided_by", NEW."decided_on", NEW."decision", NEW."diagnosis", NEW."digest", NEW."document_id", NEW."evaluation", NEW."frozen", NEW."group_id", NEW."id", NEW."in_force_on", NEW."language", NEW."made_at", NEW."made_by_id", NEW."mandate", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previous_id", NEW."state", NEW."title", NEW."version", NEW."year_from", NEW."year_to"); RETURN NULL;',
                    hash="add7f4cbbabe8e01c441c5e1c775c936e8d39ba0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5df8e",
                    table="dialogue_plan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="planstakeholder",
            constraint=models.UniqueConstraint(fields=("plan", "name"), name="one_stakeholder_of_a_name"),
        ),
        migrations.AddConstraint(
            model_name="positionsignature",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("position", "round", "organisation"),
                name="organisation_speaks_once_of_a_position",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionsignature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stance", "dissents"), _negated=True),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="dissent_has_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="problem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "core")), fields=("plan",), name="one_core_problem_a_plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_measure_of_a_title"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="at_most_all_of_it"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "completed"), _negated=True), ("progress", 100), _connector="OR"
                ),
                name="delivered_means_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1), ("weight__lte", 10)), name="weights_from_one_to_ten"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_measurehistory" ("activities", "baseline", "consortium_id", "copied_from_id", "due_on", "equality", "for_whom", "id", "indicator", "made_by_id", "objective_id", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "progress", "promised_by_id", "responsible_id", "risk", "state", "target", "title", "unit", "version", "weight") VALUES (NEW."activities", NEW."baseline", NEW."consortium_id", NEW."copied_from_id", NEW."due_on", NEW."equality", NEW."for_whom", NEW."id", NEW."indicator", NEW."made_by_id", NEW."objective_id", NEW."partners", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."progress", NEW."promised_by_id", NEW."responsible_id", NEW."risk", NEW."state", NEW."target", NEW."title", NEW."unit", NEW."version", NEW."weight"); RETURN NULL;',
                    hash="7f0665a9d5263f9c03563e8b085966b8789e3bac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_40829",
                    table="dialogue_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_measurehistory" ("activities", "baseline", "consortium_id", "copied_from_id", "due_on", "equality", "for_whom", "id", "indicator", "made_by_id", "objective_id", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "progress", "promised_by_id", "responsible_id", "risk", "state", "target", "title", "unit", "version", "weight") VALUES (NEW."activities", NEW."baseline", NEW."consortium_id", NEW."copied_from_id", NEW."due_on", NEW."equality", NEW."for_whom", NEW."id", NEW."indicator", NEW."made_by_id", NEW."objective_id", NEW."partners", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."progress", NEW."promised_by_id", NEW."responsible_id", NEW."risk", NEW."state", NEW."target", NEW."title", NEW."unit", NEW."version", NEW."weight"); RETURN NULL;',
                    hash="685974838ada138d18c0409b97652a8c6b9b7d6f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60dac",
                    table="dialogue_measure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["blocked", "dropped"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_stands_still_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundtable",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes_each__gte", 1), ("minutes_each__lte", 30)),
                name="speakers_have_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundtable",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "planned"), ("opened_at__isnull", False), _connector="OR"),
                name="open_table_was_opened",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundtable",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_roundtablehistory" ("aim", "answer_days", "chair_id", "closed_at", "consortium_id", "consultation_id", "event_id", "id", "made_by_id", "minutes_each", "online", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "state", "version") VALUES (NEW."aim", NEW."answer_days", NEW."chair_id", NEW."closed_at", NEW."consortium_id", NEW."consultation_id", NEW."event_id", NEW."id", NEW."made_by_id", NEW."minutes_each", NEW."online", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."point_id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="f274a0ad063e89eded51e62a15c0deddc9232c13",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fd0c3",
                    table="dialogue_roundtable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundtable",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_roundtablehistory" ("aim", "answer_days", "chair_id", "closed_at", "consortium_id", "consultation_id", "event_id", "id", "made_by_id", "minutes_each", "online", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "state", "version") VALUES (NEW."aim", NEW."answer_days", NEW."chair_id", NEW."closed_at", NEW."consortium_id", NEW."consultation_id", NEW."event_id", NEW."id", NEW."made_by_id", NEW."minutes_each", NEW."online", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."point_id", NEW."state", NEW."version"); RETURN NULL;',
                    hash="e3328c68c8baa69fc361ff1146301211c43597c7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0dbe",
                    table="dialogue_roundtable",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "adopted"), _negated=True),
                    models.Q(("adopted_on__isnull", False), ("document__isnull", False)),
                    _connector="OR",
                ),
                name="adopted_position_has_its_paper",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_positionhistory" ("adopted_on", "consortium_id", "document_id", "id", "language", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "state", "table_id", "text", "title", "version", "written_by_id") VALUES (NEW."adopted_on", NEW."consortium_id", NEW."document_id", NEW."id", NEW."language", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round", NEW."state", NEW."table_id", NEW."text", NEW."title", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="af7c5a1d0af5ecd8114ef8350ec6e429f7f911c2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3195e",
                    table="dialogue_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dialogue_positionhistory" ("adopted_on", "consortium_id", "document_id", "id", "language", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "state", "table_id", "text", "title", "version", "written_by_id") VALUES (NEW."adopted_on", NEW."consortium_id", NEW."document_id", NEW."id", NEW."language", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round", NEW."state", NEW."table_id", NEW."text", NEW."title", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="21474204fa20cd5dc4ef5b36ecbb8df146fd9096",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_42ac8",
                    table="dialogue_position",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="spiralanswer",
            constraint=models.UniqueConstraint(
                fields=("circle", "card", "question"), name="one_answer_a_card"
            ),
        ),
        migrations.AddConstraint(
            model_name="spiralanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("card__gt", 0)), name="cards_are_numbered_from_one"
            ),
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
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["consultation", "state"], name="dialogue_ca_consult_b32271_idx"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("contribution", None), ("statement", None), _connector="XOR"),
                name="case_about_one_content",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("submitted", "acknowledged", "review", "complained"))),
                fields=("contribution",),
                name="one_living_case_per_contribution",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("submitted", "acknowledged", "review", "complained"))),
                fields=("statement",),
                name="one_living_case_per_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="tablepoll",
            constraint=models.UniqueConstraint(fields=("table", "poll"), name="poll_once_at_a_table"),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.UniqueConstraint(fields=("text", "number"), name="text_version_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")), fields=("text",), name="one_draft_of_a_text_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="textversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), ("published_at__isnull", False), _connector="OR"),
                name="published_text_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="paragraph",
            constraint=models.UniqueConstraint(fields=("version", "key"), name="paragraph_once_in_a_version"),
        ),
        migrations.AddConstraint(
            model_name="paragraph",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "heading"), ("level__range", (1, 3))),
                    models.Q(models.Q(("kind", "heading"), _negated=True), ("level", 0)),
                    _connector="OR",
                ),
                name="headings_have_a_level",
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
            model_name="turn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "speaking")), fields=("table",), name="one_speaks_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("table", "voice"),
                name="waits_once_at_a_table",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "spoken"), _negated=True),
                    models.Q(("ended_at__isnull", False), ("started_at__isnull", False)),
                    _connector="OR",
                ),
                name="who_has_spoken_began_and_ended",
            ),
        ),
        migrations.AddIndex(
            model_name="tablequestion",
            index=models.Index(fields=["state", "due_on"], name="dialogue_ta_state_39194b_idx"),
        ),
        migrations.AddConstraint(
            model_name="tablequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "taken"), _negated=True),
                    models.Q(("due_on__isnull", False), ("responsible__isnull", False)),
                    _connector="OR",
                ),
                name="taken_question_has_somebody_and_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="tablequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True),
                    models.Q(("answer__isnull", False), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="answered_question_has_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="tablequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="joined_question_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="tablequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="question_not_joined_with_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="tablequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "hidden"), _negated=True),
                    models.Q(("hidden_why", ""), _negated=True),
                    _connector="OR",
                ),
                name="hidden_question_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dialogue_tablequestionhistory" ("addressee", "answer", "answered_at", "answered_by", "asked_at", "consortium_id", "due_on", "group_id", "hidden_why", "id", "merged_into_id", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "state", "table_id", "version", "written_by_id") VALUES (NEW."addressee", NEW."answer", NEW."answered_at", NEW."answered_by", NEW."asked_at", NEW."consortium_id", NEW."due_on", NEW."group_id", NEW."hidden_why", NEW."id", NEW."merged_into_id", NEW."named", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responsible_id", NEW."state", NEW."table_id", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="dd3b8e36d0be31fe9f1708fdeffe80344544c2b0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_81502",
                    table="dialogue_tablequestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."addressee" IS DISTINCT FROM (NEW."addressee") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by" IS DISTINCT FROM (NEW."answered_by") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."consortium_id" IS DISTINCT FROM (NEW."consortium_id") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."hidden_why" IS DISTINCT FROM (NEW."hidden_why") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."named" IS DISTINCT FROM (NEW."named") OR OLD."responsible_id" IS DISTINCT FROM (NEW."responsible_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                    func='INSERT INTO "dialogue_tablequestionhistory" ("addressee", "answer", "answered_at", "answered_by", "asked_at", "consortium_id", "due_on", "group_id", "hidden_why", "id", "merged_into_id", "named", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsible_id", "state", "table_id", "version", "written_by_id") VALUES (NEW."addressee", NEW."answer", NEW."answered_at", NEW."answered_by", NEW."asked_at", NEW."consortium_id", NEW."due_on", NEW."group_id", NEW."hidden_why", NEW."id", NEW."merged_into_id", NEW."named", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responsible_id", NEW."state", NEW."table_id", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="93bef5785a977df917a60b7b941febb93c6d0e7e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_756d2",
                    table="dialogue_tablequestion",
                    when="AFTER",
                ),
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
            model_name="questionvote",
            constraint=models.UniqueConstraint(fields=("question", "voice"), name="question_carried_once"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(
                fields=("consultation", "voice", "purpose"), name="heard_once_each"
            ),
        ),
        migrations.AddIndex(
            model_name="guestword",
            index=models.Index(fields=["state", "asked_at"], name="dialogue_gu_state_22b879_idx"),
        ),
        migrations.AddConstraint(
            model_name="guestword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("sealed__isnull", False), ("state", "asked")),
                    models.Q(
                        models.Q(("state", "asked"), _negated=True),
                        ("confirmed_at__isnull", False),
                        ("sealed", None),
                    ),
                    _connector="OR",
                ),
                name="guest_word_sealed_until_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="guestword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "asked"),
                    models.Q(("contribution__isnull", False), ("voice__isnull", False)),
                    _connector="OR",
                ),
                name="guest_word_stands_somewhere",
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
                    models.Q(("kind", "comment"), ("paragraph__isnull", False)),
                    models.Q(models.Q(("kind", "comment"), _negated=True), ("paragraph", None)),
                    _connector="OR",
                ),
                name="comments_have_a_paragraph",
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
                condition=models.Q(("split_from", models.F("id")), _negated=True),
                name="contribution_no_part_of_itself",
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
            model_name="coauthor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("entity__isnull", False)),
                fields=("contribution", "entity"),
                name="organisation_signs_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="coauthor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voice__isnull", False)),
                fields=("contribution", "voice"),
                name="voice_signs_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="coauthor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "accepted"), _negated=True), ("voice__isnull", False), _connector="OR"
                ),
                name="co_author_is_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("promoted", None), ("state", "rejected"), _connector="OR"),
                name="only_rejected_amendments_are_promoted",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("accepted", "rejected")), _negated=True),
                    ("decided_at__isnull", False),
                    _connector="OR",
                ),
                name="decided_amendment_has_a_day",
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
                condition=models.Q(("guests", False), ("audience", "open"), _connector="OR"),
                name="guests_only_where_it_is_open_to_all",
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
                    func='INSERT INTO "dialogue_consultationhistory" ("about", "activity_id", "announced_at", "answer_by", "audience", "cancelled_reason", "consortium_id", "easy", "edit_hours", "feedback_at", "guests", "id", "made_by_id", "operation_id", "organiser_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "responsible_id", "results", "state", "title", "version", "zone") VALUES (NEW."about", NEW."activity_id", NEW."announced_at", NEW."answer_by", NEW."audience", NEW."cancelled_reason", NEW."consortium_id", NEW."easy", NEW."edit_hours", NEW."feedback_at", NEW."guests", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organiser_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question", NEW."responsible_id", NEW."results", NEW."state", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="67e2d83732aec290d9852aac74b1f724686c6c3a",
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
                    func='INSERT INTO "dialogue_consultationhistory" ("about", "activity_id", "announced_at", "answer_by", "audience", "cancelled_reason", "consortium_id", "easy", "edit_hours", "feedback_at", "guests", "id", "made_by_id", "operation_id", "organiser_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "responsible_id", "results", "state", "title", "version", "zone") VALUES (NEW."about", NEW."activity_id", NEW."announced_at", NEW."answer_by", NEW."audience", NEW."cancelled_reason", NEW."consortium_id", NEW."easy", NEW."edit_hours", NEW."feedback_at", NEW."guests", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organiser_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question", NEW."responsible_id", NEW."results", NEW."state", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="0132083b0d7b99c22e786bf7d2e986975877f8d3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51418",
                    table="dialogue_consultation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="wellbeingaction",
            constraint=models.UniqueConstraint(fields=("group", "name"), name="one_action_of_a_name"),
        ),
        migrations.AddConstraint(
            model_name="wellbeingindicator",
            constraint=models.UniqueConstraint(fields=("group", "name"), name="one_indicator_of_a_name"),
        ),
        migrations.AddConstraint(
            model_name="wellbeingindicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("after", None),
                    models.Q(("after_on__gte", models.F("before_on")), ("before__isnull", False)),
                    _connector="OR",
                ),
                name="after_comes_after_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.UniqueConstraint(
                fields=("action", "indicator"), name="one_effect_an_indicator"
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(("strength__gte", -1), ("strength__lte", 2)),
                name="effect_within_its_scale",
            ),
        ),
    ]
