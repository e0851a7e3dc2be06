"""What the page of people shows: each distinct person heard, with day, way and proof; the sums."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from punte.base import formats
from punte.dialogue import balance
from punte.dialogue.models import Consultation, Contribution, Hearing, PeopleList, Voice
from punte.records.facts import PEOPLE_CONSULTED
from punte.records.models import Fact


def hearings(one: Consultation) -> "QuerySet[Hearing]":
    """Who was heard, then who was informed, by day."""
    return one.hearings.select_related(
        "voice__person__identity", "voice__person__consortium", "voice__user", "voice__consortium",
        "people_list__event", "people_list__document", "people_list__group",
    ).order_by("purpose", "on", "pk")  # fmt: skip


def rows(one: Consultation, shown: Iterable[Hearing]) -> list[dict[str, Any]]:
    """The people of one page. The group of a list is said where it tells nothing of origin, health or union."""
    shown = list(shown)
    spoke = one.contributions.filter(voice__in=[h.voice_id for h in shown], state__in=Contribution.READ)
    first: dict[int, Contribution] = {}
    for contribution in spoke.select_related("group").order_by("-published_at"):
        contribution.consultation = one
        first[contribution.voice_id] = contribution
    return [_row(one, hearing, first.get(hearing.voice_id)) for hearing in shown]


def _row(one: Consultation, hearing: Hearing, spoke: Contribution | None) -> dict[str, Any]:
    proof, url = _proof(one, hearing.people_list, spoke)
    group = hearing.people_list.group if hearing.people_list else None
    return {
        "name": hearing.voice.name,
        "who": _who(hearing.voice),
        "on": hearing.on,
        "channel": hearing.get_channel_display(),
        "purpose": hearing.get_purpose_display(),
        "group": str(group) if group and not group.sensitive else "",
        "proof": proof,
        "proof_url": url,
    }


def _who(voice: Voice) -> str:
    if voice.person_id:
        return _("has a file")
    return _("account") if voice.user_id else _("name on a list")


def _proof(one: Consultation, people_list: PeopleList | None, spoke: Contribution | None) -> tuple[str, str]:
    if people_list and people_list.event:
        return _("closed sheet of the event"), people_list.event.get_absolute_url()
    if people_list and people_list.document:
        url = reverse("records:document_download", args=[one.operation.code, people_list.document_id])
        return _("signed sheet"), url
    if spoke:  # whoever reads a name here must not be led to origin, health or union
        told = bool(spoke.group and spoke.group.sensitive)
        return _("what they wrote"), "" if told else spoke.get_absolute_url()
    return _("support given"), ""


def sums(one: Consultation) -> dict[str, Any]:
    """The sums by way, by group, and in the whole project; with what was told by hand besides."""
    ways = one.hearings.values("purpose", "channel").annotate(n=Count("pk")).order_by("purpose", "channel")
    labels, whats = dict(Hearing.Channel.choices), dict(PeopleList.Purpose.choices)
    project = Hearing.objects.heard().filter(voice__operation=one.operation_id)
    by_hand = Fact.objects.live().of(PEOPLE_CONSULTED).filter(operation=one.operation_id)
    return {
        "ways": [[f"{whats[w['purpose']]}, {labels[w['channel']]}", formats.number(w["n"])] for w in ways],
        "groups": [[str(h.group), h.words] for h in balance.heard(one, beside_total=True)],
        "here": one.hearings.heard().count(),
        "in_project": project.values("voice").distinct().count(),
        "by_hand": by_hand.aggregate(n=Sum("quantity"))["n"] or 0,
        "repeated": project.count() - project.values("voice").distinct().count(),
    }
