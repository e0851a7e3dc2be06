"""The protocol of a vote on paper: tagged PDF in one of our three languages, to be signed by who counted."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from punte.ballots.models import Poll
from punte.ballots.poll_page import kind_of
from punte.ballots.result_page import recorded, result_page
from punte.base import formats, typeset

TEMPLATE = Path(__file__).parent / "layouts" / "protocol.typ"


def protocol_pdf(poll: Poll, *, language: str) -> bytes:
    """The PDF; raises typeset.NotTypeset."""
    with translation.override(language):
        told = result_page(poll)
        rows = [
            [f"{r['place']}. {r['label']}", f"{r['figure']} {r['share']}".strip()]
            for r in told.get("rows", [])
        ]
        data: dict[str, Any] = {
            "above": f"{poll.operation.code}, {poll.organisation.name}",
            "facts": _facts(poll) + [[str(word), value] for word, value in told["facts"]],
            "result_title": _("Result"),
            "sentence": told.get(
                "sentence", _("The result is not shown: fewer than five secret ballots were cast.")
            ),
            "heads": [_("Option"), told.get("head", _("Votes"))],
            "rows": rows,
            "further": [] if told.get("hidden") else _further(poll, told),
            "rules_title": _("How it was counted"),
            "rules": _rules(poll),
            "signatures": [{"role": _("Who ran the vote")}, {"role": _("Who counted")}],
        }
        title = _("Protocol of a vote: %(question)s") % {"question": poll.question}
    return typeset.pdf(TEMPLATE, data, language=language, title=title)


def _facts(poll: Poll) -> list[list[str]]:
    moments = [(_("Opened"), poll.opened_at), (_("Closed"), poll.closed_at)]
    found = [[word, formats.moment(at.astimezone(poll.tz))] for word, at in moments if at]
    return [[_("How one answers"), kind_of(poll)], *found]


def _further(poll: Poll, told: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    if told["group_rows"]:
        rows = [[f"{r['place']}. {r['label']}", r["figure"]] for r in told["group_rows"]]
        title = _("If every group weighed the same")
        found.append({"title": title, "heads": [_("Option"), told["head"]], "rows": rows})
    if told["stages"]:
        found.append({"title": _("How the seats were filled"), **told["stages"]})
    if not poll.secret and not poll.live:
        heads = [_("Name"), _("Speaks for"), _("Vote")]
        found.append({"title": _("Who voted how"), "heads": heads, "rows": recorded(poll)})
    return found


def _rules(poll: Poll) -> list[str]:
    rules = {
        Poll.Kind.SINGLE: _("Each ballot names one option; the option with most ballots stands first."),
        Poll.Kind.MULTIPLE: _("Each ballot names several options; the option named most stands first."),
        Poll.Kind.RANKED: _(
            "Rankings, counted by the Schulze method: who is beaten by nobody along the strongest path."
        ),
        Poll.Kind.SCORE: _("Each ballot gives marks; the highest mean stands first. No mark counts as zero."),
        Poll.Kind.BUDGET: _(
            "Each ballot shares out a sum; the mean of all ballots is what each option gets."
        ),
    }
    said = rules[Poll.Kind(poll.kind)]
    if poll.kind == Poll.Kind.RANKED and poll.seats > 1:
        said = _(
            "Rankings, counted by single transferable vote: Droop quota, weighted inclusive Gregory method."
        )
    found = [said, _("Abstentions count for the quorum and for nothing else.")]
    if poll.secret:
        found.append(
            _("A secret ballot: the register says who voted, the ballots say what; nothing joins the two.")
        )
    return found
