import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import punte.base.translated
import punte.learning.models.certificates
import punte.learning.models.media


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0001_initial"),
        ("organisations", "0001_initial"),
        ("participation", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("projects", "0001_initial"),
        ("records", "0001_initial"),
        ("wagtailcore", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Commission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="held on")),
                ("members", models.TextField(max_length=1000, verbose_name="members")),
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
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission",
                "verbose_name_plural": "commissions",
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "applied"),
                            ("selected", "selected"),
                            ("waitlisted", "on the waiting list"),
                            ("enrolled", "enrolled"),
                            ("completed", "completed"),
                            ("withdrawn", "withdrawn"),
                            ("expelled", "expelled"),
                            ("no_show", "never came"),
                        ],
                        default="applied",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work", "found work"),
                            ("studies", "went to other studies"),
                            ("moved", "moved away"),
                            ("personal", "personal reasons"),
                            ("timetable", "the timetable does not fit"),
                            ("absence", "too many absences"),
                            ("conduct", "broke the rules of the course"),
                            ("cancelled", "the course was cancelled"),
                            ("other", "another reason"),
                        ],
                        max_length=9,
                        verbose_name="why",
                    ),
                ),
                ("applied_at", models.DateTimeField(auto_now_add=True, verbose_name="applied")),
                ("enrolled_on", models.DateField(blank=True, null=True, verbose_name="enrolled on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("rule", models.JSONField(default=dict, verbose_name="rule of completion")),
                ("rule_version", models.PositiveIntegerField(default=0)),
                (
                    "extra_time",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="more time for tests, in percent"
                    ),
                ),
                ("feedback_given", models.BooleanField(default=False, verbose_name="feedback given")),
                (
                    "passed",
                    models.BooleanField(blank=True, null=True, verbose_name="passed by the commission"),
                ),
                ("show_name", models.BooleanField(default=False, verbose_name="the name may be shown")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="learning.commission",
                    ),
                ),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participation.participation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="people.person",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "enrolment",
                "verbose_name_plural": "enrolments",
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                            ("pass", "certificate of completion"),
                            ("attendance", "certificate of attendance"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "secret",
                    models.CharField(default=punte.learning.models.certificates.new_secret, max_length=16),
                ),
                ("status_index", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("payload", models.JSONField()),
                ("sealed", models.BinaryField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("issued_on", models.DateField(verbose_name="issued on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "valid"),
                            ("suspended", "suspended"),
                            ("revoked", "revoked"),
                            ("superseded", "replaced by a newer one"),
                        ],
                        default="issued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mistake", "issued by mistake"),
                            ("wrong_data", "it held a wrong detail"),
                            ("fraud", "obtained by fraud"),
                            ("inquiry", "being looked into"),
                            ("authority", "decided by an authority"),
                            ("name", "the name has changed"),
                            ("lost", "the paper was lost"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("state_on", models.DateField(null=True, verbose_name="since")),
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
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="projects.operation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="people.person",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="learning.certificate",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="learning.enrolment",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Offering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("place", "at a place"),
                            ("online", "online"),
                            ("blended", "at a place and online"),
                        ],
                        default="place",
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                (
                    "language",
                    models.CharField(default="ro", max_length=2, verbose_name="language of the course"),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("open", "open for enrolment"),
                            ("running", "running"),
                            ("ended", "ended"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offerings",
                        to="projects.operation",
                    ),
                ),
                (
                    "trainers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="trainers"
                    ),
                ),
            ],
            options={
                "verbose_name": "offering",
                "verbose_name_plural": "offerings",
            },
        ),
        migrations.CreateModel(
            name="EnrolmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "applied"),
                            ("selected", "selected"),
                            ("waitlisted", "on the waiting list"),
                            ("enrolled", "enrolled"),
                            ("completed", "completed"),
                            ("withdrawn", "withdrawn"),
                            ("expelled", "expelled"),
                            ("no_show", "never came"),
                        ],
                        default="applied",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work", "found work"),
                            ("studies", "went to other studies"),
                            ("moved", "moved away"),
                            ("personal", "personal reasons"),
                            ("timetable", "the timetable does not fit"),
                            ("absence", "too many absences"),
                            ("conduct", "broke the rules of the course"),
                            ("cancelled", "the course was cancelled"),
                            ("other", "another reason"),
                        ],
                        max_length=9,
                        verbose_name="why",
                    ),
                ),
                ("applied_at", models.DateTimeField(auto_now_add=True, verbose_name="applied")),
                ("enrolled_on", models.DateField(blank=True, null=True, verbose_name="enrolled on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("rule", models.JSONField(default=dict, verbose_name="rule of completion")),
                ("rule_version", models.PositiveIntegerField(default=0)),
                (
                    "extra_time",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="more time for tests, in percent"
                    ),
                ),
                ("feedback_given", models.BooleanField(default=False, verbose_name="feedback given")),
                (
                    "passed",
                    models.BooleanField(blank=True, null=True, verbose_name="passed by the commission"),
                ),
                ("show_name", models.BooleanField(default=False, verbose_name="the name may be shown")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.commission",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
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
                        to="learning.enrolment",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="sent by",
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.offering",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="enrolment",
            name="offering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="learning.offering"
            ),
        ),
        migrations.AddField(
            model_name="commission",
            name="offering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commissions",
                to="learning.offering",
            ),
        ),
        migrations.CreateModel(
            name="OfferingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("practice", models.BooleanField(default=False, verbose_name="practice")),
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
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.event"
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timetable",
                        to="learning.offering",
                    ),
                ),
            ],
            options={
                "verbose_name": "training day",
                "verbose_name_plural": "training days",
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
                ("code", models.SlugField(max_length=20, verbose_name="code")),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "summary",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("authorised", "authorised"), ("non_formal", "non-formal")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "authorisation",
                    models.CharField(blank=True, max_length=60, verbose_name="authorisation number"),
                ),
                ("authorised_from", models.DateField(blank=True, null=True, verbose_name="authorised from")),
                (
                    "authorised_until",
                    models.DateField(blank=True, null=True, verbose_name="authorised until"),
                ),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="occupation and its code"),
                ),
                ("theory_hours", models.PositiveSmallIntegerField(default=0, verbose_name="hours of theory")),
                (
                    "practice_hours",
                    models.PositiveSmallIntegerField(default=0, verbose_name="hours of practice"),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("equality", "equal opportunities and gender"),
                                ("non_discrimination", "non-discrimination"),
                                ("diversity", "accepting diversity"),
                                ("sustainability", "sustainable development"),
                                ("environment", "environment"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="topics that must be in it",
                    ),
                ),
                ("rule", models.JSONField(default=dict, verbose_name="rule of completion")),
                ("rule_version", models.PositiveIntegerField(default=1)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        related_name="programmes",
                        to="organisations.organisation",
                        verbose_name="provider",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="OfferingHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("place", "at a place"),
                            ("online", "online"),
                            ("blended", "at a place and online"),
                        ],
                        default="place",
                        max_length=7,
                        verbose_name="how",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                (
                    "language",
                    models.CharField(default="ro", max_length=2, verbose_name="language of the course"),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being prepared"),
                            ("open", "open for enrolment"),
                            ("running", "running"),
                            ("ended", "ended"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="learning.offering",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="offering",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offerings",
                to="learning.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="Module",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("equality", "equal opportunities and gender"),
                            ("non_discrimination", "non-discrimination"),
                            ("diversity", "accepting diversity"),
                            ("sustainability", "sustainable development"),
                            ("environment", "environment"),
                        ],
                        max_length=20,
                        verbose_name="horizontal topic",
                    ),
                ),
                ("hours", models.PositiveSmallIntegerField(verbose_name="hours")),
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="modules",
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "module",
                "verbose_name_plural": "modules",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last published at"),
                ),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                ("locked", models.BooleanField(default=False, editable=False, verbose_name="locked")),
                ("locked_at", models.DateTimeField(editable=False, null=True, verbose_name="locked at")),
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "Romanian"), ("bg", "Bulgarian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("translated_revision", models.PositiveBigIntegerField(editable=False, null=True)),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("minutes", models.PositiveSmallIntegerField(default=10, verbose_name="minutes to read")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("text", 1),
                            ("picture", 5),
                            ("audio", 8),
                            ("video", 10),
                            ("download", 11),
                            ("question", 18),
                            ("remember", 19),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "title", "label": "Heading", "max_length": 150},
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "ul", "ol", "link"], "label": "Text"},
                            ),
                            2: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("learning.Medium",),
                                {"label": "File"},
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Read aloud to who cannot see the picture.",
                                    "label": "What it shows",
                                    "max_length": 250,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 250, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 2), ("alt", 3), ("caption", 4)]],
                                {},
                            ),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 150}),
                            7: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "For who cannot hear it, or has no loudspeaker.",
                                    "label": "What is said",
                                    "max_length": 10000,
                                },
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 2), ("title", 6), ("transcript", 7)]],
                                {},
                            ),
                            9: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("learning.Medium",),
                                {
                                    "help_text": "A WebVTT file (.vtt) in the language of the lesson.",
                                    "label": "Captions",
                                },
                            ),
                            10: (
                                "wagtail.blocks.StructBlock",
                                [[("file", 2), ("title", 6), ("captions", 9)]],
                                {},
                            ),
                            11: ("wagtail.blocks.StructBlock", [[("file", 2), ("title", 6)]], {}),
                            12: ("wagtail.blocks.CharBlock", (), {"label": "Question", "max_length": 400}),
                            13: ("wagtail.blocks.CharBlock", (), {"label": "Answer", "max_length": 300}),
                            14: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"label": "This answer is right", "required": False},
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Why", "max_length": 400}),
                            16: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 13), ("right", 14), ("why", 15)]],
                                {},
                            ),
                            17: (
                                "wagtail.blocks.ListBlock",
                                (16,),
                                {"label": "Answers", "max_num": 8, "min_num": 2},
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("text", 12), ("choices", 17)]], {}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "pin", "label": "To remember", "max_length": 400},
                            ),
                        },
                        verbose_name="body",
                    ),
                ),
                ("asked_revision", models.PositiveBigIntegerField(editable=False, null=True)),
                (
                    "remark",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="remark of the reviewer"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
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
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "translates",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="learning.lesson",
                    ),
                ),
                (
                    "module",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="lessons",
                        to="learning.module",
                        verbose_name="module",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lessons",
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "ordering": ["number", "pk"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=20, verbose_name="code")),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "summary",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("authorised", "authorised"), ("non_formal", "non-formal")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "authorisation",
                    models.CharField(blank=True, max_length=60, verbose_name="authorisation number"),
                ),
                ("authorised_from", models.DateField(blank=True, null=True, verbose_name="authorised from")),
                (
                    "authorised_until",
                    models.DateField(blank=True, null=True, verbose_name="authorised until"),
                ),
                (
                    "occupation",
                    models.CharField(blank=True, max_length=120, verbose_name="occupation and its code"),
                ),
                ("theory_hours", models.PositiveSmallIntegerField(default=0, verbose_name="hours of theory")),
                (
                    "practice_hours",
                    models.PositiveSmallIntegerField(default=0, verbose_name="hours of practice"),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("equality", "equal opportunities and gender"),
                                ("non_discrimination", "non-discrimination"),
                                ("diversity", "accepting diversity"),
                                ("sustainability", "sustainable development"),
                                ("environment", "environment"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="topics that must be in it",
                    ),
                ),
                ("rule", models.JSONField(default=dict, verbose_name="rule of completion")),
                ("rule_version", models.PositiveIntegerField(default=1)),
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
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="provider",
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
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                            ("single", "one answer"),
                            ("multiple", "several answers"),
                            ("true_false", "true or false"),
                            ("text", "a short text"),
                            ("number", "a number"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                ("options", models.JSONField(default=list)),
                (
                    "right",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "accepted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), default=list, size=None
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(decimal_places=4, default=0, max_digits=12, verbose_name="tolerance"),
                ),
                ("points", models.PositiveSmallIntegerField(default=1, verbose_name="points")),
                (
                    "explanation",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="explanation"),
                ),
                ("retired", models.BooleanField(default=False)),
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one answer"),
                            ("multiple", "several answers"),
                            ("true_false", "true or false"),
                            ("text", "a short text"),
                            ("number", "a number"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                ("options", models.JSONField(default=list)),
                (
                    "right",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "accepted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120), default=list, size=None
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(decimal_places=4, default=0, max_digits=12, verbose_name="tolerance"),
                ),
                ("points", models.PositiveSmallIntegerField(default=1, verbose_name="points")),
                (
                    "explanation",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="explanation"),
                ),
                ("retired", models.BooleanField(default=False)),
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
                        to="learning.question",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Quiz",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("before", "before the course, to compare"),
                            ("after", "after the course, to compare"),
                            ("final", "to be passed"),
                        ],
                        max_length=6,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="time, in minutes"),
                ),
                (
                    "pass_percent",
                    models.PositiveSmallIntegerField(default=60, verbose_name="to pass, in percent"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=1, verbose_name="attempts")),
                ("per_page", models.PositiveSmallIntegerField(default=3, verbose_name="questions on a page")),
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quizzes",
                        to="learning.programme",
                    ),
                ),
                (
                    "questions",
                    models.ManyToManyField(
                        related_name="quizzes", to="learning.question", verbose_name="questions"
                    ),
                ),
            ],
            options={
                "verbose_name": "test",
                "verbose_name_plural": "tests",
                "ordering": ["pk"],
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being taken"),
                            ("submitted", "handed in"),
                            ("expired", "handed in by the clock"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("questions", models.JSONField()),
                ("answers", models.JSONField(default=dict)),
                ("started_at", models.DateTimeField(verbose_name="begun")),
                ("due_at", models.DateTimeField(null=True, verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="handed in")),
                ("points", models.PositiveSmallIntegerField(null=True)),
                ("out_of", models.PositiveSmallIntegerField()),
                ("passed", models.BooleanField(null=True, verbose_name="passed")),
                (
                    "assisted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken together with",
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
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts_made",
                        to="learning.quiz",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="QuizEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("before", "before the course, to compare"),
                            ("after", "after the course, to compare"),
                            ("final", "to be passed"),
                        ],
                        max_length=6,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="time, in minutes"),
                ),
                (
                    "pass_percent",
                    models.PositiveSmallIntegerField(default=60, verbose_name="to pass, in percent"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=1, verbose_name="attempts")),
                ("per_page", models.PositiveSmallIntegerField(default=3, verbose_name="questions on a page")),
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
                        to="learning.quiz",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.operation"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
            },
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("since", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CertificateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pass", "certificate of completion"),
                            ("attendance", "certificate of attendance"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "secret",
                    models.CharField(default=punte.learning.models.certificates.new_secret, max_length=16),
                ),
                ("status_index", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("payload", models.JSONField()),
                ("sealed", models.BinaryField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("issued_on", models.DateField(verbose_name="issued on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "valid"),
                            ("suspended", "suspended"),
                            ("revoked", "revoked"),
                            ("superseded", "replaced by a newer one"),
                        ],
                        default="issued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mistake", "issued by mistake"),
                            ("wrong_data", "it held a wrong detail"),
                            ("fraud", "obtained by fraud"),
                            ("inquiry", "being looked into"),
                            ("authority", "decided by an authority"),
                            ("name", "the name has changed"),
                            ("lost", "the paper was lost"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("state_on", models.DateField(null=True, verbose_name="since")),
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
                    "issued_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
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
                        to="learning.certificate",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.certificate",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="learning.signingkey",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="certificate",
            name="key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.signingkey"
            ),
        ),
        migrations.CreateModel(
            name="LessonProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened")),
                ("seen_at", models.DateTimeField(auto_now=True, verbose_name="last read")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="read to the end")),
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
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reading",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="learning.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a lesson",
                "verbose_name_plural": "reading of lessons",
                "constraints": [
                    models.UniqueConstraint(fields=("enrolment", "lesson"), name="one_progress_per_lesson")
                ],
            },
        ),
        migrations.CreateModel(
            name="Medium",
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
                            ("picture", "picture"),
                            ("audio", "audio"),
                            ("video", "video"),
                            ("captions", "captions"),
                            ("download", "paper to take along"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                (
                    "file",
                    models.FileField(
                        max_length=60, upload_to=punte.learning.models.media.random_path, verbose_name="file"
                    ),
                ),
                ("mime", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64)),
                ("brought_at", models.DateTimeField(auto_now_add=True, verbose_name="brought")),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought by",
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
                "verbose_name": "file of lessons",
                "verbose_name_plural": "files of lessons",
                "ordering": ["title", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("consortium", "sha256", "title"), name="one_medium_per_content"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Issuing",
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
                            ("pass", "certificate of completion"),
                            ("attendance", "certificate of attendance"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("base_url", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "being issued"),
                            ("done", "done"),
                            ("failed", "stopped"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
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
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issuings",
                        to="learning.offering",
                    ),
                ),
            ],
            options={
                "verbose_name": "batch of certificates",
                "verbose_name_plural": "batches of certificates",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "running"))),
                        fields=("offering",),
                        name="one_issuing_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.PositiveSmallIntegerField(verbose_name="what was taught")),
                ("trainers", models.PositiveSmallIntegerField(verbose_name="the trainers")),
                ("conditions", models.PositiveSmallIntegerField(verbose_name="place and organisation")),
                ("usefulness", models.PositiveSmallIntegerField(verbose_name="useful for work")),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="in your words")),
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
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="learning.offering",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("content__range", (1, 5)),
                            ("trainers__range", (1, 5)),
                            ("conditions__range", (1, 5)),
                            ("usefulness__range", (1, 5)),
                        ),
                        name="feedback_from_one_to_five",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(fields=("offering", "person"), name="once_per_offering"),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("withdrawn", "expelled")), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="leaving_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("enrolled", "completed")), _negated=True),
                    models.Q(("enrolled_on__isnull", False), ("rule_version__gt", 0)),
                    _connector="OR",
                ),
                name="enrolled_with_a_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(("passed__isnull", True), ("commission__isnull", False), _connector="OR"),
                name="passed_by_a_commission",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enrolment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_enrolmentevent" ("applied_at", "commission_id", "consortium_id", "ended_on", "enrolled_on", "extra_time", "feedback_given", "id", "offering_id", "participation_id", "passed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "rule_version", "sent_by_id", "show_name", "state", "version") VALUES (NEW."applied_at", NEW."commission_id", NEW."consortium_id", NEW."ended_on", NEW."enrolled_on", NEW."extra_time", NEW."feedback_given", NEW."id", NEW."offering_id", NEW."participation_id", NEW."passed", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule", NEW."rule_version", NEW."sent_by_id", NEW."show_name", NEW."state", NEW."version"); RETURN NULL;',
                    hash="cdd4f0408ef9044550599b842bc45a42809814f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f813a",
                    table="learning_enrolment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enrolment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_enrolmentevent" ("applied_at", "commission_id", "consortium_id", "ended_on", "enrolled_on", "extra_time", "feedback_given", "id", "offering_id", "participation_id", "passed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "rule_version", "sent_by_id", "show_name", "state", "version") VALUES (NEW."applied_at", NEW."commission_id", NEW."consortium_id", NEW."ended_on", NEW."enrolled_on", NEW."extra_time", NEW."feedback_given", NEW."id", NEW."offering_id", NEW."participation_id", NEW."passed", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rule", NEW."rule_version", NEW."sent_by_id", NEW."show_name", NEW."state", NEW."version"); RETURN NULL;',
                    hash="4d578f19167370e5032e59791a84d619e6da1c6c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ec6e",
                    table="learning_enrolment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(fields=("consortium", "code"), name="one_programme_per_code"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "non_formal"),
                    models.Q(
                        models.Q(("authorisation", ""), _negated=True),
                        ("authorised_from__isnull", False),
                        ("authorised_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="authorised_says_by_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("theory_hours__gt", 0), ("practice_hours__gt", 0), _connector="OR"),
                name="programme_has_hours",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_programmeevent" ("authorisation", "authorised_from", "authorised_until", "code", "consortium_id", "id", "kind", "occupation", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_hours", "rule", "rule_version", "summary", "theory_hours", "title", "topics", "version") VALUES (NEW."authorisation", NEW."authorised_from", NEW."authorised_until", NEW."code", NEW."consortium_id", NEW."id", NEW."kind", NEW."occupation", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."practice_hours", NEW."rule", NEW."rule_version", NEW."summary", NEW."theory_hours", NEW."title", NEW."topics", NEW."version"); RETURN NULL;',
                    hash="d683ce22e3655e15c335a7667d9df333ecee8701",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_239af",
                    table="learning_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_programmeevent" ("authorisation", "authorised_from", "authorised_until", "code", "consortium_id", "id", "kind", "occupation", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practice_hours", "rule", "rule_version", "summary", "theory_hours", "title", "topics", "version") VALUES (NEW."authorisation", NEW."authorised_from", NEW."authorised_until", NEW."code", NEW."consortium_id", NEW."id", NEW."kind", NEW."occupation", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."practice_hours", NEW."rule", NEW."rule_version", NEW."summary", NEW."theory_hours", NEW."title", NEW."topics", NEW."version"); RETURN NULL;',
                    hash="40a09014f3b96a79fdcc3e8d339be3f4bfa6b159",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a57e5",
                    table="learning_programme",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="offering",
            index=models.Index(fields=["operation", "-starts_on"], name="learning_of_operati_a4ac64_idx"),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="offering_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gt", 0)), name="offering_has_seats"
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode__in", ("place", "blended")), _negated=True),
                    models.Q(("place", ""), _negated=True),
                    _connector="OR",
                ),
                name="offering_says_where",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_offeringhistory" ("activity_id", "consortium_id", "ends_on", "id", "language", "link", "mode", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "seats", "starts_on", "state", "version") VALUES (NEW."activity_id", NEW."consortium_id", NEW."ends_on", NEW."id", NEW."language", NEW."link", NEW."mode", NEW."operation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."programme_id", NEW."seats", NEW."starts_on", NEW."state", NEW."version"); RETURN NULL;',
                    hash="7404737c5915d8eb87b1b803f2f947c1fa0044cd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d8bfb",
                    table="learning_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_offeringhistory" ("activity_id", "consortium_id", "ends_on", "id", "language", "link", "mode", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "seats", "starts_on", "state", "version") VALUES (NEW."activity_id", NEW."consortium_id", NEW."ends_on", NEW."id", NEW."language", NEW."link", NEW."mode", NEW."operation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."programme_id", NEW."seats", NEW."starts_on", NEW."state", NEW."version"); RETURN NULL;',
                    hash="7d6cc3c4fd5c25fddf9614799ef3477837384a9b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf562",
                    table="learning_offering",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.UniqueConstraint(
                fields=("programme", "code", "language"), name="one_lesson_per_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0)), name="lesson_has_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("translates", None),
                    models.Q(("translates", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="lesson_translates_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gt", 0)), name="question_gives_points"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_questionevent" ("accepted", "consortium_id", "explanation", "id", "kind", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "programme_id", "retired", "right", "text", "tolerance") VALUES (NEW."accepted", NEW."consortium_id", NEW."explanation", NEW."id", NEW."kind", NEW."options", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."programme_id", NEW."retired", NEW."right", NEW."text", NEW."tolerance"); RETURN NULL;',
                    hash="c27d2eb9c418be1c56ab9ebaa54b32a2ddf5c2d6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3fd6c",
                    table="learning_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_questionevent" ("accepted", "consortium_id", "explanation", "id", "kind", "options", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "programme_id", "retired", "right", "text", "tolerance") VALUES (NEW."accepted", NEW."consortium_id", NEW."explanation", NEW."id", NEW."kind", NEW."options", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points", NEW."programme_id", NEW."retired", NEW."right", NEW."text", NEW."tolerance"); RETURN NULL;',
                    hash="bb9b75959f5c7d0e4de32596a02e4262dce7fa8d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e951",
                    table="learning_question",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=models.Q(("pass_percent__lte", 100)), name="pass_at_most_all"
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=models.Q(("attempts__gt", 0), ("per_page__gt", 0)), name="quiz_can_be_taken"
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.UniqueConstraint(
                condition=models.Q(("purpose", "final"), _negated=True),
                fields=("programme", "purpose"),
                name="one_pair_per_programme",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quiz",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_quizevent" ("attempts", "consortium_id", "id", "minutes", "pass_percent", "per_page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "purpose", "title", "version") VALUES (NEW."attempts", NEW."consortium_id", NEW."id", NEW."minutes", NEW."pass_percent", NEW."per_page", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."purpose", NEW."title", NEW."version"); RETURN NULL;',
                    hash="efafe1f5d1f50b979b87285889afa47db1f33c44",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d4419",
                    table="learning_quiz",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quiz",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_quizevent" ("attempts", "consortium_id", "id", "minutes", "pass_percent", "per_page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "purpose", "title", "version") VALUES (NEW."attempts", NEW."consortium_id", NEW."id", NEW."minutes", NEW."pass_percent", NEW."per_page", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."purpose", NEW."title", NEW."version"); RETURN NULL;',
                    hash="2f7aee4f05556c00097922f70eb81416e1cee29d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6108",
                    table="learning_quiz",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                fields=("enrolment", "quiz", "number"), name="one_attempt_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("enrolment", "quiz"), name="one_open_attempt"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("points", None), ("points__lte", models.F("out_of")), _connector="OR"),
                name="at_most_all_points",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "open"),
                    models.Q(
                        ("ended_at__isnull", False), ("passed__isnull", False), ("points__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="ended_has_a_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(
                fields=("operation", "kind", "year"), name="one_series_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="signingkey",
            constraint=models.UniqueConstraint(
                fields=("consortium", "number"), name="one_key_per_generation"
            ),
        ),
        migrations.AddConstraint(
            model_name="signingkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at", None)), fields=("consortium",), name="one_key_that_signs"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                fields=("operation", "kind", "year", "number"), name="one_certificate_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                fields=("operation", "status_index"), name="one_place_in_the_status_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("issued", "suspended"))),
                fields=("enrolment", "kind"),
                name="one_standing_certificate",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "issued"), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="not_valid_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_certificateevent" ("consortium_id", "digest", "document_id", "enrolment_id", "id", "issued_by_id", "issued_on", "key_id", "kind", "language", "number", "operation_id", "payload", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaces_id", "sealed", "secret", "state", "state_on", "status_index", "year") VALUES (NEW."consortium_id", NEW."digest", NEW."document_id", NEW."enrolment_id", NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."key_id", NEW."kind", NEW."language", NEW."number", NEW."operation_id", NEW."payload", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."replaces_id", NEW."sealed", NEW."secret", NEW."state", NEW."state_on", NEW."status_index", NEW."year"); RETURN NULL;',
                    hash="9c26f443b4889d3c844dd6641623319f1f9e764e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ccd1c",
                    table="learning_certificate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="certificate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_certificateevent" ("consortium_id", "digest", "document_id", "enrolment_id", "id", "issued_by_id", "issued_on", "key_id", "kind", "language", "number", "operation_id", "payload", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaces_id", "sealed", "secret", "state", "state_on", "status_index", "year") VALUES (NEW."consortium_id", NEW."digest", NEW."document_id", NEW."enrolment_id", NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."key_id", NEW."kind", NEW."language", NEW."number", NEW."operation_id", NEW."payload", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."replaces_id", NEW."sealed", NEW."secret", NEW."state", NEW."state_on", NEW."status_index", NEW."year"); RETURN NULL;',
                    hash="bccfae7307bd87b46d10b029e52d29970a95ee66",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a77ee",
                    table="learning_certificate",
                    when="AFTER",
                ),
            ),
        ),
    ]
