"""What a ballot weighs: one each, or so that every group weighs the same whatever its size."""

from collections.abc import Mapping
from fractions import Fraction


def equal_groups(sizes: Mapping[str, int]) -> dict[str, Fraction]:
    """What a ballot of each group weighs so that every group that voted weighs the same; all together still weigh as
    many as there are. `sizes`: ballots by group. Post-stratification (Holt and Smith, "Post Stratification", Journal of
    the Royal Statistical Society A 142, 1979) to groups of equal size."""
    here = {group: n for group, n in sizes.items() if n}
    whole = sum(here.values())
    return {group: Fraction(whole, len(here) * n) for group, n in here.items()}


def quorum_reached(cast: int, entitled: int, percent: int) -> bool:
    """Whether so many of those with a vote have used it. It is held against ballots that were cast, never against
    invitations."""
    return cast * 100 >= entitled * percent
