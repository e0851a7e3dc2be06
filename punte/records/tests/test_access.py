"""The access log: who may read who looked."""

import pytest
from django.template.loader import render_to_string

from punte.people.actions.claims import make_claim, redeem_claim
from punte.records.actions.access import log_access
from punte.records.models import AccessEntry
from tests.cast import staff


@pytest.fixture
def look(ana, cosmina):
    log_access(by=ana, person=cosmina, occasion="file", reason="plan")
    return AccessEntry.objects.get()


def visible(user):
    return list(AccessEntry.objects.visible_to(user))


def test_the_data_protection_officer_and_the_lead_manager_read_it(look, elena, fdss, operation):
    assert visible(elena) == [look]
    assert visible(staff("Dana Officer", fdss, "dpo", operation)) == [look]


@pytest.mark.parametrize("who", ["ana", "bogdan", "georgi", "auditor", "mallory"])
def test_others_do_not(look, request, who):
    assert visible(request.getfixturevalue(who)) == []


def test_the_person_reads_who_looked(look, elena, cosmina, django_user_model):
    cosminas = django_user_model.objects.create_user("cosmina@example.org", name="Cosmina", language="ro")
    assert visible(cosminas) == []
    redeem_claim(by=cosminas, code=make_claim(by=elena, person=cosmina))
    del cosminas._acting
    assert visible(cosminas) == [look]


def test_who_is_not_signed_in_reads_nothing(look):
    from django.contrib.auth.models import AnonymousUser

    assert visible(AnonymousUser()) == []


def test_the_partial_names_who_when_and_why(look, elena):
    page = render_to_string(
        "records/access/_log.html", {"entries": AccessEntry.objects.visible_to(elena).for_list()}
    )
    assert "Ana Mureșan" in page and "file opened" in page and "plan" in page
    assert "Nobody has looked" in render_to_string("records/access/_log.html", {"entries": []})


def test_the_seed_of_one_time_codes_stays_out_of_the_copy(elena):
    from allauth.mfa.models import Authenticator

    from punte.records.holdings import _whole

    told = _whole(Authenticator(user=elena, type="totp", data={"secret": "S"}))
    assert told["type"] == "totp" and "data" not in told
