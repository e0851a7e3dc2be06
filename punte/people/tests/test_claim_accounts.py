"""Whom a project serves makes an account with two codes: one shows the mailbox is theirs, one opens the file."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from punte.base.rls import set_local
from punte.people.actions import accounts
from punte.people.actions.accounts import Proven, ask_for_account, make_account, prove_mailbox
from punte.people.actions.claims import make_claim, redeem_claim
from punte.people.models import Claim, PersonKey, User

STRONG, WEAK = "punte peste apa lina", "password12"
HERE = {"name": "Cosmina Rus", "email": "Cosmina@Example.org"}


@pytest.fixture(autouse=True)
def english(client, db):
    cache.clear()
    client.cookies["django_language"] = "en"


@pytest.fixture
def code(ana, cosmina):
    """What Ana hands to Cosmina."""
    return make_claim(by=ana, person=cosmina)


@pytest.fixture
def step_one(client, django_capture_on_commit_callbacks):
    """Sends name and e-mail; gives the answer and the last e-mail."""

    def send(client=client, token=None, **told):
        page = client.get(reverse("people:claim_account"))
        token = token or page.context["form"]["token"].value()
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post("/people/claim/account/", {"token": token, **HERE, **told})
        return answer, mail.outbox[-1] if mail.outbox else None

    return send


@pytest.fixture
def step_two(client):
    def send(**told):
        return client.post(reverse("people:claim_account_open"), {"password": STRONG, **told})

    return send


def digits(message):
    return re.search(r"^\d{6}$", message.body, re.M)[0]


def other_than(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def nothing_is_written():
    return not User.objects.filter(email="cosmina@example.org").exists() and not PersonKey.objects.exists()


def test_two_codes_make_an_account_and_open_the_file(client, step_one, step_two, code, cosmina):
    set_local(consortium=None)
    answer, message = step_one()
    assert answer.url == "/people/claim/account/open/"
    sent = digits(message)
    answer = step_two(mail_code=f" {sent[:3]} {sent[3:]}", code=code.lower())
    assert answer.url == "/me/held/"
    user = User.objects.get(email="cosmina@example.org")
    assert (user.name, user.language, user.check_password(STRONG)) == ("Cosmina Rus", "en", True)
    assert EmailAddress.objects.get(user=user, verified=True, primary=True).email == user.email
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/me/held/").status_code == 200
    set_local(consortium=cosmina.consortium_id)
    assert PersonKey.objects.get().user == user
    assert Claim.objects.get().used_at


def test_the_sign_in_page_leads_there_and_who_is_signed_in_goes_to_their_file(client, ana):
    assert "/people/claim/account/" in client.get("/people/account/login/").text
    client.force_login(ana)
    for path in ("/people/claim/account/", "/people/claim/account/open/"):
        assert client.get(path).url == "/me/held/"


def test_the_mail_holds_the_code_and_nothing_personal(step_one):
    _answer, message = step_one()
    assert message.to == ["cosmina@example.org"]
    for secret in ("Cosmina", "Rus", "cosmina"):
        assert secret not in message.subject + message.body
    assert digits(message) not in message.subject


def test_neither_the_session_nor_a_counter_tells_the_code(client, step_one):
    _answer, message = step_one()
    assert digits(message) not in str(client.session["account_asked"]["digest"])
    asked = client.session["account_asked"]
    assert set(asked) == {"name", "email", "token", "digest", "until"}


def test_nobody_learns_whether_an_address_has_an_account(client, step_one, step_two, code, django_user_model):
    answers = []
    for email in ("nobody@example.org", "taken@example.org"):
        django_user_model.objects.get_or_create(email="taken@example.org", name="Taken", language="en")
        answer, _message = step_one(email=email)
        page = client.get(answer.url)
        wrong = step_two(mail_code="123456", code=code)
        kept = client.session["account_asked"]
        shown = [answer.status_code, answer.url, len(kept["digest"]), dict(wrong.context["form"].errors)]
        shown += [re.sub(r'value="[^"]+"|nonce-\S+', "", p.text.replace(email, "")) for p in (page, wrong)]
        answers.append(shown)
    assert answers[0] == answers[1]
    assert len({message.subject for message in mail.outbox}) == 1


@pytest.mark.parametrize("further", [False, True])
def test_an_address_with_an_account_is_told_to_sign_in(client, step_one, step_two, code, georgi, further):
    if further:
        EmailAddress.objects.create(user=georgi, email="Second@example.org", verified=True)
    _answer, message = step_one(email="second@example.org" if further else georgi.email.upper())
    assert "/people/claim/" in message.body
    assert not re.search(r"\d{6}", message.body)
    users = User.objects.count()
    assert "not the code" in step_two(mail_code="000000", code=code).text
    assert User.objects.count() == users and not PersonKey.objects.exists()


def test_a_wrong_mail_code_is_said_beside_its_field_and_nothing_is_lost(step_one, step_two, code):
    sent = digits(step_one()[1])
    page = step_two(mail_code=other_than(sent), code=code)
    errors = page.context["form"].errors
    assert "not the code of the e-mail" in errors["mail_code"][0] and "code" not in errors
    assert code in page.text and STRONG not in page.text
    assert nothing_is_written()
    assert step_two(mail_code=sent, code=code).url == "/me/held/"


def test_a_wrong_claim_code_leaves_no_account_behind(step_one, step_two, code, cosmina):
    sent = digits(step_one()[1])
    page = step_two(mail_code=sent, code=f"{cosmina.consortium_id}-ABCD-EFGH-JKMN")
    assert "does not work" in page.context["form"].errors["code"][0]
    assert sent in page.text
    assert nothing_is_written() and not EmailAddress.objects.filter(email="cosmina@example.org").exists()
    assert step_two(mail_code=sent, code=code).url == "/me/held/"


def test_a_used_or_an_old_claim_code_makes_no_account(step_one, step_two, code, georgi, cosmina):
    sent = digits(step_one()[1])
    Claim.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert "does not work" in step_two(mail_code=sent, code=code).text
    Claim.objects.update(expires_at=timezone.now() + dt.timedelta(days=1))
    redeem_claim(by=georgi, code=code)
    assert "does not work" in step_two(mail_code=sent, code=code).text
    assert not User.objects.filter(email="cosmina@example.org").exists()
    assert PersonKey.objects.get().user == georgi


def test_a_weak_password_costs_no_try(step_one, step_two, code):
    sent = digits(step_one()[1])
    for _n in range(6):
        page = step_two(mail_code=sent, code=code, password=WEAK)
        assert list(page.context["form"].errors) == ["password"]
    assert nothing_is_written()
    assert step_two(mail_code=sent, code=code).url == "/me/held/"


def test_a_double_click_on_the_first_step_sends_one_mail(client, step_one):
    token = client.get("/people/claim/account/").context["form"]["token"].value()
    answers = [step_one(token=token)[0].url for _n in range(2)]
    assert answers[0] == answers[1] and len(mail.outbox) == 1


def test_a_double_click_on_the_second_step_makes_one_account(client, step_one, step_two, code):
    sent = digits(step_one()[1])
    asked = client.session["account_asked"]
    assert step_two(mail_code=sent, code=code).url == "/me/held/"
    client.logout()  # the second click set out before the answer to the first arrived
    session = client.session
    session["account_asked"] = asked
    session.save()
    assert step_two(mail_code=sent, code=code).url == "/me/held/"
    assert client.session["_auth_user_id"] == str(User.objects.get(email="cosmina@example.org").pk)
    assert PersonKey.objects.count() == 1


def test_the_token_in_the_page_cannot_be_exchanged(client, step_one, step_two, code):
    step_one()
    spent = client.session["account_asked"]["token"]
    sent = digits(step_one(email="other@example.org")[1])
    assert step_two(mail_code=sent, code=code, token=spent).url == "/me/held/"
    assert User.objects.filter(email="other@example.org").exists()


def test_five_wrong_mail_codes_and_no_more(step_one, step_two, code):
    sent = digits(step_one()[1])
    for _n in range(5):
        assert "not the code" in step_two(mail_code=other_than(sent), code=code).text
    assert "tried five times" in step_two(mail_code=sent, code=code).text
    assert nothing_is_written()
    assert step_two(mail_code=digits(step_one()[1]), code=code).url == "/me/held/"


def test_five_claim_codes_an_hour_for_one_mailbox_whatever_the_session(step_one, step_two, code, cosmina):
    wrong = f"{cosmina.consortium_id}-ABCD-EFGH-JKMN"
    sent = digits(step_one()[1])
    for _n in range(5):
        assert "does not work" in step_two(mail_code=sent, code=wrong).text
    page = step_two(mail_code=digits(step_one()[1]), code=code)
    assert "Wait an hour" in page.context["form"].errors["code"][0]
    assert nothing_is_written()


def test_a_code_holds_for_ten_minutes(client, step_one, step_two, code):
    sent = digits(step_one()[1])
    session = client.session
    session["account_asked"] = {**session["account_asked"], "until": timezone.now().timestamp() - 1}
    session.save()
    assert step_two(mail_code=sent, code=code).url == "/people/claim/account/"
    assert "account_asked" not in client.session and nothing_is_written()


def test_an_old_code_proves_nothing():
    asked = replace(ask_for_account(**HERE, origin="x"), until=timezone.now().timestamp() - 1)
    with pytest.raises(ValidationError, match="older than ten minutes"):
        prove_mailbox(asked=asked, code="123456")


def test_the_code_of_one_mailbox_does_not_prove_another(step_one, client):
    sent = digits(step_one()[1])
    asked = accounts.Asked(**client.session["account_asked"])
    with pytest.raises(ValidationError, match="not the code"):
        prove_mailbox(asked=replace(asked, email="elena@example.org"), code=sent)


def test_one_mailbox_gets_five_mails_an_hour_and_others_their_own(step_one):
    for _n in range(5):
        assert step_one()[0].status_code == 302
    page, _message = step_one()
    assert "Too many codes" in page.context["form"].errors["email"][0]
    assert len(mail.outbox) == 5
    assert step_one(email="ioana@example.org")[0].status_code == 302


def test_one_network_address_asks_twenty_times_a_minute(step_one):
    for n in range(20):
        assert step_one(email=f"n{n}@example.org")[0].status_code == 302
    assert "Too many codes" in step_one(email="n20@example.org")[0].text


@pytest.mark.parametrize("bad", [{"name": " "}, {"name": "\u200b"}, {"email": "x"}, {"email": ""}])
def test_what_cannot_be_meant_is_refused_at_the_first_step(step_one, bad):
    page, message = step_one(**bad)
    assert set(page.context["form"].errors) == set(bad) and message is None


@pytest.mark.parametrize(
    "bad", [{"mail_code": "12345"}, {"mail_code": "١٢٣٤٥٦"}, {"code": "x" * 61}, {"code": ""}]
)
def test_what_cannot_be_meant_is_refused_at_the_second_step(step_one, step_two, code, bad):
    sent = digits(step_one()[1])
    page = step_two(**{"mail_code": sent, "code": code, **bad})
    assert set(page.context["form"].errors) == {*bad, "password"}  # the password is asked for once more
    assert nothing_is_written()


def test_without_the_first_step_there_is_no_second(client, step_two, code):
    assert client.get("/people/claim/account/open/").url == "/people/claim/account/"
    assert step_two(mail_code="123456", code=code).url == "/people/claim/account/"


def test_an_account_made_meanwhile_is_not_touched(code, georgi):
    proven = Proven("Somebody", georgi.email)
    with pytest.raises(ValidationError, match="sign in"):
        make_account(proven=proven, code=code, password=STRONG, language="en")
    georgi.refresh_from_db()
    assert georgi.name != "Somebody" and not georgi.check_password(STRONG)


def test_the_action_refuses_a_weak_password_too(code):
    with pytest.raises(ValidationError) as refusal:
        make_account(proven=Proven("C", "cosmina@example.org"), code=code, password="short", language="en")
    assert "password" in refusal.value.message_dict
    assert nothing_is_written()
