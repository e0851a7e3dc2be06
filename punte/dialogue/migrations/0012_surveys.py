"""The survey of a consultation: its questions, who answered what, and row-level policies on both."""

import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import punte.base.translated
from punte.base import rls


class Migration(migrations.Migration):
    dependencies = [
        ("dialogue", "0011_pictures"),
        ("people", "0002_policies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="phase",
            name="kind",
            field=models.CharField(
                choices=[
                    ("propose", "proposals"),
                    ("discuss", "answers and debate"),
                    ("support", "support"),
                    ("statements", "statements"),
                    ("comment", "comments on a text"),
                    ("survey", "answers to the survey"),
                    ("feedback", "answers of the organiser"),
                ],
                max_length=10,
                verbose_name="what is possible",
            ),
        ),
        migrations.CreateModel(
            name="SurveyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one of several"),
                            ("multiple", "several of several"),
                            ("scale", "from 1 to 5"),
                            ("number", "a number"),
                            ("words", "free words"),
                        ],
                        max_length=8,
                        verbose_name="how it is answered",
                    ),
                ),
                ("text", punte.base.translated.TranslatedField(verbose_name="question")),
                (
                    "options",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="options"),
                ),
                (
                    "low",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="what 1 means"),
                ),
                (
                    "high",
                    punte.base.translated.TranslatedField(blank=True, null=True, verbose_name="what 5 means"),
                ),
                ("least", models.IntegerField(blank=True, null=True, verbose_name="from")),
                ("most", models.IntegerField(blank=True, null=True, verbose_name="to")),
                ("required", models.BooleanField(default=False, verbose_name="has to be answered")),
                ("chosen", models.JSONField(blank=True, default=list)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "after",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="dialogue.surveyquestion",
                        verbose_name="only after",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_questions",
                        to="dialogue.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "question of a survey",
                "verbose_name_plural": "questions of surveys",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("consultation", "position"),
                        name="one_question_at_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("single", "multiple")), ("options__isnull", False)),
                            models.Q(
                                models.Q(("kind__in", ("single", "multiple")), _negated=True),
                                ("options", None),
                            ),
                            _connector="OR",
                        ),
                        name="choices_have_options",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("after", None), ("chosen", [])),
                            models.Q(("after__isnull", False), models.Q(("chosen", []), _negated=True)),
                            _connector="OR",
                        ),
                        name="condition_names_options",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "number"), _negated=True),
                            ("least__lt", models.F("most")),
                            _connector="OR",
                        ),
                        name="number_from_to",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyResponse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("answers", models.JSONField(default=dict, verbose_name="answers")),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_responses",
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
                    "voice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_responses",
                        to="dialogue.voice",
                    ),
                ),
            ],
            options={
                "verbose_name": "answers to a survey",
                "verbose_name_plural": "answers to surveys",
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "voice"), name="answers_as_one_voice")
                ],
            },
        ),
        *rls.policies(["dialogue_surveyquestion", "dialogue_surveyresponse"]),
    ]
