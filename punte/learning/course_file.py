"""A course as one file: a zip with course.json and its media. Read without trust; what is wrong is told by line."""

import io
import json
import re
import zipfile
from pathlib import PurePosixPath
from typing import Any

import yaml
from django.utils.translation import gettext as _

from punte.base.translated import LANGUAGES

FORMAT = "punte-course/1"
NAME = "course.json"
MOST_BYTES = 200 * 1024 * 1024
MOST_OPEN = 400 * 1024 * 1024
MOST_ONE = 60 * 1024 * 1024
MOST_JSON = 8 * 1024 * 1024
MOST_FILES = 500
_RATIO = 200  # a text shrinks to a twentieth; more than this is made to burst

_TEXT = {"programme": ("code",), "lessons": ("code", "language", "title"), "media": ("file", "title")}
_TEXTS = {"programme": ("title",), "modules": ("title",), "questions": ("text",), "quizzes": ("title",)}
# As the forms have them: the least and the most.
_COUNTS = {
    "programme": {"theory_hours": (0, 3000), "practice_hours": (0, 3000)},
    "modules": {"hours": (1, 3000)},
    "questions": {"points": (1, 100)},
    "quizzes": {"pass_percent": (0, 100), "attempts": (1, 10), "per_page": (1, 20)},
    "lessons": {"minutes": (1, 240)},
}
_LONGEST_TIME = 480  # minutes of a test
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,60}")
LISTS = ("modules", "questions", "quizzes", "lessons", "media")
_MOST = {"modules": 100, "questions": 1000, "quizzes": 50, "lessons": 600, "media": MOST_FILES}


class Unreadable(Exception):
    """The file cannot be taken. `faults`: sentences, each with its line where there is one."""

    def __init__(self, faults: list[str]):
        super().__init__("; ".join(faults))
        self.faults = faults


def packed(document: dict[str, Any], media: list[tuple[str, bytes]]) -> bytes:
    """The zip. `media`: (name below media/, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(NAME, json.dumps(document, ensure_ascii=False, indent=1))
        for name, content in media:
            file.writestr(name, content)
    return out.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The document and its media by name. Nothing is ever written to a path that the file names."""
    if len(content) > MOST_BYTES:
        raise Unreadable([_("A course has at most 200 MB.")])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            _check_members(file.infolist())
            if NAME not in file.namelist():
                raise Unreadable([_("There is no course.json in it.")])
            document = _document(_read(file, NAME, MOST_JSON))
            names = [row["file"] for row in document["media"]]
            absent = sorted(set(names) - set(file.namelist()))
            if absent:
                raise Unreadable([_("This file is named and not there: %(name)s.") % {"name": absent[0]}])
            return document, {name: _read(file, name, MOST_ONE) for name in names}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable([_("This is not a course that was exported.")]) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [m.filename for m in members]
    if len(names) > MOST_FILES + 1 or len(names) != len(set(names)):
        raise Unreadable([_("There are too many files in it, or two of one name.")])
    for member in members:
        path = PurePosixPath(member.filename)
        inside = path.parts[:1] == ("media",) and len(path.parts) == 2
        if not (member.filename == NAME or inside) or ".." in path.parts or "\\" in member.filename:
            raise Unreadable([_("A file lies where none may: %(name)s.") % {"name": member.filename[:80]}])
        if (member.external_attr >> 16) & 0o170000 == 0o120000:
            raise Unreadable([_("A file is only a way to another one.")])
        if member.flag_bits & 1:
            raise Unreadable([_("A file is locked by a password.")])
        if member.file_size > MOST_ONE or member.file_size > _RATIO * max(member.compress_size, 1000):
            raise Unreadable([_("A file in it is too large.")])
    if sum(m.file_size for m in members) > MOST_OPEN:
        raise Unreadable([_("What is in it is too large.")])


def _read(file: zipfile.ZipFile, name: str, most: int) -> bytes:
    with file.open(name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise Unreadable([_("A file in it is too large.")])
    return content


def _document(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode()
        document = json.loads(text)
    except json.JSONDecodeError as error:
        said = _("line %(line)s: this is not JSON (%(why)s)") % {"line": error.lineno, "why": error.msg}
        raise Unreadable([said]) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise Unreadable([_("course.json cannot be read.")]) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreadable([_("This is not a course that was exported.")])
    for name in LISTS:
        document.setdefault(name, [])
    faults = list(_faults(document))
    if faults:
        raise Unreadable(told(text, faults))
    return document


Fault = tuple[tuple[Any, ...], str]


def _faults(document: dict[str, Any]) -> list[Fault]:
    found: list[Fault] = []
    if not isinstance(document.get("programme"), dict):
        return [(("programme",), _("the programme is missing"))]
    found += _row_faults("programme", ("programme",), document["programme"])
    for name in LISTS:
        rows = document[name]
        if not isinstance(rows, list) or len(rows) > _MOST[name]:
            found.append(((name,), _("this is no list, or too long a one")))
            continue
        for n, row in enumerate(rows):
            if not isinstance(row, dict):
                found.append(((name, n), _("this is not what it should be")))
            else:
                found += _row_faults(name, (name, n), row)
    return found or _reference_faults(document)


def _reference_faults(document: dict[str, Any]) -> list[Fault]:
    """Places in other lists that are not there."""
    found: list[Fault] = []
    word = _("there is nothing at this place of the list")
    for n, lesson in enumerate(document["lessons"]):
        module = lesson.get("module")
        if module is not None and not _is_count(module, 0, len(document["modules"]) - 1):
            found.append((("lessons", n, "module"), word))
    for n, quiz in enumerate(document["quizzes"]):
        asked, last = quiz.get("questions"), len(document["questions"]) - 1
        if not isinstance(asked, list) or not all(_is_count(place, 0, last) for place in asked):
            found.append((("quizzes", n, "questions"), word))
    return found


def _row_faults(kind: str, path: tuple[Any, ...], row: dict[str, Any]) -> list[Fault]:
    checks: list[tuple[str, Any, str]] = [
        (n, _is_text, _("a text is missing or too long")) for n in _TEXT.get(kind, ())
    ]
    checks += [
        (n, _is_translated, _("a text in our three languages is missing")) for n in _TEXTS.get(kind, ())
    ]
    faults = [((*path, name), word) for name, holds, word in checks if not holds(row.get(name))]
    for name, (least, most) in _COUNTS.get(kind, {}).items():
        if not _is_count(row.get(name), least, most):
            faults.append(((*path, name), _between(least, most)))
    return faults + _kind_faults(kind, path, row)


def _kind_faults(kind: str, path: tuple[Any, ...], row: dict[str, Any]) -> list[Fault]:
    checks: list[tuple[str, Any, str]] = []
    if kind == "quizzes":
        checks.append(("minutes", _is_time, _between(1, _LONGEST_TIME)))
    if kind == "lessons":
        checks.append(("code", _is_slug, _("a code has at most 60 Latin letters, digits and hyphens")))
        checks.append(("language", _is_language, _("the language is ro, bg or en")))
        checks.append(("body", _is_body, _("the body is a list of pieces with type and value")))
    return [((*path, name), word) for name, holds, word in checks if not holds(row.get(name))]


def _between(least: int, most: int) -> str:
    return _("write a number between %(least)s and %(most)s") % {"least": least, "most": most}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 150 and "\0" not in value


def _is_slug(value: Any) -> bool:
    return isinstance(value, str) and bool(_SLUG.fullmatch(value))


def _is_count(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _is_time(value: Any) -> bool:
    return value is None or _is_count(value, 1, _LONGEST_TIME)


def _is_translated(value: Any) -> bool:
    texts = value.get("texts") if isinstance(value, dict) else None
    return (
        isinstance(texts, dict)
        and bool(texts)
        and set(texts) <= set(LANGUAGES)
        and all(isinstance(t, str) and len(t) <= 5000 and "\0" not in t for t in texts.values())
    )


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and value in LANGUAGES


def _is_body(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(x, dict) and isinstance(x.get("type"), str) and "value" in x for x in value
    )


def told(text: str, faults: list[Fault]) -> list[str]:
    """Each fault with its line in course.json; at most ten."""
    return [
        _("line %(line)s, %(where)s: %(what)s")
        % {"line": line_of(text, path), "where": ".".join(map(str, path)), "what": what}
        for path, what in faults[:10]
    ]


def line_of(text: str, path: tuple[Any, ...]) -> int:
    """Where this stands; of what is missing, where its owner begins. JSON is YAML, whose reader knows lines."""
    try:
        node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return 1
    line = 1
    for step in path:
        inner = _inside(node, step)
        if inner is None:
            return line
        node, line = inner, inner.start_mark.line + 1
    return line


def _inside(node: Any, step: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None
