"""Conversations on statements for the tests of this room."""

from punte.base import clock
from punte.base.translated import Translated
from punte.dialogue.actions import consultations as acts
from punte.dialogue.actions.contributions import Spoken
from punte.dialogue.actions.phases import add_phase
from punte.dialogue.actions.statement_votes import write_down_votes
from punte.dialogue.actions.statements import seed_statement, set_conversation
from punte.dialogue.models import Consultation, Statement
from punte.dialogue.tests.asked import DAY, draft, group, text
from punte.people.models import User

TEXTS = ("Vrem un autobuz.", "Vrem o creșă.", "Cursurile sunt inutile.", "Plata e prea mică.", "Satul e departe.",
         "Să fim întrebați.", "Internetul merge.", "Primăria ajută.")  # fmt: skip


def conversing(by: User, operation, organiser, *, read_first: bool = True, **told) -> Consultation:
    """A consultation whose phase of statements lasts, with eight statements of the organiser."""
    found = draft(by, operation, organiser, easy=text("Votați propozițiile."), **told)
    now = clock.now()
    add_phase(by=by, consultation=found, kind="statements", starts_at=now - 10 * DAY, ends_at=now + 10 * DAY)
    acts.want_groups(by=by, consultation=found, wanted={group(found, "employers"): 2})
    acts.announce_consultation(by=by, consultation=found)
    set_conversation(by=by, consultation=found, own_statements=True, read_first=read_first)
    for words in TEXTS:
        seed_statement(by=by, consultation=found, text=Translated({"ro": words}, "ro"))
    return found


def statements(consultation: Consultation) -> list[Statement]:
    return list(consultation.statements.order_by("pk"))


def camps(by: User, consultation: Consultation, *sizes: int, groups: tuple[str, ...] = ()) -> None:
    """People who were read the statements: one camp says yes to the first half, the other to the second; all say yes
    to the last."""
    ids = [one.pk for one in statements(consultation)]
    for camp, size in enumerate(sizes):
        for n in range(size):
            votes = {pk: 1 if (k < 4) == (camp == 0) else -1 for k, pk in enumerate(ids)}
            votes[ids[-1]] = 1
            votes[ids[n % 4]] = 0 if n % 3 == 0 else votes[ids[n % 4]]
            spoken = Spoken(channel="paper", name=f"Om {camp} {n}", contact=f"07{camp}{n:07}")
            speaks = group(consultation, groups[camp]) if groups else None
            write_down_votes(by=by, consultation=consultation, spoken=spoken, votes=votes, group=speaks)
