"""The frame and every component render, in three languages, and keep the rules of the house."""

import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from punte.base import pages, samples, views
from punte.base.icons import PATHS

TEMPLATES = Path(__file__).parents[1] / "templates"
COMPONENTS = sorted(p.name for p in (TEMPLATES / "components").glob("_*.html"))


def shown(text, **context):
    return engines["django"].from_string(text).render(context)


@pytest.fixture
def page():
    with translation.override("en"):
        return views.components(RequestFactory().get("/demo/components/")).content.decode()


@pytest.mark.parametrize("language", ["ro", "bg", "en"])
def test_the_component_page_opens_in_each_language(language):
    with translation.override(language):
        answer = views.components(RequestFactory().get("/demo/components/"))
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_no_page_carries_inline_style_or_script_or_asks_another_host(page):
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)


def test_every_id_is_there_once_and_every_reference_has_its_id(page):
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r'(?:\sfor|aria-labelledby|popovertarget|data-count-for)="([^"]+)"', page)
    named += [i for refs in re.findall(r'aria-describedby="([^"]+)"', page) for i in refs.split()]
    assert set(named) - {"menu"} <= set(ids)


def test_the_page_has_one_heading_above_all(page):
    assert len(re.findall(r"<h1[ >]", page)) == 1


def test_every_component_explains_itself():
    unexplained = [n for n in COMPONENTS if "{% comment %}" not in (TEMPLATES / "components" / n).read_text()]
    assert set(unexplained) <= {
        "_chart_label.html",
        "_table_row.html",
        "_breakdown_row.html",
        "_eu.html",
        "_logo.html",
        "_target_key.html",
    }


def test_every_component_stands_in_the_readme():
    readme = (TEMPLATES.parent / "README.md").read_text()
    inner = {"_chart_label.html", "_table_row.html", "_breakdown_row.html", "_chart_key.html"}
    assert [n for n in COMPONENTS if n not in inner and n not in readme] == []


def test_a_running_job_asks_for_itself_and_nothing_else():
    request = RequestFactory().get("/demo/components/", headers={"HX-Request": "true"})
    part = views.components(request).content.decode()
    assert part.lstrip().startswith('<div class="p-job"')
    assert 'hx-trigger="load delay:2s"' in part


def test_small_promises_are_pieces_and_large_ones_a_bar():
    assert shown("{% bar 5 8 6 %}").count("<rect") == 9
    assert 'width="63.87%"' in shown("{% bar 198 310 217 %}")


def test_a_bar_says_in_words_what_it_shows():
    with translation.override("en"):
        assert 'aria-label="198 of 310, expected by now 217"' in shown("{% bar 198 310 217 %}")
        assert 'aria-label="198 of 310"' in shown("{% bar 198 310 missing %}")


@pytest.mark.parametrize(
    ("call", "word", "tone"),
    [
        ("310 310 217", "reached", "success"),
        ("198 310 217", "19 below plan", "warning"),
        ("29 32 26", "3 above plan", "success"),
        ("3 4 3", "on plan", "neutral"),
        ("0 1 0", "planned", "neutral"),
        ("3 4", "no plan", "neutral"),
    ],
)
def test_a_target_says_how_it_stands_in_units(call, word, tone):
    with translation.override("en"):
        html = shown("{% standing " + call + " %}")
    assert word in html
    assert f'data-color="{tone}"' in html


def test_a_tag_has_always_a_word_and_an_icon_only_where_it_helps():
    assert "<svg" in shown('{% tag "late" "danger" %}')
    assert "<svg" in shown('{% tag "late" "danger" missing %}')
    assert "<svg" not in shown('{% tag "late" "danger" "none" %}')
    assert "&lt;b&gt;" in shown("{% tag word %}", word="<b>")


def test_an_unknown_icon_is_an_error_of_ours():
    with pytest.raises(KeyError):
        shown('{% icon "nowhere" %}')
    assert all(path.startswith("<") for path in PATHS.values())


def test_what_people_typed_is_escaped_in_a_drawer():
    html = shown('{% drawer id="d" title=t %}<p>{{ t }}</p>{% enddrawer %}', t="<script>")
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_the_error_pages_lean_on_nothing():
    for name in ("400.html", "500.html"):
        html = render_to_string(name)
        assert "<h1>" in html
        assert "{%" not in html


def asked(query):
    request = RequestFactory().get("/")
    request.GET = QueryDict(query)
    return pages.paged(request, range(198))


def test_a_list_is_cut_in_pages_and_keeps_its_filters():
    page = asked("q=pop&page=4")
    assert list(page) == list(range(75, 100))
    assert page.next_url == "?q=pop&page=5"
    assert [step.text for step in page.steps] == ["1", "2", "3", "4", "5", "…", "8"]


@pytest.mark.parametrize(("query", "number"), [("page=99", 8), ("page=0", 8), ("page=x", 1), ("", 1)])
def test_a_page_that_is_not_there_gives_one_that_is(query, number):
    assert asked(query).number == number


def test_an_empty_list_says_so():
    page = pages.paged(RequestFactory().get("/"), [])
    assert not page.many
    with translation.override("en"):
        assert pages.paged(RequestFactory().get("/"), []).sentence == "None found"


def test_light_or_dark_is_remembered_and_leads_back():
    request = RequestFactory().post("/scheme/", {"scheme": "dark", "next": "/projects/"})
    answer = views.set_scheme(request)
    assert answer.url == "/projects/"
    assert answer.cookies["punte_scheme"].value == "dark"


def test_light_or_dark_never_leads_to_another_site_nor_keeps_nonsense():
    request = RequestFactory().post("/scheme/", {"scheme": "pink", "next": "https://elsewhere.example/"})
    answer = views.set_scheme(request)
    assert answer.url == "/"
    assert "punte_scheme" not in answer.cookies


@pytest.mark.parametrize(
    ("cookie", "html"), [("dark", 'data-color-scheme="dark"'), ("x", 'data-color-scheme="auto"')]
)
def test_the_page_wears_the_chosen_colours(cookie, html):
    request = RequestFactory().get("/")
    request.COOKIES["punte_scheme"] = cookie
    assert html in render_to_string("base.html", {"request": request})


def test_samples_are_complete():
    assert samples.everything()["behind"] == 3
