"""What persons agree to: being called by a partner, pictures, sharing; some take it back."""

from punte.participation.models import Participation
from punte.portal.demo.desk import Desk
from punte.records.actions.consents import give_consent, withdraw_consent

# What is asked, on which basis, in the words shown; the fund's own duties rest on a legal obligation.
WORDINGS = {
    "Europe/Bucharest": [
        (
            "participation",
            "legal_obligation",
            "Datele despre participarea la proiect se prelucrează deoarece Regulamentul (UE) 2021/1057 o cere.",
        ),
        (
            "contact",
            "consent",
            "Sunt de acord să fiu contactat(ă) la telefon și după încheierea proiectului.",
        ),
        ("pictures", "consent", "Sunt de acord să apar în fotografiile de la activitățile proiectului."),
    ],
    "Europe/Sofia": [
        (
            "participation",
            "legal_obligation",
            "Данните за участието в проекта се обработват, защото го изисква Регламент (ЕС) № 1304/2013.",
        ),
        ("contact", "consent", "Съгласен/а съм да ми се обаждат и след края на проекта."),
        ("pictures", "consent", "Съгласен/а съм да бъда сниман/а на дейностите по проекта."),
    ],
}
LANGUAGE = {"Europe/Bucharest": "ro", "Europe/Sofia": "bg"}


def ask(desk: Desk, participation: Participation, by: str, number: int) -> None:
    """Every third person of a group is asked for more than the duties; of these every third takes one back."""
    wordings = WORDINGS[desk.operation.zone][: 3 if number % 3 == 0 else 1]
    for purpose, basis, wording in wordings:
        consent = give_consent(
            by=desk.team[by],
            person=participation.person,
            basis=basis,
            purpose=purpose,
            wording=wording,
            language=LANGUAGE[desk.operation.zone],
        )
        if purpose == "pictures" and number % 9 == 0:
            withdraw_consent(by=desk.team[by], consent=consent)
