"""Row-level policies on the record book; what is told is never changed."""

from django.db import migrations

from punte.base import rls

TABLES = [
    "records_fact",
    "records_seal",
    "records_sealedfact",
    "records_consent",
    "records_consentevent",
    "records_document",
    "records_evidence",
    "records_deliverable",
    "records_deliverableevent",
    "records_accessentry",
    "records_refusal",
    "records_datarequest",
    "records_datarequestevent",
    "records_breach",
    "records_breachentry",
    "records_termstart",
    "records_destruction",
    "records_pagevisit",
    "records_export",
    "records_exportdownload",
]


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial"), ("people", "0002_policies")]
    operations = [
        *rls.policies(TABLES),
        *[
            rls.append_only(t)
            for t in (
                "records_fact",
                "records_seal",
                "records_sealedfact",
                "records_accessentry",
                "records_breachentry",
                "records_destruction",
                "records_pagevisit",
                "records_exportdownload",
            )
        ],
    ]
