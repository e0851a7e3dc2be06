"""Users hold a key; persons are whom we serve; a consortium is the circle within which a person is known."""

from punte.people.models.consortia import Consortium
from punte.people.models.notices import Notice, OutboxMail
from punte.people.models.persons import (
    Claim,
    Contact,
    Identity,
    NationalNumber,
    Person,
    PersonKey,
    PersonName,
)
from punte.people.models.search_rows import SearchRow
from punte.people.models.tokens import UsedToken
from punte.people.models.users import User

__all__ = [
    "Claim",
    "Consortium",
    "Contact",
    "Identity",
    "NationalNumber",
    "Notice",
    "OutboxMail",
    "Person",
    "PersonKey",
    "PersonName",
    "SearchRow",
    "UsedToken",
    "User",
]
