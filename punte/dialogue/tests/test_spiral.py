"""The SPIRAL way: cards without names, two who code alone, a reconciliation that closes, a synthesis that stands."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.dialogue import group_way, spiral
from punte.dialogue.action_scores import score, scored
from punte.dialogue.actions import action_groups, cards, codings, indicators, syntheses
from punte.dialogue.models import (
    ActionGroup,
    Coding,
    Criterion,
    GroupMember,
    WellbeingAction,
    WellbeingIndicator,
)
from punte.dialogue.tests import planned
from punte.organisations.models import Organisation

TOKEN = {"token": "5b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e11"}
FIVE = ["none", "few", "some", "many", "all"]


@pytest.fixture
def group(elena, operation) -> ActionGroup:
    return planned.a_group(elena, operation)


def test_each_line_of_a_card_is_a_criterion_and_the_writer_is_a_number(elena, group) -> None:
    circle = planned.a_circle(elena, group)
    cards.type_card(by=elena, circle=circle, card=3, question="well", text="Work\n\n  A  garden ")
    assert [c.text for c in Criterion.objects.of(group)] == ["Work", "A garden"]
    with pytest.raises(ValidationError, match="typed in already"):
        cards.type_card(by=elena, circle=circle, card=3, question="well", text="Other")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("card", {"card": 10}), ("card", {"card": 0}), ("question", {"question": "why"}), ("text", {"text": " \n "}),
        ("text", {"text": "\n".join("abc" for _n in range(21))}), ("text", {"text": "x" * 501}),
    ],
)  # fmt: skip
def test_a_wrong_card_is_refused_at_its_field(elena, group, field, told) -> None:
    circle = planned.a_circle(elena, group)
    with pytest.raises(ValidationError) as refusal:
        cards.type_card(by=elena, circle=circle, **({"card": 1, "question": "well", "text": "Work"} | told))
    assert list(refusal.value.message_dict) == [field]
    assert not Criterion.objects.of(group).exists()


def test_two_coders_are_two_people(elena, ana, group) -> None:
    with pytest.raises(ValidationError, match="Two different people"):
        codings.name_coders(by=elena, group=group, first=ana, second=ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionGroup.objects.filter(pk=group.pk).update(first_coder=ana, second_coder=ana)


def test_whoever_has_begun_to_code_stays_and_no_stranger_codes(elena, ana, floarea, mallory, group) -> None:
    rows = planned.typed(elena, group)
    with pytest.raises(ValidationError, match="must work in this project"):
        codings.name_coders(by=elena, group=group, first=ana, second=mallory)
    codings.name_coders(by=elena, group=group, first=ana, second=floarea)
    codings.code_criterion(by=ana, criterion=rows[0], component="A06")
    with pytest.raises(ValidationError, match="stays a coder"):
        codings.name_coders(by=elena, group=group, first=floarea, second=elena)
    codings.name_coders(by=elena, group=group, first=ana, second=elena)


def test_the_two_must_both_have_coded_before_anything_is_settled_or_closed(
    elena, ana, floarea, group
) -> None:
    rows = planned.typed(elena, group)
    codings.name_coders(by=elena, group=group, first=ana, second=floarea)
    codings.code_criterion(by=ana, criterion=rows[0], component="A06")
    with pytest.raises(ValidationError, match="Both code it first"):
        codings.settle_criterion(by=elena, criterion=rows[0], component="A06")
    with pytest.raises(ValidationError, match="not yet coded by both"):
        codings.close_reconciliation(by=elena, group=group)


def test_differences_are_settled_then_it_is_closed_and_nothing_is_coded_afterwards(
    elena, ana, floarea, group
) -> None:
    rows = planned.coded(elena, ana, floarea, group, alike=False)
    with pytest.raises(ValidationError, match="not settled yet"):
        codings.close_reconciliation(by=elena, group=group)
    codings.settle_criterion(by=ana, criterion=rows[0], component="B00")
    codings.close_reconciliation(by=elena, group=group)
    places = list(Criterion.objects.of(group).values_list("component", flat=True))
    assert places == ["B00", *["A06"] * (len(rows) - 1)]
    for late in (
        lambda: codings.code_criterion(by=ana, criterion=rows[0], component="A06"),
        lambda: codings.settle_criterion(by=ana, criterion=rows[0], component="A06"),
        lambda: codings.close_reconciliation(by=elena, group=group),
        lambda: codings.name_coders(by=elena, group=group, first=ana, second=elena),
        lambda: cards.type_card(by=elena, circle=group.circles.get(), card=9, question="do", text="x"),
        lambda: cards.drop_card(by=elena, answer=rows[0].answer),
    ):
        with pytest.raises(ValidationError, match="reconciled already"):
            late()


def test_thinking_again_opens_what_was_settled(elena, ana, floarea, group) -> None:
    rows = planned.coded(elena, ana, floarea, group, alike=False)
    codings.settle_criterion(by=ana, criterion=rows[0], component="B00")
    codings.code_criterion(by=floarea, criterion=rows[0], component="A06")
    assert Criterion.objects.get(pk=rows[0].pk).component == ""
    assert Coding.objects.filter(criterion=rows[0]).count() == 2


def test_what_the_people_approved_stays_and_of_two_writers_the_second_is_told(elena, ana, group) -> None:
    planned.coded(elena, elena, ana, group)
    codings.close_reconciliation(by=elena, group=group)
    group.refresh_from_db()
    version = group.version
    syntheses.write_synthesis(by=elena, group=group, version=version, synthesis="Work.", minority="")
    with pytest.raises(MoveNotAllowed):
        syntheses.write_synthesis(by=ana, group=group, version=version, synthesis="Rest.", minority="")
    with pytest.raises(MoveNotAllowed):
        syntheses.approve_synthesis(by=elena, group=group, version=version, on=planned.TODAY, people=9)
    told = {"by": elena, "group": group, "version": group.version, "on": planned.TODAY}
    with pytest.raises(ValidationError, match="more than were asked in the groups: 9") as refusal:
        syntheses.approve_synthesis(people=10, **told)
    assert set(refusal.value.message_dict) == {"people"}
    syntheses.approve_synthesis(people=9, **told)
    with pytest.raises(ValidationError, match="stays as it is"):
        syntheses.write_synthesis(
            by=elena, group=group, version=group.version, synthesis="Other", minority=""
        )


def test_an_indicator_has_five_situations_and_is_measured_before_and_after(elena, ana, group) -> None:
    planned.approved(elena, ana, group)
    with pytest.raises(ValidationError) as refusal:
        indicators.describe_indicator(
            by=elena, group=group, name="Work", component="A06", situations=["", *FIVE[1:]]
        )
    assert list(refusal.value.message_dict) == ["situation_0"]
    one = indicators.describe_indicator(by=elena, group=group, name="Work", component="A06", situations=FIVE)
    indicators.measure_indicator(by=elena, indicator=one, situation=1, on=planned.FOUNDED)
    with pytest.raises(ValidationError, match="before the first measurement"):
        indicators.measure_indicator(by=elena, indicator=one, situation=3, on=planned.FOUNDED.replace(day=1))
    indicators.measure_indicator(by=elena, indicator=one, situation=3, on=planned.TODAY)
    assert (one.before, one.after) == (1, 3)


def test_what_was_described_wrong_is_corrected_until_it_is_measured(
    elena, ana, group, operation, client: Client
) -> None:
    planned.approved(elena, ana, group)
    told = {"component": "A06", "situations": FIVE}
    one = indicators.describe_indicator(by=elena, group=group, name="Wrok", **told)
    other = indicators.describe_indicator(by=elena, group=group, name="Bus", **told)
    client.force_login(elena)
    address = reverse("dialogue:indicator_edit", args=[operation.code, group.pk, one.pk])
    body = TOKEN | {"name": "Work", "component": "A06", "version": 1}
    client.post(address, body | {f"situation_{n}": text for n, text in enumerate(FIVE)})
    one.refresh_from_db()
    assert (one.name, one.version) == ("Work", 2)
    with pytest.raises(MoveNotAllowed):
        indicators.change_indicator(by=ana, indicator=one, version=1, name="Jobs", **told)
    with pytest.raises(ValidationError, match="of this name already"):
        indicators.change_indicator(by=elena, indicator=one, version=2, name="Bus", **told)
    with pytest.raises(MoveNotAllowed):  # on situations that were read before they were changed
        indicators.measure_indicator(by=ana, indicator=one, situation=0, on=planned.FOUNDED, version=1)
    indicators.measure_indicator(by=elena, indicator=one, situation=1, on=planned.FOUNDED)
    with pytest.raises(ValidationError, match="measured already"):
        indicators.change_indicator(by=elena, indicator=one, version=2, name="Jobs", **told)
    drop = reverse("dialogue:indicator_drop", args=[operation.code, group.pk, one.pk])
    listed = reverse("dialogue:indicator_list", args=[operation.code, group.pk])
    assert "measured already" in client.post(drop, follow=True).content.decode()
    assert drop not in client.get(listed).content.decode()
    client.post(reverse("dialogue:indicator_drop", args=[operation.code, group.pk, other.pk]))
    assert list(group.indicators.all()) == [one]


def test_an_action_is_scored_on_what_is_described_later(elena, ana, group, operation, client: Client) -> None:
    planned.approved(elena, ana, group)
    act = indicators.write_action(by=elena, group=group, name="Bus", who="Town", existing=True, effects={})
    one = indicators.describe_indicator(by=elena, group=group, name="Work", component="A06", situations=FIVE)
    indicators.measure_indicator(by=elena, indicator=one, situation=0, on=planned.TODAY)
    client.force_login(elena)
    address = reverse("dialogue:action_edit", args=[operation.code, group.pk, act.pk])
    body = TOKEN | {"name": "Bus", "who": "Town", "existing": "0", "version": 1, f"effect_{one.pk}": 2}
    client.post(address, body)
    assert [(row["it"].name, row["it"].existing, row["score"]) for row in scored(group)] == [
        ("Bus", False, 8)
    ]
    with pytest.raises(MoveNotAllowed):
        indicators.change_action(
            by=ana, action=act, version=1, name="Train", who="Town", existing=True, effects={}
        )
    assert scored(group)[0]["score"] == 8
    client.post(reverse("dialogue:action_drop", args=[operation.code, group.pk, act.pk]))
    assert not group.actions.exists()


def test_what_helps_where_it_is_worst_stands_first(elena, ana, group) -> None:
    """By hand: effect 2 on an indicator at 0 is 2 × 4 = 8; effect 2 on one at 3 is 2 × 1 = 2, and −1 at 0 is −4."""
    assert score({1: 2, 2: -1}, {1: 3, 2: 0}) == -2
    planned.approved(elena, ana, group)
    made = []
    for name, seen in (("Work", 0), ("Bus", 3)):
        one = indicators.describe_indicator(
            by=elena, group=group, name=name, component="A06", situations=FIVE
        )
        indicators.measure_indicator(by=elena, indicator=one, situation=seen, on=planned.TODAY)
        made.append(one.pk)
    for name, effects in (("Shuttle", {made[1]: 2}), ("Apprentices", {made[0]: 2})):
        indicators.write_action(by=elena, group=group, name=name, who="All", existing=False, effects=effects)
    assert [(row["it"].name, row["score"]) for row in scored(group)] == [("Apprentices", 8), ("Shuttle", 2)]
    with pytest.raises(ValidationError):
        indicators.write_action(by=elena, group=group, name="X", who="Y", existing=True, effects={made[0]: 3})


def test_the_way_says_what_is_to_be_done_now(elena, group) -> None:
    states = [step.state for step in group_way.steps(group, group_way.counted(group))]
    assert states == ["now", *["later"] * 7]
    planned.typed(elena, group)
    states = [step.state for step in group_way.steps(group, group_way.counted(group))]
    assert states == ["done", "done", "done", "now", *["later"] * 4]


def test_every_component_is_in_its_dimension_in_three_languages() -> None:
    for dimension in spiral.dimensions():
        assert dimension.components[0].code == f"{dimension.code}00"
        for component in dimension.components:
            assert spiral.dimension_of(component.code) == dimension
            assert set(component.name.texts) == {"en", "ro", "bg"}


def test_coding_by_keyboard_one_thought_after_the_other(
    elena, ana, floarea, operation, group, client: Client
) -> None:
    rows = planned.typed(elena, group, 1)
    codings.name_coders(by=elena, group=group, first=ana, second=floarea)
    client.force_login(ana)
    address = reverse("dialogue:coding", args=[operation.code, group.pk])
    for n, row in enumerate(rows):
        page = client.get(address).content.decode()
        assert row.text in page
        token = {"token": TOKEN["token"][:-1] + str(n)}
        client.post(address, token | {"thought": row.pk, "component": "A06"})
    assert Coding.objects.filter(coder=ana, component="A06").count() == len(rows)
    assert client.get(address).status_code == 302
    other = reverse("dialogue:reconciliation", args=[operation.code, group.pk])
    assert "A06" not in client.get(other).content.decode()  # nothing is shown before both are done


def test_who_settles_sees_what_both_said_and_only_once_both_have(
    elena, ana, floarea, operation, group, client: Client
) -> None:
    rows = planned.typed(elena, group, 1)
    codings.name_coders(by=elena, group=group, first=ana, second=floarea)
    codings.code_criterion(by=ana, criterion=rows[0], component="A06")
    client.force_login(floarea)
    address = reverse("dialogue:coding_settle", args=[operation.code, group.pk, rows[0].pk])
    assert f"{ana.name}:" not in client.get(address).content.decode()
    codings.code_criterion(by=floarea, criterion=rows[0], component="B00")
    page = client.get(address).content.decode()
    assert f"{ana.name}:" in page and f"{floarea.name}:" in page


def test_every_page_of_the_way_opens(elena, ana, operation, group, client: Client) -> None:
    planned.approved(elena, ana, group)
    one = indicators.describe_indicator(by=elena, group=group, name="Work", component="A06", situations=FIVE)
    client.force_login(elena)
    names = (
        "action_group_detail action_group_edit member_add circle_create card_list coders_name reconciliation synthesis synthesis_edit "
        "synthesis_approve indicator_list indicator_create action_list action_create"
    ).split()
    for name in names:
        assert client.get(reverse(f"dialogue:{name}", args=[operation.code, group.pk])).status_code == 200, (
            name
        )
    address = reverse("dialogue:indicator_measure", args=[operation.code, group.pk, one.pk])
    assert "none" in client.get(address).content.decode()
    assert client.get(reverse("dialogue:action_group_list", args=[operation.code])).status_code == 200


def test_whoever_only_reads_writes_nothing(auditor, mallory, georgi, elena, operation, group) -> None:
    circle = planned.a_circle(elena, group)
    body = Organisation.objects.order_by("-pk")[0]
    told = {"name": "X", "settlement": group.settlement, "facilitator": elena, "founded_on": planned.FOUNDED}
    for by in (auditor, mallory):
        with pytest.raises(Refused):
            action_groups.gather_circle(by=by, group=group, name="Other", met_on=planned.FOUNDED, people=9)
        with pytest.raises(Refused):
            cards.type_card(by=by, circle=circle, card=1, question="well", text="x")
        with pytest.raises(Refused):
            syntheses.write_synthesis(by=by, group=group, version=1, synthesis="x", minority="")
        with pytest.raises(Refused):
            indicators.describe_indicator(by=by, group=group, name="x", component="A06", situations=FIVE)
        with pytest.raises(Refused):
            indicators.write_action(by=by, group=group, name="x", who="y", existing=True, effects={})
        one = WellbeingIndicator(group=group)
        with pytest.raises(Refused):
            indicators.change_indicator(
                by=by, indicator=one, version=1, name="x", component="A06", situations=FIVE
            )
        with pytest.raises(Refused):
            indicators.drop_indicator(by=by, indicator=one)
        act = WellbeingAction(group=group)
        with pytest.raises(Refused):
            indicators.change_action(
                by=by, action=act, version=1, name="x", who="y", existing=True, effects={}
            )
        with pytest.raises(Refused):
            indicators.drop_action(by=by, action=act)
    for by in (auditor, mallory, georgi):
        with pytest.raises(Refused):
            action_groups.found_group(by=by, operation=operation, **told)
        with pytest.raises(Refused):
            action_groups.change_group(by=by, group=group, version=1, **told)
        with pytest.raises(Refused):
            action_groups.add_member(by=by, group=group, organisation=body, part="public")
        with pytest.raises(Refused):
            action_groups.drop_member(by=by, member=GroupMember.objects.filter(group=group)[0])
        with pytest.raises(Refused):
            codings.name_coders(by=by, group=group, first=elena, second=georgi)
        with pytest.raises(Refused):
            codings.close_reconciliation(by=by, group=group)
        with pytest.raises(Refused):
            syntheses.approve_synthesis(by=by, group=group, version=1, on=planned.TODAY, people=1)
    answer = cards.type_card(by=elena, circle=circle, card=1, question="well", text="x")
    one = answer.criteria.get()
    with pytest.raises(Refused):
        cards.drop_card(by=auditor, answer=answer)
    with pytest.raises(Refused):
        codings.code_criterion(by=elena, criterion=one, component="A06")  # is not one of the two
    with pytest.raises(Refused):
        codings.settle_criterion(by=auditor, criterion=one, component="A06")


def test_whoever_only_reads_measures_nothing(auditor, elena, ana, group) -> None:
    planned.approved(elena, ana, group)
    one = indicators.describe_indicator(by=elena, group=group, name="Work", component="A06", situations=FIVE)
    with pytest.raises(Refused):
        indicators.measure_indicator(by=auditor, indicator=one, situation=1, on=planned.TODAY)
