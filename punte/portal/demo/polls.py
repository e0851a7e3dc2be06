"""Polls and ballots of the demonstration, in every state: partners choose priorities in the open, an association of
forty elects its board by secret ballot, a room votes with telephones."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from punte.ballots import tokens
from punte.ballots.actions import lists, openings
from punte.ballots.actions import polls as acts
from punte.ballots.actions.votes import record_vote, vote, vote_in_room
from punte.ballots.models import ListedVoter, Poll, VoterList
from punte.base import clock
from punte.base.translated import Translated
from punte.organisations.actions.organisations import Told, create_organisation
from punte.organisations.actions.roles import hold_role
from punte.organisations.models import Role
from punte.people.models import User
from punte.portal.demo.desk import Desk

Words = tuple[str, str, str]  # ro, bg, en
USUAL: dict[str, Any] = {
    "explanation": None, "kind": "single", "seats": 1, "most": 2, "top": 10, "unit": "", "secret": False, "live": False,
    "places": 100, "opens_at": None, "closes_at": None, "quorum": 0, "public": False, "voters": None,
}  # fmt: skip
PRIORITIES = (
    ("Transport spre locurile de muncă", "Транспорт до работа", "Transport to work"),
    ("Creșe și after-school", "Ясли и занимални", "Nurseries and after-school care"),
    ("Cursuri scurte în sate", "Кратки курсове в селата", "Short courses in the villages"),
    ("Mediatori în comunitățile rome", "Медиатори в ромските общности", "Mediators in Roma communities"),
)
GIVEN = (
    "Maria",
    "Ion",
    "Elisabeta",
    "Gheorghe",
    "Ana",
    "Vasile",
    "Doina",
    "Mihai",
    "Rodica",
    "Florin",
    "Sanda",
    "Radu",
)
FAMILIES = ("Pop", "Mureșan", "Rus", "Oros", "Bota", "Cristea", "Lazăr", "Sabău", "Danciu", "Moga", "Vlaicu")
BOARD = ("Maria Ardelean", "Ioan Bodea", "Viorica Chiș", "Dan Feher", "Lucia Ghiran", "Petru Hossu")
KINDS = (
    ("trade_union", "Sindicatul Lucrătorilor din Servicii"),
    ("trade_union", "Sindicatul Liber al Învățătorilor"),
    ("employers_organisation", "Patronatul Meșteșugarilor"),
    ("chamber", "Camera de Comerț a Văii"),
    ("municipality", "Comuna Coltău"),
    ("employment_service", "AJOFM Maramureș, agenția locală"),
    ("cso", "Asociația Împreună pe Vale"),
    ("cso", "Asociația Tinerilor din Lăpuș"),
    ("farmers_association", "Cooperativa Livada"),
    ("craftspeople_association", "Breasla Fierarilor"),
)


def words(told: Words) -> Translated:
    """A text in the three languages."""
    return Translated(dict(zip(("ro", "bg", "en"), told, strict=True)))


def tell(desk: Desk) -> int:
    """The polls of this project; gives how many."""
    if desk.operation.code == "309187":
        _platform(desk)
    elif desk.operation.code == "incluziune-activa":
        _association(desk)
    return Poll.objects.filter(operation=desk.operation).count()


def _poll(desk: Desk, question: Words, options: Sequence[Words], **told: Any) -> Poll:
    return acts.make_poll(
        by=desk.team["elena"], operation=desk.operation, options=[words(o) for o in options],
        **USUAL | {"question": words(question), "organisation": desk.lead} | told,
    )  # fmt: skip


def _open(desk: Desk, poll: Poll) -> Poll:
    openings.open_poll(by=desk.team["elena"], poll=poll)
    return poll


def _end(desk: Desk, poll: Poll, *, published: bool = True) -> None:
    openings.close_poll(by=desk.team["elena"], poll=poll)
    if published:
        openings.publish_result(by=desk.team["elena"], poll=poll)


def _platform(desk: Desk) -> None:
    """Delegates of the platform, each for the organisation that sent them."""
    voters = _delegates(desk)
    soon = clock.now() + dt.timedelta(days=12)
    first = _open(desk, _poll(
        desk, ("Ce punem pe primul loc în 2025?", "Какво поставяме на първо място през 2025 г.?",
               "What comes first in 2025?"), PRIORITIES, kind="ranked", voters=voters, quorum=50, public=True,
        explanation=words(("Ordinea devine poziția comună a platformei.", "Редът става обща позиция на платформата.",
                           "The order becomes the common position of the platform.")),
    ))  # fmt: skip
    orders = (
        (1, 2, 3, 4),
        (2, 1, 4),
        (4, 1, 2, 3),
        (1, 3),
        (2, 1, 3, 4),
        (4, 2, 1),
        (1, 2),
        (3, 1, 2),
        (2, 4, 1, 3),
    )
    for n, voter in enumerate(_voting(first)):
        ranks = {option: place for place, option in enumerate(orders[n % len(orders)], 1)}
        if n == 4:
            record_vote(by=desk.team["floarea"], poll=first, voter=voter, told={"ranks": ranks})
        else:
            vote(by=voter.user, poll=first, told={"blank": True} if n == 7 else {"ranks": ranks})
    _end(desk, first)
    now = _open(desk, _poll(
        desk, ("Susținem poziția comună privind salariul minim?",
               "Подкрепяме ли общата позиция за минималната заплата?",
               "Do we support the common position on the minimum wage?"),
        (("Da", "Да", "Yes"), ("Nu", "Не", "No")), voters=voters, quorum=60, closes_at=soon,
    ))  # fmt: skip
    for n, voter in enumerate(_voting(now)[:5]):
        vote(by=voter.user, poll=now, told={"picks": [1 + (n == 3)]})
    done = _open(desk, _poll(
        desk, ("Ce subiecte discutăm la masa rotundă din mai?", "Кои теми обсъждаме на кръглата маса през май?",
               "Which subjects do we discuss at the round table in May?"), PRIORITIES, kind="multiple", voters=voters,
    ))  # fmt: skip
    for n, voter in enumerate(_voting(done)[:9]):
        vote(by=voter.user, poll=done, told={"picks": [1 + n % 2, 3 + n % 2]})
    _end(desk, done, published=False)
    _poll(
        desk, ("Cine vorbește pentru platformă la Bruxelles?", "Кой говори за платформата в Брюксел?",
               "Who speaks for the platform in Brussels?"),
        (("Sindicatele", "Синдикатите", "The unions"), ("Patronatele", "Работодателите", "The employers")),
        voters=voters,
    )  # fmt: skip
    later = _poll(
        desk, ("Notați lucrul platformei în 2024", "Оценете работата на платформата през 2024 г.",
               "Mark the work of the platform in 2024"),
        (("Întâlnirile", "Срещите", "The meetings"), ("Materialele", "Материалите", "The materials")), kind="score",
        voters=voters, opens_at=soon, closes_at=soon + dt.timedelta(days=7),
    )  # fmt: skip
    acts.schedule_poll(by=desk.team["elena"], poll=later)
    _room(desk)
    off = _open(desk, _poll(
        desk, ("Mutăm sediul platformei?", "Местим ли седалището на платформата?", "Does the platform move its seat?"),
        (("Da", "Да", "Yes"), ("Nu", "Не", "No")), voters=voters,
    ))  # fmt: skip
    openings.cancel_poll(by=desk.team["elena"], poll=off)


def _voting(poll: Poll) -> list[Any]:
    return list(poll.register.with_a_vote().select_related("user", "organisation").order_by("pk"))


def _delegates(desk: Desk) -> VoterList:
    """Partners of the project and ten members of the platform, one delegate each."""
    voters = lists.make_list(
        by=desk.team["elena"], operation=desk.operation, name="Platforma partenerilor sociali"
    )
    members = []
    for n, (kind, name) in enumerate(KINDS):
        body = create_organisation(by=desk.team["petru"], told=Told(kind=kind, name=name, country="RO"))
        user = _account(desk, f"delegat{n + 1}", n)
        hold_role(user=user, organisation=body, role=Role.Kind.MANAGER)
        members.append(body)
    partners = [desk.lead, *desk.partners]
    lists.add_delegates(by=desk.team["elena"], voters=voters, organisations=[*partners, *members])
    lists.add_people(by=desk.team["elena"], voters=voters, addresses=[desk.team["hristo"].email], votes=False)
    return voters


def _account(desk: Desk, key: str, n: int) -> User:
    email = f"{key}@demo.punte"
    found = User.objects.filter(email=email).first()
    name = f"{GIVEN[n % len(GIVEN)]} {FAMILIES[n % len(FAMILIES)]}"
    return found or User.objects.create_user(email, name=name, language="ro")


def _room(desk: Desk) -> None:
    """A hall of telephones, still voting."""
    live = _open(desk, _poll(
        desk, ("Cât de mult v-a ajutat ziua de azi?", "Колко Ви помогна днешният ден?", "How much did today help you?"),
        (("Mult", "Много", "A lot"), ("Puțin", "Малко", "A little"), ("Deloc", "Никак", "Not at all")), live=True,
        places=150,
    ))  # fmt: skip
    for n in range(64):
        mark = tokens.mark_for(live, f"telephone {n}")
        vote_in_room(poll=live, options={1, 2, 3}, mark=mark, told={"picks": [1 if n % 3 else 2 + n % 2]})


def _association(desk: Desk) -> None:
    """Forty members: an elected board, a vote that is open, a sum shared out, one without quorum."""
    members = [_account(desk, f"membru{n + 1}", n) for n in range(39)]
    voters = lists.make_list(by=desk.team["elena"], operation=desk.operation, name="Adunarea generală")
    everybody = [*(m.email for m in members), desk.team["elena"].email]
    lists.add_people(by=desk.team["elena"], voters=voters, addresses=everybody)
    _grouped(voters)
    board = _open(desk, _poll(
        desk, ("Alegerea consiliului director", "Избор на управителен съвет", "Election of the board"),
        [(name, name, name) for name in BOARD], kind="ranked", seats=3, secret=True, quorum=50, voters=voters,
        explanation=words(("Trei locuri, mandat de patru ani.", "Три места, мандат четири години.",
                           "Three seats, for four years.")),
    ))  # fmt: skip
    for n, member in enumerate(members[:34]):
        wanted = desk.random.sample(range(1, 7), desk.random.randint(2, 5)) if n % 3 else [1, 4, 2]
        vote(by=member, poll=board, told={"ranks": {option: place for place, option in enumerate(wanted, 1)}})
    _end(desk, board)
    now = _open(desk, _poll(
        desk, ("Aprobați bilanțul pe 2024?", "Одобрявате ли отчета за 2024 г.?",
               "Do you approve the accounts of 2024?"),
        (("Da", "Да", "Yes"), ("Nu", "Не", "No")), secret=True, quorum=50, voters=voters,
        closes_at=clock.now() + dt.timedelta(days=5),
    ))  # fmt: skip
    for member in members[:17]:
        vote(by=member, poll=now, told={"picks": [1]})
    money = _open(desk, _poll(
        desk, ("Cum împărțim cele 50.000 de lei donați?", "Как да разпределим дарените 50 000 леи?",
               "How do we share out the 50,000 lei that were given?"), PRIORITIES, kind="budget", top=50_000,
        unit="lei", secret=True, voters=voters,
    ))  # fmt: skip
    for n, member in enumerate(members[:28]):
        parts = {1: 10_000 + 500 * (n % 7), 2: 8_000, 3: 20_000 - 1_000 * (n % 5), 4: 5_000}
        vote(by=member, poll=money, told={"marks": parts})
    _end(desk, money)
    few = _open(desk, _poll(
        desk, ("Schimbăm numele asociației?", "Сменяме ли името на сдружението?", "Do we change our name?"),
        (("Da", "Да", "Yes"), ("Nu", "Не", "No")), quorum=50, voters=voters,
    ))  # fmt: skip
    for member in members[:11]:
        vote(by=member, poll=few, told={"picks": [2]})
    _end(desk, few)


def _grouped(voters: VoterList) -> None:
    """Twelve of the members were sent by firms, the others are there for themselves."""
    firms = list(ListedVoter.objects.filter(list=voters).order_by("pk").values_list("pk", flat=True)[:12])
    ListedVoter.objects.filter(pk__in=firms).update(group="employers")
