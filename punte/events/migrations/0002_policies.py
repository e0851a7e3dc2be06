"""Row-level policies: an event that was announced is read by everybody, all else within its consortium."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "events_event",
    "events_eventevent",
    "events_sheet",
    "events_sheetevent",
    "events_registration",
    "events_registrationevent",
    "events_attendance",
    "events_attendanceevent",
    "events_addendum",
    "events_registrationlist",
    "events_signature",
    "events_session",
    "events_sessionevent",
    "events_stand",
    "events_standevent",
    "events_material",
    "events_eventreport",
    "events_eventreportevent",
    "events_picture",
    "events_minutes",
    "events_minutesevent",
    "events_approval",
]


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        migrations.RunSQL(
            "CREATE POLICY events_event_announced ON events_event FOR SELECT"
            " USING (public AND published_at IS NOT NULL)",
            "DROP POLICY events_event_announced ON events_event",
        ),
        rls.append_only("events_addendum"),
        rls.append_only("events_approval"),
    ]
