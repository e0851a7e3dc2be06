import datetime

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
        ("reference", "0001_initial"),
        ("wagtailcore", "0002_roots"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("instructions", punte.base.translated.TranslatedField(verbose_name="what is to be done")),
                ("criteria", models.JSONField(default=list, verbose_name="criteria")),
                ("pass_points", models.PositiveSmallIntegerField(verbose_name="points to be accepted")),
                (
                    "due_days",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="days after the first day of the course"
                    ),
                ),
                ("retired", models.BooleanField(default=False)),
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
            ],
            options={
                "verbose_name": "work to hand in",
                "verbose_name_plural": "work to hand in",
                "ordering": ["pk"],
            },
        ),
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
                            ("applied", "has applied"),
                            ("selected", "selected"),
                            ("waitlisted", "on the waiting list"),
                            ("enrolled", "enrolled"),
                            ("completed", "completed"),
                            ("withdrawn", "withdrawn"),
                            ("expelled", "expelled"),
                            ("no_show", "never came"),
                            ("refused", "not selected"),
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
                            ("criteria", "does not meet the criteria of the project"),
                            ("seats", "there were more applicants than seats"),
                            ("level", "another course fits better"),
                        ],
                        max_length=9,
                        verbose_name="why",
                    ),
                ),
                ("applied_at", models.DateTimeField(auto_now_add=True, verbose_name="applied on")),
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
                (
                    "extra_attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="more attempts at each test"),
                ),
                ("feedback_given", models.BooleanField(default=False, verbose_name="feedback given")),
                (
                    "passed",
                    models.BooleanField(blank=True, null=True, verbose_name="passed by the commission"),
                ),
                ("show_name", models.BooleanField(default=False, verbose_name="the name may be shown")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "assisted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applied by",
                    ),
                ),
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
                            ("applied", "has applied"),
                            ("selected", "selected"),
                            ("waitlisted", "on the waiting list"),
                            ("enrolled", "enrolled"),
                            ("completed", "completed"),
                            ("withdrawn", "withdrawn"),
                            ("expelled", "expelled"),
                            ("no_show", "never came"),
                            ("refused", "not selected"),
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
                            ("criteria", "does not meet the criteria of the project"),
                            ("seats", "there were more applicants than seats"),
                            ("level", "another course fits better"),
                        ],
                        max_length=9,
                        verbose_name="why",
                    ),
                ),
                ("applied_at", models.DateTimeField(auto_now_add=True, verbose_name="applied on")),
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
                (
                    "extra_attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="more attempts at each test"),
                ),
                ("feedback_given", models.BooleanField(default=False, verbose_name="feedback given")),
                (
                    "passed",
                    models.BooleanField(blank=True, null=True, verbose_name="passed by the commission"),
                ),
                ("show_name", models.BooleanField(default=False, verbose_name="the name may be shown")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "assisted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applied by",
                    ),
                ),
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
        migrations.CreateModel(
            name="CourseRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("index", models.BinaryField(null=True)),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "new"), ("answered", "answered"), ("closed", "closed")],
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="asked")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
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
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="learning.offering",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for a place",
                "verbose_name_plural": "requests for a place",
                "ordering": ["made_at", "pk"],
            },
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
            name="Package",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "alternative",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="the same as a text"
                    ),
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
            ],
            options={
                "verbose_name": "interactive lesson",
                "verbose_name_plural": "interactive lessons",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PackageVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "standard",
                    models.CharField(
                        choices=[
                            ("1.2", "SCORM 1.2"),
                            ("2004.3", "SCORM 2004, 3rd edition"),
                            ("2004.4", "SCORM 2004, 4th edition"),
                        ],
                        max_length=6,
                        verbose_name="standard",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("parts", models.JSONField()),
                ("files", models.PositiveIntegerField(verbose_name="files")),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                ("brought_at", models.DateTimeField(auto_now_add=True)),
                (
                    "brought_by",
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
                    "package",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="learning.package",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="PackageAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.PositiveSmallIntegerField(verbose_name="part")),
                ("sitting", models.PositiveIntegerField(default=0)),
                ("commit", models.PositiveIntegerField(default=0)),
                (
                    "completion_status",
                    models.CharField(
                        choices=[
                            ("not_attempted", "not begun"),
                            ("incomplete", "in the middle"),
                            ("completed", "finished"),
                        ],
                        default="not_attempted",
                        max_length=13,
                        verbose_name="how far",
                    ),
                ),
                (
                    "success_status",
                    models.CharField(
                        choices=[("unknown", "not said"), ("failed", "not passed"), ("passed", "passed")],
                        default="unknown",
                        max_length=7,
                        verbose_name="result",
                    ),
                ),
                ("score_raw", models.DecimalField(decimal_places=7, max_digits=16, null=True)),
                ("score_min", models.DecimalField(decimal_places=7, max_digits=16, null=True)),
                ("score_max", models.DecimalField(decimal_places=7, max_digits=16, null=True)),
                ("score_scaled", models.DecimalField(decimal_places=7, max_digits=8, null=True)),
                ("progress", models.DecimalField(decimal_places=7, max_digits=8, null=True)),
                ("location", models.TextField(blank=True, max_length=1000)),
                ("suspend_data", models.TextField(blank=True, max_length=64000)),
                ("exit", models.CharField(blank=True, max_length=20)),
                ("time_before", models.DurationField(default=datetime.timedelta)),
                ("total_time", models.DurationField(default=datetime.timedelta, verbose_name="time")),
                ("interactions", models.JSONField(default=list)),
                ("objectives", models.JSONField(default=list)),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")),
                ("saved_at", models.DateTimeField(null=True, verbose_name="saved")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "assisted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="played together with",
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
                        related_name="package_attempts",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="learning.packageversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt at an interactive lesson",
                "verbose_name_plural": "attempts at interactive lessons",
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
            name="PackageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "alternative",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="the same as a text"
                    ),
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
                        to="learning.package",
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
        migrations.AddField(
            model_name="package",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="packages", to="learning.programme"
            ),
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
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("instructions", punte.base.translated.TranslatedField(verbose_name="what is to be done")),
                ("criteria", models.JSONField(default=list, verbose_name="criteria")),
                ("pass_points", models.PositiveSmallIntegerField(verbose_name="points to be accepted")),
                (
                    "due_days",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="days after the first day of the course"
                    ),
                ),
                ("retired", models.BooleanField(default=False)),
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
                        to="learning.assignment",
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
        migrations.AddField(
            model_name="assignment",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="learning.programme",
            ),
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
            name="ProgrammeSkill",
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
                    "programme",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skills",
                        to="learning.programme",
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
                "verbose_name": "skill that a programme teaches",
                "verbose_name_plural": "skills that a programme teaches",
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
                            ("matching", "what belongs together"),
                            ("ordering", "the right order"),
                            ("essay", "an answer in own words, graded by a person"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                ("options", models.JSONField(default=list)),
                ("reasons", models.JSONField(default=list)),
                ("partners", models.JSONField(default=list)),
                ("criteria", models.JSONField(default=list)),
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
                            ("matching", "what belongs together"),
                            ("ordering", "the right order"),
                            ("essay", "an answer in own words, graded by a person"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                ("options", models.JSONField(default=list)),
                ("reasons", models.JSONField(default=list)),
                ("partners", models.JSONField(default=list)),
                ("criteria", models.JSONField(default=list)),
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
                (
                    "policy",
                    models.CharField(
                        choices=[
                            ("highest", "the best attempt counts"),
                            ("average", "the average of all attempts counts"),
                            ("first", "the first attempt counts"),
                            ("last", "the last attempt counts"),
                        ],
                        default="highest",
                        max_length=7,
                        verbose_name="which attempt counts",
                    ),
                ),
                (
                    "shows",
                    models.CharField(
                        choices=[
                            ("page", "after each page, which is then closed"),
                            ("handed_in", "after handing in"),
                            ("last", "once it is passed, or after the last attempt"),
                        ],
                        default="last",
                        max_length=9,
                        verbose_name="what is right is shown",
                    ),
                ),
                (
                    "draw",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="questions drawn"),
                ),
                (
                    "shuffle_questions",
                    models.BooleanField(default=False, verbose_name="questions in another order each time"),
                ),
                (
                    "shuffle_options",
                    models.BooleanField(default=False, verbose_name="answers in another order each time"),
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
                            ("awaiting", "awaits grading"),
                            ("graded", "graded"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("seed", models.PositiveIntegerField(default=0)),
                ("questions", models.JSONField()),
                ("answers", models.JSONField(default=dict)),
                ("sealed", models.BinaryField(null=True)),
                (
                    "told",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("grades", models.JSONField(default=dict)),
                ("graded_at", models.DateTimeField(null=True, verbose_name="graded on")),
                ("by_clock", models.BooleanField(default=False, verbose_name="handed in by the clock")),
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
                    "graded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="graded by",
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
                (
                    "policy",
                    models.CharField(
                        choices=[
                            ("highest", "the best attempt counts"),
                            ("average", "the average of all attempts counts"),
                            ("first", "the first attempt counts"),
                            ("last", "the last attempt counts"),
                        ],
                        default="highest",
                        max_length=7,
                        verbose_name="which attempt counts",
                    ),
                ),
                (
                    "shows",
                    models.CharField(
                        choices=[
                            ("page", "after each page, which is then closed"),
                            ("handed_in", "after handing in"),
                            ("last", "once it is passed, or after the last attempt"),
                        ],
                        default="last",
                        max_length=9,
                        verbose_name="what is right is shown",
                    ),
                ),
                (
                    "draw",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="questions drawn"),
                ),
                (
                    "shuffle_questions",
                    models.BooleanField(default=False, verbose_name="questions in another order each time"),
                ),
                (
                    "shuffle_options",
                    models.BooleanField(default=False, verbose_name="answers in another order each time"),
                ),
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
            name="Submission",
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
                            ("handed_in", "handed in"),
                            ("returned", "given back for work"),
                            ("accepted", "accepted"),
                            ("not_accepted", "not accepted"),
                        ],
                        default="handed_in",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("criteria", models.JSONField(default=list)),
                ("pass_points", models.PositiveSmallIntegerField()),
                ("handed_in_at", models.DateTimeField(auto_now_add=True, verbose_name="handed in")),
                ("late", models.BooleanField(default=False, verbose_name="late")),
                ("grades", models.JSONField(default=list)),
                ("points", models.PositiveSmallIntegerField(null=True, verbose_name="points")),
                ("judged_at", models.DateTimeField(null=True, verbose_name="judged on")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="learning.assignment",
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
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "work handed in",
                "verbose_name_plural": "work handed in",
                "ordering": ["pk"],
            },
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
                    models.Q(("state__in", ("withdrawn", "expelled", "refused")), _negated=True),
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
                    func='INSERT INTO "learning_enrolmentevent" ("applied_at", "assisted_by_id", "commission_id", "consortium_id", "ended_on", "enrolled_on", "extra_attempts", "extra_time", "feedback_given", "id", "offering_id", "participation_id", "passed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "rule_version", "sent_by_id", "show_name", "state", "version") VALUES (NEW."applied_at", NEW."assisted_by_id", NEW."commission_id", NEW."consortium_id", NEW."ended_on", NEW."enrolled_on", NEW."extra_attempts", NEW."extra_time", NEW."feedback_given", NEW."id", NEW."offering_id", NEW."participation_id", NEW."passed", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule", NEW."rule_version", NEW."sent_by_id", NEW."show_name", NEW."state", NEW."version"); RETURN NULL;',
                    hash="54f8bfc760509363f0254fc51c6d661fa8d12677",
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
                    func='INSERT INTO "learning_enrolmentevent" ("applied_at", "assisted_by_id", "commission_id", "consortium_id", "ended_on", "enrolled_on", "extra_attempts", "extra_time", "feedback_given", "id", "offering_id", "participation_id", "passed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule", "rule_version", "sent_by_id", "show_name", "state", "version") VALUES (NEW."applied_at", NEW."assisted_by_id", NEW."commission_id", NEW."consortium_id", NEW."ended_on", NEW."enrolled_on", NEW."extra_attempts", NEW."extra_time", NEW."feedback_given", NEW."id", NEW."offering_id", NEW."participation_id", NEW."passed", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."rule", NEW."rule_version", NEW."sent_by_id", NEW."show_name", NEW."state", NEW."version"); RETURN NULL;',
                    hash="cd4eabaca782103b863b3f3fc673f0fd028c7b1c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ec6e",
                    table="learning_enrolment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="courserequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("index__isnull", False)),
                fields=("offering", "index"),
                name="asked_once_per_course",
            ),
        ),
        migrations.AddConstraint(
            model_name="courserequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "new"), ("answered_by__isnull", False), _connector="OR"),
                name="answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="packageversion",
            constraint=models.UniqueConstraint(fields=("package", "number"), name="one_version_per_number"),
        ),
        migrations.AddConstraint(
            model_name="packageattempt",
            constraint=models.UniqueConstraint(
                fields=("enrolment", "version", "part"), name="one_attempt_per_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="packageattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("total_time__gte", models.F("time_before"))), name="time_only_grows"
            ),
        ),
        migrations.AddConstraint(
            model_name="packageattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("finished_at", None),
                    models.Q(
                        ("completion_status", "completed"), ("success_status__in", ("unknown", "passed"))
                    ),
                    _connector="OR",
                ),
                name="finished_is_completed",
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
        pgtrigger.migrations.AddTrigger(
            model_name="package",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_packageevent" ("alternative", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "retired", "title") VALUES (NEW."alternative", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="e3b6dff59f3c1ec1fcfe0a5283f4c23b01f19d6a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_83572",
                    table="learning_package",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="package",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "learning_packageevent" ("alternative", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "retired", "title") VALUES (NEW."alternative", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."retired", NEW."title"); RETURN NULL;',
                    hash="39752857afe867688cf05416237d1347c1143111",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b320",
                    table="learning_package",
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
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("pass_points__gt", 0)), name="work_has_to_reach_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "learning_assignmentevent" ("consortium_id", "criteria", "due_days", "id", "instructions", "pass_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "retired", "title", "version") VALUES (NEW."consortium_id", NEW."criteria", NEW."due_days", NEW."id", NEW."instructions", NEW."pass_points", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."retired", NEW."title", NEW."version"); RETURN NULL;',
                    hash="39f2d50b15d091721cc9569e6926980ee2a970f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e2fda",
                    table="learning_assignment",
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
                    func='INSERT INTO "learning_assignmentevent" ("consortium_id", "criteria", "due_days", "id", "instructions", "pass_points", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "retired", "title", "version") VALUES (NEW."consortium_id", NEW."criteria", NEW."due_days", NEW."id", NEW."instructions", NEW."pass_points", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."retired", NEW."title", NEW."version"); RETURN NULL;',
                    hash="86abc989a3fa725475d07aba7521c7bdbe30e889",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77e88",
                    table="learning_assignment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeskill",
            constraint=models.UniqueConstraint(fields=("programme", "skill"), name="one_skill_per_programme"),
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
                    func='INSERT INTO "learning_questionevent" ("accepted", "consortium_id", "criteria", "explanation", "id", "kind", "options", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "programme_id", "reasons", "retired", "right", "text", "tolerance", "version") VALUES (NEW."accepted", NEW."consortium_id", NEW."criteria", NEW."explanation", NEW."id", NEW."kind", NEW."options", NEW."partners", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."programme_id", NEW."reasons", NEW."retired", NEW."right", NEW."text", NEW."tolerance", NEW."version"); RETURN NULL;',
                    hash="0007981eed68bf5564bd22634393ef705a26cf71",
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
                    func='INSERT INTO "learning_questionevent" ("accepted", "consortium_id", "criteria", "explanation", "id", "kind", "options", "partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "programme_id", "reasons", "retired", "right", "text", "tolerance", "version") VALUES (NEW."accepted", NEW."consortium_id", NEW."criteria", NEW."explanation", NEW."id", NEW."kind", NEW."options", NEW."partners", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points", NEW."programme_id", NEW."reasons", NEW."retired", NEW."right", NEW."text", NEW."tolerance", NEW."version"); RETURN NULL;',
                    hash="1a62c89368bdbf30548a77be1eaa25621660184e",
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
                    func='INSERT INTO "learning_quizevent" ("attempts", "consortium_id", "draw", "id", "minutes", "pass_percent", "per_page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "programme_id", "purpose", "shows", "shuffle_options", "shuffle_questions", "title", "version") VALUES (NEW."attempts", NEW."consortium_id", NEW."draw", NEW."id", NEW."minutes", NEW."pass_percent", NEW."per_page", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy", NEW."programme_id", NEW."purpose", NEW."shows", NEW."shuffle_options", NEW."shuffle_questions", NEW."title", NEW."version"); RETURN NULL;',
                    hash="4313cb19a85b01e52ea54b2d9f59df2d483126d4",
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
                    func='INSERT INTO "learning_quizevent" ("attempts", "consortium_id", "draw", "id", "minutes", "pass_percent", "per_page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy", "programme_id", "purpose", "shows", "shuffle_options", "shuffle_questions", "title", "version") VALUES (NEW."attempts", NEW."consortium_id", NEW."draw", NEW."id", NEW."minutes", NEW."pass_percent", NEW."per_page", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy", NEW."programme_id", NEW."purpose", NEW."shows", NEW."shuffle_options", NEW."shuffle_questions", NEW."title", NEW."version"); RETURN NULL;',
                    hash="e0643084c8eb61f7fbe73fdbad64b6c383f796ff",
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
                        ("ended_at__isnull", False),
                        ("passed__isnull", True),
                        ("points__isnull", True),
                        ("state", "awaiting"),
                    ),
                    models.Q(
                        ("ended_at__isnull", False), ("passed__isnull", False), ("points__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="ended_has_a_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "graded"), _negated=True),
                    models.Q(("graded_at__isnull", False), ("graded_by__isnull", False)),
                    _connector="OR",
                ),
                name="graded_by_somebody",
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
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("assignment", "enrolment", "number"), name="one_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "returned"), _negated=True),
                fields=("assignment", "enrolment"),
                name="one_that_was_not_given_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "handed_in"),
                    models.Q(("judged_at__isnull", False), ("judged_by__isnull", False)),
                    _connector="OR",
                ),
                name="judged_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("accepted", "not_accepted")), _negated=True),
                    ("points__isnull", False),
                    _connector="OR",
                ),
                name="judged_with_points",
            ),
        ),
    ]
