"""Which action helps most where things are worst."""

from typing import Any

from punte.dialogue.models import ActionGroup, Effect

BEST = 4


def score(effects: dict[int, int], before: dict[int, int | None]) -> int:
    """Σ effect × how far the indicator is from very good (4 − situation before); one not measured yet weighs 1.

    So a new action is chosen for the worst indicators (SPIRAL, phase 4)."""
    need = {pk: 1 if seen is None else BEST - seen for pk, seen in before.items()}
    return sum(strength * need.get(pk, 0) for pk, strength in effects.items())


def scored(group: ActionGroup) -> list[dict[str, Any]]:
    """The actions, existing and new, by what they change; each with what it does to which indicator."""
    indicators = {one.pk: one for one in group.indicators.all()}
    before = {pk: one.before for pk, one in indicators.items()}
    words = {strength.value: str(strength.label) for strength in Effect.Strength}
    rows = []
    for action in group.actions.prefetch_related("effects"):
        effects = {e.indicator_id: e.strength for e in action.effects.all()}
        told = [(indicators[pk].name, n, words[n]) for pk, n in sorted(effects.items()) if n]
        rows.append({"it": action, "score": score(effects, before), "told": told})
    return sorted(rows, key=lambda row: (-row["score"], row["it"].pk))
