"""Not counted, because …: each reason in words, and what to do about it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Reason:
    """`mendable`: whether somebody can do something about it today."""

    text: Text
    hint: Text
    mend: Text = ""
    mendable: bool = True


REASONS = {
    "duplicate": Reason(
        _("already counted"),
        _("the same person or organisation counts once in a project"),
        _("Nothing needs to be done: the earlier one counts."),
        mendable=False,
    ),
    "not_entered": Reason(
        _("not entered yet"),
        _("a participant counts from the first activity attended"),
        _("Record the entry on the person's page when they come for the first time."),
    ),
    "outside_period": Reason(
        _("outside the project's period"),
        _("it happened before the first or after the last day of the project"),
        _("Check the date. If it is right, it cannot count here."),
    ),
    "evidence_rejected": Reason(
        _("the evidence was rejected"),
        _("every paper behind it was looked at and rejected"),
        _("Bring a better paper, then let it be checked."),
    ),
    "incomplete": Reason(
        _("incomplete data at entry"),
        _("such people count only in the grand total"),
        _("Ask the person and fill in what is missing."),
    ),
    "declined": Reason(
        _("did not wish to say"),
        _("refusing to answer is a person's right"),
        _("Nothing needs to be done."),
        mendable=False,
    ),
    "not_asked": Reason(_("not asked"), _("nobody asked this question"), _("Ask, and explain why we ask.")),
    "not_known": Reason(_("not known"), _("the answer is not known"), _("Ask when you next meet.")),
    "unknown": Reason(
        _("cannot be decided"),
        _("a value that this indicator needs is missing"),
        _("Fill in what is missing on the person's page."),
    ),
    "still_taking_part": Reason(
        _("still taking part"),
        _("results are looked at after leaving"),
        _("Nothing needs to be done yet."),
        mendable=False,
    ),
    "not_due": Reason(
        _("not due yet"),
        _("the time for the follow-up has not passed"),
        _("Plan the follow-up."),
        mendable=False,
    ),
    "follow_up_missing": Reason(
        _("the follow-up is missing"),
        _("nobody recorded the situation after leaving"),
        _("Ask the person and record the situation of those days."),
    ),
    "other_result": Reason(
        _("another situation after leaving"),
        _("only the last situation within the time counts"),
        _("Nothing needs to be done."),
        mendable=False,
    ),
    "too_late": Reason(
        _("it came too late"),
        _("it happened after the time that counts"),
        _("Nothing needs to be done."),
        mendable=False,
    ),
    "not_recognised": Reason(
        _("the certificate is not a recognised qualification"),
        _("only qualifications recognised in the country count here"),
        _("Nothing needs to be done."),
        mendable=False,
    ),
    "no_qualification": Reason(
        _("no qualification in time"),
        _("none was recorded within 28 days after leaving"),
        _("Record it if there is one."),
    ),
    "too_few": Reason(
        _("too few people came"),
        _("the announcement promises a minimum"),
        _("Add the attendance sheet if more came."),
    ),
    "not_participant": Reason(
        _("not a participant of this project"),
        _("only people who entered the project count here"),
        _("Register the person and record the entry."),
    ),
}

MISSING = {
    "sex": _("sex"),
    "age": _("date of birth"),
    "labour": _("situation on the labour market"),
    "education": _("education"),
    "jobless_household": _("household without work"),
    "jobless_household_children": _("household without work, with children"),
    "single_adult_children": _("one adult with children"),
}
STRENGTHS = {
    3: (_("strong"), _("checked against the original")),
    2: (_("good"), _("attested by a responsible person")),
    1: (_("weak"), _("a paper is there, not checked yet")),
    0: (_("none"), _("no paper yet")),
}
