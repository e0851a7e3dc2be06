"""Who may do what about accounts. What concerns persons is decided where they take part."""

from punte.people.models import Notice, Person, User


def may_edit_profile(user: User, profile: User) -> bool:
    """Only one's own."""
    return user.is_active and user == profile


def may_read_notice(user: User, notice: Notice) -> bool:
    """Only one's own."""
    return notice.user_id == user.pk


def may_make_claim(user: User, person: Person) -> bool:
    """Hand a code to a person whose file is in use; that the user may see the file, the calling room asks."""
    return user.is_active and person.state == Person.State.ACTIVE


def may_redeem_claim(user: User) -> bool:
    """Whoever is signed in."""
    return user.is_authenticated and user.is_active
