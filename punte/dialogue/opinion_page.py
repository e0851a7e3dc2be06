"""What the page of opinion groups shows, and what it keeps to itself.

Nothing of groups is shown before fifteen people are grouped and each group has five; no number of a statement on which
fewer than five of a group voted, nor one from which that could be found by subtracting."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from punte.base.formats import number
from punte.base.small_cells import shown
from punte.dialogue.models import Consultation, OpinionMap, StakeholderGroup, StatementVote
from punte.people.models import User

LEAST, LEAST_PEOPLE = 5, 15
MOST_SHARED = 6
UNSAID = "0"
_DISAGREE, _PASS, _AGREE = range(3)


@dataclass(frozen=True)
class Standing:
    """What is shown of a map: `enough` people to tell of all together, `told` enough in each group."""

    map: OpinionMap | None
    enough: bool
    told: bool

    @property
    def content(self) -> dict[str, Any]:
        """What was drawn."""
        return self.map.content if self.map else {}


def standing(consultation: Consultation) -> Standing:
    """Whether there is something to show."""
    found = OpinionMap.objects.filter(consultation=consultation).first()
    enough = found is not None and found.content["grouped"] >= LEAST_PEOPLE
    groups = found.content["groups"] if found and enough else []
    return Standing(found, enough, len(groups) > 1 and all(group["size"] >= LEAST for group in groups))


def letter(group: int) -> str:
    """Groups have letters; A is the largest."""
    return "ABCDE"[group]


def group_name(group: int) -> str:
    """What a group is called."""
    return _("Group %(letter)s") % {"letter": letter(group)}


def percent(part: int, whole: int) -> int:
    """In whole per cent."""
    return round(100 * part / whole) if whole else 0


def texts(consultation: Consultation) -> dict[str, str]:
    """The shown statements by id, in the reader's language; those that only ask who somebody is left out."""
    return {str(s.pk): str(s.text) for s in consultation.statements.shown() if not s.meta}


def groups(now: Standing, words: dict[str, str]) -> list[dict[str, Any]]:
    """Each group in words: how many, and what it holds more than the others."""
    whole = now.content["grouped"]
    return [
        {
            "name": group_name(g),
            "letter": letter(g),
            "size": group["size"],
            "people": ngettext("%(n)s person", "%(n)s people", group["size"]) % {"n": number(group["size"])},
            "share": percent(group["size"], whole),
            "agrees": _held(now, words, g, "agree"),
            "disagrees": _held(now, words, g, "disagree"),
        }
        for g, group in enumerate(now.content["groups"])
    ]


def _held(now: Standing, words: dict[str, str], group: int, side: str) -> list[dict[str, Any]]:
    """The statements that stand for it, one side; each with its shares in this group and in the others."""
    found = []
    for held in now.content["held"][group]:
        one = str(held["statement"])
        seen = _seen(now.content["votes"][one])
        if held["side"] != side or one not in words or seen[group] is None:
            continue
        vote = _AGREE if side == "agree" else _DISAGREE
        n, rest, rest_seen = held["n"], 0, 0
        for g, votes in enumerate(now.content["votes"][one]):
            if g != group and seen[g] is not None:
                rest, rest_seen = rest + votes[vote], rest_seen + sum(votes)
        others = percent(rest, rest_seen) if rest_seen else None
        found.append({"text": words[one], "share": percent(n, held["of"]), "others": others})
    return found


def _seen(votes: list[list[int]]) -> dict[int, int | None]:
    """How many of each group voted on a statement; None where that must not be told."""
    return shown({g: sum(counts) for g, counts in enumerate(votes)}, least=LEAST)


def shared(now: Standing, words: dict[str, str]) -> list[dict[str, Any]]:
    """What every group agrees on: by the product over groups, the highest first, and more than half of each."""
    found = []
    for one, product in sorted(now.content["shared"].items(), key=lambda pair: (-pair[1], int(pair[0]))):
        votes = now.content["votes"].get(one, [])
        if one not in words or any(seen is None or not seen for seen in _seen(votes).values()):
            continue
        shares = [percent(counts[_AGREE], sum(counts)) for counts in votes]
        if min(shares) > 50:
            by = [{"name": group_name(g), "share": share} for g, share in enumerate(shares)]
            found.append({"text": words[one], "product": product, "groups": by, "least": min(shares)})
    return found[:MOST_SHARED]


def consensus(now: Standing, words: dict[str, str]) -> list[dict[str, Any]]:
    """What all people together hold, whatever their group."""
    return [
        {
            "text": words[str(one["statement"])],
            "agree": one["side"] == "agree",
            "share": percent(one["n"], one["of"]),
        }
        for one in now.content["consensus"]
        if str(one["statement"]) in words and one["of"] >= LEAST
    ]


def table(now: Standing, words: dict[str, str]) -> list[dict[str, Any]]:
    """Every statement: how many voted, how all and each group voted, in per cent; most votes first."""
    rows = []
    for one, text in words.items():
        total = now.content["totals"].get(one, [0, 0, 0])
        if sum(total) < LEAST:
            continue
        votes = now.content["votes"][one] if now.told else []
        seen = _seen(votes)
        by = [
            {"name": group_name(g), "shares": _shares(counts) if seen[g] else None}
            for g, counts in enumerate(votes)
        ]
        rows.append({"text": text, "seen": sum(total), "all": _shares(total), "groups": by})
    return sorted(rows, key=lambda row: -row["seen"])


def _shares(counts: list[int]) -> dict[str, int]:
    whole = sum(counts)
    return {
        "agree": percent(counts[_AGREE], whole),
        "disagree": percent(counts[_DISAGREE], whole),
        "passed": percent(counts[_PASS], whole),
    }


def crossed(now: Standing, consultation: Consultation) -> list[dict[str, Any]]:
    """Who speaks for whom, in each opinion group, as far as it may be told."""
    names = {str(g.pk): g for g in StakeholderGroup.objects.of(consultation.consortium_id)}
    rows = {key: counts for key, counts in now.content["spoke"].items() if key in names or key == UNSAID}
    safe = tellable(rows, {key for key in rows if key in names and names[key].sensitive})
    order = [key for key in names if key in rows]
    return [
        {
            "name": str(names[key]),
            "cells": [{"name": group_name(g), "n": n} for g, n in enumerate(safe[key])],
            "total": sum(rows[key]),
        }
        for key in order
        if key in safe
    ]


def tellable(rows: dict[str, list[int]], sensitive: set[str]) -> dict[str, list[int]]:
    """The rows of a table with known sums of columns that may be shown: no cell of one to four people; of a sensitive
    group none of nobody either, for that tells of everybody else. Who did not say is never shown. Whatever is hidden
    is at least two rows, or hides the next smallest too."""
    hidden = {
        key
        for key, cells in rows.items()
        if key == UNSAID or any(n < LEAST and (n or key in sensitive) for n in cells)
    }
    if hidden:
        left = sorted((sum(cells), key) for key, cells in rows.items() if key not in hidden)
        while left and (len(hidden) < 2 or sum(sum(rows[key]) for key in hidden) < LEAST):
            hidden.add(left.pop(0)[1])
    return {key: cells for key, cells in rows.items() if key not in hidden}


def own_group(now: Standing, user: User, consultation: Consultation) -> int | None:
    """In which group the reader is, from their own votes and the middle of each group; None with too few votes."""
    if not now.told or not user.is_authenticated:
        return None
    votes = StatementVote.objects.own(user).filter(voter__consultation=consultation, voter__struck_at=None)
    cast = [(str(s), value) for s, value in votes.values_list("statement", "value")]
    if len(cast) < min(7, now.content["columns"]):
        return None
    x, y = place(now.content, cast)
    centres = [(group["x"], group["y"]) for group in now.content["groups"]]
    return min(range(len(centres)), key=lambda g: (centres[g][0] - x) ** 2 + (centres[g][1] - y) ** 2)


def place(content: dict[str, Any], cast: list[tuple[str, int]]) -> tuple[float, float]:
    """Where somebody with these votes stands, as `opinions.axes.places` has it."""
    moving = [(one, value) for one, value in cast if one in content["means"]]
    scale = sqrt(content["columns"] / max(len(moving) + content["zeroed"], 1))
    x = sum((value - content["means"][one]) * content["directions"][one][0] for one, value in moving)
    y = sum((value - content["means"][one]) * content["directions"][one][1] for one, value in moving)
    return scale * x, scale * y


def picture(now: Standing, own: int | None) -> dict[str, Any]:
    """Each group as an ellipse: where its middle is, how far it is spread, how many are in it. No person is drawn.
    Positions in a box of 600 by 360, the same scale both ways."""
    found = now.content["groups"]
    reach = [(g["x"], g["y"], max(2 * g["wide"], 0.35), max(2 * g["high"], 0.35)) for g in found]
    left, right = min(x - w for x, _y, w, _h in reach), max(x + w for x, _y, w, _h in reach)
    low, top = min(y - h for _x, y, _w, h in reach), max(y + h for _x, y, _w, h in reach)
    scale = min(560 / (right - left), 320 / (top - low))
    across, down = 300 - scale * (left + right) / 2, 180 + scale * (low + top) / 2
    return {
        "groups": [
            {
                "letter": letter(g),
                "x": _p(across + scale * x),
                "y": _p(down - scale * y),
                "rx": _p(scale * w),
                "ry": _p(scale * h),
                "label_y": _p(down - scale * y + 7),
                "people_y": _p(down - scale * y + 29),
                "size": number(found[g]["size"]),
                "own": g == own,
            }
            for g, (x, y, w, h) in enumerate(reach)
        ]
    }


def _p(value: float) -> str:
    return f"{value:.1f}"


def sentence(rows: list[dict[str, Any]], together: list[dict[str, Any]]) -> str:
    """What came out, in plain words: for those who do not read pictures, and for the others."""
    said = []
    for row in rows:
        told = {"group": row["name"]}
        if row["agrees"]:
            said.append(
                _("%(group)s agrees most with: %(text)s") % {**told, "text": row["agrees"][0]["text"]}
            )
        elif row["disagrees"]:
            said.append(_("%(group)s most rejects: %(text)s") % {**told, "text": row["disagrees"][0]["text"]})
    if together:
        said.append(_("All groups agree: %(text)s") % {"text": together[0]["text"]})
    return " ".join(one if one[-1] in ".!?…" else one + "." for one in said)
