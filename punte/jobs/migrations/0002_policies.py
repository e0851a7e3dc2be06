"""Row-level policies on whatever the room jobs keeps; what is public names nobody and is seen by everybody."""

from django.db import migrations

from punte.base import rls

TABLES = ["jobs_employer", "jobs_employerhistory", "jobs_vacancy", "jobs_vacancyhistory", "jobs_vacancyskill"]
TABLES += ["jobs_feed", "jobs_fairnessreport"]
OF_PERSONS = [
    "jobs_application",
    "jobs_applicationstep",
    "jobs_comment",
    "jobs_placement",
    "jobs_placementhistory",
    "jobs_followup",
    "jobs_worktrial",
    "jobs_worktrialhistory",
    "jobs_trialsignature",
    "jobs_cv",
    "jobs_experience",
    "jobs_sentcv",
    "jobs_unmatched",
    "jobs_talk",
]
OPEN = "state = 'open'"
ANNOUNCED = {
    "jobs_vacancy": OPEN,
    "jobs_vacancyskill": f"EXISTS (SELECT FROM jobs_vacancy v WHERE v.id = jobs_vacancyskill.vacancy_id AND v.{OPEN})",
    "jobs_employer": f"EXISTS (SELECT FROM jobs_vacancy v WHERE v.employer_id = jobs_employer.id AND v.{OPEN})",
}


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        *rls.policies(OF_PERSONS),
        rls.append_only("jobs_applicationstep"),
        *(
            migrations.RunSQL(
                f"CREATE POLICY {table}_announced ON {table} FOR SELECT USING ({condition})",
                f"DROP POLICY {table}_announced ON {table}",
            )
            for table, condition in ANNOUNCED.items()
        ),
    ]
