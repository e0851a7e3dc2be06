"""Each check of one row: one wrong value, one problem, at the column where it stands."""

import datetime as dt

import pytest
from stdnum.bg import egn, pnf
from stdnum.ro import cnp

from punte.base.tables import neutral
from punte.participation.importing.cells import as_text
from punte.participation.importing.checks import Rules, check_row, incomplete, organisation_word
from punte.participation.importing.layout import layout_for
from punte.participation.importing.matching import (
    ALIKE,
    Acquaintance,
    Known,
    alike,
    index_of,
    name_key,
    whose,
)
from punte.participation.importing.places import Places
from punte.participation.tests.test_import_lists import bulgarian_number, romanian_number, row
from punte.people.numbers import read_number

TODAY = dt.date(2025, 3, 17)
LAYOUT = layout_for("2021-2027")
BIRTH = dt.date(1990, 5, 14)


def places():
    known = Places()
    for code, names in {
        "RO114": ["Maramureș", "Марамуреш"],
        "RO113": ["Cluj", "Клуж"],
        "BG421": ["Plovdiv", "Пловдив"],
    }.items():
        known.add_county(code, names)
    known.add_town("RO114", "Baia Mare", 1, rural=False)
    known.add_town("RO114", "Săcălășeni", 2, rural=True)
    known.add_town("RO113", "Dumbrava", 3, rural=True)
    known.add_town("RO113", "Dumbrava", 4, rural=True)
    return known


RULES = Rules(
    LAYOUT,
    TODAY,
    dt.date(2024, 6, 1),
    dt.date(2026, 5, 31),
    places(),
    senders={"asociatiassoc": 5, "12345678": 6},
    partners={"assoc": 1, "fdss": 2},
    own=frozenset({1}),
)


def wrong(**changes):
    return [(p["column"], p["code"]) for p in check_row(row(1, **changes), RULES).problems]


def spoilt(number):
    return number[:-1] + str((int(number[-1]) + 1) % 10)


FOREIGNER = "8" + romanian_number(dt.date(2000, 2, 29))[1:12]
FOREIGNER += cnp.calc_check_digit(FOREIGNER)
LNCH = "100000001" + pnf.calc_check_digit("100000001")


def test_a_valid_row_has_no_problem():
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"last_name": None}, "last_name", "missing"),
        ({"first_name": None}, "first_name", "missing"),
        ({"sex": None}, "sex", "missing"),
        ({"county": None}, "county", "missing"),
        ({"birth_date": None, "national_number": None}, "birth_date", "missing"),
        ({"birth_date": None, "national_number": "AB 123456"}, "birth_date", "missing"),
        ({"birth_date": None, "national_number": LNCH, "number_kind": "ЛНЧ"}, "birth_date", "missing"),
        ({"phone": "=1+1"}, "phone", "formula"),
        ({"last_name": "=HYPERLINK(1)"}, "last_name", "formula"),
        ({"education": "#N/A"}, "education", "formula"),
        ({"first_name": "Ana\x07"}, "first_name", "control"),
        ({"first_name": "Ana_x0007_"}, "first_name", "control"),
        ({"last_name": "P" * 101}, "last_name", "too_long"),
        ({"email": "a" * 250 + "@x.ro"}, "email", "too_long"),
        ({"last_name": "Pop2"}, "last_name", "name_shape"),
        ({"first_name": "---"}, "first_name", "name_shape"),
        ({"sex": "copil"}, "sex", "choice"),
        ({"labour_status": "harnic"}, "labour_status", "choice"),
        ({"education": "9"}, "education", "choice"),
        ({"studies": "uneori"}, "studies", "choice"),
        ({"language": "klingon"}, "language", "choice"),
        ({"disability": "poate"}, "disability", "choice"),
        ({"function": "șef"}, "function", "choice"),
        ({"number_kind": "pașaport?"}, "number_kind", "choice"),
        ({"birth_date": "30.02.1990"}, "birth_date", "date_shape"),
        ({"birth_date": "14.05.90"}, "birth_date", "date_shape"),
        ({"entered_on": "mâine"}, "entered_on", "date_shape"),
        ({"email": "ana.example.org"}, "email", "email_shape"),
        ({"email": "ana@exemplu"}, "email", "email_shape"),
        ({"email": "a@b.ro, c@d.ro"}, "email", "email_shape"),
        ({"phone": "nu are"}, "phone", "phone_shape"),
        ({"phone": "12345"}, "phone", "phone_shape"),
        ({"county": "Atlantida"}, "county", "county_unknown"),
        ({"settlement": "Plovdiv"}, "settlement", "settlement_elsewhere"),
        ({"national_number": romanian_number()[:-1]}, "national_number", "number_shape"),
        ({"national_number": "12345", "number_kind": "ЕГН"}, "national_number", "number_shape"),
        ({"national_number": "A1", "number_kind": "foreign"}, "national_number", "number_shape"),
        ({"number_kind": "none"}, "national_number", "number_shape"),
        ({"national_number": None, "number_kind": "CNP"}, "national_number", "number_missing"),
        ({"national_number": spoilt(romanian_number())}, "national_number", "check_digit"),
        ({"national_number": spoilt(bulgarian_number())}, "national_number", "check_digit"),
        ({"national_number": spoilt(LNCH), "number_kind": "ЛНЧ"}, "national_number", "check_digit"),
        ({"national_number": "2901314240014"}, "national_number", "check_digit"),
        ({"birth_date": "14.05.3036", "national_number": None}, "birth_date", "born_in_future"),
        ({"birth_date": "18.03.2025", "national_number": None}, "birth_date", "born_in_future"),
        ({"birth_date": "14.05.1890", "national_number": None}, "birth_date", "born_too_early"),
        ({"birth_date": "15.05.1990"}, "birth_date", "number_and_birth"),
        (
            {"national_number": bulgarian_number(), "birth_date": "14.06.1990"},
            "birth_date",
            "number_and_birth",
        ),
        ({"national_number": FOREIGNER, "birth_date": "01.03.2000"}, "birth_date", "number_and_birth"),
        ({"sex": "bărbat"}, "sex", "number_and_sex"),
        ({"national_number": bulgarian_number(), "sex": "мъж"}, "sex", "number_and_sex"),
        ({"registered_on": "18.03.2025"}, "registered_on", "in_future"),
        ({"entered_on": "10.02.3036"}, "entered_on", "in_future"),
        ({"left_on": "18.03.2025"}, "left_on", "in_future"),
        ({"entered_on": "13.05.1990"}, "entered_on", "before_birth"),
        ({"entered_on": "13.05.1995"}, "entered_on", "age"),
        ({"birth_date": "01.01.1914", "national_number": None}, "entered_on", "age"),
        ({"entered_on": "31.05.2024"}, "entered_on", "outside_operation"),
        ({"left_on": "09.02.2025"}, "left_on", "leaving_before_entry"),
        ({"entered_on": None, "left_on": "11.02.2025"}, "left_on", "leaving_without_entry"),
        ({"exit_reason": "altul"}, "exit_reason", "reason_without_leaving"),
        ({"sending_organisation": "Asociația Nimeni"}, "sending_organisation", "sender_unknown"),
        ({"partner": "Nimeni"}, "partner", "partner_unknown"),
        ({"partner": "FDSS"}, "partner", "partner_not_yours"),
    ],
)
def test_a_wrong_value_is_one_problem_at_its_column(changes, column, code):
    assert wrong(**changes) == [(column, code)]


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_date": "1990-05-14"},
        {"birth_date": "14/5/1990"},
        {"birth_date": "14.05.1990 г."},
        {"birth_date": None},
        {"national_number": None},
        {"national_number": "AB-123456"},
        {"national_number": LNCH, "number_kind": "лнч"},
        {"national_number": bulgarian_number(), "county": "обл. Пловдив", "settlement": "Асеновград"},
        {"national_number": FOREIGNER, "birth_date": "29.02.2000"},
        {"national_number": None, "number_kind": "fără"},
        {"sex": "nebinar"},
        {"county": "RO114"},
        {"county": "JUDEŢUL MARAMURES"},
        {"settlement": "Mun. Baia Mare"},
        {"settlement": "comuna Sacalaseni"},
        {"county": "Клуж", "settlement": "Dumbrava"},
        {"education": "ISCED 3"},
        {"phone": "+40 (740) 123-456"},
        {"email": "ana.pop@exemplu.org.ro"},
        {"left_on": "10.02.2025", "exit_reason": "finalizat"},
        {"entered_on": None},
        {"sending_organisation": "RO 12345678"},
        {"partner": "assoc"},
        {"last_name": "O'Neill-Ștefănescu"},
        {"first_name": "Ana\nMaria"},
        {"labour_status": None, "education": None},
    ],
)
def test_what_is_right_in_another_way_has_no_problem(changes):
    assert wrong(**changes) == []


def test_from_a_value_that_cannot_be_read_nothing_is_concluded():
    assert wrong(national_number=spoilt(romanian_number()), birth_date=None, sex="bărbat") == [
        ("national_number", "check_digit")
    ]
    assert (
        wrong(birth_date="14.05.3036", national_number=None, entered_on="10.02.2025")[0][1]
        == "born_in_future"
    )
    assert wrong(county="Atlantida", settlement="Nicăieri") == [("county", "county_unknown")]


def test_an_ЛНЧ_without_its_kind_is_told_what_to_do():
    digits = next(
        d
        for n in range(100)
        if (d := f"1000000{n:02}" + pnf.calc_check_digit(f"1000000{n:02}")) and not egn.is_valid(d)
    )
    assert check_row(row(1, national_number=digits), RULES).problems[0]["hint"] == "lnch"


def test_a_number_tells_birth_and_sex():
    found = read_number(romanian_number(dt.date(2001, 3, 2), "man"), "")
    assert (found.kind, found.birth, found.sex) == ("cnp", dt.date(2001, 3, 2), "man")
    found = read_number(bulgarian_number(dt.date(2001, 3, 2), "woman"), "")
    assert (found.kind, found.birth, found.sex) == ("egn", dt.date(2001, 3, 2), "woman")
    assert read_number(FOREIGNER, "").birth is None


def test_of_settlements_with_one_name_only_what_they_share_is_taken():
    values = check_row(row(1, county="Cluj", settlement="Dumbrava"), RULES).values
    assert (values["settlement"], values["rural"]) == (None, True)


def test_what_completes_a_record_follows_the_programming_period():
    values = check_row(row(1), RULES).values
    assert not incomplete(values, LAYOUT) and incomplete(values, layout_for("2014-2020"))
    assert incomplete({k: v for k, v in values.items() if k != "education"}, LAYOUT)


def test_an_identifier_is_known_with_or_without_its_country():
    assert organisation_word("RO 12345678") == organisation_word("12345678") == "12345678"


def duplicates(*rows):
    index = index_of(enumerate(rows, start=2), LAYOUT)
    return [index.same_as(n, *whose(told, LAYOUT)) for n, told in enumerate(rows, start=2)]


def test_the_same_number_twice_names_every_other_row():
    assert duplicates(row(1), row(2), row(1, last_name="Pop"))[0] == ("national_number", [4])
    assert duplicates(row(1), row(2), row(1, last_name="Pop"))[2] == ("national_number", [2])


def test_the_same_name_and_birth_date_twice_is_one_person_unless_numbers_tell_them_apart():
    other = {"national_number": romanian_number(serial=77)}
    assert duplicates(row(1), row(1, national_number=None))[1] == ("last_name", [2])
    assert duplicates(row(1), row(1, last_name="LACATUS", national_number=None))[0] == ("last_name", [3])
    assert duplicates(row(1), row(1, **other)) == [("last_name", []), ("last_name", [])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lăcătuș Cosmina", "Lakatos Cozmina"),
        ("Иванов Петър", "Ivanov Petar"),
        ("Popescu Ana", "Ana Popescu"),
        ("Popescu Ana", "Popescu Ana Maria"),
        ("Rostaș Floarea", "Rostas Florea"),
        ("Pop Ion", "Popp Ion"),
    ],
)
def test_other_spellings_of_a_name_are_noticed(one, other):
    assert alike(name_key(*one.split(" ", 1)), name_key(*other.split(" ", 1))) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ionescu Maria", "Popescu Maria"), ("Pop Ion", "Pop Ana"), ("Mureșan Andrei", "Moldovan Andrei")],
)
def test_other_names_are_left_alone(one, other):
    assert alike(name_key(*one.split(" ", 1)), name_key(*other.split(" ", 1))) < ALIKE


def test_who_has_another_number_is_somebody_else():
    known = Known()
    known.add(BIRTH.isoformat(), Acquaintance(1, "pop ana", has_number=True))
    assert known.named("pop ana", BIRTH, with_number=True) == []
    assert [p.person_id for p in known.named("pop ana", BIRTH, with_number=False)] == [1]
    assert known.alike("popp ana", dt.date(1990, 5, 15), with_number=False) == []


@pytest.mark.parametrize(
    ("text", "neutralised"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
        ("+40 740 000 000", "+40 740 000 000"),
        ("Pop", "Pop"),
    ],
)
def test_what_a_spreadsheet_would_run_is_made_harmless_and_read_as_before(text, neutralised):
    assert neutral(text) == neutralised and as_text(neutralised) == text
