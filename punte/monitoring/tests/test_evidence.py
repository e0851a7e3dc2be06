"""Samples of the house's own papers: kept, followed, read by auditors; a partner judges its own papers only."""

import datetime as dt
import uuid

import pytest

from punte.base.permissions import Refused
from punte.monitoring.actions.samples import draw_papers
from punte.monitoring.models import Sample
from punte.records.actions.deliverables import deliver
from punte.records.actions.documents import judge_evidence, link_evidence
from punte.records.facts import WORKSHOP_HELD
from punte.records.models import Evidence, Fact
from tests.security.world import pdf

PAGE = "/monitoring/309187/evidence/"


def workshops(by, operation, organisation, count):
    """Workshops with a signed list each; gives their facts."""
    activity = operation.activities.get(code="A10")
    made = [
        deliver(
            by=by, operation=operation, organisation=organisation, activity=activity, kind=WORKSHOP_HELD,
            title=f"Atelier {n}", on=dt.date(2024, 9, 1 + n), quantity=20, content=pdf(f"{organisation.pk}-{n}"),
            name="a.pdf", paper_kind="attendance",
        )
        for n in range(count)
    ]  # fmt: skip
    return [Fact.objects.about(d).get() for d in made]


@pytest.fixture
def papers(elena, bogdan, operation, assoc, fdss):
    """Six at ASSOC, four at FDSS, none looked at."""
    return workshops(elena, operation, assoc, 6), workshops(bogdan, operation, fdss, 4)


def typed(**more):
    return {"token": str(uuid.uuid4()), "seed": "martie", "share": 50, **more}


def test_a_sample_is_kept_and_the_way_through_it_shown(client, elena, papers):
    client.force_login(elena)
    page = client.post(PAGE, typed())
    sample = Sample.objects.get()
    assert page.url == f"{PAGE}samples/{sample.pk}/"
    assert (sample.size, sample.population_size, sample.share, sample.organisation) == (5, 10, 50, None)
    assert "0 of 5 papers judged" in client.get(page.url).text
    first = Evidence.objects.get(pk=sample.units.first().unit)
    assert client.post(page.url, {"papers": [first.pk], "verification": "checked"}).status_code == 302
    assert "1 of 5 papers judged" in client.get(page.url).text
    assert "1 of 5" in client.get(PAGE).text


def test_a_judgement_names_what_was_found_and_at_least_one_paper(client, elena, papers):
    client.force_login(elena)
    address = client.post(PAGE, typed()).url
    page = client.post(address, {"verification": "", "papers": []})
    errors = page.context["form"].errors
    assert set(errors) == {"papers", "verification"}
    assert "(optional)" not in str(page.context["form"]["verification"].as_field_group())
    rejected = client.post(address, {"papers": [e for e, _l in page.context["form"].fields["papers"].choices],
                                     "verification": "rejected", "reason": ""})  # fmt: skip
    assert "why" in rejected.text.lower() and Evidence.objects.exclude(verification="linked").count() == 0


def test_the_same_draw_twice_is_told(client, elena, papers):
    client.force_login(elena)
    sent = typed()
    assert client.post(PAGE, sent).url == f"{PAGE}samples/{Sample.objects.get().pk}/"
    assert client.post(PAGE, sent).url == PAGE
    assert "drawn already" in client.post(PAGE, typed()).text
    assert Sample.objects.count() == 1


@pytest.mark.parametrize(("field", "value"), [("seed", ""), ("seed", " "), ("share", 0), ("share", 101)])
def test_a_draw_that_cannot_be_is_refused_beside_its_field(client, elena, papers, field, value):
    client.force_login(elena)
    assert field in client.post(PAGE, typed(**{field: value})).context["form"].errors
    assert not Sample.objects.exists()


def test_nothing_to_draw_from_is_told(client, elena, operation):
    client.force_login(elena)
    assert "nothing to draw" in client.post(PAGE, typed()).text


def test_an_auditor_reads_the_samples_and_writes_nothing(client, elena, auditor, papers):
    client.force_login(elena)
    address = client.post(PAGE, typed()).url
    client.force_login(auditor)
    assert "martie" in client.get(PAGE).text
    page = client.get(address)
    assert page.status_code == 200 and page.context["form"] is None
    assert client.post(PAGE, typed()).status_code == 403
    assert client.post(address, {"verification": "checked"}).status_code == 403


def test_a_partner_draws_from_its_own_papers_and_does_not_see_the_others(client, elena, bogdan, fdss, papers):
    client.force_login(elena)
    whole = client.post(PAGE, typed()).url
    client.force_login(bogdan)
    assert client.get(whole).status_code == 404
    client.post(PAGE, typed(share=100))
    own = Sample.objects.get(organisation=fdss)
    assert own.size == own.population_size == 4
    assert client.get(PAGE).context["page"].total == 4


def test_a_partner_judges_nothing_of_another_partner_even_about_nobody(client, bogdan, papers):
    other = papers[0][0]
    client.force_login(bogdan)
    page = client.get(f"/monitoring/309187/facts/{other.pk}/")
    assert page.status_code == 200 and page.context["form"] is None
    posted = client.post(f"/monitoring/309187/facts/{other.pk}/", {"verification": "checked"})
    assert posted.status_code == 403
    with pytest.raises(Refused):
        judge_evidence(by=bogdan, evidence=other.evidence.all(), verification="checked")
    with pytest.raises(Refused):
        link_evidence(by=bogdan, fact=other, document=None, attested=True)
    own = papers[1][0]
    judge_evidence(by=bogdan, evidence=own.evidence.current(), verification="checked")
    assert own.evidence.current().get().verification == "checked"


def test_only_who_judges_draws(ana, auditor, bogdan, operation, assoc, papers):
    told = {"operation": operation, "seed": "a", "share": 10}
    for user, organisation in ((ana, None), (auditor, None), (bogdan, None), (bogdan, assoc)):
        with pytest.raises(Refused):
            draw_papers(by=user, organisation=organisation, **told)
