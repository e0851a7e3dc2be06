import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import punte.base.translated


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("projects", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Poll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", punte.base.translated.TranslatedField(verbose_name="question")),
                (
                    "explanation",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one choice"),
                            ("multiple", "several choices"),
                            ("ranked", "ranking"),
                            ("score", "marks"),
                            ("budget", "sharing out a sum"),
                        ],
                        default="single",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="how many are elected")),
                ("most", models.PositiveSmallIntegerField(default=1, verbose_name="options one may pick")),
                (
                    "top",
                    models.PositiveIntegerField(default=10, verbose_name="highest mark, or sum to share out"),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="counted in")),
                ("secret", models.BooleanField(default=False, verbose_name="secret ballot")),
                ("live", models.BooleanField(default=False, verbose_name="in a room, without account")),
                ("places", models.PositiveIntegerField(default=100, verbose_name="people in the room")),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="quorum, in percent of those with a vote"
                    ),
                ),
                ("public", models.BooleanField(default=False, verbose_name="everybody may read the result")),
                ("code", models.CharField(editable=False, max_length=8, unique=True)),
                ("box", models.BinaryField(null=True)),
                ("grouped", models.BooleanField(default=False, editable=False)),
                ("entitled", models.PositiveIntegerField(editable=False, null=True)),
                ("cast", models.PositiveIntegerField(editable=False, null=True)),
                ("opened_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("scheduled", "scheduled"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("published", "result published"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
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
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="polls",
                        to="projects.operation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="who runs it",
                    ),
                ),
            ],
            options={
                "verbose_name": "poll",
                "verbose_name_plural": "polls",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
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
                        related_name="envelopes",
                        to="ballots.poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot in the box",
                "verbose_name_plural": "ballots in the box",
            },
        ),
        migrations.CreateModel(
            name="BoxKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField()),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="box_key", to="ballots.poll"
                    ),
                ),
            ],
            options={
                "verbose_name": "key of a ballot box",
                "verbose_name_plural": "keys of ballot boxes",
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("choice", models.JSONField()),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unions", "trade unions"),
                            ("employers", "employers"),
                            ("authorities", "public authorities"),
                            ("csos", "civil society organisations"),
                            ("farmers", "farmers and craftspeople"),
                            ("schools", "schools and training providers"),
                            ("citizens", "citizens"),
                        ],
                        max_length=11,
                        verbose_name="group",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="ballots.poll"
                    ),
                ),
            ],
            options={
                "verbose_name": "secret ballot",
                "verbose_name_plural": "secret ballots",
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("choice", models.JSONField()),
                (
                    "assisted_by",
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
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="ballots.poll"
                    ),
                ),
            ],
            options={
                "verbose_name": "recorded vote",
                "verbose_name_plural": "recorded votes",
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
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unions", "trade unions"),
                            ("employers", "employers"),
                            ("authorities", "public authorities"),
                            ("csos", "civil society organisations"),
                            ("farmers", "farmers and craftspeople"),
                            ("schools", "schools and training providers"),
                            ("citizens", "citizens"),
                        ],
                        max_length=11,
                        verbose_name="group",
                    ),
                ),
                ("votes", models.BooleanField(default=True)),
                ("voted", models.BooleanField(default=False, verbose_name="has voted")),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register",
                        to="ballots.poll",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "voter",
                "verbose_name_plural": "register of voters",
            },
        ),
        migrations.CreateModel(
            name="VoteHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("choice", models.JSONField()),
                (
                    "assisted_by",
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
                        to="ballots.vote",
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ballots.poll",
                    ),
                ),
                (
                    "voter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ballots.voter",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="vote",
            name="voter",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="vote", to="ballots.voter"
            ),
        ),
        migrations.CreateModel(
            name="VoterList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
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
                        related_name="voter_lists",
                        to="projects.operation",
                    ),
                ),
            ],
            options={
                "verbose_name": "voter list",
                "verbose_name_plural": "voter lists",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PollHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("question", punte.base.translated.TranslatedField(verbose_name="question")),
                (
                    "explanation",
                    punte.base.translated.TranslatedField(
                        blank=True, null=True, verbose_name="what it is about"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one choice"),
                            ("multiple", "several choices"),
                            ("ranked", "ranking"),
                            ("score", "marks"),
                            ("budget", "sharing out a sum"),
                        ],
                        default="single",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="how many are elected")),
                ("most", models.PositiveSmallIntegerField(default=1, verbose_name="options one may pick")),
                (
                    "top",
                    models.PositiveIntegerField(default=10, verbose_name="highest mark, or sum to share out"),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="counted in")),
                ("secret", models.BooleanField(default=False, verbose_name="secret ballot")),
                ("live", models.BooleanField(default=False, verbose_name="in a room, without account")),
                ("places", models.PositiveIntegerField(default=100, verbose_name="people in the room")),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="quorum, in percent of those with a vote"
                    ),
                ),
                ("public", models.BooleanField(default=False, verbose_name="everybody may read the result")),
                ("code", models.CharField(editable=False, max_length=8)),
                ("box", models.BinaryField(null=True)),
                ("grouped", models.BooleanField(default=False, editable=False)),
                ("entitled", models.PositiveIntegerField(editable=False, null=True)),
                ("cast", models.PositiveIntegerField(editable=False, null=True)),
                ("opened_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("scheduled", "scheduled"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("published", "result published"),
                            ("cancelled", "cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
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
                        verbose_name="who runs it",
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
                        to="ballots.poll",
                    ),
                ),
                (
                    "voters",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="ballots.voterlist",
                        verbose_name="voter list",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="poll",
            name="voters",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="polls",
                to="ballots.voterlist",
                verbose_name="voter list",
            ),
        ),
        migrations.CreateModel(
            name="ListedVoter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unions", "trade unions"),
                            ("employers", "employers"),
                            ("authorities", "public authorities"),
                            ("csos", "civil society organisations"),
                            ("farmers", "farmers and craftspeople"),
                            ("schools", "schools and training providers"),
                            ("citizens", "citizens"),
                        ],
                        max_length=11,
                        verbose_name="group",
                    ),
                ),
                ("votes", models.BooleanField(default=True, verbose_name="has a vote")),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="speaks for",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="ballots.voterlist",
                    ),
                ),
            ],
            options={
                "verbose_name": "person on a voter list",
                "verbose_name_plural": "people on voter lists",
            },
        ),
        migrations.CreateModel(
            name="VoterListHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
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
                        to="ballots.voterlist",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("label", punte.base.translated.TranslatedField(verbose_name="option")),
                ("lot", models.PositiveSmallIntegerField(null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="ballots.poll"
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "verbose_name_plural": "options",
                "ordering": ["poll", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "position"), name="options_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.BinaryField()),
                ("choice", models.JSONField()),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="room_votes",
                        to="ballots.poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote in a room",
                "verbose_name_plural": "votes in rooms",
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "mark"), name="one_vote_of_a_browser")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="voter",
            constraint=models.UniqueConstraint(fields=("poll", "user"), name="registered_once"),
        ),
        migrations.AddConstraint(
            model_name="voter",
            constraint=models.CheckConstraint(
                condition=models.Q(("votes", True), ("voted", False), _connector="OR"),
                name="who_has_no_vote_does_not_vote",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ballots_votehistory" ("assisted_by_id", "choice", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poll_id", "voter_id") VALUES (NEW."assisted_by_id", NEW."choice", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."poll_id", NEW."voter_id"); RETURN NULL;',
                    hash="b653422535e3c1283546b0bdd32b8a9076d0685d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a40ab",
                    table="ballots_vote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ballots_votehistory" ("assisted_by_id", "choice", "consortium_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poll_id", "voter_id") VALUES (NEW."assisted_by_id", NEW."choice", NEW."consortium_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."poll_id", NEW."voter_id"); RETURN NULL;',
                    hash="08abaf4e4c8a43020381062d24b7c8b232c52247",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a5d19",
                    table="ballots_vote",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="voterlist",
            constraint=models.UniqueConstraint(fields=("operation", "name"), name="one_voter_list_of_a_name"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voterlist",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ballots_voterlisthistory" ("consortium_id", "id", "made_by_id", "name", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."name", NEW."operation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="a0c0008b859e720c384b91aa23363ccb34cb1aee",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bd34c",
                    table="ballots_voterlist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voterlist",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ballots_voterlisthistory" ("consortium_id", "id", "made_by_id", "name", "operation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."consortium_id", NEW."id", NEW."made_by_id", NEW."name", NEW."operation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="faa850d8cfe4734c5371ba91c489b91b35f81541",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e562b",
                    table="ballots_voterlist",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="poll",
            index=models.Index(fields=["operation", "state"], name="ballots_pol_operati_0416c5_idx"),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum__lte", 100)), name="quorum_is_a_share"
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(("most__gte", 1), ("seats__gte", 1), ("top__gte", 1)),
                name="poll_has_measures",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(("live", True), ("secret", True), _negated=True),
                name="live_poll_is_no_secret_ballot",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at", None),
                    ("closes_at", None),
                    ("closes_at__gt", models.F("opens_at")),
                    _connector="OR",
                ),
                name="poll_closes_after_it_opens",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "ballots_pollhistory" ("box", "cast", "closed_at", "closes_at", "code", "consortium_id", "entitled", "explanation", "grouped", "id", "kind", "live", "made_by_id", "most", "opened_at", "opens_at", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "public", "question", "quorum", "seats", "secret", "state", "top", "unit", "version", "voters_id") VALUES (NEW."box", NEW."cast", NEW."closed_at", NEW."closes_at", NEW."code", NEW."consortium_id", NEW."entitled", NEW."explanation", NEW."grouped", NEW."id", NEW."kind", NEW."live", NEW."made_by_id", NEW."most", NEW."opened_at", NEW."opens_at", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."public", NEW."question", NEW."quorum", NEW."seats", NEW."secret", NEW."state", NEW."top", NEW."unit", NEW."version", NEW."voters_id"); RETURN NULL;',
                    hash="f3c8af2eba5c0778d3d6291cc7d05ddf890c77f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9e8a",
                    table="ballots_poll",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poll",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "ballots_pollhistory" ("box", "cast", "closed_at", "closes_at", "code", "consortium_id", "entitled", "explanation", "grouped", "id", "kind", "live", "made_by_id", "most", "opened_at", "opens_at", "operation_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "public", "question", "quorum", "seats", "secret", "state", "top", "unit", "version", "voters_id") VALUES (NEW."box", NEW."cast", NEW."closed_at", NEW."closes_at", NEW."code", NEW."consortium_id", NEW."entitled", NEW."explanation", NEW."grouped", NEW."id", NEW."kind", NEW."live", NEW."made_by_id", NEW."most", NEW."opened_at", NEW."opens_at", NEW."operation_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."public", NEW."question", NEW."quorum", NEW."seats", NEW."secret", NEW."state", NEW."top", NEW."unit", NEW."version", NEW."voters_id"); RETURN NULL;',
                    hash="8637b52e47f60bc4419d8b9773ec502bab5b9f68",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d31a",
                    table="ballots_poll",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="listedvoter",
            constraint=models.UniqueConstraint(fields=("list", "user"), name="listed_once"),
        ),
        migrations.AddConstraint(
            model_name="listedvoter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", False), ("votes", True)),
                fields=("list", "organisation"),
                name="one_delegate_of_an_organisation",
            ),
        ),
    ]
