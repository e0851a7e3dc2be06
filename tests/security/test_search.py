"""Whoever searches finds what the rooms' own doors show them, all of it and nothing else."""

import random
import re

import pytest
from django.db import DatabaseError, connection, transaction

from punte.base.rls import set_local
from punte.base.text import folded
from punte.people.models import User
from punte.portal.search import asked, find, findables
from punte.projects.acting import acting
from tests.security.world import FOREIGN, HOME, World, canary

EVERYBODY = [
    "elena", "bogdan", "ana", "floarea", "georgi", "hristo", "auditor", "dpo", "bianca", "operator", "cosmina", "mallory",
    "stranger",
]  # fmt: skip
PUBLIC = {"organisations", "projects"}


def signed_in(world: World, name: str) -> User:
    """The user as a request has them: the settings of the policies are theirs."""
    user = User.objects.get(pk=world.users[name].pk)
    set_local(consortium=acting(user).consortium_id, user=user.pk)
    return user


def questions(world: World) -> list[str]:
    """Beginnings of words that exist somewhere, one or two at a time, with some noise."""
    draw = random.Random(7)
    words = [
        "maria",
        "vasile",
        "workshop",
        "registration",
        "course",
        "form",
        "asociatia",
        "fundatia",
        "309187",
    ]
    words += [
        canary(corner.operation, place)
        for corner in world.corners.values()
        for place in ("", "lead", "partner")
    ]
    begun = [word[: draw.randint(2, len(word))] for word in words for _ in (1, 2)]
    pairs = [f"{draw.choice(begun)} {draw.choice(begun)}" for _ in range(8)]
    return [*begun[:: 2 if len(begun) > 30 else 1], *pairs, "qqq", "ma%", "12"]


def _texts(findable: object, user: User) -> dict[object, str]:
    """What each visible row is found by, read past the index."""
    rows = list(findable.visible(user))  # type: ignore[attr-defined]
    if findable.code == "people":  # type: ignore[attr-defined]
        return {row.pk: row.person.full_name for row in rows}
    if findable.code == "supported":  # type: ignore[attr-defined]
        from punte.organisations.search import words_of

        return {row.pk: words_of(row.entity).text for row in rows}
    by_key = {words.key: words.text for words in findable.words()}  # type: ignore[attr-defined]
    return {row.pk: by_key[row.pk] for row in rows}


def _fits(text: str, question: object) -> bool:
    words = folded(text).split()
    return all(any(w.startswith(readings) for w in words) for readings in question.words)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_finds_what_they_may_see_all_of_it_and_nothing_else(world: World, name: str) -> None:
    with transaction.atomic():
        user = signed_in(world, name)
        for findable in findables():
            texts = _texts(findable, user)
            shown = {hit.url for hit in findable.hits(list(texts)).values()}
            for typed in questions(world):
                question = asked(typed)
                if not question.words or question.number is not None:
                    continue
                found = find(user, question, findable, most=10_000)
                assert {hit.url for hit, _similar in found.hits} <= shown, (typed, findable.code)
                exact = sum(1 for _hit, similar in found.hits if not similar)
                assert exact == sum(_fits(text, question) for text in texts.values()), (typed, findable.code)


def test_nothing_of_another_consortium_is_found(world: World) -> None:
    foreign = canary(world.corners[FOREIGN].operation)
    with transaction.atomic():
        elena = signed_in(world, "elena")
        for findable in findables():
            if findable.code not in PUBLIC:
                assert not find(elena, asked(foreign), findable).total
    with transaction.atomic():
        assert find(signed_in(world, "mallory"), asked(foreign), findables()[0]).total


def test_a_participant_of_another_consortium_is_not_found_by_number(world: World) -> None:
    number = str(world.corners[FOREIGN].files["lead"].participation.pk)
    with transaction.atomic():
        assert not find(signed_in(world, "elena"), asked(number), findables()[0]).total


def test_a_stranger_finds_only_what_is_public_and_a_person_served_their_own_papers_besides(
    world: World,
) -> None:
    own = world.corners[HOME].files["lead"].participation.person
    for name in ("cosmina", "stranger"):
        with transaction.atomic():
            user = signed_in(world, name)
            papers = (
                {str(pk) for pk in own.documents.values_list("pk", flat=True)} if name == "cosmina" else set()
            )
            for findable in findables():
                if findable.code not in PUBLIC:
                    found = find(user, asked("canar"), findable, most=100)
                    assert {hit.url.rstrip("/").split("/")[-1] for hit, _similar in found.hits} <= papers


def test_the_function_that_finds_is_closed_without_a_consortium_and_to_others(world: World) -> None:
    ask = "SELECT count(*) FROM punte_find(%s, ARRAY['(^| )canar'], ARRAY['canar'], ARRAY['canar'])"
    with transaction.atomic(), connection.cursor() as cursor:
        for kind in (0, 10, 11):
            cursor.execute(ask, [kind])
            assert cursor.fetchone() == (0,)
        set_local(consortium=world.corners[HOME].operation.consortium_id)
        cursor.execute(ask, [0])
        assert cursor.fetchone()[0] > 0
        cursor.execute("SELECT has_function_privilege('punte_match', oid, 'EXECUTE') FROM pg_proc"
                       " WHERE proname = 'punte_find'")  # fmt: skip
        assert cursor.fetchone() == (False,)


def test_the_words_found_by_hold_nothing_that_looks_like_a_national_number(world: World) -> None:
    for corner in world.corners.values():
        with transaction.atomic(), connection.cursor() as cursor:
            set_local(consortium=corner.operation.consortium_id)
            cursor.execute(
                "SELECT folded FROM people_searchrow UNION ALL SELECT folded FROM people_personname"
            )
            assert [text for (text,) in cursor.fetchall() if re.search(r"\d{10}", text)] == []


@pytest.mark.parametrize("change", ["consortium_id = NULL", "kind = 1"])
def test_no_search_row_of_a_consortium_moves_to_another_or_to_the_public(world: World, change: str) -> None:
    own, other = (world.corners[code].operation.consortium_id for code in (HOME, FOREIGN))
    with transaction.atomic(), pytest.raises(DatabaseError, match=r"only_public_kinds|row-level security"):
        set_local(consortium=own)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_searchrow SET consortium_id = %s WHERE kind = 10", [other])
    with transaction.atomic(), pytest.raises(DatabaseError, match=r"only_public_kinds|row-level security"):
        set_local(consortium=own)
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE people_searchrow SET {change} WHERE kind = 10")
