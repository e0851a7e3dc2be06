"""Consents: shown in words, kept, withdrawn; duties stay."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.loader import render_to_string

from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.actions.persons import restrict_person
from punte.records.actions.consents import give_consent, withdraw_consent
from punte.records.forms.consents import ConsentForm
from punte.records.models import Consent
from punte.records.wordings import LANGUAGES, wordings

TOKEN = "1f0e9a7e-3f0f-4f0b-8d5c-000000000001"


def told(**more):
    return {"basis": "consent", "purpose": "contact", "wording": "Sunt de acord.", "language": "ro", **more}


@pytest.fixture
def consent(ana, cosmina, fdss):
    return give_consent(by=ana, person=cosmina, **told(purpose="sharing", organisation=fdss))


def test_what_was_agreed_is_kept_with_its_words(consent, ana, fdss):
    kept = Consent.objects.in_force().get()
    assert (kept.wording, kept.organisation, kept.recorded_by) == ("Sunt de acord.", fdss, ana)


def test_the_same_is_not_agreed_twice(ana, cosmina, fdss, assoc, consent):
    with pytest.raises(ValidationError) as refusal:
        give_consent(by=ana, person=cosmina, **told(purpose="sharing", organisation=fdss))
    assert "purpose" in refusal.value.message_dict
    give_consent(by=ana, person=cosmina, **told(purpose="sharing", organisation=assoc))
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"purpose": "sharing"}, "organisation"),
        ({"purpose": "selling"}, "purpose"),
        ({"basis": "habit"}, "basis"),
        ({"language": "fr"}, "language"),
        ({"wording": " \x00\x01 "}, "wording"),
        ({"wording": "x" * 10_000_000}, "wording"),
    ],
)
def test_without_words_purpose_or_partner_it_is_no_consent(ana, cosmina, wrong, field):
    with pytest.raises(ValidationError) as refusal:
        give_consent(by=ana, person=cosmina, **told(**wrong))
    assert field in refusal.value.message_dict
    assert not Consent.objects.exists()


@pytest.mark.parametrize("who", ["georgi", "hristo", "auditor", "mallory"])
def test_who_does_not_work_with_persons_writes_no_consent(request, cosmina, consent, who):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        give_consent(by=user, person=cosmina, **told())
    with pytest.raises(PermissionDenied):
        withdraw_consent(by=user, consent=consent)


def test_into_a_closed_file_nothing_is_written(ana, cosmina):
    restrict_person(by=ana, person=cosmina, until=None)
    with pytest.raises(ValidationError):
        give_consent(by=ana, person=cosmina, **told())


def test_a_withdrawn_consent_closes_at_once_and_only_once(ana, cosmina, consent, fdss):
    withdraw_consent(by=ana, consent=consent)
    assert not Consent.objects.in_force().exists()
    with pytest.raises(ValidationError):
        withdraw_consent(by=ana, consent=consent)
    give_consent(by=ana, person=cosmina, **told(purpose="sharing", organisation=fdss))  # may agree again


def test_a_duty_is_not_withdrawn(ana, cosmina):
    duty = give_consent(by=ana, person=cosmina, **told(basis="public_task", purpose="participation"))
    with pytest.raises(ValidationError):
        withdraw_consent(by=ana, consent=duty)
    assert Consent.objects.in_force().exists()


def test_the_person_withdraws_without_asking_anybody(elena, cosmina, consent, django_user_model):
    cosminas = django_user_model.objects.create_user("cosmina@example.org", name="Cosmina", language="ro")
    redeem_claim(by=cosminas, code=make_claim(by=elena, person=cosmina))
    withdraw_consent(by=cosminas, consent=consent)
    assert not Consent.objects.in_force().exists()


def test_every_purpose_has_its_words_in_three_languages():
    for language in LANGUAGES:
        words = wordings(language)
        assert set(words) == set(Consent.Purpose.values)
        for one in words.values():
            assert one.basis in Consent.Basis.values
            assert "{" not in one.kept("ASSOC")
            assert one.kept().endswith(f"({one.version})")
    assert not set("şţŞŢ") & set(str(wordings("ro")))
    assert wordings("fr")["contact"].language == "en"


def form(data=None, *, partners=(), language="ro"):
    return ConsentForm(data, partners=list(partners), language=language)


def test_the_form_shows_the_words_and_keeps_them(ana, cosmina, assoc, fdss):
    page = str(form(partners=[assoc, fdss]))
    assert "Pot să-mi retrag acordul oricând" in page
    sent = {"token": TOKEN, "purpose": "sharing", "organisation": fdss.pk, "language": "bg", "agreed": "on"}
    filled = form(sent, partners=[assoc, fdss])
    assert filled.is_valid(), filled.errors
    kept = give_consent(by=ana, person=cosmina, **filled.told)
    assert kept.basis == "consent" and kept.language == "bg" and fdss.name in kept.wording
    assert "Съгласен" in kept.wording


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"agreed": ""}, "agreed"), ({"organisation": ""}, "organisation"), ({"language": "fr"}, "language")],
)
def test_the_form_asks_for_what_is_missing(fdss, wrong, field):
    sent = {"token": TOKEN, "purpose": "sharing", "organisation": fdss.pk, "language": "ro", "agreed": "on"}
    assert field in form({**sent, **wrong}, partners=[fdss]).errors


def test_the_list_tells_agreed_told_and_withdrawn(ana, cosmina, consent):
    give_consent(by=ana, person=cosmina, **told(basis="public_task", purpose="participation"))
    withdraw_consent(by=ana, consent=consent)
    shown = Consent.objects.select_related("organisation", "recorded_by").order_by("-given_at")
    page = render_to_string("records/consents/_list.html", {"consents": shown})
    assert "withdrawn" in page and "told" in page and "Sunt de acord." in page
    assert "Nothing is written down" in render_to_string("records/consents/_list.html", {"consents": []})
