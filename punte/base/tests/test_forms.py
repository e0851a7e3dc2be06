"""Forms: dates in three boxes, errors that say what to change, labels tied to their fields."""

import datetime as dt

import pytest
from django import forms
from django.utils import translation

from punte.base.forms import DatePartsField, FilePick, Ways, faults
from punte.base.templatetags.punte import error_summary, relabel

LATEST = dt.date(2025, 3, 17)


class Entry(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the card.", max_length=20)
    born = DatePartsField(label="Date of birth", earliest=dt.date(1900, 1, 1), latest=lambda: LATEST)
    left = DatePartsField(label="Left on", required=False)
    work = forms.ChoiceField(
        label="Work", choices=[("y", "Yes"), ("n", "No")], widget=Ways(hints={"n": "We help anyway."})
    )
    story = forms.CharField(label="Story", max_length=600, widget=forms.Textarea, required=False)
    paper = forms.FileField(
        label="Paper", required=False, widget=FilePick(accept=".pdf", most="At most 10 MB.")
    )
    agreed = forms.BooleanField(label="I agree")


def entry(day="27", month="3", year="1990", **more):
    data = {
        "name": "Cosmina",
        "born_day": day,
        "born_month": month,
        "born_year": year,
        "work": "y",
        "agreed": "on",
    }
    return Entry(data | more)


def test_three_boxes_make_a_date():
    form = entry()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == dt.date(1990, 3, 27)
    assert form.cleaned_data["left"] is None


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("", "", "", "Enter the date"),
        ("", "3", "1990", "Add the day"),
        ("27", "", "1990", "Add the month"),
        ("27", "3", "", "Add the year"),
        ("27", "mar", "1990", "in digits"),
        ("٢٧", "3", "1990", "in digits"),
        ("32", "3", "1990", "from 1 to 31"),
        ("27", "13", "1990", "from 1 to 12"),
        ("27", "3", "90", "four digits"),
        ("27", "3", "0000", "four digits"),
        ("31", "2", "1990", "does not exist"),
        ("29", "2", "2023", "does not exist"),
        ("18", "3", "2025", "17 March 2025 or earlier"),
        ("31", "12", "1899", "1 January 1900 or later"),
    ],
)
def test_a_wrong_date_is_told_in_words(day, month, year, said):
    with translation.override("en"):
        text = entry(day, month, year).errors["born"][0].replace("\u00a0", " ")
    assert said in text


def test_what_was_typed_is_still_in_the_boxes():
    html = str(entry("31", "2", "1990")["born"])
    assert all(f'value="{text}"' in html for text in ("31", "2", "1990"))


@pytest.mark.parametrize(
    ("day", "month", "year", "box"), [("x", "3", "1990", 0), ("27", "13", "1990", 1), ("27", "3", "", 2)]
)
def test_the_error_leads_to_the_box_that_is_wrong(day, month, year, box):
    assert {"text": faults(entry(day, month, year))[0]["text"], "id": f"id_born_{box}"} in faults(
        entry(day, month, year)
    )


def test_a_date_from_the_record_fills_the_boxes():
    html = str(Entry(initial={"born": dt.date(1990, 3, 27)})["born"])
    assert 'value="27"' in html
    assert 'value="1990"' in html


def test_an_unchanged_date_is_no_change():
    form = Entry(
        {"born_day": "27", "born_month": "03", "born_year": "1990"}, initial={"born": dt.date(1990, 3, 27)}
    )
    assert "born" not in form.changed_data


def test_every_control_has_its_label_hint_and_error():
    html = str(Entry({"name": ""}))
    assert '<label class="ds-label" for="id_name">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_be_left_out_is_marked():
    with translation.override("en"):
        html = str(Entry())
    assert html.count("(optional)") == 3


def test_choices_carry_their_hints_and_one_error_for_the_group():
    html = str(entry(work="")["work"].as_field_group())
    assert "We help anyway." in html
    assert "aria-invalid" not in html
    assert 'aria-describedby="id_work_error"' in html


def test_a_single_box_has_its_label_inside():
    assert str(Entry()["agreed"].as_field_group()).count("I agree") == 1


def test_a_long_answer_says_how_long_it_may_be():
    with translation.override("en"):
        html = str(Entry()["story"].as_field_group())
    assert "At most 600 characters" in html
    assert 'rows="4"' in html


def test_a_text_that_is_too_long_is_not_cut_while_it_is_pasted():
    assert "maxlength" not in str(Entry()["story"])
    form = entry(story="x" * 601)
    assert "story" in form.errors
    assert "x" * 601 in str(form["story"])


def test_a_long_title_is_not_cut_either_and_a_short_code_is_kept_short():
    class Titled(forms.Form):
        title = forms.CharField(max_length=150)
        code = forms.CharField(max_length=6)

    assert "maxlength" not in str(Titled()["title"])
    assert 'maxlength="6"' in str(Titled()["code"])


def test_a_file_says_what_is_accepted():
    html = str(Entry()["paper"])
    assert 'accept=".pdf"' in html
    assert "At most 10 MB." in html


def test_the_summary_names_each_field_and_leads_to_it():
    form = entry(name="", work="")
    form.add_error(None, "Somebody was here before you.")
    found = error_summary(form)["faults"]
    assert found[0] == {"text": "Somebody was here before you.", "id": ""}
    assert [f["id"] for f in found[1:]] == ["id_name", "id_work_0"]
    assert found[1]["text"].startswith("Name: ")


def test_a_form_without_errors_has_no_summary():
    assert error_summary(entry(), None)["faults"] == []


def test_somebody_elses_form_speaks_our_words():
    form = Entry()
    form.fields["name"].widget.attrs["placeholder"] = "theirs"
    relabel(form, name="Ours", unknown="nothing")
    html = str(form["name"].as_field_group())
    assert "Ours" in html
    assert "theirs" not in html
    assert "As on the card" not in html


def test_the_counter_gets_a_number_whatever_the_readers_language():
    class Long(forms.Form):
        text = forms.CharField(max_length=10_500, widget=forms.Textarea)

    for language in ("ro", "bg", "en"):
        with translation.override(language):
            assert 'data-most="10500"' in str(Long())
