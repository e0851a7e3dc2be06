"""What the plan of the house says and no other tool checks: floors by name, actions, names, sizes, promises."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.files import FLOORS, HOUSE, ROOT, modules, told

FORBIDDEN = {"utils", "helpers", "common", "misc", "manager"}
LONGEST = 500
# Actions that ask no permission of a user, with the reason.
NOBODY_TO_ASK = {
    "accept_with_new_account": "who holds the link holds the mailbox; there is no user yet",
    "register_person": "asks in register_persons",
    "notify": "the house tells a user; nobody acts",
    "hold_role": "the last step of actions that have asked",
    "send_invitation": "the last step of actions that have asked",
    "record": "a step of the actions that have asked; facts are never written by a view",
    "record_all": "a step of the actions that have asked",
    "strike": "a step of the actions that have asked",
    "strike_all": "a step of the actions that have asked",
    "new_fact": "writes nothing",
    "answer_for_closed": "a step of closing a vacancy, which has asked; the clock closes too",
    **dict.fromkeys(
        ("hear", "hear_many", "unheard", "speaker"),
        "a step of the actions that have asked: who speaks was heard",
    ),
    **dict.fromkeys(
        ("check", "note", "hide", "show_again"),
        "a step of moderation; the action that writes or decides has asked",
    ),
    "tell": "a step of the actions that have asked",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def actions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """The public actions: functions of */actions/*.py that are told who acts."""
    for path in sorted(HOUSE.glob("*/actions/*.py")):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                if any(a.arg == "by" for a in [*node.args.kwonlyargs, *node.args.args]):
                    yield path, node


def calls(node: ast.AST) -> set[str]:
    return {
        getattr(n.func, "id", getattr(n.func, "attr", "")) for n in ast.walk(node) if isinstance(n, ast.Call)
    }


def test_no_foreign_key_by_name_points_to_a_higher_floor() -> None:
    wrong = []
    for path in sorted(HOUSE.glob("*/models/*.py")) + sorted(HOUSE.glob("*/models.py")):
        floor = FLOORS.index(path.relative_to(HOUSE).parts[0])
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                room = re.fullmatch(r"([a-z]+)\.[A-Z]\w+", node.value)
                if room and room[1] in FLOORS and FLOORS.index(room[1]) > floor:
                    wrong.append(f"{told(path, node.lineno)} {node.value}")
    assert wrong == []


def test_every_action_asks_whether_one_may() -> None:
    silent = [
        f"{told(path, node.lineno)} {node.name}"
        for path, node in actions()
        if "require" not in calls(node) and node.name not in NOBODY_TO_ASK
    ]
    assert silent == []


def test_who_need_not_ask_still_exists() -> None:
    every = {
        node.name
        for path in HOUSE.glob("*/actions/*.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }
    assert sorted(set(NOBODY_TO_ASK) - every) == []


def test_actions_are_told_everything_by_name() -> None:
    positional = [
        f"{told(path, node.lineno)} {node.name}"
        for path, node in actions()
        if node.args.args and node.name not in NOBODY_TO_ASK
    ]
    assert positional == []


def test_every_action_has_a_refusal_test() -> None:
    """A test that names the action and the refusal. tests/security/test_refusals.py holds one for each."""
    refused = set()
    for path in modules(tests=True):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.Assign | ast.AnnAssign):
                text = ast.unparse(node)
                if re.search(r"Refused|PermissionDenied|== 403|REFUSED", text):
                    refused |= set(re.findall(r"\w+", text))
    asked = {node.name for _path, node in actions()} - set(NOBODY_TO_ASK)
    assert sorted(asked - refused) == []


def test_no_module_is_named_after_nothing() -> None:
    wrong = [told(p) for p in modules() if FORBIDDEN & {p.stem, *p.relative_to(ROOT).parts[:-1]}]
    assert wrong == []


def test_no_file_is_too_long() -> None:
    files = [
        *modules(),
        *modules(tests=True),
        *HOUSE.glob("*/templates/**/*.html"),
        *HOUSE.glob("*/jinja2/**/*.html"),
    ]
    assert [told(f) for f in files if len(f.read_text().splitlines()) > LONGEST] == []


def test_every_path_in_the_promises_exists() -> None:
    text = (ROOT / "docs/promises.md").read_text()
    paths = set(re.findall(r"`((?:punte|tests|docs|tools|bench)/[\w./-]+)`", text))
    assert len(paths) > 5
    assert sorted(p for p in paths if not (ROOT / p).exists()) == []


def test_every_address_in_the_promises_leads_somewhere() -> None:
    from django.urls import resolve

    text = (ROOT / "docs/promises.md").read_text()
    text = text.replace("<project>", "309187").replace("<target>", "trained").replace("<code>", "EECO01")
    addresses = set(re.findall(r"`(/[\w/-]+/)`", re.sub(r"<(?:id|number)>", "1", text)))
    assert len(addresses) > 80
    for address in addresses:
        resolve(address)


def test_every_route_is_used_by_a_test() -> None:
    tested = "\n".join(p.read_text() for p in modules(tests=True))
    tested += "".join(p.read_text() for p in (ROOT / "tests").glob("*/*.csv"))
    assert sorted(name for name in _names(get_resolver()) if name not in tested) == []


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if str(pattern.pattern) == "editor/":
            continue  # Wagtail's names; what may be reached of them is one rule with its own test
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield space + pattern.name


def test_no_view_is_reached_by_two_names() -> None:
    names = [n for n in _names(get_resolver()) if n != "account_login"]
    assert len(names) == len(set(names))


def test_texts_are_marked_safe_only_where_it_is_said_why() -> None:
    """Everything else on a page is escaped."""
    allowed = {"punte/base/icons.py", "punte/base/templatetags/punte.py", "punte/base/charts.py"}
    allowed.add("punte/events/json_ld.py")  # JSON in a script element, escaped as json_script does
    allowed.add("punte/base/drawn.py")  # a whole template, which has escaped what it was given
    found = {told(p) for p in modules() if re.search(r"\bmark_safe\(|\bSafeString\(", p.read_text())}
    assert sorted(found - allowed) == []
