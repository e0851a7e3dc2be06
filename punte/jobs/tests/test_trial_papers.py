"""The agreement on a work trial on paper: tagged, in three languages, with three lines to sign."""

import datetime as dt
import re
import zlib

import pytest

from punte.jobs.actions.answers import take_up_application
from punte.jobs.actions.trials import sign_trial, write_trial
from punte.jobs.models import WorkTrial
from punte.jobs.tests.applicants import SENT, account_of
from punte.jobs.trial_paper import agreement_pdf
from punte.records.models import AccessEntry

FIRST = dt.date(2025, 2, 10)


@pytest.fixture
def trial(ana, dimitar, application) -> WorkTrial:
    take_up_application(by=dimitar, application=application, on=SENT)
    told = {
        "starts_on": FIRST,
        "ends_on": FIRST + dt.timedelta(9),
        "weekly_hours": 20,
        "tasks": "Coace",
        "tutor": "Ion",
    }
    return write_trial(by=ana, application=application, **told)


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_it_is_tagged_in_each_language(trial, language) -> None:
    made = agreement_pdf(trial, language=language, name="Lăcătuș Maria")
    assert made.startswith(b"%PDF") and b"/StructTreeRoot" in made and b"pdfuaid" in made + _streams(made)


def _streams(content: bytes) -> bytes:
    found = b""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, flags=re.DOTALL):
        try:
            found += zlib.decompress(stream)
        except zlib.error:
            found += stream
    return found


def test_the_team_and_the_employer_fetch_it_and_each_look_is_kept(client, ana, dimitar, trial) -> None:
    for user in (ana, dimitar):
        client.force_login(user)
        page = client.get(trial.get_absolute_url()).content.decode()
        assert f"{trial.get_absolute_url()}agreement/bg.pdf" in page
        answer = client.get(f"{trial.get_absolute_url()}agreement/bg.pdf")
        assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith(
            "attachment"
        )
        assert AccessEntry.objects.filter(user=user, person=trial.person, occasion="document").count() == 1
    assert client.get(f"{trial.get_absolute_url()}agreement/de.pdf").status_code == 404


def test_the_person_fetches_their_own(client, dimitar, trial) -> None:
    sign_trial(by=dimitar, trial=trial, party="employer")
    own = account_of(trial.application.participation)
    client.force_login(own)
    url = f"/jobs/my/{trial.application_id}/agreement/ro.pdf"
    assert url in client.get(f"/jobs/my/{trial.application_id}/").content.decode()
    assert client.get(url).content.startswith(b"%PDF")


def test_without_a_trial_there_is_no_paper(client, served, application) -> None:
    client.force_login(account_of(served))
    assert client.get(f"/jobs/my/{application.pk}/agreement/ro.pdf").status_code == 404
