"""What participation tells the house: who entered, who left, what their situation was afterwards."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

ENTERED = Kind(100, "participation.entered", _("Entered the project"), "people")
LEFT = Kind(101, "participation.left", _("Left the project"), "people")
ENTITY_ENTERED = Kind(102, "participation.entity_entered", _("Organisation entered the project"), "entities")
OBSERVED_EMPLOYED = Kind(110, "participation.observed_employed", _("Seen in employment"), "people")
OBSERVED_SELF_EMPLOYED = Kind(111, "participation.observed_self_employed", _("Seen self-employed"), "people")
OBSERVED_SEARCHING = Kind(112, "participation.observed_searching", _("Seen searching for work"), "people")
OBSERVED_UNEMPLOYED = Kind(113, "participation.observed_unemployed", _("Seen unemployed"), "people")
OBSERVED_INACTIVE = Kind(114, "participation.observed_inactive", _("Seen inactive"), "people")
OBSERVED_IN_EDUCATION = Kind(
    115, "participation.observed_in_education", _("Seen in education or training"), "people"
)
OBSERVED_NOT_IN_EDUCATION = Kind(
    116, "participation.observed_not_in_education", _("Seen not in education or training"), "people"
)
OBSERVED_IMPROVED = Kind(117, "participation.observed_improved", _("Situation at work improved"), "people")
CERTIFICATE_RECEIVED = Kind(118, "participation.certificate_received", _("Certificate received"), "people")
QUALIFICATION_RECOGNISED = Kind(
    119, "participation.qualification_recognised", _("Recognised qualification gained"), "people"
)

OBSERVED = {
    "employed": OBSERVED_EMPLOYED,
    "self_employed": OBSERVED_SELF_EMPLOYED,
    "searching": OBSERVED_SEARCHING,
    "unemployed": OBSERVED_UNEMPLOYED,
    "inactive": OBSERVED_INACTIVE,
    "in_education": OBSERVED_IN_EDUCATION,
    "not_in_education": OBSERVED_NOT_IN_EDUCATION,
    "improved": OBSERVED_IMPROVED,
    "certificate": CERTIFICATE_RECEIVED,
    "qualification": QUALIFICATION_RECOGNISED,
}
