"""The demonstration: from one seed the same again, through the actions, with every state to be seen."""

import datetime as dt
import os
from random import Random

import puremagic
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from stdnum.bg import egn
from stdnum.bg import vat as eik
from stdnum.ro import cnp, cui

from punte.base.rls import set_local
from punte.monitoring.models import Target
from punte.participation.models import Participation
from punte.people.models import PersonKey, User
from punte.portal.demo import census, directory, names, numbers, papers, people, projects, scripts
from punte.portal.demo.cast import CAST
from punte.portal.demo.checksum import checksum
from punte.portal.demo.load import load
from punte.projects.acting import Scope, acting, scope
from punte.projects.models import Operation
from punte.records.kinds import kind
from punte.records.seals import verify

A_LITTLE = {"codes": ["4-003-0020"], "scale": 0.1}


def quietly(_line: str) -> None:
    """The tests need no progress."""


@pytest.fixture
def loaded(committing: str, settings, tmp_path) -> str:
    """A small part of the demonstration in a database of its own."""
    settings.MEDIA_ROOT = tmp_path
    load(quietly, **A_LITTLE)
    return checksum()


@pytest.fixture
def loaded_again(loaded: str, server, settings) -> str:
    """The checksum of a second loading, in another database."""
    from django.db import connections

    from conftest import _use

    before, name = dict(connections.databases["default"]), server.clone()
    _use(server.url("app", name))
    load(quietly, **A_LITTLE)
    again = checksum()
    connections["default"].close()
    connections.databases["default"].update(before)
    server.drop(name)
    return again


def test_two_loadings_from_one_seed_have_one_checksum(loaded, loaded_again):
    assert loaded == loaded_again


def test_a_part_of_the_demonstration_is_whole(loaded):
    """One loading, looked at from all sides: each takes seconds."""
    assert census.untold() == []
    assert verify() == []
    load(quietly, **A_LITTLE)
    assert checksum() == loaded, "loading again changes nothing"
    _the_cast_sees_what_it_should()
    _every_state_is_there("4-003-0020")


def _the_cast_sees_what_it_should() -> None:
    users = {m.key: User.objects.get(email=m.email) for m in CAST}
    assert {scope(users["elena"], o) for o in Operation.objects.all()} == {Scope.OPERATION}
    assert not acting(users["petru"]).assignments
    assert not acting(users["dimitar"]).assignments
    (recruiting,) = acting(users["dimitar"]).recruits
    assert (recruiting.role.role, scope(users["dimitar"], recruiting.operation)) == ("recruiter", Scope.NONE)
    assert not any(u.has_usable_password() for u in users.values())
    operation = Operation.objects.get(code="4-003-0020")
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        key = PersonKey.objects.select_related("person").get(user=users["ioana"])
        assert key.person.full_name == "Стоянова Йоана"
        assert Participation.objects.own(users["ioana"]).get().state == Participation.State.COMPLETED


def _every_state_is_there(code: str) -> None:
    operation = Operation.objects.select_related("consortium").get(code=code)
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        cells = [census.Cell(noun, state, code, n) for noun, state, n in census.Counts(operation).cells()]
    thin = {(c.noun, c.state) for c in cells if c.is_thin}
    assert thin <= {
        ("not counted", "other_result"),
        ("not counted", "too_late"),
        ("not counted", "not_recognised"),
    }


@pytest.mark.skipif(not os.environ.get("PUNTE_TEST_ALL"), reason="takes half a minute; make test-all runs it")
def test_no_state_of_the_whole_demonstration_is_thin(committing, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load(quietly)
    call_command("demo_census")


@pytest.mark.django_db
def test_every_target_has_something_told_or_a_reason_why_not():
    for project in projects.PROJECTS:
        told = {(line.kind, line.activity) for line in scripts.delivered(project.code)}
        for cohort in scripts.cohorts(project.code):
            told |= {(cohort.kind, cohort.activity)} | (
                {("person_certified", cohort.activity)} if cohort.certified else set()
            )
        told |= {("representative_involved", "A16")} if project.code == "309187" else set()
        if project.code == "incluziune-activa":
            told |= {("dialogue.plan_adopted", "A3"), ("dialogue.person_consulted", "")}
        for target in Target.objects.filter(operation__code=project.code):
            assert _is_told(target, told) != (target.code in project.later), target.code


def _is_told(target: Target, told: set[tuple[str, str]]) -> bool:
    if "participation.entered" in target.kinds:
        return True
    activity = target.activity.code if target.activity else None
    kinds = {code.removeprefix("records.") for code in target.kinds}
    return any(what in kinds and activity in (None, where) for what, where in told)


def test_scripts_name_known_kinds_organisations_and_cast():
    bodies = {body.name for body in directory.EVERYBODY} | {"Община Пловдив", "“БД Център” ООД"}
    keys = {member.key for member in CAST}
    for project in projects.PROJECTS:
        for line in scripts.delivered(project.code):
            assert kind(f"records.{line.kind}").by_hand
            assert line.by in keys
            assert not line.entity or line.entity in bodies
            assert line.on <= dt.date(2025, 3, 17)
        assert {c.by for c in scripts.cohorts(project.code)} <= keys


def test_numbers_have_valid_check_digits_and_belong_to_nobody():
    random = Random(1)
    for serial in range(500):
        birth = dt.date(1950, 1, 1) + dt.timedelta(days=random.randrange(20_000))
        sex = random.choice(["woman", "man"])
        romanian, bulgarian = numbers.cnp(sex, birth, 24, serial), numbers.egn(sex, birth, serial)
        assert cnp.is_valid(romanian) and cnp.get_birth_date(romanian) == birth
        assert romanian[9] == "9"
        assert egn.is_valid(bulgarian) and egn.get_birth_date(bulgarian) == birth
        assert int(bulgarian[6:9]) >= 926
        assert cui.is_valid(numbers.cui(serial)) and numbers.cui(serial).startswith("99")
        assert eik.is_valid(numbers.eik(serial)) and numbers.eik(serial).startswith("99")


def test_invented_people_differ_and_fit_their_numbers():
    crowd = projects.PROJECTS[0].crowd
    row = people.invent(Random(2), crowd)
    some = [next(row) for _n in range(300)]
    assert len({p.told.number for p in some}) == 300
    assert all(crowd.ages[0] <= (crowd.on - p.birth).days // 365 <= crowd.ages[1] + 1 for p in some)


def test_bulgarian_women_have_the_ending_of_women():
    assert all(names.name(Random(n), "bg", "woman")[1].endswith("а") for n in range(50))
    assert not any(names.name(Random(n), "bg", "man")[1].endswith("а") for n in range(50))


def test_a_paper_is_a_pdf_with_its_true_title():
    paper = papers.paper("Listă de prezență (Бургас)", "două rânduri")
    assert puremagic.from_string(paper) == ".pdf"
    assert "Listă de prezență".encode("utf-16-be").hex().upper().encode() in paper
    assert rb"Lista de prezenta \(Burgas\)" in paper


def test_invented_people_never_come_into_a_real_installation(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="only into a demonstration"):
        call_command("load_demo")
