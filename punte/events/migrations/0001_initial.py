import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import punte.base.translated
import punte.events.models.registrations


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
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("co_organisers", models.CharField(blank=True, max_length=200, verbose_name="together with")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seminar", "seminar"),
                            ("workshop", "workshop"),
                            ("webinar", "webinar"),
                            ("debate", "debate"),
                            ("round_table", "round table"),
                            ("conference", "conference"),
                            ("exchange", "exchange of experience"),
                            ("job_fair", "job fair"),
                            ("training_day", "training day"),
                            ("consultation", "consultation hour"),
                            ("campaign", "campaign action"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "summary",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "agenda",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="programme"),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("zone", models.CharField(max_length=40)),
                (
                    "pause_minutes",
                    models.PositiveSmallIntegerField(default=0, verbose_name="breaks a day, in minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("locality", models.CharField(blank=True, max_length=80, verbose_name="town or village")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="places")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "accessibility",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="accessibility"
                    ),
                ),
                ("public", models.BooleanField(default=True, verbose_name="in the public calendar")),
                ("open", models.BooleanField(default=True, verbose_name="people may register themselves")),
                (
                    "silence_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="days after which silence about the minutes counts as approval",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled"),
                ),
                ("published_at", models.DateTimeField(null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
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
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
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
                        verbose_name="who runs it",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("co_organisers", models.CharField(blank=True, max_length=200, verbose_name="together with")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seminar", "seminar"),
                            ("workshop", "workshop"),
                            ("webinar", "webinar"),
                            ("debate", "debate"),
                            ("round_table", "round table"),
                            ("conference", "conference"),
                            ("exchange", "exchange of experience"),
                            ("job_fair", "job fair"),
                            ("training_day", "training day"),
                            ("consultation", "consultation hour"),
                            ("campaign", "campaign action"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                (
                    "summary",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "agenda",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="programme"),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("zone", models.CharField(max_length=40)),
                (
                    "pause_minutes",
                    models.PositiveSmallIntegerField(default=0, verbose_name="breaks a day, in minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("locality", models.CharField(blank=True, max_length=80, verbose_name="town or village")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="places")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "accessibility",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="accessibility"
                    ),
                ),
                ("public", models.BooleanField(default=True, verbose_name="in the public calendar")),
                ("open", models.BooleanField(default=True, verbose_name="people may register themselves")),
                (
                    "silence_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="days after which silence about the minutes counts as approval",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "cancelled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was cancelled"),
                ),
                ("published_at", models.DateTimeField(null=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
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
                        to="events.event",
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
                        verbose_name="who runs it",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="report")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="events.event",
                        verbose_name="event",
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
                "verbose_name": "report of an event",
                "verbose_name_plural": "reports of events",
            },
        ),
        migrations.CreateModel(
            name="EventReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", punte.base.translated.TranslatedField(verbose_name="report")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
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
                        to="events.eventreport",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("ro", "română"), ("bg", "български"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "available",
                    models.CharField(
                        choices=[("before", "at once"), ("after", "after the event")],
                        default="before",
                        max_length=6,
                        verbose_name="for download",
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["title", "language", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="minutes")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("sent", "sent for approval"), ("approved", "approved")],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="events.event",
                        verbose_name="event",
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
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
            },
        ),
        migrations.CreateModel(
            name="MinutesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="minutes")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("sent", "sent for approval"), ("approved", "approved")],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
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
                        to="events.minutes",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("alternative", punte.base.translated.TranslatedField(verbose_name="what it shows")),
                (
                    "people",
                    models.CharField(
                        choices=[
                            ("nobody", "nobody can be recognised"),
                            ("agreed", "everybody who can be recognised has agreed"),
                        ],
                        max_length=6,
                        verbose_name="people in it",
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "added_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.document"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["added_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
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
                    "source",
                    models.CharField(
                        choices=[
                            ("colleague", "by a colleague"),
                            ("self", "by themselves"),
                            ("door", "at the door"),
                            ("list", "from a list"),
                        ],
                        max_length=9,
                        verbose_name="how",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("hold_until", models.DateTimeField(null=True, verbose_name="held until")),
                ("cancelled_at", models.DateTimeField(null=True)),
                (
                    "link_key",
                    models.CharField(default=punte.events.models.registrations.new_link_key, max_length=24),
                ),
                ("notes", models.BinaryField(null=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("reminded", models.PositiveSmallIntegerField(null=True)),
                (
                    "assisted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registered by",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
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
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "ordering": ["queued_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("late", "late"),
                            ("left_early", "left early"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("morning", models.BooleanField(default=False, verbose_name="morning")),
                ("afternoon", models.BooleanField(default=False, verbose_name="afternoon")),
                ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="minutes")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("roll", "called by the trainer"),
                            ("code", "checked in with the code"),
                            ("sign", "signed on the screen"),
                        ],
                        default="roll",
                        max_length=4,
                        verbose_name="how",
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True)),
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
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="events.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("agrees", models.BooleanField(verbose_name="agrees")),
                ("objection", models.CharField(blank=True, max_length=1000, verbose_name="objection")),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="events.minutes",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="events.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval of minutes",
                "verbose_name_plural": "approvals of minutes",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegistrationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("colleague", "by a colleague"),
                            ("self", "by themselves"),
                            ("door", "at the door"),
                            ("list", "from a list"),
                        ],
                        max_length=9,
                        verbose_name="how",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=11,
                        verbose_name="state",
                    ),
                ),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("hold_until", models.DateTimeField(null=True, verbose_name="held until")),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("reminded", models.PositiveSmallIntegerField(null=True)),
                (
                    "assisted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registered by",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="events.registration",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegistrationList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("sealed", models.BinaryField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "read, not registered yet"),
                            ("applied", "registered"),
                            ("discarded", "discarded"),
                        ],
                        default="read",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("registered", models.PositiveIntegerField(default=0, verbose_name="registered")),
                ("waiting", models.PositiveIntegerField(default=0, verbose_name="on the waiting list")),
                ("left_out", models.PositiveIntegerField(default=0, verbose_name="left out")),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of registrations",
                "verbose_name_plural": "lists of registrations",
                "ordering": ["-uploaded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("speakers", models.CharField(blank=True, max_length=300, verbose_name="speakers")),
                ("room", models.CharField(blank=True, max_length=80, verbose_name="room")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("title", punte.base.translated.TranslatedField(verbose_name="title")),
                ("speakers", models.CharField(blank=True, max_length=300, verbose_name="speakers")),
                ("room", models.CharField(blank=True, max_length=80, verbose_name="room")),
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
                        to="events.session",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("planned_minutes", models.PositiveSmallIntegerField(verbose_name="planned minutes")),
                ("morning_minutes", models.PositiveSmallIntegerField(verbose_name="of these in the morning")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed")],
                        default="open",
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("signature", models.TextField(blank=True, verbose_name="trainer's signature")),
                ("signed_by_name", models.BooleanField(default=False, verbose_name="confirmed by name")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "closed_by",
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
                        verbose_name="closed sheet",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="signed paper",
                    ),
                ),
                (
                    "trainer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="trainer",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance sheet",
                "verbose_name_plural": "attendance sheets",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("late", "late"),
                            ("left_early", "left early"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("morning", models.BooleanField(default=False, verbose_name="morning")),
                ("afternoon", models.BooleanField(default=False, verbose_name="afternoon")),
                ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="minutes")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("roll", "called by the trainer"),
                            ("code", "checked in with the code"),
                            ("sign", "signed on the screen"),
                        ],
                        default="roll",
                        max_length=4,
                        verbose_name="how",
                    ),
                ),
                ("marked_at", models.DateTimeField(auto_now=True)),
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
                    "marked_by",
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
                        to="events.attendance",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.registration",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.sheet",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="events.sheet"
            ),
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status_before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("present", "present"),
                            ("late", "late"),
                            ("left_early", "left early"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=10,
                    ),
                ),
                ("minutes_before", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "present"),
                            ("late", "late"),
                            ("left_early", "left early"),
                            ("excused", "excused"),
                            ("absent", "absent"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.registration",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addenda", to="events.sheet"
                    ),
                ),
            ],
            options={
                "verbose_name": "addendum",
                "verbose_name_plural": "addenda",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SheetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(verbose_name="day")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("planned_minutes", models.PositiveSmallIntegerField(verbose_name="planned minutes")),
                ("morning_minutes", models.PositiveSmallIntegerField(verbose_name="of these in the morning")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed")],
                        default="open",
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("signature", models.TextField(blank=True, verbose_name="trainer's signature")),
                ("signed_by_name", models.BooleanField(default=False, verbose_name="confirmed by name")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "closed_by",
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
                        verbose_name="closed sheet",
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
                        to="events.sheet",
                    ),
                ),
                (
                    "scan",
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
                    "trainer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="trainer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Signature",
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
                        choices=[("morning", "morning"), ("afternoon", "afternoon")],
                        max_length=9,
                        verbose_name="part of the day",
                    ),
                ),
                ("drawn", models.BinaryField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="signed")),
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
                    "held_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="events.registration",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="events.sheet",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation", models.CharField(max_length=200, verbose_name="organisation")),
                ("place", models.CharField(blank=True, max_length=40, verbose_name="where it stands")),
                (
                    "offers",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it offers"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "consortium",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.consortium"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand",
                "verbose_name_plural": "stands",
                "ordering": ["place", "organisation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StandEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("organisation", models.CharField(max_length=200, verbose_name="organisation")),
                ("place", models.CharField(blank=True, max_length=40, verbose_name="where it stands")),
                (
                    "offers",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it offers"
                    ),
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
                        to="events.stand",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["operation", "starts_at"], name="events_even_operati_b99e15_idx"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="event_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity", None), ("capacity__gt", 0), _connector="OR"),
                name="event_has_room",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventevent" ("accessibility", "activity_id", "agenda", "cancelled_reason", "capacity", "changed_at", "co_organisers", "consortium_id", "ends_at", "id", "kind", "languages", "link", "locality", "open", "operation_id", "organiser_id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public", "published_at", "responsible_id", "sequence", "silence_days", "starts_at", "state", "summary", "title", "version", "zone") VALUES (NEW."accessibility", NEW."activity_id", NEW."agenda", NEW."cancelled_reason", NEW."capacity", NEW."changed_at", NEW."co_organisers", NEW."consortium_id", NEW."ends_at", NEW."id", NEW."kind", NEW."languages", NEW."link", NEW."locality", NEW."open", NEW."operation_id", NEW."organiser_id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public", NEW."published_at", NEW."responsible_id", NEW."sequence", NEW."silence_days", NEW."starts_at", NEW."state", NEW."summary", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="6a32f4552197a757ab0eafebe6fdbf91f9d2042f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82b94",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eventevent" ("accessibility", "activity_id", "agenda", "cancelled_reason", "capacity", "changed_at", "co_organisers", "consortium_id", "ends_at", "id", "kind", "languages", "link", "locality", "open", "operation_id", "organiser_id", "pause_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public", "published_at", "responsible_id", "sequence", "silence_days", "starts_at", "state", "summary", "title", "version", "zone") VALUES (NEW."accessibility", NEW."activity_id", NEW."agenda", NEW."cancelled_reason", NEW."capacity", NEW."changed_at", NEW."co_organisers", NEW."consortium_id", NEW."ends_at", NEW."id", NEW."kind", NEW."languages", NEW."link", NEW."locality", NEW."open", NEW."operation_id", NEW."organiser_id", NEW."pause_minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public", NEW."published_at", NEW."responsible_id", NEW."sequence", NEW."silence_days", NEW."starts_at", NEW."state", NEW."summary", NEW."title", NEW."version", NEW."zone"); RETURN NULL;',
                    hash="1ab58f4f0d4b41f81cc8b6b95e74aeb716119f82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73f59",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventreportevent" ("consortium_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "text", "version", "written_by_id") VALUES (NEW."consortium_id", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."state", NEW."text", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="312d6ecd0d4a0acf2d49446d2bf7c10d01a776ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78222",
                    table="events_eventreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eventreportevent" ("consortium_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "state", "text", "version", "written_by_id") VALUES (NEW."consortium_id", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."state", NEW."text", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="b2bd27527c0604d143596b1cb61d3eb4d2c2bb43",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3f353",
                    table="events_eventreport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    ("approved_at__isnull", False),
                    _connector="OR",
                ),
                name="approved_some_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_minutesevent" ("approved_at", "consortium_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "sent_at", "state", "text", "version", "written_by_id") VALUES (NEW."approved_at", NEW."consortium_id", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round", NEW."sent_at", NEW."state", NEW."text", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="374959e784eedee4f8df458a82296c698e449662",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d5c9",
                    table="events_minutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutes",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_minutesevent" ("approved_at", "consortium_id", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "sent_at", "state", "text", "version", "written_by_id") VALUES (NEW."approved_at", NEW."consortium_id", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round", NEW."sent_at", NEW."state", NEW."text", NEW."version", NEW."written_by_id"); RETURN NULL;',
                    hash="e163ddbd78822ac7d65a8bad9eec2b3db6b7472d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f363d",
                    table="events_minutes",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("event", "person"), name="person_registered_once"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("event", "user"), name="user_registered_once"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(fields=("event", "guest_index"), name="guest_registered_once"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("guest", None), ("person__isnull", False), ("user", None)),
                    models.Q(("guest", None), ("person", None), ("user__isnull", False)),
                    models.Q(("guest__isnull", False), ("person", None), ("user", None)),
                    _connector="OR",
                ),
                name="registration_of_somebody",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_registrationevent" ("assisted_by_id", "cancelled_at", "consortium_id", "event_id", "hold_until", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "reminded", "sequence", "source", "state", "user_id", "version") VALUES (NEW."assisted_by_id", NEW."cancelled_at", NEW."consortium_id", NEW."event_id", NEW."hold_until", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."queued_at", NEW."reminded", NEW."sequence", NEW."source", NEW."state", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="0129a2ac5da90fee2ecda1d7f838542b435fd14b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c84d7",
                    table="events_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."assisted_by_id" IS DISTINCT FROM (NEW."assisted_by_id") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."consortium_id" IS DISTINCT FROM (NEW."consortium_id") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."hold_until" IS DISTINCT FROM (NEW."hold_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."queued_at" IS DISTINCT FROM (NEW."queued_at") OR OLD."reminded" IS DISTINCT FROM (NEW."reminded") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "events_registrationevent" ("assisted_by_id", "cancelled_at", "consortium_id", "event_id", "hold_until", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "reminded", "sequence", "source", "state", "user_id", "version") VALUES (NEW."assisted_by_id", NEW."cancelled_at", NEW."consortium_id", NEW."event_id", NEW."hold_until", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."queued_at", NEW."reminded", NEW."sequence", NEW."source", NEW."state", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="97d14d6e9434308323602b266305ac6aac825074",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_87442",
                    table="events_registration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                fields=("minutes", "registration", "round"), name="answered_once_a_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agrees", True), models.Q(("objection", ""), _negated=True), _connector="OR"
                ),
                name="objection_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="session_takes_time"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_sessionevent" ("consortium_id", "ends_at", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "speakers", "starts_at", "title", "version") VALUES (NEW."consortium_id", NEW."ends_at", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."room", NEW."speakers", NEW."starts_at", NEW."title", NEW."version"); RETURN NULL;',
                    hash="82b5c1d8c4bb0b3b36cbf95238527a8dfc04e58f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_033e9",
                    table="events_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_sessionevent" ("consortium_id", "ends_at", "event_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "speakers", "starts_at", "title", "version") VALUES (NEW."consortium_id", NEW."ends_at", NEW."event_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."room", NEW."speakers", NEW."starts_at", NEW."title", NEW."version"); RETURN NULL;',
                    hash="65c49987a95ef711bbcc034700f6408faefdf321",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4f2b4",
                    table="events_session",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.UniqueConstraint(fields=("event", "day"), name="one_sheet_per_day"),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("morning_minutes__lte", models.F("planned_minutes"))),
                name="morning_within_the_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="sheet",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="closed_by_somebody",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sheet",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_sheetevent" ("closed_at", "closed_by_id", "consortium_id", "day", "document_id", "ends_at", "event_id", "id", "morning_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_minutes", "scan_id", "signature", "signed_by_name", "starts_at", "state", "trainer_id", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."consortium_id", NEW."day", NEW."document_id", NEW."ends_at", NEW."event_id", NEW."id", NEW."morning_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_minutes", NEW."scan_id", NEW."signature", NEW."signed_by_name", NEW."starts_at", NEW."state", NEW."trainer_id", NEW."version"); RETURN NULL;',
                    hash="f97e48a150be42edccc226186128e42d8cd5c4fa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3a1f",
                    table="events_sheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sheet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_sheetevent" ("closed_at", "closed_by_id", "consortium_id", "day", "document_id", "ends_at", "event_id", "id", "morning_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_minutes", "scan_id", "signature", "signed_by_name", "starts_at", "state", "trainer_id", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."consortium_id", NEW."day", NEW."document_id", NEW."ends_at", NEW."event_id", NEW."id", NEW."morning_minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_minutes", NEW."scan_id", NEW."signature", NEW."signed_by_name", NEW."starts_at", NEW."state", NEW."trainer_id", NEW."version"); RETURN NULL;',
                    hash="d4dd2a08d1cf8cf130e788b2b17de3e07235d54d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4032b",
                    table="events_sheet",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("sheet", "registration"), name="marked_once"),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["excused", "absent"]), _negated=True),
                    models.Q(("afternoon", False), ("minutes", 0), ("morning", False)),
                    _connector="OR",
                ),
                name="who_was_not_there_has_no_minutes",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_attendanceevent" ("afternoon", "consortium_id", "id", "marked_at", "marked_by_id", "minutes", "morning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "sheet_id", "status", "way") VALUES (NEW."afternoon", NEW."consortium_id", NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."minutes", NEW."morning", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registration_id", NEW."sheet_id", NEW."status", NEW."way"); RETURN NULL;',
                    hash="a39a236fc29c26708c2e7ae1ef32280d341169ac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_948c8",
                    table="events_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_attendanceevent" ("afternoon", "consortium_id", "id", "marked_at", "marked_by_id", "minutes", "morning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "sheet_id", "status", "way") VALUES (NEW."afternoon", NEW."consortium_id", NEW."id", NEW."marked_at", NEW."marked_by_id", NEW."minutes", NEW."morning", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registration_id", NEW."sheet_id", NEW."status", NEW."way"); RETURN NULL;',
                    hash="719e0302e5fa2d7866ca4595b3d50970290fbd40",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_142f4",
                    table="events_attendance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="addendum",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="addendum_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("sheet", "registration", "part"), name="signed_once"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ["morning", "afternoon"])), name="signed_a_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="stand",
            constraint=models.UniqueConstraint(fields=("event", "organisation"), name="one_stand_each"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stand",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_standevent" ("consortium_id", "event_id", "id", "offers", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "version") VALUES (NEW."consortium_id", NEW."event_id", NEW."id", NEW."offers", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."version"); RETURN NULL;',
                    hash="2feec56a23d7efbf95e740d2ca5a358ddfdd0155",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_954d2",
                    table="events_stand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stand",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_standevent" ("consortium_id", "event_id", "id", "offers", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "version") VALUES (NEW."consortium_id", NEW."event_id", NEW."id", NEW."offers", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."version"); RETURN NULL;',
                    hash="4aa2e972569a8908d834a0794e3c743c4e613c37",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4364a",
                    table="events_stand",
                    when="AFTER",
                ),
            ),
        ),
    ]
