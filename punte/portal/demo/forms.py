"""Registration forms: some people have signed on the screen, some on paper, some are waited for. Each is really made;
whoever is not among these few has none, and the dossier says so."""

from punte.participation.actions import forms
from punte.participation.actions.persons import correct_person
from punte.participation.models import Participation, RegistrationForm
from punte.people.models import Person, User
from punte.portal.demo.desk import TODAY, Desk
from punte.portal.demo.papers import paper

# How many people have a form in each project, and in which language it is.
PEOPLE = {"309187": (40, "ro"), "4-003-0020": (10, "bg")}
# What comes of the forms of eleven people after each other.
STORIES = (
    "screen", "screen", "paper", "screen", "waits", "screen", "replaced", "screen", "screen", "outdated", "paper",
)  # fmt: skip


def tell(desk: Desk) -> None:
    """The forms of one project, of those who entered first."""
    if desk.operation.code not in PEOPLE:
        return
    most, language = PEOPLE[desk.operation.code]
    entered = Participation.objects.filter(
        operation=desk.operation, frozen_on__isnull=False, person__state=Person.State.ACTIVE,
        person__merged_into=None,
    ).select_related(
        "operation__consortium", "person__identity", "person__consortium", "consortium", "organisation",
        "sender", "region", "settlement",
    )  # fmt: skip
    # They may sign from their own account, when somebody tries it.
    held = entered.filter(person__key_holder__isnull=False)
    for found in held:
        forms.generate_form(by=_by(desk, found), participation=found, language=language)
    others = entered.exclude(pk__in=[found.pk for found in held]).order_by("frozen_on", "pk")
    for number, found in enumerate(others[:most]):
        _one(desk, found, STORIES[number % len(STORIES)], language)


def _by(desk: Desk, found: Participation) -> User:
    """Who accompanies the person, or the manager."""
    counsellor = desk.team["ana"]
    return counsellor if found.responsible_id == counsellor.pk else desk.team["elena"]


def _one(desk: Desk, found: Participation, story: str, language: str) -> None:
    by = _by(desk, found)
    form = forms.generate_form(by=by, participation=found, language=language)
    if story == "paper":
        _on_paper(by, form)
    elif story != "waits":
        forms.sign_on_screen(by=by, form=form, name=found.person.full_name)
    if story == "replaced":
        forms.generate_form(by=by, participation=found, language="en")
    if story == "outdated":
        first = found.person.identity.data["first_name"]
        correct_person(by=by, participation=found, first_name=f"{first} {SECOND[language]}")


SECOND = {"ro": "Maria", "bg": "Петрова"}


def _on_paper(by: User, form: RegistrationForm) -> None:
    """In place of a scan there is a page that says that it is invented."""
    scan = paper(forms.title_of(form), str(form.participation.operation.title), f"{TODAY:%d.%m.%Y}")
    forms.sign_on_paper(
        by=by,
        participation=form.participation,
        code=form.code,
        content=scan,
        name=f"{form.written_code}.pdf",
        signed_on=TODAY,
    )
