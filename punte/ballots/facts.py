"""What ballots tells the house: that a poll was held, and which organisation had a say in the open.

Of a secret ballot no fact names anybody: it would be a second register, with a time."""

from django.utils.translation import gettext_lazy as _

from punte.records.kinds import Kind

POLL_HELD = Kind(390, "ballots.poll_held", _("Poll held"), "people")
ORGANISATION_VOTED = Kind(391, "ballots.organisation_voted", _("Organisation voted in the open"))
