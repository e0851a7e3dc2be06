"""Row-level policies on persons; the function of append-only tables."""

from django.db import migrations

from punte.base import rls

OWN_KEY = f"({rls.SAME_CONSORTIUM}) OR {rls.OWN_KEY}"
TABLES = [
    "people_person",
    "people_identity",
    "people_identityevent",
    "people_contact",
    "people_contactevent",
    "people_nationalnumber",
    "people_personname",
    "people_claim",
]


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        *rls.policies(TABLES),
        rls.policy("people_personkey", OWN_KEY),
        rls.APPEND_ONLY_FUNCTION,
    ]
