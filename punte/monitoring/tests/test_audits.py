"""The auditor's room: an audit from the first draw to its closing, and what cannot be."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from punte.base.permissions import Refused
from punte.monitoring import auditing
from punte.monitoring.actions.audits import ask_for_answers, close_audit, open_audit
from punte.monitoring.actions.findings import answer_finding, decide_finding, raise_finding, review_unit
from punte.monitoring.actions.samples import draw_sample
from punte.monitoring.checklists import checklist
from punte.monitoring.models import Audit, Finding, Sample, SampleUnit
from punte.monitoring.tests.test_screens import take_part
from punte.participation.actions.persons import erase_participant, restrict_participant
from punte.records.actions.documents import bring_paper
from punte.records.models import AccessEntry, Fact, PageVisit
from tests.security.world import pdf

ROOM = "/monitoring/309187/audits/"
DUE = dt.date(2025, 4, 1)
GOOD = {code: {"verdict": "conforms", "remark": ""} for code in checklist("participation").codes}


@pytest.fixture
def people(elena, operation, assoc, fdss):
    """Six who take part: four at ASSOC, two at FDSS."""
    names = ["Ardelean", "Boldijar", "Călin", "Dobre"], ["Enache", "Fărcaș"]
    return [
        take_part(elena, operation, partner, name)
        for partner, group in zip((assoc, fdss), names, strict=True)
        for name in group
    ]


@pytest.fixture
def audit(auditor, operation, people):
    """An audit that has begun."""
    return open_audit(by=auditor, operation=operation, title="Participants", due_on=DUE)


@pytest.fixture
def sample(auditor, audit):
    """Three of the six, by partner."""
    return draw(auditor, audit, size=3, method="stratified")


def draw(by, audit, **told):
    return draw_sample(by=by, audit=audit, **({"source": "EECO01", "seed": "Cluj 17 martie"} | told))


def one_time(**fields):
    return {"token": str(uuid.uuid4()), **fields}


def unit_of(sample, n=0):
    return sample.units.select_related("sample__audit__operation").order_by("position")[n]


def answers(**changed):
    return GOOD | changed


def differs(remark):
    return {"verdict": "differs", "remark": remark}


def checklist_form(version, **changed):
    told = answers(**changed)
    return {"version": version} | {f"{c}-{part}": text for c, a in told.items() for part, text in a.items()}


# --- from the first page to the last


def test_an_audit_goes_from_the_draw_over_findings_and_answers_to_its_closing(
    client, auditor, elena, operation, people
):
    client.force_login(auditor)
    assert "No audit yet" in client.get(ROOM).text
    due = {"due_on_day": 1, "due_on_month": 4, "due_on_year": 2025}
    page = client.post(ROOM + "new/", one_time(title="Participants", **due))
    assert page.url == ROOM + "1/"
    drawn = one_time(source="EECO01", method="simple", size=2, share="", seed="Cluj 17 martie")
    assert client.post(ROOM + "1/sample/", drawn).url == ROOM + "1/"
    audit = Audit.objects.get()
    units = list(audit.sample.units.all())
    assert len(units) == 2
    first, second = (f"{ROOM}1/units/{u.pk}/" for u in units)
    page = client.get(first)
    assert "Identity is established" in page.text and "Registration" not in page.context["title"]
    wrong = checklist_form(0, form=differs("Not signed."))
    assert client.post(first, wrong | {"next": "1"}).url == second
    assert client.post(second, checklist_form(0)).url == second
    assert "50.0%" in client.get(ROOM + "1/").text
    made = client.post(
        f"{ROOM}1/findings/new/?unit={units[0].pk}&item=form",
        one_time(item="form", severity="minor", text="The form is not signed.", amount="1200.50"),
    )
    finding = Finding.objects.get()
    assert made.url == finding.get_absolute_url() and finding.amount == Decimal("1200.50")
    assert client.post(ROOM + "1/handover/").url == ROOM + "1/"
    client.force_login(elena)
    assert "waits for your answer" in client.get(ROOM + "1/").text
    paper = SimpleUploadedFile("form.pdf", pdf("Signed"), content_type="application/pdf")
    sent = one_time(text="It is signed now.", title="Signed form", file=paper)
    assert client.post(finding.get_absolute_url(), sent).status_code == 302
    client.force_login(auditor)
    page = client.get(finding.get_absolute_url()).text
    assert "It is signed now." in page and "/records/309187/documents/" in page
    client.post(finding.get_absolute_url(), one_time(decision="accepted", text=""))
    finding.refresh_from_db()
    assert finding.state == "accepted"
    assert client.post(ROOM + "1/close/").url == ROOM + "1/"
    audit.refresh_from_db()
    assert audit.is_closed and audit.closed_on == dt.date(2025, 3, 17)
    text = client.get(ROOM + "1/protocol/").text
    assert "Not signed." in text and "It is signed now." in text and "Cluj 17 martie" in text


def test_who_opens_a_drawn_persons_papers_stands_in_the_access_log(client, auditor, audit, sample):
    client.force_login(auditor)
    unit = unit_of(sample)
    page = client.get(f"{ROOM}{audit.number}/units/{unit.pk}/").text
    person = auditing.person_of(unit)
    assert person.full_name in page and "Why this person may take part" in page
    looks = AccessEntry.objects.filter(person=person, user=auditor, occasion="file")
    assert looks.count() == 1


def test_anybody_draws_the_same_again(client, elena, audit, sample):
    client.force_login(elena)
    page = client.get(f"{ROOM}{audit.number}/draw/").text
    assert "The same units come" in page and "has changed since" not in page


def test_a_population_that_changed_is_told_and_the_sample_stays(
    client, elena, operation, assoc, audit, sample
):
    take_part(elena, operation, assoc, "Gavriș")
    client.force_login(elena)
    page = client.get(f"{ROOM}{audit.number}/draw/").text
    assert "The same units come" in page and "1 units came in, 0 no longer belong" in page
    assert sample.units.count() == 3


def test_by_partner_each_gets_its_share(sample, fdss):
    assert sample.units.filter(organisation=fdss).count() == 1
    assert sample.population_size == 6 and sample.size == 3


# --- what cannot be drawn


def test_more_than_there_are_cannot_be_drawn(auditor, audit):
    with pytest.raises(ValidationError, match="only 6"):
        draw(auditor, audit, size=7)
    assert not Sample.objects.exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"size": 2, "seed": "  \u200b "}, "seed"),
        ({"size": 0}, "size"),
        ({"size": 2, "share": 10}, "size"),
        ({}, "size"),
        ({"share": 101}, "share"),
        ({"size": 1, "source": "EECO12"}, "source"),  # sensitive: no source
        ({"size": 1, "source": "nothing"}, "source"),
    ],
)
def test_what_makes_no_sample_is_refused_beside_its_field(auditor, audit, told, field):
    with pytest.raises(ValidationError) as refusal:
        draw(auditor, audit, **told)
    assert field in refusal.value.message_dict
    assert not Sample.objects.exists() and not SampleUnit.objects.exists()


def test_of_two_draws_the_second_is_told(client, auditor, audit, sample):
    with pytest.raises(ValidationError) as refusal:
        draw(auditor, audit, size=1)
    assert refusal.value.code == "drawn"
    client.force_login(auditor)
    form = one_time(source="EECO01", method="simple", size=1, seed="other")
    assert "drawn already" in client.post(f"{ROOM}{audit.number}/sample/", form).text
    assert Sample.objects.count() == 1


def test_facts_with_a_paper_are_a_population_of_their_own(auditor, elena, operation, audit, people):
    with pytest.raises(ValidationError, match="nothing to draw"):
        draw(auditor, audit, source="facts", size=1)
    fact = Fact.objects.filter(operation=operation, person=people[0].person).first()
    bring_paper(by=elena, fact=fact, title="List", kind="attendance", content=pdf("List"), name="list.pdf")
    found = draw(auditor, audit, source="facts", share=10)
    assert (found.what, found.size, found.units.get().unit) == ("fact", 1, fact.pk)


def test_the_unit_of_a_fact_shows_its_papers(client, auditor, elena, operation, audit, people):
    test_facts_with_a_paper_are_a_population_of_their_own(auditor, elena, operation, audit, people)
    client.force_login(auditor)
    unit = SampleUnit.objects.get()
    page = client.get(f"{ROOM}{audit.number}/units/{unit.pk}/").text
    assert "The paper says what is recorded" in page and "List" in page


# --- the checklist


def test_the_second_of_two_editors_is_told_and_keeps_the_words(client, auditor, audit, sample):
    unit = unit_of(sample)
    client.force_login(auditor)
    address = f"{ROOM}{audit.number}/units/{unit.pk}/"
    assert client.post(address, checklist_form(0)).status_code == 302
    page = client.post(address, checklist_form(0, form=differs("My own words."))).text
    assert "Somebody else saved" in page and "My own words." in page
    assert unit.review.answers["form"]["verdict"] == "conforms"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"verdict": "differs", "remark": ""}, "Say what"),
        ({"verdict": "perhaps", "remark": ""}, "Choose"),
        ({"verdict": "conforms", "remark": "x" * 1001}, "1,000"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_at_its_point(auditor, sample, answer, told):
    with pytest.raises(ValidationError) as refusal:
        review_unit(by=auditor, unit=unit_of(sample), answers=answers(form=answer), version=0)
    assert told in refusal.value.message_dict["form"][0]


def test_a_remark_names_nobody(client, auditor, audit, sample):
    unit = unit_of(sample)
    name = auditing.person_of(unit).identity
    name.person = auditing.person_of(unit)
    text = f"{name.data['last_name'].upper()} has not signed."
    client.force_login(auditor)
    page = client.post(f"{ROOM}{audit.number}/units/{unit.pk}/", checklist_form(0, form=differs(text))).text
    assert "Name nobody here" in page and text in page
    with pytest.raises(ValidationError):
        raise_finding(by=auditor, audit=audit, unit=unit, severity="note", text=text)


def test_a_half_done_checklist_is_kept(auditor, audit, sample):
    review_unit(by=auditor, unit=unit_of(sample), answers={"form": differs("Missing.")}, version=0)
    counted = auditing.result(audit, list(sample.units.select_related("sample")))
    assert (counted.checked, counted.begun, counted.share) == (0, 1, None)


def test_nothing_is_answered_after_the_closing(client, auditor, audit, sample):
    closed(auditor, audit, sample)
    unit = unit_of(sample)
    with pytest.raises(ValidationError, match="closed"):
        review_unit(by=auditor, unit=unit, answers=answers(form=differs("Late.")), version=1)
    with pytest.raises(ValidationError, match="closed"):
        raise_finding(by=auditor, audit=audit, severity="note", text="Late")
    client.force_login(auditor)
    page = client.post(
        f"{ROOM}{audit.number}/units/{unit.pk}/", checklist_form(1, form=differs("Late."))
    ).text
    assert "This audit is closed" in page and "Late." in page
    assert "Save the checklist" not in client.get(f"{ROOM}{audit.number}/units/{unit.pk}/").text


def closed(auditor, audit, sample):
    for n in range(sample.size):
        review_unit(by=auditor, unit=unit_of(sample, n), answers=GOOD, version=0)
    close_audit(by=auditor, audit=audit)


def test_an_audit_with_open_ends_is_not_closed(client, auditor, audit, sample):
    raise_finding(by=auditor, audit=audit, severity="serious", text="No list.")
    client.force_login(auditor)
    page = client.post(f"{ROOM}{audit.number}/close/").text
    assert "3 units of the sample are not checked" in page and "1 finding is not decided" in page
    audit.refresh_from_db()
    assert audit.state == "open"


def test_somebody_erased_stays_in_the_sample_as_a_number(client, auditor, elena, operation, audit, sample):
    unit = unit_of(sample)
    person = auditing.person_of(unit)
    name = person.full_name
    erase_participant(by=elena, participation=person.participations.get())
    client.force_login(auditor)
    page = client.get(f"{ROOM}{audit.number}/units/{unit.pk}/").text
    assert "Erased since the draw" in page and name not in page and f"Person no. {person.pk}" in page
    with pytest.raises(ValidationError, match="erased"):
        review_unit(by=auditor, unit=unit, answers=GOOD, version=0)
    for n in (1, 2):
        review_unit(by=auditor, unit=unit_of(sample, n), answers=GOOD, version=0)
    assert auditing.units_without_verdict(sample) == 0
    assert "erased" in client.get(f"{ROOM}{audit.number}/").text


# --- findings and answers


@pytest.fixture
def finding(auditor, audit, sample):
    """About the first unit."""
    return raise_finding(
        by=auditor, audit=audit, unit=unit_of(sample), item="form", severity="minor", text="Not signed."
    )


def test_an_answer_waits_until_the_findings_are_handed_over(auditor, elena, audit, finding):
    with pytest.raises(ValidationError, match="handed over"):
        answer_finding(by=elena, finding=finding, text="It is.")
    ask_for_answers(by=auditor, audit=audit)
    answer_finding(by=elena, finding=finding, text="It is.")
    assert finding.entries.count() == 2


def test_without_a_finding_nothing_is_handed_over(auditor, audit):
    with pytest.raises(ValidationError, match="no finding"):
        ask_for_answers(by=auditor, audit=audit)


def test_of_two_answers_the_second_is_told_and_keeps_its_words(client, auditor, elena, audit, finding):
    ask_for_answers(by=auditor, audit=audit)
    first = Finding.objects.get(pk=finding.pk)
    answer_finding(by=elena, finding=first, text="It is.")
    with pytest.raises(ValidationError, match="no longer possible"):
        answer_finding(by=elena, finding=finding, text="It is, too.")
    client.force_login(elena)
    page = client.post(finding.get_absolute_url(), one_time(text="It is, three.")).text
    assert "no longer possible" in page and "It is, three." in page


def test_a_finding_without_answer_is_upheld_only_once_its_day_has_passed(auditor, audit, finding):
    ask_for_answers(by=auditor, audit=audit)
    with pytest.raises(ValidationError, match="Wait"):
        decide_finding(by=auditor, finding=finding, accepted=False, text="Nobody answered.")
    Audit.objects.update(opened_on=dt.date(2025, 1, 1), due_on=dt.date(2025, 3, 16))
    decide_finding(by=auditor, finding=Finding.objects.get(), accepted=False, text="Nobody answered.")
    assert Finding.objects.get().state == "upheld"


def test_who_upholds_says_why(auditor, elena, audit, finding):
    ask_for_answers(by=auditor, audit=audit)
    answer_finding(by=elena, finding=finding, text="It is.")
    with pytest.raises(ValidationError) as refusal:
        decide_finding(by=auditor, finding=finding, accepted=False, text=" ")
    assert "text" in refusal.value.message_dict


@pytest.mark.parametrize(
    "told", [{"severity": "fatal"}, {"text": " "}, {"text": "x" * 4001}, {"item": "nothing"}, {"amount": -1}]
)
def test_a_finding_that_cannot_be_is_refused(auditor, audit, sample, told):
    whole = {"severity": "note", "text": "Something", "unit": unit_of(sample)} | told
    with pytest.raises(ValidationError) as refusal:
        raise_finding(by=auditor, audit=audit, **whole)
    assert set(told) <= set(refusal.value.message_dict)
    assert not Finding.objects.exists()


# --- who sees and does what


def test_a_partner_sees_and_answers_its_own_only(client, auditor, bogdan, fdss, audit, sample):
    own = sample.units.get(organisation=fdss)
    other = sample.units.exclude(organisation=fdss).first()
    about = {
        u: raise_finding(by=auditor, audit=audit, unit=u, severity="minor", text="X") for u in (own, other)
    }
    ask_for_answers(by=auditor, audit=audit)
    client.force_login(bogdan)
    home = f"{ROOM}{audit.number}/"
    assert client.get(f"{home}units/{own.pk}/").status_code == 200
    assert client.get(f"{home}units/{other.pk}/").status_code == 404
    assert client.get(about[other].get_absolute_url()).status_code == 404
    assert client.post(about[own].get_absolute_url(), one_time(text="So it is.")).status_code == 302
    assert client.get(f"{home}visits/").status_code == 403
    assert client.get(home).context["result"].drawn == 1


@pytest.mark.parametrize("who", ["ana", "floarea", "georgi", "hristo"])
def test_who_neither_steers_nor_reads_all_stays_outside(client, request, audit, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(ROOM).status_code == 403
    assert client.get(f"{ROOM}{audit.number}/").status_code == 403


def test_only_an_auditor_audits(elena, bogdan, operation, audit, sample):
    for act, told in (
        (open_audit, {"operation": operation, "title": "X", "due_on": DUE}),
        (draw_sample, {"audit": audit, "source": "EECO01", "seed": "a", "size": 1}),
        (review_unit, {"unit": unit_of(sample), "answers": GOOD, "version": 0}),
        (raise_finding, {"audit": audit, "severity": "note", "text": "X"}),
        (ask_for_answers, {"audit": audit}),
        (close_audit, {"audit": audit}),
    ):
        for user in (elena, bogdan):
            with pytest.raises(Refused):
                act(by=user, **told)


def test_an_auditor_does_not_answer_and_a_manager_does_not_decide(auditor, elena, finding):
    with pytest.raises(Refused):
        answer_finding(by=auditor, finding=finding, text="X")
    with pytest.raises(Refused):
        decide_finding(by=elena, finding=finding, accepted=True)


def test_rows_of_another_audit_are_not_found_here(client, auditor, operation, audit, sample, finding):
    open_audit(by=auditor, operation=operation, title="Second", due_on=DUE)
    client.force_login(auditor)
    unit = unit_of(sample)
    for path in (f"2/units/{unit.pk}/", f"2/findings/{finding.pk}/", f"2/findings/new/?unit={unit.pk}", "3/"):
        assert client.get(ROOM + path).status_code == 404


def test_the_day_after_the_last_everything_is_closed(client, auditor, audit):
    client.force_login(auditor)
    assert client.get(f"{ROOM}{audit.number}/").status_code == 200
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    auditor.roles.get().assignments.update(until=yesterday)
    for address in (
        ROOM,
        f"{ROOM}{audit.number}/",
        "/monitoring/309187/",
        "/participation/309187/participants/",
    ):
        assert client.get(address).status_code == 404


def test_the_pages_opened_are_listed_for_the_manager_and_the_auditor(client, auditor, elena, audit):
    client.force_login(auditor)
    client.get(f"{ROOM}{audit.number}/?secret=1")
    client.force_login(elena)
    page = client.get(f"{ROOM}{audit.number}/visits/").text
    assert f"{ROOM}{audit.number}/" in page and "secret" not in page and "Irina Vlad" in page
    assert PageVisit.objects.filter(user=elena).count() == 0


def test_a_partner_who_checks_the_draw_sees_its_own_units(client, bogdan, fdss, audit, sample):
    client.force_login(bogdan)
    page = client.get(f"{ROOM}{audit.number}/draw/")
    assert [u.organisation for u, _number, _place in page.context["rows"]] == [fdss]
    assert page.context["check"].repeated


def test_a_unit_that_was_checked_and_then_erased_leaves_the_others_to_do(
    client, auditor, elena, audit, sample
):
    review_unit(by=auditor, unit=unit_of(sample), answers=GOOD, version=0)
    erase_participant(by=elena, participation=auditing.person_of(unit_of(sample)).participations.get())
    client.force_login(auditor)
    todo = client.get(f"{ROOM}{audit.number}/").context["todo"]
    assert [item["text"] for item in todo] == ["2 units are not checked yet"]


def test_the_unit_of_a_restricted_person_shows_no_file(client, auditor, elena, audit, sample):
    unit = unit_of(sample)
    person = auditing.person_of(unit)
    restrict_participant(by=elena, participation=person.participations.get(), until=None)
    client.force_login(auditor)
    page = client.get(f"{ROOM}{audit.number}/units/{unit.pk}/")
    assert "Consents and duties" not in page.text and "evidence" not in page.context
    assert page.context["title"] == str(person)


def test_the_fact_of_a_restricted_person_shows_no_papers(client, auditor, elena, operation, audit, people):
    test_facts_with_a_paper_are_a_population_of_their_own(auditor, elena, operation, audit, people)
    restrict_participant(by=elena, participation=people[0], until=None)
    client.force_login(auditor)
    page = client.get(f"{ROOM}{audit.number}/units/{SampleUnit.objects.get().pk}/")
    assert page.status_code == 200 and not page.context["papers"]
