"""Row-level policies on whatever the room learning keeps; nobody is enrolled twice, whatever numbers they have."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "learning_programme",
    "learning_programmeskill",
    "learning_programmeevent",
    "learning_module",
    "learning_offering",
    "learning_offeringhistory",
    "learning_offeringevent",
    "learning_commission",
    "learning_enrolment",
    "learning_enrolmentevent",
    "learning_feedback",
    "learning_question",
    "learning_questionevent",
    "learning_quiz",
    "learning_quizevent",
    "learning_attempt",
    "learning_assignment",
    "learning_assignmentevent",
    "learning_submission",
    "learning_package",
    "learning_packageevent",
    "learning_packageversion",
    "learning_packageattempt",
    "learning_signingkey",
    "learning_series",
    "learning_certificate",
    "learning_certificateevent",
    "learning_issuing",
    "learning_courserequest",
    "learning_medium",
    "learning_lesson",
    "learning_lessonprogress",
]

# Persons joined after they were registered under two spellings are one person here too.
ONE_PERSON_ONCE = migrations.RunSQL(
    """
    CREATE FUNCTION learning_one_person_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(7304, NEW.offering_id::int);
        IF EXISTS (
            SELECT FROM learning_enrolment e JOIN people_person p ON p.id = e.person_id
            WHERE e.offering_id = NEW.offering_id AND e.id <> NEW.id AND coalesce(p.merged_into_id, p.id) =
                (SELECT coalesce(n.merged_into_id, n.id) FROM people_person n WHERE n.id = NEW.person_id)
        ) THEN
            RAISE EXCEPTION 'once_per_offering: this person is in this offering already'
                USING ERRCODE = 'unique_violation', CONSTRAINT = 'once_per_offering';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER learning_one_person_once BEFORE INSERT OR UPDATE OF person_id, offering_id ON learning_enrolment
        FOR EACH ROW EXECUTE FUNCTION learning_one_person_once();
    """,
    "DROP TRIGGER learning_one_person_once ON learning_enrolment; DROP FUNCTION learning_one_person_once();",
)

# Courses that take people on, their programmes and modules stand in the public list; they name nobody.
TAKING_ON = "state IN ('open', 'running')"
OF_A_COURSE = f"EXISTS (SELECT FROM learning_offering o WHERE o.programme_id = %s AND o.{TAKING_ON})"
ANNOUNCED = {
    "learning_offering": TAKING_ON,
    "learning_programme": OF_A_COURSE % "learning_programme.id",
    "learning_module": OF_A_COURSE % "learning_module.programme_id",
}
# What a lesson was before and will be: seen where the lesson itself is.
OF_A_LESSON = "EXISTS (SELECT FROM learning_lesson l WHERE l.id = object_id::bigint)"


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        rls.policy("wagtailcore_revision", OF_A_LESSON),
        ONE_PERSON_ONCE,
        *(
            migrations.RunSQL(
                f"CREATE POLICY {table}_announced ON {table} FOR SELECT USING ({condition})",
                f"DROP POLICY {table}_announced ON {table}",
            )
            for table, condition in ANNOUNCED.items()
        ),
    ]
