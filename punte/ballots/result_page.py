"""What came out, as the page and the paper draw it: a sentence, bars, tables, and who voted how in the open."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.ballots.counting import Count
from punte.ballots.models import Group, Option, Poll, Vote
from punte.ballots.outcome import Kind, Outcome, count_of, outcome
from punte.base import formats


def result_page(poll: Poll) -> dict[str, Any]:
    """Everything the page of a result shows; only after somebody has asked whether it may be read."""
    told = outcome(poll)
    context: dict[str, Any] = {"poll": poll, "facts": facts(told), "outcome": told}
    if told.hidden:
        return context | {"hidden": True}
    return context | {
        "sentence": sentence(told),
        "tone": "success" if told.valid else "warning",
        "head": _head(poll),
        "rows": rows(told, told.people),
        "group_rows": rows(told, told.groups) if told.groups else [],
        "differs": told.groups is not None and set(told.front(told.groups)) != set(told.front(told.people)),
        "groups": _groups(told) if told.groups and not poll.secret and poll.kind != Kind.RANKED else None,
        "stages": _stages(told),
        "against": _against(told),
        "lots": [_list(told, tie) for tie in told.people.lots],
    }


def facts(told: Outcome) -> list[tuple[str, str]]:
    """How many were asked, how many voted, whether that is enough."""
    poll = told.poll
    if poll.live:
        return [(_("Votes"), formats.number(told.cast)), (_("How one answers"), poll.get_kind_display())]
    share = f"{formats.percent(told.cast * 100 / poll.entitled)}" if poll.entitled else "–"
    found = [
        (_("With a vote"), formats.number(poll.entitled or 0)),
        (_("Voted"), f"{formats.number(told.cast)} ({share})"),
        (_("Abstained"), formats.number(told.blank)),
    ]
    if poll.quorum:
        word = _("reached") if told.valid else _("not reached")
        found.append((_("Quorum of %(share)s") % {"share": formats.percent(poll.quorum)}, word))
    return found


def sentence(told: Outcome) -> str:
    """The result in one sentence."""
    if not told.valid:
        return _("Not valid: quorum not reached.")
    if not told.expressed:
        return _("Nobody chose an option.")
    if told.poll.kind == Kind.BUDGET:
        return _("The sum is shared out as the mean of all ballots says.")
    chosen = told.chosen()
    if told.transferable:
        return _("Elected: %(who)s.") % {"who": _list(told, chosen)}
    if len(chosen) > 1:
        return _("These stand alike: %(who)s.") % {"who": _list(told, chosen)}
    return _("Chosen: %(who)s.") % {"who": told.label(chosen[0])}


def _list(told: Outcome, positions: Sequence[int]) -> str:
    return ", ".join(told.label(p) for p in positions)


def _head(poll: Poll) -> str:
    if poll.kind == Kind.RANKED:
        return _("First votes") if poll.seats > 1 else _("Stands before")
    if poll.kind == Kind.SCORE:
        return _("Mean mark")
    return (
        _("Mean, %(unit)s") % {"unit": poll.unit or _("points")} if poll.kind == Kind.BUDGET else _("Votes")
    )


def rows(told: Outcome, count: Count) -> list[dict[str, Any]]:
    """The options, first to last: place, words, figure, and how long its bar is (in percent)."""
    whole, chosen = _whole(told), set(told.front(count)) if told.expressed else set()
    place, found = 1, []
    for tier in count.order:
        for position in tier:
            figure = count.figures.get(position, Fraction(0))
            found.append(
                {
                    "place": place,
                    "label": told.label(position),
                    "figure": _written(told.poll, figure),
                    "share": _share(told.poll, figure, whole),
                    "wide": f"{float(100 * figure / whole) if whole else 0:.1f}",
                    "chosen": position in chosen and told.valid and told.poll.kind != Kind.BUDGET,
                }
            )
        place += len(tier)
    return found


def _whole(told: Outcome) -> Fraction:
    """What a full bar means."""
    if told.poll.kind in (Kind.SCORE, Kind.BUDGET):
        return Fraction(told.poll.top)
    if told.poll.kind == Kind.RANKED and not told.transferable:
        return Fraction(max(1, len(told.options) - 1))
    return Fraction(max(1, told.expressed))


def _written(poll: Poll, figure: Fraction) -> str:
    if figure.denominator == 1 or poll.kind == Kind.BUDGET:
        return formats.number(round(figure))
    return formats.number(float(figure), 1)


def _share(poll: Poll, figure: Fraction, whole: Fraction) -> str:
    if poll.kind == Kind.SCORE or poll.kind == Kind.RANKED and poll.seats == 1 or not whole:
        return ""
    return formats.percent(float(100 * figure / whole), 1)


def _groups(told: Outcome) -> dict[str, Any]:
    """Option by option, what each group gave it; for kinds that add up."""
    names = sorted(told.sizes)
    heads = [_("Option"), *(f"{Group(name).label} ({formats.number(told.sizes[name])})" for name in names)]
    own = {n: count_of(told.poll, told.options, [p for p in told.piles if p.group == n], {}) for n in names}
    lines = [
        [str(o.label), *(_written(told.poll, own[n].figures[o.position]) for n in names)]
        for o in told.options
    ]
    return {"heads": heads, "rows": lines}


def _stages(told: Outcome) -> dict[str, Any] | None:
    """How the seats were filled, stage by stage."""
    if not told.transferable:
        return None
    acts = {
        "elected": _("Elected: %(who)s"),
        "filled": _("Elected for the seat that is left: %(who)s"),
        "surplus": _("Surplus handed on: %(who)s"),
        "excluded": _("Left out, votes handed on: %(who)s"),
    }
    heads = [_("Stage"), *(str(o.label) for o in told.options), _("Handed on to nobody")]
    lines = [
        [
            f"{n}. {acts[stage['act']] % {'who': _list(told, stage['who'])}}",
            *(_written(told.poll, stage["votes"][o.position]) for o in told.options),
            _written(told.poll, stage["exhausted"]),
        ]
        for n, stage in enumerate(told.people.stages, 1)
    ]
    return {"heads": heads, "rows": lines}


def _against(told: Outcome) -> dict[str, Any] | None:
    """Each option against each other: how many ballots put it first of the two."""
    if not told.against:
        return None
    lines = [
        [
            str(a.label),
            *(
                "–" if a == b else _written(told.poll, told.against[a.position, b.position])
                for b in told.options
            ),
        ]
        for a in told.options
    ]
    return {"heads": [_("Put before"), *(str(o.label) for o in told.options)], "rows": lines}


def recorded(poll: Poll) -> list[list[str]]:
    """Who voted how, in the open: name, for whom they speak, what they said."""
    options = list(poll.options.all())
    votes = Vote.objects.filter(poll=poll).select_related("voter__user", "voter__organisation")
    found = sorted(
        votes, key=lambda v: ((v.voter.organisation.name if v.voter.organisation else "~"), v.voter.user.name)
    )
    return [
        [
            v.voter.user.name,
            v.voter.organisation.name if v.voter.organisation else _("for themselves"),
            said(poll, options, v.choice)
            + (f" ({_('written down by somebody beside them')})" if v.assisted_by_id else ""),
        ]
        for v in found
    ]


def said(poll: Poll, options: Sequence[Option], choice: dict[str, Any]) -> str:
    """An answer in words."""
    if choice.get("blank"):
        return _("abstained")
    words = {o.position: str(o.label) for o in options}
    if "picks" in choice:
        return ", ".join(words[p] for p in choice["picks"])
    if "ranks" in choice:
        ranked = sorted(choice["ranks"].items(), key=lambda item: item[1])
        return " › ".join(words[int(p)] for p, _n in ranked)
    return ", ".join(f"{words[int(p)]}: {formats.number(n)}" for p, n in choice["marks"].items())


def turnout(poll: Poll, voted: int) -> str:
    """How many have voted so far."""
    if poll.live:
        return ngettext("%(n)s vote", "%(n)s votes", voted) % {"n": formats.number(voted)}
    told = {"n": formats.number(voted), "whole": formats.number(poll.entitled or 0)}
    return _("%(n)s of %(whole)s have voted") % told
