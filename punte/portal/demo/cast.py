"""The cast: whom one may become with one click in a demonstration, and whom the tests and the manual name."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Member:
    """`key` is the address part, `role` and `place` are what the sign-in page says beside the name."""

    key: str
    name: str
    role: str | Promise
    place: str
    language: str = "ro"

    @property
    def email(self) -> str:
        """The account's address; no mail leaves a demonstration."""
        return f"{self.key}@demo.punte"


ASSOC = "Asociația ASSOC"
FDSS = "Fundația pentru Dezvoltarea Serviciilor Sociale (FDSS)"
PLOVDIV = "Община Пловдив"
EMPLOYER = "„Тракия Текстил 2009“ ООД"
BAKERY = "Panificația Someșul SRL"

CAST = [
    Member("ana", "Ana Mureșan", _("counsellor"), ASSOC),
    Member("bogdan", "Bogdan Pop", _("manager at a partner"), FDSS),
    Member("cosmina", "Cosmina Lăcătuș", _("takes part in a project"), "Coltău"),
    Member("dimitar", "Dimitar Kolev", _("employer"), EMPLOYER, "bg"),
    Member("elena", "Elena Dragomir", _("project manager"), ASSOC),
    Member("floarea", "Floarea Rostaș", _("mediator in a Roma community"), ASSOC),
    Member("georgi", "Georgi Petrov", _("trainer"), ASSOC, "bg"),
    Member("hristo", "Hristo Dimitrov", _("moderator"), ASSOC, "bg"),
    Member("ioana", "Ioana Stoyanova", _("young, neither works nor studies"), "Пловдив", "bg"),
    Member("mihaela", "Mihaela Stan", _("local manager"), "ASISED"),
    Member("rodica", "Rodica Moldovan", _("employer"), BAKERY),
    Member("sorin", "Sorin Țurcanu", _("counsellor"), "Interconcordia"),
    Member("vesela", "Vesela Ivanova", _("monitoring officer"), PLOVDIV, "bg"),
    Member("lidia", "Lidia Câmpean", _("data-protection officer"), ASSOC),
    Member("irina", "Irina Vlad", _("auditor"), ASSOC),
    Member("petru", "Petru Radu", _("operator of the installation"), ASSOC),
]

BY_KEY = {member.key: member for member in CAST}
