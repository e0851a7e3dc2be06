"""An auditor is let in from a day until a day, by the managers of the lead partner."""

import datetime as dt
import uuid

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from punte.base.permissions import Refused
from punte.people.models import User
from punte.projects.actions.assignments import assign_role
from punte.projects.actions.auditors import end_auditor, invite_auditor
from punte.projects.models import Assignment

ROOM = "/projects/309187/auditors/"
DAY = dt.timedelta(days=1)


def parts(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(**more):
    today = timezone.localdate()
    told = {"email": "Control@Audit.example", "name": "Viorica Sandu", **parts("since", today)}
    return {"token": str(uuid.uuid4()), **told, **parts("until", today + 90 * DAY), **more}


def let_in(by, operation, **more):
    today = timezone.localdate()
    told = {
        "email": "control@audit.example",
        "name": "Viorica Sandu",
        "since": today,
        "until": today + 90 * DAY,
    }
    return invite_auditor(by=by, operation=operation, **(told | more))


def test_a_manager_lets_an_auditor_in_once_even_with_two_clicks(
    client, elena, operation, django_capture_on_commit_callbacks
):
    client.force_login(elena)
    assert "No auditor has had access" in client.get(ROOM).text
    sent = typed(rights=["special"])
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            assert client.post(ROOM + "new/", sent).url == ROOM
    given = Assignment.objects.get(role__user__email="control@audit.example")
    assert given.rights == ["special"] and given.role.until == given.until
    assert "Viorica Sandu" in client.get(ROOM).text
    assert len(mail.outbox) == 1 and "309187" not in mail.outbox[0].subject + mail.outbox[0].body


def test_the_auditor_signs_in_with_a_code_and_reads(client, elena, operation):
    let_in(elena, operation)
    user = User.objects.get(email="control@audit.example")
    assert not user.has_usable_password()
    client.force_login(user)
    assert client.get("/monitoring/309187/").status_code == 200
    assert client.get("/monitoring/309187/audits/new/").status_code == 200
    assert client.get("/participation/309187/participants/new/").status_code == 403


def test_before_the_first_day_and_after_the_last_nothing_is_there(client, elena, operation):
    given = let_in(elena, operation, since=timezone.localdate() + DAY)
    client.force_login(given.role.user)
    assert client.get("/monitoring/309187/audits/").status_code == 404
    Assignment.objects.filter(pk=given.pk).update(
        since=timezone.localdate() - 5 * DAY, until=timezone.localdate() - DAY
    )
    assert client.get("/monitoring/309187/audits/").status_code == 404


@pytest.mark.parametrize(
    ("since", "until", "field"), [(-1, 10, "since"), (5, 4, "until"), (0, 366, "until"), (10, 400, "until")]
)
def test_days_that_cannot_be_are_refused_beside_their_field(elena, operation, since, until, field):
    today = timezone.localdate()
    with pytest.raises(ValidationError) as refusal:
        let_in(elena, operation, since=today + since * DAY, until=today + until * DAY)
    assert field in refusal.value.message_dict
    assert not User.objects.filter(email="control@audit.example").exists()


def test_who_works_in_a_project_does_not_audit_it(elena, ana, operation):
    with pytest.raises(ValidationError, match="does not audit"):
        let_in(elena, operation, email=ana.email)


def test_an_auditor_is_not_put_to_work_besides(elena, auditor, operation, assoc):
    role = auditor.roles.create(organisation=assoc, role="counsellor", since=dt.date(2024, 1, 1))
    with pytest.raises(ValidationError, match="does not audit"):
        assign_role(by=elena, operation=operation, role=role)


def test_who_has_access_already_is_told_until_when(elena, operation):
    let_in(elena, operation)
    with pytest.raises(ValidationError, match="has access until"):
        let_in(elena, operation)


def test_an_auditor_gets_no_right_to_change_anything(elena, operation):
    with pytest.raises(ValidationError):
        let_in(elena, operation, rights=["erase"])


@pytest.mark.parametrize("who", ["bogdan", "ana", "auditor"])
def test_others_see_who_has_access_and_let_nobody_in(client, request, elena, operation, who):
    given = let_in(elena, operation)
    user = request.getfixturevalue(who)
    client.force_login(user)
    page = client.get(ROOM)
    assert "Viorica Sandu" in page.text and "Let an auditor in" not in page.text
    for path in ("new/", f"{given.pk}/end/"):
        assert client.post(ROOM + path, typed()).status_code == 403
    days = {"since": timezone.localdate(), "until": timezone.localdate()}
    with pytest.raises(Refused):
        invite_auditor(by=user, operation=operation, email="a@example.org", name="A", **days)
    with pytest.raises(Refused):
        end_auditor(by=user, assignment=given)


def test_the_access_is_ended_at_once_where_it_began_earlier(client, elena, operation, auditor):
    given = auditor.roles.get().assignments.get()
    given.until = timezone.localdate() + 30 * DAY
    given.save()
    client.force_login(elena)
    assert "has access until" in client.get(f"{ROOM}{given.pk}/end/").text
    assert client.post(f"{ROOM}{given.pk}/end/").url == ROOM
    client.force_login(auditor)
    assert client.get("/monitoring/309187/").status_code == 404


def test_an_access_that_has_not_begun_is_taken_back(elena, operation):
    given = let_in(elena, operation, since=timezone.localdate() + 10 * DAY)
    end_auditor(by=elena, assignment=given)
    assert not Assignment.objects.filter(pk=given.pk).exists()
    with pytest.raises(ValidationError, match="ended already"):
        end_auditor(by=elena, assignment=Assignment(pk=given.pk or 0, operation=operation, since=given.since))
