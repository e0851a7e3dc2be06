"""The CV: made of what is known and of what the person adds, shown as they choose, taken along; never who somebody is."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from punte.base.permissions import Refused
from punte.base.states import MoveNotAllowed
from punte.jobs import cv as reading
from punte.jobs.actions import cvs as acts
from punte.jobs.actions.placements import start_placement
from punte.jobs.europass import as_europass
from punte.jobs.models import CV, Experience
from punte.jobs.tests.applicants import a_concept, accepted, account_of, take_part
from punte.matching.models import Profile, ProfileGoal, ProfileSkill
from punte.participation.actions.persons import erase_participant, merge_participants, restrict_participant
from punte.people.actions.persons import save_contact
from punte.people.models import Person
from punte.records.holdings import as_json, holding_of, page
from punte.records.models import AccessEntry
from punte.records.protection import pages_of

TOKEN = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e02"}
BAKED = {
    "kind": "work",
    "title": "Baker",
    "organisation": "Brutăria Veche",
    "since": (2018, 3),
    "until": (2020, 11),
}


@pytest.fixture
def cv(ana, served) -> CV:
    return acts.begin_cv(by=ana, person=served.person, agreed=True)


@pytest.fixture
def able(cv) -> Profile:
    """A profile with two skills and a goal; Romani and Romanian are spoken."""
    told = {"consortium_id": cv.consortium_id}
    profile = Profile.objects.create(person=cv.person, languages=["ro", "rom"], **told)
    for n, evidence in enumerate(("declared", "confirmed")):
        skill = a_concept("skill", f"x:skill{n}", f"skill {n}")
        ProfileSkill.objects.create(profile=profile, skill=skill, evidence=evidence, **told)
    ProfileGoal.objects.create(
        profile=profile, occupation=a_concept("occupation", "x:cook", "cook"), rank=1, **told
    )
    return profile


def content(cv: CV, language: str = "en") -> dict:
    found = CV.objects.get(pk=cv.pk)
    with translation.override(language):
        return reading.content(reading.known_of(found.person, found))


def test_it_is_made_of_what_is_known(ana, served, cv, able, application) -> None:
    accepted(ana, application)
    work = start_placement(
        by=ana, application=application, starts_on=application.starts_on, contract="permanent", weekly_hours=40,
        post="Brutar",
    )  # fmt: skip
    acts.add_experience(by=ana, cv=cv, **BAKED)
    found = content(cv)
    assert found["name"] == {"first": "Maria", "last": "Lăcătuș"} and found["phone"] == "0700 123 456"
    assert [w["title"] for w in found["work"]] == ["Brutar", "Baker"]
    assert found["work"][0]["key"] == f"placement:{work.pk}" and found["work"][0]["until"] == ""
    assert [(s["title"], s["known"]) for s in found["skills"]] == [
        ("skill 0", ""), ("skill 1", "confirmed by a counsellor"),
    ]  # fmt: skip
    assert found["goals"] == ["cook"]


def test_who_somebody_is_is_never_in_it_by_default(cv, able) -> None:
    text = json.dumps(content(cv))
    assert "1990" not in text and "woman" not in text and 'Romani"' not in text
    assert [one["code"] for one in content(cv)["languages"]] == ["ro"]
    assert content(cv)["education"] == []


def test_nothing_can_switch_on_sex_or_a_photo(ana, cv) -> None:
    for code in ("sex", "photo", "ethnicity"):
        with pytest.raises(ValidationError):
            acts.choose_shown(by=ana, cv=cv, version=cv.version, shown=[code])


def test_the_person_chooses_what_is_shown(ana, cv, able) -> None:
    lines = dict(reading.lines_of(reading.known_of(cv.person, cv)))
    out = next(key for key, word in lines.items() if word == "skill 0")
    acts.choose_shown(
        by=ana, cv=cv, version=1, shown=["birth_date", "education"], left_out=[out, "goals", "nothing"]
    )
    found = content(cv)
    assert found["birth_date"] == "1990-05-14" and found["phone"] == "" and found["goals"] == []
    assert [s["title"] for s in found["skills"]] == ["skill 1"]
    assert found["education"][0]["level"] == 3
    assert CV.objects.get(pk=cv.pk).told()["left_out"] == [out, "goals"]


def test_where_contact_is_not_safe_it_stays_out(elena, cv) -> None:
    save_contact(by=elena, person=cv.person, contact={"phone": "0700 123 456"}, safe=False)
    assert content(cv)["phone"] == ""


def test_where_contact_is_no_longer_safe_an_earlier_choice_does_not_count(
    client, elena, ana, served, cv
) -> None:
    acts.choose_shown(by=ana, cv=cv, version=1, shown=["phone", "email", "place"])
    assert content(cv)["phone"] == "0700 123 456"
    save_contact(by=elena, person=cv.person, contact={"phone": "0700 123 456"}, safe=False)
    assert content(cv)["phone"] == ""
    client.force_login(ana)
    url = f"/jobs/309187/people/{served.pk}/cv/shown/"
    assert 'value="phone"' not in client.get(url).content.decode()
    client.post(url, {"version": 2, "shown": ["place"]})
    acts.choose_shown(by=ana, cv=cv, version=3, shown=["phone"])
    assert content(cv)["phone"] == ""


def test_languages_are_said_in_plain_words_and_romani_only_by_who_wants_it(ana, cv, able) -> None:
    told = {"languages": {"rom": 5, "ro": 4}, "driving": ["B", "AM"]}
    acts.write_languages(by=ana, cv=cv, version=1, **told)
    found = content(cv)
    assert [(one["code"], one["said"]) for one in found["languages"]] == [
        ("ro", "well, also on difficult matters"), ("rom", "like a first language"),
    ]  # fmt: skip
    assert found["driving"] == ["AM", "B"]
    with pytest.raises(ValidationError):
        acts.write_languages(by=ana, cv=cv, version=2, languages={"xx": 1}, driving=[])
    with pytest.raises(ValidationError):
        acts.write_languages(by=ana, cv=cv, version=2, languages={}, driving=["Z"])


def test_a_driving_licence_takes_no_language_away(client, ana, served, cv, able) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/people/{served.pk}/cv/languages/"
    page_ = client.get(url)
    assert "in the CV, how well is not said" in page_.content.decode()
    form = page_.context["form"]
    seen = {field.html_name: field.value() for field in form}  # what a browser sends that changes nothing
    assert str(form["l_ro"]).count("selected") == 1 and '<option value="0" selected' in str(form["l_ro"])
    told = {name: value for name, value in seen.items() if value is not None} | {"driving": ["B"]}
    assert client.post(url, told).status_code == 302
    found = content(cv)
    assert [(one["code"], one["said"]) for one in found["languages"]] == [("ro", "")]
    assert found["driving"] == ["B"]
    with pytest.raises(ValidationError):
        acts.write_languages(by=ana, cv=cv, version=2, languages={"ro": -1}, driving=[])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"since": (1900, None)}, "since_year"), ({"since": (2025, 4)}, "since_month"),
        ({"until": (2017, None)}, "until_year"), ({"until": (2018, 2)}, "until_year"), ({"text": "a" * 1201}, "text"),
        ({"kind": "crime"}, "kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(ana, cv, wrong, field) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.add_experience(by=ana, cv=cv, **(BAKED | wrong))
    assert field in refusal.value.message_dict
    assert not Experience.objects.exists()


def test_a_month_without_its_year_is_asked_about(client, ana, served, cv) -> None:
    client.force_login(ana)
    fields = {"title": "Baker", "since_year": 2018, "until_month": 5}
    answer = client.post(f"/jobs/309187/people/{served.pk}/cv/add/work/", TOKEN | fields)
    assert "Write the year too" in answer.content.decode() and not Experience.objects.exists()
    assert "until_year" in answer.context["form"].errors


def test_the_database_counts_too(ana, cv) -> None:
    made = acts.add_experience(by=ana, cv=cv, **BAKED)
    for wrong in ({"until_year": 2017}, {"since_month": 13}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Experience.objects.filter(pk=made.pk).update(**wrong)


def test_what_is_written_rests_sealed(ana, cv) -> None:
    made = acts.add_experience(by=ana, cv=cv, **BAKED)
    acts.write_statement(by=ana, cv=cv, version=1, statement="I bake.")
    assert b"Baker" not in bytes(made.sealed) and made.words()["title"] == "Baker"
    assert b"bake" not in bytes(CV.objects.get().sealed)


def test_of_two_who_write_at_once_the_second_is_told(ana, elena, cv) -> None:
    acts.write_statement(by=ana, cv=cv, version=1, statement="I bake.")
    with pytest.raises(MoveNotAllowed):
        acts.write_statement(by=elena, cv=CV.objects.get(), version=1, statement="I cook.")
    made = acts.add_experience(by=ana, cv=cv, **BAKED)
    told = {key: value for key, value in BAKED.items() if key != "kind"}
    acts.change_experience(by=ana, experience=made, version=1, **(told | {"title": "Cook"}))
    with pytest.raises(MoveNotAllowed):
        acts.change_experience(by=elena, experience=made, version=1, **told)
    assert Experience.objects.select_related("person__consortium").get().words()["title"] == "Cook"


def test_beside_somebody_it_is_begun_only_with_their_word(ana, served) -> None:
    with pytest.raises(ValidationError) as refusal:
        acts.begin_cv(by=ana, person=served.person)
    assert "agreed" in refusal.value.message_dict and not CV.objects.exists()
    assert acts.begin_cv(by=ana, person=served.person, agreed=True).agreed


def test_who_may_not_writes_nothing(mallory, auditor, georgi, bogdan, ana, served, cv) -> None:
    made = acts.add_experience(by=ana, cv=cv, **BAKED)
    told = {key: value for key, value in BAKED.items() if key != "kind"}
    for user in (mallory, auditor, georgi, bogdan):
        for act, more in (
            (acts.begin_cv, {"person": served.person, "agreed": True}),
            (acts.write_statement, {"cv": cv, "version": 1, "statement": "x"}),
            (acts.write_languages, {"cv": cv, "version": 1, "languages": {}, "driving": []}),
            (acts.choose_shown, {"cv": cv, "version": 1, "shown": []}),
            (acts.add_experience, {"cv": cv, **BAKED}),
            (acts.change_experience, {"experience": made, "version": 1, **told}),
            (acts.drop_experience, {"experience": made}),
        ):
            with pytest.raises(Refused):
                act(by=user, **more)


def test_the_person_writes_alone_on_a_phone(client, served) -> None:
    own = account_of(served)
    client.force_login(own)
    assert "Begin the CV" in client.get("/jobs/cv/").content.decode()
    client.post("/jobs/cv/", TOKEN)
    page_ = client.get("/jobs/cv/").content.decode()
    assert "Three sentences are enough" in page_ and "Maria Lăcătuș" in page_
    assert not CV.objects.get().agreed and "Written together with" not in page_
    client.post("/jobs/cv/about/", {"version": 1, "statement": "I bake bread."})
    fields = {"title": "Baker", "since_year": 2018, "since_month": 3, "until_year": 2020}
    client.post("/jobs/cv/add/work/", TOKEN | fields | {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e03"})
    client.post("/jobs/cv/languages/", {"version": 2, "l_ro": 5, "driving": ["B"]})
    client.post("/jobs/cv/shown/", {"version": 3, "shown": ["phone"]})
    page_ = client.get("/jobs/cv/").content.decode().replace("\xa0", " ")
    for word in ("I bake bread.", "Baker", "Mar 2018", "like a first language", "Driving licence: B", "0700"):
        assert word in page_, word
    made = Experience.objects.get()
    edit = {
        "title": "Cook",
        "since_year": 2018,
        "version": 1,
        "token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e04",
    }
    assert client.post(f"/jobs/cv/{made.pk}/", edit).status_code == 302
    assert "2018 – today" in client.get("/jobs/cv/").content.decode()
    drop = {"token": "9b5f2a8e-3ad0-4a0e-9b5f-0f7a2a4b6e05"}
    assert "Cook" in client.get(f"/jobs/cv/{made.pk}/drop/").content.decode()
    client.post(f"/jobs/cv/{made.pk}/drop/", drop)
    assert not Experience.objects.exists()
    assert not AccessEntry.objects.filter(user=own).exists()


def test_a_counsellor_writes_beside_the_person_and_each_look_is_kept(client, ana, served) -> None:
    client.force_login(ana)
    url = f"/jobs/309187/people/{served.pk}/cv/"
    assert "I have asked the person beside me" in client.get(url).content.decode()
    assert "Ask the person first" in client.post(url, TOKEN).content.decode()
    page_ = client.post(url, TOKEN | {"agreed": "on"}, follow=True).content.decode()
    assert "Written together with: Ana" in page_.replace("\n", "")
    assert AccessEntry.objects.filter(user=ana, person=served.person, occasion="file").count() >= 3
    assert client.get(f"{url}add/nothing/").status_code == 404


def test_who_only_reads_files_does_not_read_the_cv(client, ana, elena, auditor, served, cv) -> None:
    url, page_ = f"/jobs/309187/people/{served.pk}/cv/", served.get_absolute_url()
    client.force_login(auditor)
    for address in (url, f"{url}ro.pdf", f"{url}en.json"):
        assert client.get(address).status_code == 403
    assert url not in client.get(page_).content.decode()
    assert url not in [way for _label, way in pages_of(auditor, served.operation, served.person)]
    for user in (ana, elena):
        client.force_login(user)
        assert client.get(url).status_code == 200 and url in client.get(page_).content.decode()


def test_the_page_says_who_reads_it(client, served) -> None:
    client.force_login(account_of(served))
    assert "the colleagues of the project who work in your file" in client.get("/jobs/cv/").content.decode()


def test_somebody_without_a_file_is_told_so(client, georgi) -> None:
    client.force_login(georgi)
    assert "no file of yours" in client.get("/jobs/cv/").content.decode()


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_it_is_taken_along_as_tagged_pdf_that_names_no_funder(
    client, ana, served, cv, able, language
) -> None:
    acts.add_experience(by=ana, cv=cv, **BAKED, text='Bread & rolls <b>daily</b> "#set".')
    client.force_login(ana)
    answer = client.get(f"/jobs/309187/people/{served.pk}/cv/{language}.pdf")
    assert answer["Content-Type"] == "application/pdf" and answer["Content-Disposition"].startswith(
        "attachment"
    )
    assert answer.content.startswith(b"%PDF") and b"/StructTreeRoot" in answer.content
    assert f"/Lang ({language})".encode() in answer.content or b"/Lang" in answer.content
    assert client.get(f"/jobs/309187/people/{served.pk}/cv/de.pdf").status_code == 404


def test_europass_reads_it(client, ana, served, cv, able) -> None:
    acts.add_experience(by=ana, cv=cv, **BAKED)
    acts.add_experience(
        by=ana, cv=cv, kind="education", title="Eight classes", since=(2004, None), until=(2012, 6)
    )
    acts.write_languages(by=ana, cv=cv, version=1, languages={"ro": 5, "en": 2}, driving=["B"])
    client.force_login(ana)
    told = client.get(f"/jobs/309187/people/{served.pk}/cv/en.json").json()["SkillsPassport"]
    assert told["Locale"] == "en" and told["DocumentInfo"]["DocumentType"] == "ECV"
    info = told["LearnerInfo"]
    assert info["Identification"]["PersonName"] == {"FirstName": "Maria", "Surname": "Lăcătuș"}
    assert "Demographics" not in info["Identification"] and "Photo" not in json.dumps(told)
    assert info["WorkExperience"][0]["Period"] == {
        "From": {"Year": 2018, "Month": 3}, "To": {"Year": 2020, "Month": 11}, "Current": False,
    }  # fmt: skip
    assert info["WorkExperience"][0]["Employer"]["Name"] == "Brutăria Veche"
    assert info["Education"][0]["Title"] == "Eight classes"
    assert info["Skills"]["Linguistic"]["MotherTongue"][0]["Description"]["Code"] == "ro"
    foreign = info["Skills"]["Linguistic"]["ForeignLanguage"][0]
    assert foreign["ProficiencyLevel"] == {
        "Listening": "A2",
        "SpokenInteraction": "A2",
        "SpokenProduction": "A2",
    }
    assert info["Skills"]["Driving"] == {"Description": ["B"]}
    assert info["Headline"]["Type"]["Code"] == "preferred_job"


def test_an_empty_cv_is_still_valid(cv) -> None:
    told = as_europass(content(cv), language="en", at=timezone.now())["SkillsPassport"]["LearnerInfo"]
    assert set(told) == {"Identification"}


def test_the_copy_of_the_data_holds_every_word_and_erasing_leaves_none(ana, elena, served, cv) -> None:
    acts.add_experience(by=ana, cv=cv, **BAKED)
    acts.write_statement(by=ana, cv=cv, version=1, statement="I bake bread.")
    acts.write_languages(by=ana, cv=cv, version=2, languages={"ro": 5}, driving=["B"])
    person = Person.objects.select_related("consortium").get(pk=served.person_id)
    holding = holding_of(person, account=None, by_themselves=True)
    for text in (as_json(holding), page(holding)):
        for word in ("Baker", "I bake bread.", "Brutăria Veche", "like a first language"):
            assert word in text
    assert f"/jobs/309187/people/{served.pk}/cv/" in [
        url for _label, url in pages_of(ana, served.operation, person)
    ]
    erase_participant(by=elena, participation=served)
    assert not CV.objects.exists() and not Experience.objects.exists()


def test_two_numbers_of_one_person_have_one_cv(ana, elena, operation, assoc, served) -> None:
    twin = take_part(elena, operation, assoc, "Lăcătuş", entered=False, responsible=ana)
    begun = acts.begin_cv(by=elena, person=twin.person, agreed=True)
    acts.add_experience(by=elena, cv=begun, **BAKED)
    merge_participants(by=elena, duplicate=twin, into=served)
    person = Person.objects.select_related("merged_into").get(pk=twin.person_id)
    assert acts.begin_cv(by=ana, person=served.person, agreed=True) == begun
    assert [w["title"] for w in content(begun)["work"]] == ["Baker"]
    acts.add_experience(by=ana, cv=begun, **(BAKED | {"title": "Cook"}))
    assert Experience.objects.of(person).count() == Experience.objects.of(served.person).count() == 2
    erase_participant(by=elena, participation=served)
    assert not CV.objects.exists() and not Experience.objects.exists()


def test_a_file_that_rests_is_not_written_in(client, ana, elena, served, cv) -> None:
    restrict_participant(by=elena, participation=served, until=None)
    cv.person.refresh_from_db()
    with pytest.raises(Refused):
        acts.write_statement(by=ana, cv=cv, version=1, statement="x")
    client.force_login(ana)
    answer = client.get(f"/jobs/309187/people/{served.pk}/cv/")
    assert "Lăcătuș" not in answer.content.decode()
