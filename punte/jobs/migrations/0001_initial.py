import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Vacancy",
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
                            ("job", "job"),
                            ("apprenticeship", "apprenticeship"),
                            ("traineeship", "traineeship"),
                            ("work_trial", "work trial"),
                            ("volunteering", "volunteering"),
                        ],
                        default="job",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("tasks", models.TextField(max_length=5000, verbose_name="tasks")),
                ("language", models.CharField(default="ro", max_length=2, verbose_name="written in")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        default="permanent",
                        max_length=10,
                        verbose_name="contract",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        choices=[("full", "full time"), ("part", "part time"), ("flexible", "flexible")],
                        default="full",
                        max_length=8,
                        verbose_name="hours",
                    ),
                ),
                (
                    "weekly_hours",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week"),
                ),
                (
                    "shift",
                    models.CharField(
                        choices=[
                            ("day", "by day"),
                            ("shifts", "in shifts"),
                            ("night", "by night"),
                            ("weekend", "at weekends"),
                        ],
                        default="day",
                        max_length=7,
                        verbose_name="shift",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("remote", models.BooleanField(default=False, verbose_name="can be done from home")),
                ("no_car", models.BooleanField(default=False, verbose_name="reachable without a car")),
                (
                    "first_job",
                    models.BooleanField(
                        default=False, verbose_name="good as a first job: no experience asked"
                    ),
                ),
                (
                    "pay_from",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pay a month, from"),
                ),
                (
                    "pay_to",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pay a month, to"),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[("RON", "RON"), ("EUR", "EUR")],
                        default="RON",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages asked",
                    ),
                ),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "step-free entrance"),
                                ("sign_language", "sign language"),
                                ("easy_reading", "instructions in easy words and pictures"),
                                ("mentor", "a mentor at work"),
                                ("transport", "transport to work"),
                                ("housing", "housing"),
                                ("childcare", "childcare or hours that allow for it"),
                                ("training", "training at work"),
                                ("meals", "meals"),
                            ],
                            max_length=13,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="support offered",
                    ),
                ),
                ("posts", models.PositiveSmallIntegerField(default=1, verbose_name="number of posts")),
                ("filled", models.PositiveSmallIntegerField(default=0)),
                ("apply_by", models.DateField(blank=True, null=True, verbose_name="apply by")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="public since")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("reminded_on", models.DateField(blank=True, editable=False, null=True)),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("filled", "all posts are taken"),
                            ("withdrawn", "the employer withdrew it"),
                            ("deadline", "the deadline passed"),
                            ("stale", "nobody confirmed it for 60 days"),
                            ("employer", "the employer left or is paused"),
                            ("refused", "the hub did not approve it"),
                        ],
                        max_length=9,
                        verbose_name="why closed",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=60, verbose_name="taken from")),
                ("source_key", models.CharField(blank=True, max_length=120)),
                ("source_url", models.URLField(blank=True, max_length=400, verbose_name="original")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("waiting", "waits for approval"),
                            ("open", "open"),
                            ("filled", "filled"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=7,
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
            ],
            options={
                "verbose_name": "vacancy",
                "verbose_name_plural": "vacancies",
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number drawn by lot")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("processing", "being looked at"),
                            ("postponed", "postponed"),
                            ("pool", "kept for later"),
                            ("offered", "job offered"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                            ("obsolete", "closed"),
                        ],
                        default="new",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("changed_on", models.DateField(verbose_name="last step")),
                ("taken_up_on", models.DateField(null=True, verbose_name="taken up")),
                ("answered_on", models.DateField(null=True, verbose_name="first answer")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unreachable", "could not be reached"),
                            ("no_show", "did not come to the interview"),
                            ("elsewhere", "works somewhere else by now"),
                            ("training", "is in training"),
                            ("skills", "a skill that the job asks for is missing"),
                            ("mobility", "the way to work is too long"),
                            ("hours", "the working hours do not fit"),
                            ("other_chosen", "somebody else was chosen"),
                            ("no_post", "there is no free post any more"),
                            ("duplicate", "the person applied here already"),
                        ],
                        max_length=12,
                        verbose_name="why refused",
                    ),
                ),
                (
                    "share_reason",
                    models.BooleanField(default=False, verbose_name="the reason is told to the person"),
                ),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unanswered", "no answer for 60 days"),
                            ("vacancy", "the vacancy was closed"),
                            ("employer", "the employer is paused or has left"),
                            ("hired", "the person found work"),
                            ("withdrawn", "the person does not want it any more"),
                            ("declined", "the person did not take the job that was offered"),
                            ("transferred", "passed on to another vacancy"),
                            ("consent", "the person took back the consent to share"),
                            ("mistake", "sent by mistake"),
                        ],
                        max_length=11,
                        verbose_name="why closed",
                    ),
                ),
                ("interview_at", models.DateTimeField(null=True, verbose_name="interview")),
                ("interview_place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("interviewed_on", models.DateField(null=True, verbose_name="interview held on")),
                ("starts_on", models.DateField(null=True, verbose_name="starts work on")),
                (
                    "contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        max_length=10,
                        verbose_name="contract",
                    ),
                ),
                ("offered_start", models.DateField(null=True, verbose_name="first day that was offered")),
                (
                    "offered_contract",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        max_length=10,
                        verbose_name="contract that was offered",
                    ),
                ),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
                ("archived_on", models.DateField(null=True, verbose_name="put into the archive")),
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
                    "operation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="projects.operation",
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
                        related_name="applications",
                        to="people.person",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "sender_organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="of the organisation",
                    ),
                ),
                (
                    "transferred_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on",
                        to="jobs.application",
                        verbose_name="passed on from",
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
            },
        ),
        migrations.CreateModel(
            name="ApplicationStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "new"),
                            ("processing", "being looked at"),
                            ("postponed", "postponed"),
                            ("pool", "kept for later"),
                            ("offered", "job offered"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                            ("obsolete", "closed"),
                        ],
                        max_length=10,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("processing", "being looked at"),
                            ("postponed", "postponed"),
                            ("pool", "kept for later"),
                            ("offered", "job offered"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                            ("obsolete", "closed"),
                        ],
                        max_length=10,
                        verbose_name="after",
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("alone", "said by the person"),
                            ("beside", "said by the person, with somebody beside them"),
                        ],
                        max_length=6,
                        verbose_name="whose word",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="jobs.application",
                    ),
                ),
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
                "verbose_name": "step of an application",
                "verbose_name_plural": "steps of applications",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of_employer", models.BooleanField(default=False, verbose_name="written at the employer")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("sealed", models.BinaryField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="jobs.application",
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consortium",
                    ),
                ),
            ],
            options={
                "verbose_name": "remark on an application",
                "verbose_name_plural": "remarks on applications",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CV",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                ("begun_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")),
                (
                    "agreed",
                    models.BooleanField(
                        default=False, verbose_name="the person agreed with somebody beside them"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="begun by",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cv", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "CV",
                "verbose_name_plural": "CVs",
            },
        ),
        migrations.CreateModel(
            name="Employer",
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
                            ("new", "waits for approval"),
                            ("approved", "approved"),
                            ("paused", "paused"),
                            ("ended", "ended"),
                        ],
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                        verbose_name="partnership agreement",
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
                        related_name="employers",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hubs",
                        to="organisations.organisation",
                        verbose_name="employer",
                    ),
                ),
            ],
            options={
                "verbose_name": "employer",
                "verbose_name_plural": "employers",
            },
        ),
        migrations.CreateModel(
            name="EmployerHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "waits for approval"),
                            ("approved", "approved"),
                            ("paused", "paused"),
                            ("ended", "ended"),
                        ],
                        default="new",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.document",
                        verbose_name="partnership agreement",
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
                        verbose_name="employer",
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
                        to="jobs.employer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Experience",
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
                            ("work", "work"),
                            ("unpaid", "unpaid work"),
                            ("education", "school or training"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("since_year", models.PositiveSmallIntegerField(verbose_name="since, year")),
                ("since_month", models.PositiveSmallIntegerField(null=True, verbose_name="since, month")),
                ("until_year", models.PositiveSmallIntegerField(null=True, verbose_name="until, year")),
                ("until_month", models.PositiveSmallIntegerField(null=True, verbose_name="until, month")),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(auto_now=True, verbose_name="when")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="experiences",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "work or schooling",
                "verbose_name_plural": "work and schooling",
            },
        ),
        migrations.CreateModel(
            name="FairnessReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="reckoned at")),
                ("as_of", models.DateField(verbose_name="as of")),
                ("rule", models.CharField(max_length=20)),
                ("people", models.PositiveIntegerField(verbose_name="people who are looking")),
                ("figures", models.JSONField()),
                ("titles", models.JSONField()),
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
                "verbose_name": "report on how matching treats people",
                "verbose_name_plural": "reports on how matching treats people",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=60, verbose_name="from whom")),
                ("complete", models.BooleanField(default=False, verbose_name="the whole list")),
                ("rows", models.JSONField()),
                ("outcome", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "read, not taken in yet"),
                            ("applied", "taken in"),
                            ("discarded", "discarded"),
                        ],
                        default="waiting",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
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
                        related_name="vacancy_feeds",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "feed of vacancies",
                "verbose_name_plural": "feeds of vacancies",
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="started work on")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        max_length=10,
                        verbose_name="contract",
                    ),
                ),
                ("weekly_hours", models.PositiveSmallIntegerField(verbose_name="hours a week")),
                ("post", models.CharField(max_length=150, verbose_name="post")),
                (
                    "new_job",
                    models.BooleanField(
                        default=False, verbose_name="the post did not exist before the project"
                    ),
                ),
                ("ended_on", models.DateField(null=True, verbose_name="ended on")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fixed_term", "the contract was for a time that is over"),
                            ("resigned", "the person resigned"),
                            ("dismissed", "the employer ended it"),
                            ("probation", "it ended during probation"),
                            ("personal", "personal reasons"),
                            ("better", "the person found something better"),
                        ],
                        max_length=10,
                        verbose_name="why it ended",
                    ),
                ),
                ("struck", models.BooleanField(default=False, verbose_name="recorded by mistake")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="jobs.application",
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
                        verbose_name="contract as paper",
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
                    "observation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participation.observation",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="projects.operation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement in work",
                "verbose_name_plural": "placements in work",
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        choices=[("28_days", "28 days"), ("6_months", "six months")],
                        max_length=8,
                        verbose_name="after",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("kept", "still works there"),
                            ("other_job", "works somewhere else"),
                            ("searching", "is searching for work"),
                            ("inactive", "does not search for work"),
                            ("not_reached", "was not reached"),
                        ],
                        max_length=11,
                        verbose_name="result",
                    ),
                ),
                ("struck", models.BooleanField(default=False, verbose_name="recorded by mistake")),
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
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.document",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participation.observation",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="jobs.placement",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up of a placement",
                "verbose_name_plural": "follow-ups of placements",
                "ordering": ["asked_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlacementHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="started work on")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        max_length=10,
                        verbose_name="contract",
                    ),
                ),
                ("weekly_hours", models.PositiveSmallIntegerField(verbose_name="hours a week")),
                ("post", models.CharField(max_length=150, verbose_name="post")),
                (
                    "new_job",
                    models.BooleanField(
                        default=False, verbose_name="the post did not exist before the project"
                    ),
                ),
                ("ended_on", models.DateField(null=True, verbose_name="ended on")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fixed_term", "the contract was for a time that is over"),
                            ("resigned", "the person resigned"),
                            ("dismissed", "the employer ended it"),
                            ("probation", "it ended during probation"),
                            ("personal", "personal reasons"),
                            ("better", "the person found something better"),
                        ],
                        max_length=10,
                        verbose_name="why it ended",
                    ),
                ),
                ("struck", models.BooleanField(default=False, verbose_name="recorded by mistake")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jobs.application",
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
                        verbose_name="contract as paper",
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
                    "observation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participation.observation",
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
                        to="jobs.placement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "vacancy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="posting",
                        serialize=False,
                        to="jobs.vacancy",
                    ),
                ),
                ("published_on", models.DateField()),
                ("kind", models.CharField(max_length=14)),
                ("contract", models.CharField(max_length=10)),
                ("hours", models.CharField(max_length=8)),
                ("shift", models.CharField(max_length=7)),
                ("remote", models.BooleanField()),
                ("no_car", models.BooleanField()),
                ("first_job", models.BooleanField()),
                ("pay", models.PositiveIntegerField(null=True)),
                ("currency", models.CharField(max_length=3)),
                ("folded", models.TextField()),
            ],
            options={
                "verbose_name": "posting",
                "verbose_name_plural": "postings",
            },
        ),
        migrations.AddField(
            model_name="vacancy",
            name="employer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vacancies",
                to="jobs.employer",
                verbose_name="employer",
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="occupation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.concept",
                verbose_name="occupation",
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="operation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="vacancies", to="projects.operation"
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="settlement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.settlement",
                verbose_name="place",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="vacancy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="jobs.vacancy",
                verbose_name="vacancy",
            ),
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("query", models.CharField(max_length=500)),
                ("words", models.CharField(max_length=200, verbose_name="what is looked for")),
                ("by_mail", models.BooleanField(default=True, verbose_name="tell me by e-mail")),
                ("told_until", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SentCV",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cv", to="jobs.application"
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
                "verbose_name": "CV sent with an application",
                "verbose_name_plural": "CVs sent with applications",
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("applies", "will apply"),
                            ("interview", "invited to an interview"),
                            ("later", "kept in mind"),
                            ("unsuited", "does not fit"),
                            ("no_show", "did not come"),
                        ],
                        max_length=9,
                        verbose_name="result",
                    ),
                ),
                (
                    "booked_by",
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
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="jobs.employer"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="events.event",
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.operation"
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participation.participation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "talk at a job fair",
                "verbose_name_plural": "talks at job fairs",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Unmatched",
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
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.operation"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unmatched",
                        to="jobs.fairnessreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "person without a match",
                "verbose_name_plural": "people without a match",
            },
        ),
        migrations.CreateModel(
            name="VacancyHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("job", "job"),
                            ("apprenticeship", "apprenticeship"),
                            ("traineeship", "traineeship"),
                            ("work_trial", "work trial"),
                            ("volunteering", "volunteering"),
                        ],
                        default="job",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("tasks", models.TextField(max_length=5000, verbose_name="tasks")),
                ("language", models.CharField(default="ro", max_length=2, verbose_name="written in")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("seasonal", "seasonal"),
                            ("day", "by the day"),
                            ("none", "no employment contract"),
                        ],
                        default="permanent",
                        max_length=10,
                        verbose_name="contract",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        choices=[("full", "full time"), ("part", "part time"), ("flexible", "flexible")],
                        default="full",
                        max_length=8,
                        verbose_name="hours",
                    ),
                ),
                (
                    "weekly_hours",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hours a week"),
                ),
                (
                    "shift",
                    models.CharField(
                        choices=[
                            ("day", "by day"),
                            ("shifts", "in shifts"),
                            ("night", "by night"),
                            ("weekend", "at weekends"),
                        ],
                        default="day",
                        max_length=7,
                        verbose_name="shift",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("remote", models.BooleanField(default=False, verbose_name="can be done from home")),
                ("no_car", models.BooleanField(default=False, verbose_name="reachable without a car")),
                (
                    "first_job",
                    models.BooleanField(
                        default=False, verbose_name="good as a first job: no experience asked"
                    ),
                ),
                (
                    "pay_from",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pay a month, from"),
                ),
                (
                    "pay_to",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pay a month, to"),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[("RON", "RON"), ("EUR", "EUR")],
                        default="RON",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages asked",
                    ),
                ),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "step-free entrance"),
                                ("sign_language", "sign language"),
                                ("easy_reading", "instructions in easy words and pictures"),
                                ("mentor", "a mentor at work"),
                                ("transport", "transport to work"),
                                ("housing", "housing"),
                                ("childcare", "childcare or hours that allow for it"),
                                ("training", "training at work"),
                                ("meals", "meals"),
                            ],
                            max_length=13,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="support offered",
                    ),
                ),
                ("posts", models.PositiveSmallIntegerField(default=1, verbose_name="number of posts")),
                ("filled", models.PositiveSmallIntegerField(default=0)),
                ("apply_by", models.DateField(blank=True, null=True, verbose_name="apply by")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="public since")),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("reminded_on", models.DateField(blank=True, editable=False, null=True)),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("filled", "all posts are taken"),
                            ("withdrawn", "the employer withdrew it"),
                            ("deadline", "the deadline passed"),
                            ("stale", "nobody confirmed it for 60 days"),
                            ("employer", "the employer left or is paused"),
                            ("refused", "the hub did not approve it"),
                        ],
                        max_length=9,
                        verbose_name="why closed",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=60, verbose_name="taken from")),
                ("source_key", models.CharField(blank=True, max_length=120)),
                ("source_url", models.URLField(blank=True, max_length=400, verbose_name="original")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("waiting", "waits for approval"),
                            ("open", "open"),
                            ("filled", "filled"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=7,
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
                    "employer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jobs.employer",
                        verbose_name="employer",
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
                    "occupation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reference.concept",
                        verbose_name="occupation",
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
                        to="jobs.vacancy",
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
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VacancySkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("essential", models.BooleanField(default=True, verbose_name="essential")),
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
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.concept"
                    ),
                ),
                (
                    "vacancy",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skills",
                        to="jobs.vacancy",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill of a vacancy",
                "verbose_name_plural": "skills of a vacancy",
            },
        ),
        migrations.CreateModel(
            name="WorkTrial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("weekly_hours", models.PositiveSmallIntegerField(verbose_name="hours a week")),
                ("tasks", models.CharField(max_length=500, verbose_name="what is tried")),
                ("tutor", models.CharField(max_length=120, verbose_name="who guides at the employer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "ready to sign"),
                            ("partly", "signed in part"),
                            ("accepted", "agreed"),
                            ("ended", "ended"),
                            ("rejected", "not agreed to"),
                            ("cancelled", "cancelled"),
                        ],
                        default="ready",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "done to the end"),
                            ("partially", "done in part"),
                            ("did_not_show", "the person did not come"),
                        ],
                        max_length=12,
                        verbose_name="assessment",
                    ),
                ),
                ("hours_missed", models.PositiveSmallIntegerField(null=True, verbose_name="hours missed")),
                ("last_day", models.DateField(null=True, verbose_name="last day there")),
                ("with_job", models.BooleanField(default=False, verbose_name="ended with a job offer")),
                ("sealed", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trials",
                        to="jobs.application",
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
                        related_name="work_trials",
                        to="projects.operation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_trials",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "work trial",
                "verbose_name_plural": "work trials",
            },
        ),
        migrations.CreateModel(
            name="TrialSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[("person", "the person"), ("employer", "the employer"), ("hub", "the hub")],
                        max_length=8,
                        verbose_name="who",
                    ),
                ),
                ("on_paper", models.BooleanField(default=False, verbose_name="on paper")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
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
                    "trial",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="jobs.worktrial",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature under a work trial",
                "verbose_name_plural": "signatures under work trials",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkTrialHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("weekly_hours", models.PositiveSmallIntegerField(verbose_name="hours a week")),
                ("tasks", models.CharField(max_length=500, verbose_name="what is tried")),
                ("tutor", models.CharField(max_length=120, verbose_name="who guides at the employer")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "ready to sign"),
                            ("partly", "signed in part"),
                            ("accepted", "agreed"),
                            ("ended", "ended"),
                            ("rejected", "not agreed to"),
                            ("cancelled", "cancelled"),
                        ],
                        default="ready",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "done to the end"),
                            ("partially", "done in part"),
                            ("did_not_show", "the person did not come"),
                        ],
                        max_length=12,
                        verbose_name="assessment",
                    ),
                ),
                ("hours_missed", models.PositiveSmallIntegerField(null=True, verbose_name="hours missed")),
                ("last_day", models.DateField(null=True, verbose_name="last day there")),
                ("with_job", models.BooleanField(default=False, verbose_name="ended with a job offer")),
                ("sealed", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jobs.application",
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
                        to="jobs.worktrial",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.UniqueConstraint(
                fields=("operation", "organisation"), name="one_employer_per_hub"
            ),
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreement", None), ("signed_on", None)),
                    models.Q(("agreement__isnull", False), ("signed_on__isnull", False)),
                    _connector="OR",
                ),
                name="agreement_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "paused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="pause_has_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jobs_employerhistory" ("activity_id", "agreement_id", "consortium_id", "id", "made_by_id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signed_on", "state", "version") VALUES (NEW."activity_id", NEW."agreement_id", NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."signed_on", NEW."state", NEW."version"); RETURN NULL;',
                    hash="7afed365580fc25335aef5f427360f99306479ac",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b8978",
                    table="jobs_employer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jobs_employerhistory" ("activity_id", "agreement_id", "consortium_id", "id", "made_by_id", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "signed_on", "state", "version") VALUES (NEW."activity_id", NEW."agreement_id", NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."signed_on", NEW."state", NEW."version"); RETURN NULL;',
                    hash="f75b21364a69e9db64c4a3017965c5f645ea784a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_49560",
                    table="jobs_employer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("until_month", None), ("until_year", None)),
                    ("until_year__gt", models.F("since_year")),
                    models.Q(
                        ("until_year", models.F("since_year")),
                        models.Q(
                            ("until_month", None),
                            ("since_month", None),
                            ("until_month__gte", models.F("since_month")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="experience_ends_after_its_beginning",
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("since_month", None), ("since_month__range", (1, 12)), _connector="OR"),
                    models.Q(("until_month", None), ("until_month__range", (1, 12)), _connector="OR"),
                ),
                name="experience_names_real_months",
            ),
        ),
        migrations.AddIndex(
            model_name="feed",
            index=models.Index(fields=["operation", "-made_at"], name="jobs_feed_operati_495eab_idx"),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(fields=["operation", "starts_on"], name="jobs_placem_operati_561a29_idx"),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", False)),
                fields=("application",),
                name="one_placement_per_application",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekly_hours__gte", 1), ("weekly_hours__lte", 60)),
                name="plausible_weekly_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("ending", "")),
                    models.Q(
                        ("ended_on__gte", models.F("starts_on")),
                        ("ended_on__isnull", False),
                        models.Q(("ending", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="ended_placement_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jobs_placementhistory" ("application_id", "consortium_id", "contract", "document_id", "ended_on", "ending", "id", "made_at", "made_by_id", "new_job", "observation_id", "operation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "starts_on", "struck", "version", "weekly_hours") VALUES (NEW."application_id", NEW."consortium_id", NEW."contract", NEW."document_id", NEW."ended_on", NEW."ending", NEW."id", NEW."made_at", NEW."made_by_id", NEW."new_job", NEW."observation_id", NEW."operation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."post", NEW."starts_on", NEW."struck", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="fd94530c20cd01a8a0d424c208f6e4fcad97293d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b73f",
                    table="jobs_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jobs_placementhistory" ("application_id", "consortium_id", "contract", "document_id", "ended_on", "ending", "id", "made_at", "made_by_id", "new_job", "observation_id", "operation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "starts_on", "struck", "version", "weekly_hours") VALUES (NEW."application_id", NEW."consortium_id", NEW."contract", NEW."document_id", NEW."ended_on", NEW."ending", NEW."id", NEW."made_at", NEW."made_by_id", NEW."new_job", NEW."observation_id", NEW."operation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post", NEW."starts_on", NEW."struck", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="76e57bfb93fdf9bf5fb20992390d61c1f6585893",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ed98c",
                    table="jobs_placement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("struck", False), models.Q(("result", "not_reached"), _negated=True)),
                fields=("placement", "term"),
                name="one_result_per_term",
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="occupation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reference.concept"
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="settlement",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.settlement",
            ),
        ),
        migrations.AddIndex(
            model_name="vacancy",
            index=models.Index(fields=["operation", "state"], name="jobs_vacanc_operati_2e533e_idx"),
        ),
        migrations.AddIndex(
            model_name="vacancy",
            index=models.Index(fields=["state", "-published_on", "-id"], name="jobs_vacanc_state_737e90_idx"),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=("operation", "source", "source_key"),
                name="one_vacancy_per_source_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(condition=models.Q(("posts__gt", 0)), name="vacancy_has_posts"),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("filled__lte", models.F("posts"))), name="no_more_filled_than_posts"
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pay_to", None),
                    models.Q(("pay_from__isnull", False), ("pay_to__gte", models.F("pay_from"))),
                    _connector="OR",
                ),
                name="pay_from_before_pay_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "open"), _negated=True),
                    models.Q(
                        ("confirmed_on__isnull", False),
                        ("occupation__isnull", False),
                        ("published_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="open_vacancy_is_coded_and_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "open"), _negated=True),
                    ("remote", True),
                    ("settlement__isnull", False),
                    _connector="OR",
                ),
                name="open_vacancy_says_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "closed"), ("closing", ""), _connector="XOR"),
                name="closed_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vacancy",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jobs_vacancyhistory" ("activity_id", "address", "apply_by", "closed_on", "closing", "confirmed_on", "consortium_id", "contract", "currency", "employer_id", "filled", "first_job", "hours", "id", "kind", "language", "languages", "made_by_id", "no_car", "occupation_id", "offers", "operation_id", "pay_from", "pay_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "published_on", "reminded_on", "remote", "settlement_id", "shift", "source", "source_key", "source_url", "state", "tasks", "title", "version", "weekly_hours") VALUES (NEW."activity_id", NEW."address", NEW."apply_by", NEW."closed_on", NEW."closing", NEW."confirmed_on", NEW."consortium_id", NEW."contract", NEW."currency", NEW."employer_id", NEW."filled", NEW."first_job", NEW."hours", NEW."id", NEW."kind", NEW."language", NEW."languages", NEW."made_by_id", NEW."no_car", NEW."occupation_id", NEW."offers", NEW."operation_id", NEW."pay_from", NEW."pay_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posts", NEW."published_on", NEW."reminded_on", NEW."remote", NEW."settlement_id", NEW."shift", NEW."source", NEW."source_key", NEW."source_url", NEW."state", NEW."tasks", NEW."title", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="0e83295265a1d6f4237eab4bc675fb2e7bb60f01",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4359b",
                    table="jobs_vacancy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vacancy",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jobs_vacancyhistory" ("activity_id", "address", "apply_by", "closed_on", "closing", "confirmed_on", "consortium_id", "contract", "currency", "employer_id", "filled", "first_job", "hours", "id", "kind", "language", "languages", "made_by_id", "no_car", "occupation_id", "offers", "operation_id", "pay_from", "pay_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posts", "published_on", "reminded_on", "remote", "settlement_id", "shift", "source", "source_key", "source_url", "state", "tasks", "title", "version", "weekly_hours") VALUES (NEW."activity_id", NEW."address", NEW."apply_by", NEW."closed_on", NEW."closing", NEW."confirmed_on", NEW."consortium_id", NEW."contract", NEW."currency", NEW."employer_id", NEW."filled", NEW."first_job", NEW."hours", NEW."id", NEW."kind", NEW."language", NEW."languages", NEW."made_by_id", NEW."no_car", NEW."occupation_id", NEW."offers", NEW."operation_id", NEW."pay_from", NEW."pay_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posts", NEW."published_on", NEW."reminded_on", NEW."remote", NEW."settlement_id", NEW."shift", NEW."source", NEW."source_key", NEW."source_url", NEW."state", NEW."tasks", NEW."title", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="dbeb429b8125b8ca77bba045b023dc93dd0083b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4fea6",
                    table="jobs_vacancy",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["operation", "state", "changed_on"], name="jobs_applic_operati_5cda06_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["person"], name="application_by_person"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("refused", "cancelled", "obsolete")), _negated=True),
                fields=("vacancy", "person"),
                name="one_open_application",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(fields=("vacancy", "number"), name="one_number_per_vacancy"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("starts_on__isnull", False),
                        ("state", "accepted"),
                        models.Q(("contract", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "accepted"), _negated=True), ("contract", ""), ("starts_on", None)
                    ),
                    _connector="OR",
                ),
                name="accepted_has_a_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_by__isnull", False),
                        ("state", "refused"),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "refused"), _negated=True), ("reason", ""), ("share_reason", False)
                    ),
                    _connector="OR",
                ),
                name="refused_by_somebody_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "obsolete"), models.Q(("closing", ""), _negated=True)),
                    models.Q(models.Q(("state", "obsolete"), _negated=True), ("closing", "")),
                    _connector="OR",
                ),
                name="closed_application_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "new"), ("taken_up_on", None)),
                    models.Q(("state", "processing"), ("taken_up_on__isnull", False)),
                    models.Q(("state__in", ("new", "processing")), _negated=True),
                    _connector="OR",
                ),
                name="taken_up_while_looked_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_by", None), ("answered_on", None)),
                    models.Q(("answered_by__isnull", False), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="answer_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("archived_on", None),
                    models.Q(("state__in", ("offered", "accepted")), _negated=True),
                    _connector="OR",
                ),
                name="nothing_promised_is_archived",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("transferred_from", models.F("id")), _negated=True),
                name="not_passed_on_from_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(
                fields=("user", "query"), name="one_saved_search_per_question"
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.UniqueConstraint(
                fields=("event", "employer", "starts_at"), name="one_talk_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("event", "person", "starts_at"),
                name="nobody_talks_to_two_at_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(("result", ""), ("person__isnull", False), _connector="OR"),
                name="only_a_booked_talk_has_a_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("participation", None), ("person", None)),
                    models.Q(("participation__isnull", False), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="a_booked_talk_names_the_participant",
            ),
        ),
        migrations.AddConstraint(
            model_name="unmatched",
            constraint=models.UniqueConstraint(
                fields=("report", "participation"), name="unmatched_once_in_a_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancyskill",
            constraint=models.UniqueConstraint(fields=("vacancy", "skill"), name="one_line_per_skill"),
        ),
        migrations.AddConstraint(
            model_name="worktrial",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("ready", "partly", "accepted"))),
                fields=("application",),
                name="one_trial_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="worktrial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__gte", models.F("starts_on")),
                    (
                        "ends_on__lt",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_on"), "+", models.Value(datetime.timedelta(days=30))
                        ),
                    ),
                ),
                name="trial_of_at_most_thirty_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="worktrial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ended"), models.Q(("outcome", ""), _negated=True)),
                    models.Q(models.Q(("state", "ended"), _negated=True), ("outcome", "")),
                    _connector="OR",
                ),
                name="ended_trial_is_assessed",
            ),
        ),
        migrations.AddConstraint(
            model_name="worktrial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "partially"), _negated=True),
                    models.Q(("hours_missed__isnull", False), ("last_day__isnull", False)),
                    _connector="OR",
                ),
                name="partial_trial_says_what_was_missed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="worktrial",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jobs_worktrialhistory" ("application_id", "consortium_id", "document_id", "ends_on", "hours_missed", "id", "last_day", "made_at", "made_by_id", "operation_id", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "starts_on", "state", "tasks", "tutor", "weekly_hours", "with_job") VALUES (NEW."application_id", NEW."consortium_id", NEW."document_id", NEW."ends_on", NEW."hours_missed", NEW."id", NEW."last_day", NEW."made_at", NEW."made_by_id", NEW."operation_id", NEW."outcome", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sealed", NEW."starts_on", NEW."state", NEW."tasks", NEW."tutor", NEW."weekly_hours", NEW."with_job"); RETURN NULL;',
                    hash="efe9e1729357c235cc195063180498972020b548",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eaf68",
                    table="jobs_worktrial",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="worktrial",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jobs_worktrialhistory" ("application_id", "consortium_id", "document_id", "ends_on", "hours_missed", "id", "last_day", "made_at", "made_by_id", "operation_id", "outcome", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sealed", "starts_on", "state", "tasks", "tutor", "weekly_hours", "with_job") VALUES (NEW."application_id", NEW."consortium_id", NEW."document_id", NEW."ends_on", NEW."hours_missed", NEW."id", NEW."last_day", NEW."made_at", NEW."made_by_id", NEW."operation_id", NEW."outcome", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sealed", NEW."starts_on", NEW."state", NEW."tasks", NEW."tutor", NEW."weekly_hours", NEW."with_job"); RETURN NULL;',
                    hash="e865336db3bb7098c773b150bd5db9acb138c249",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4c290",
                    table="jobs_worktrial",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="trialsignature",
            constraint=models.UniqueConstraint(fields=("trial", "party"), name="one_signature_per_party"),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                fields=["-published_on", "-vacancy"],
                include=(
                    "kind",
                    "contract",
                    "hours",
                    "shift",
                    "remote",
                    "no_car",
                    "first_job",
                    "pay",
                    "currency",
                    "occupation",
                    "settlement",
                ),
                name="postings_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["settlement"], name="jobs_postin_settlem_a8dd9f_idx"),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["folded"], name="posting_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
