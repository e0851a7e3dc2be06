"""Templates: none unused, every word translated, nothing a strict content policy would refuse."""

import re
from pathlib import Path

import pytest

from tests.house.files import HOUSE, modules, name_of, templates, told

# Found by Django and allauth by their names, not by ours.
BY_NAME = re.compile(r"(400|403|403_csrf|404|500)\.html|(account|mfa|allauth|django)/.*")
# Words that are the same in every language: names and what a program writes.
UNTRANSLATED = {"Punte", "EU", "CSV", "XLSX", "CNP", "ЕГН", "ЛНЧ", "CUI", "ЕИК", "PDF", "ID"}
ATTRIBUTES = r"(?:title|alt|placeholder|aria-label|aria-description|data-label|label)"

HTML = [t for t in templates() if t.suffix == ".html"]


def bare(text: str) -> str:
    """The template without its comments, tags and variables."""
    text = re.sub(r"{% comment.*?endcomment %}|{#.*?#}|<!--.*?-->", " ", text, flags=re.DOTALL)
    text = re.sub(r"{% block (size|width) %}.*?{% endblock.*?%}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{% blocktrans.*?endblocktrans(late)? %}", " ", text, flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}", "\x00", text, flags=re.DOTALL)


def words(text: str) -> list[str]:
    found = re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text))
    return [w for w in found if w not in UNTRANSLATED]


@pytest.mark.parametrize("template", HTML, ids=name_of)
def test_every_word_on_a_page_is_translated(template: Path) -> None:
    source = bare(template.read_text())
    named = re.findall(rf'\s{ATTRIBUTES}="([^"]*)"', source)
    svg = re.sub(r"<(script|style|code)\b.*?</\1>", " ", source, flags=re.DOTALL)
    visible = re.sub(r"<[^>]*>", " ", svg, flags=re.DOTALL)
    assert words(visible) + [w for t in named for w in words(t)] == []


@pytest.mark.parametrize("template", HTML, ids=name_of)
def test_nothing_stands_in_a_page_that_the_content_policy_refuses(template: Path) -> None:
    text = bare(template.read_text())
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"""(src|href)\s*=\s*["'](https?:)?//""", text), "another host"
    assert "javascript:" not in text
    told_by_us = template.read_text().replace(
        "help_text|safe", ""
    )  # Django's own habit: hints are ours, never typed
    assert not re.search(r"\|\s*safe\b|autoescape off", told_by_us)


def test_every_template_is_used() -> None:
    sources = "\n".join(p.read_text() for p in [*modules(), *modules(tests=True), *HTML])
    unused = [told(t) for t in templates() if not BY_NAME.fullmatch(name_of(t)) and name_of(t) not in sources]
    assert unused == []


def test_every_form_that_writes_carries_the_token_against_forgery() -> None:
    for template in HTML:
        for form in re.findall(r"<form\b.*?</form>", template.read_text(), flags=re.DOTALL):
            if re.search(r"method=[\"']post", form, re.IGNORECASE):
                assert "csrf_token" in form, told(template)


def test_pages_are_short() -> None:
    long = {told(t): n for t in HTML if (n := len(t.read_text().splitlines())) > 120}
    assert long == {}


def test_what_is_translated_holds_no_finished_sentence_of_python() -> None:
    """No f-string and no .format inside gettext: the catalogue would never know the text."""
    import ast

    wrong = []
    names = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                first = node.args[0] if node.args else None
                if not isinstance(first, ast.Constant):
                    wrong.append(told(path, node.lineno))
    assert wrong == []


def test_no_folder_of_templates_belongs_to_no_room() -> None:
    rooms = {p.name for p in HOUSE.iterdir() if (p / "apps.py").exists()}
    shared = {"account", "mfa", "allauth", "django", "components", "pages"}
    found = {name_of(t).split("/")[0] for t in templates() if "/" in name_of(t)}
    assert found <= rooms | shared
