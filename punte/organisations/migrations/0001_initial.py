import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("reference", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
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
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sort_key", models.CharField(editable=False, max_length=400)),
                ("folded", models.CharField(editable=False, max_length=600)),
                ("country", models.CharField(default="RO", max_length=2, verbose_name="country")),
                (
                    "objectives",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("information", "information for employment"),
                                ("guidance", "career guidance"),
                                ("mediation", "mediation on the labour market"),
                                ("adult_training", "vocational training of adults"),
                                ("self_employment", "self-employment and entrepreneurship"),
                                ("dialogue", "civic dialogue on the labour market"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="objectives in the statute",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "places",
                    models.ManyToManyField(blank=True, to="reference.region", verbose_name="places served"),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_key"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                            ("manager", "manager"),
                            ("counsellor", "counsellor"),
                            ("mediator", "mediator"),
                            ("trainer", "trainer"),
                            ("recruiter", "recruiter"),
                            ("communicator", "communicator"),
                            ("moderator", "moderator"),
                            ("monitoring_officer", "monitoring officer"),
                            ("dpo", "data-protection officer"),
                            ("auditor", "auditor"),
                            ("operator", "operator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("digest", models.BinaryField(unique=True)),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
            },
        ),
        migrations.CreateModel(
            name="Identifier",
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
                        choices=[("cui", "CUI"), ("eik", "ЕИК"), ("foreign", "foreign register")],
                        max_length=7,
                        verbose_name="register",
                    ),
                ),
                ("value", models.CharField(max_length=40, verbose_name="number")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "identifier",
                "verbose_name_plural": "identifiers",
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
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
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sort_key", models.CharField(editable=False, max_length=400)),
                ("folded", models.CharField(editable=False, max_length=600)),
                ("country", models.CharField(default="RO", max_length=2, verbose_name="country")),
                (
                    "objectives",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("information", "information for employment"),
                                ("guidance", "career guidance"),
                                ("mediation", "mediation on the labour market"),
                                ("adult_training", "vocational training of adults"),
                                ("self_employment", "self-employment and entrepreneurship"),
                                ("dialogue", "civic dialogue on the labour market"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="objectives in the statute",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Role",
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
                            ("manager", "manager"),
                            ("counsellor", "counsellor"),
                            ("mediator", "mediator"),
                            ("trainer", "trainer"),
                            ("recruiter", "recruiter"),
                            ("communicator", "communicator"),
                            ("moderator", "moderator"),
                            ("monitoring_officer", "monitoring officer"),
                            ("dpo", "data-protection officer"),
                            ("auditor", "auditor"),
                            ("operator", "operator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateField(default=datetime.date.today, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
            },
        ),
        migrations.CreateModel(
            name="RoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("manager", "manager"),
                            ("counsellor", "counsellor"),
                            ("mediator", "mediator"),
                            ("trainer", "trainer"),
                            ("recruiter", "recruiter"),
                            ("communicator", "communicator"),
                            ("moderator", "moderator"),
                            ("monitoring_officer", "monitoring officer"),
                            ("dpo", "data-protection officer"),
                            ("auditor", "auditor"),
                            ("operator", "operator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateField(default=datetime.date.today, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        to="organisations.role",
                    ),
                ),
                (
                    "user",
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
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("digest", models.BinaryField(unique=True)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("projects", "projects and their activities"),
                                ("numbers", "targets, indicators and reporting periods"),
                                ("deliverables", "deliverables that are not about a person"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="what it may read",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                ("expires_at", models.DateTimeField(verbose_name="expires")),
                ("last_used_on", models.DateField(null=True, verbose_name="last used")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tokens",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "token",
                "verbose_name_plural": "tokens",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["folded"], name="organisation_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_organisationevent" ("country", "email", "folded", "id", "kind", "name", "objectives", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "version", "website") VALUES (NEW."country", NEW."email", NEW."folded", NEW."id", NEW."kind", NEW."name", NEW."objectives", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sort_key", NEW."version", NEW."website"); RETURN NULL;',
                    hash="7181ee0021bba957976bb843ebd6001516befaeb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_040c9",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_organisationevent" ("country", "email", "folded", "id", "kind", "name", "objectives", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sort_key", "version", "website") VALUES (NEW."country", NEW."email", NEW."folded", NEW."id", NEW."kind", NEW."name", NEW."objectives", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sort_key", NEW."version", NEW."website"); RETURN NULL;',
                    hash="ddb74f64be419a8796e2d2118637f5180b110375",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0b99b",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(fields=("kind", "value"), name="one_organisation_per_number"),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("user", "organisation", "role"),
                name="one_open_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="role_ends_after_start",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="role",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_roleevent" ("id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "until", "user_id") VALUES (NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                    hash="8b50899dbc75d04ec78f6a12e8055d7ac7c23d60",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62a16",
                    table="organisations_role",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="role",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_roleevent" ("id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "until", "user_id") VALUES (NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."since", NEW."until", NEW."user_id"); RETURN NULL;',
                    hash="b76f39f252b494e04375bce9137976f91c4b6957",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c6a0",
                    table="organisations_role",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="token",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at__gt", models.F("created_at")),
                    (
                        "expires_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("created_at"), "+", models.Value(datetime.timedelta(days=366))
                        ),
                    ),
                ),
                name="token_holds_a_year_at_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="token",
            constraint=models.CheckConstraint(
                condition=models.Q(("scopes__len__gt", 0)), name="token_opens_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="token",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at", None), ("revoked_by", None)),
                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                    _connector="OR",
                ),
                name="token_is_revoked_by_somebody",
            ),
        ),
    ]
