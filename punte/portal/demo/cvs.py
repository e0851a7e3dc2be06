"""CVs of the demonstration: Cosmina and Ioana write theirs alone, a few others with a counsellor beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from punte.base.rls import set_local
from punte.jobs.actions import cvs as acts
from punte.jobs.models import CV
from punte.matching.models import Profile
from punte.participation.models import Participation
from punte.people.models import Person, PersonKey, User
from punte.portal.demo.desk import Desk
from punte.portal.demo.visits import HOLDERS

HOW_MANY = {"309187": 9, "4-003-0020": 5}
Entry = tuple[
    str, str, str, str, acts.Month, acts.Month | None, str
]  # kind, what, at whom, where, since, until, text


@dataclass(frozen=True)
class Words:
    """What people of one country tell of themselves."""

    statements: Sequence[str]
    work: Sequence[Entry]
    school: Sequence[Entry]
    language: str


RO = Words(
    statements=(
        "Îmi place să lucrez cu mâinile și termin ce încep. Vin la timp. Caut un loc de muncă aproape de casă.",
        "Am crescut patru copii și știu să țin o casă în ordine. Învăț repede și mă înțeleg bine cu oamenii.",
        "Lucrez curat și atent. Vreau un loc de muncă stabil, cu program de zi.",
    ),
    work=(
        (
            "work",
            "Ajutor de brutar",
            "Brutăria „La cuptor”",
            "Baia Mare",
            (2019, 4),
            (2022, 10),
            "Am frământat aluatul, am copt pâine și covrigi, am ținut cuptorul curat.",
        ),
        (
            "work",
            "Ajutor la seră",
            "Ferma Lăpușel",
            "Recea",
            (2017, 3),
            (2018, 11),
            "Am plantat, am cules și am sortat legume.",
        ),
        ("work", "Îngrijitoare spații", "Clean Nord SRL", "Baia Mare", (2015, None), (2016, None), ""),
        (
            "unpaid",
            "Am ajutat la construcția casei părinților",
            "",
            "Tăuții-Măgherăuș",
            (2014, 5),
            (2014, 9),
            "Am cărat, am tencuit și am zugrăvit.",
        ),
        (
            "unpaid",
            "Am gătit la cantina bisericii",
            "Parohia Sf. Maria",
            "Baia Sprie",
            (2022, 12),
            None,
            "Gătesc sâmbăta pentru patruzeci de oameni.",
        ),
    ),
    school=(
        ("education", "Opt clase", "Școala Gimnazială nr. 7", "Baia Mare", (2000, None), (2008, 6), ""),
        ("education", "Zece clase", "Liceul Tehnologic", "Baia Sprie", (2003, None), (2013, 6), ""),
    ),
    language="ro",
)
BG = Words(
    statements=(
        "Обичам да работя с хора и да уча нови неща. На мен може да се разчита. Търся първа постоянна работа.",
        "Работя внимателно и с търпение. Мога да работя и на смени.",
    ),
    work=(
        (
            "work",
            "Помощник в магазин",
            "„Марица Маркет“ ЕООД",
            "Пловдив",
            (2023, 6),
            (2024, 1),
            "Подреждах стоката, помагах на касата.",
        ),
        (
            "work",
            "Сезонен работник",
            "Овощна градина Първенец",
            "Първенец",
            (2022, 5),
            (2022, 9),
            "Берях и сортирах череши и праскови.",
        ),
        (
            "unpaid",
            "Помагах на съседи с компютъра",
            "",
            "Пловдив",
            (2023, None),
            None,
            "Подавах заявления и настройвах телефони.",
        ),
    ),
    school=(
        ("education", "Средно образование", "СУ „Черноризец Храбър“", "Пловдив", (2015, None), (2020, 6), ""),
    ),
    language="bg",
)
WORDS = {"309187": RO, "4-003-0020": BG}


def tell(desk: Desk) -> int:
    """CVs of the cast and of some who have a profile; gives how many. Told before applications, with which they go."""
    code = desk.operation.code
    if code not in WORDS:
        return 0
    random, key = Random(f"cvs:{code}"), PersonKey.objects.filter(user=desk.team[HOLDERS[code][0]]).first()
    rows = Participation.objects.filter(operation=desk.operation, person__state=Person.State.ACTIVE)
    looking = Profile.objects.filter(looking=True).values("person")
    rows = rows.filter(person__merged_into=None, person__in=looking).select_related(
        "person__consortium", "person__identity", "responsible"
    )
    others = rows.exclude(person=key.person_id) if key else rows
    told = 0
    for found in others.order_by("pk")[: HOW_MANY[code]]:
        _write(random, WORDS[code], desk.team["elena"], found, with_all=told % 3 == 0)
        told += 1
    if key and (own := rows.filter(person=key.person_id).first()):
        user = desk.team[HOLDERS[code][0]]
        set_local(consortium=desk.operation.consortium_id, user=user.pk)
        _write(random, WORDS[code], user, own, with_all=True)
        set_local(consortium=desk.operation.consortium_id, user=desk.team["elena"].pk)
        told += 1
    return told


def _write(random: Random, words: Words, by: User, found: Participation, *, with_all: bool) -> CV:
    """Begun, with work, school, a few sentences and languages; of some only a beginning."""
    cv = acts.begin_cv(by=by, person=found.person, agreed=True)
    entries = [*words.work, words.school[0]] if with_all else random.sample(list(words.work), 2)
    for kind, title, organisation, place, since, until, text in entries:
        told = {"title": title, "organisation": organisation, "place": place, "text": text}
        acts.add_experience(by=by, cv=cv, kind=kind, since=since, until=until, **told)
    if with_all:
        acts.write_statement(by=by, cv=cv, version=cv.version, statement=random.choice(words.statements))
        spoken = {words.language: 5, "en": random.choice((1, 2))}
        acts.write_languages(by=by, cv=cv, version=cv.version, languages=spoken, driving=["B"])
    return cv
