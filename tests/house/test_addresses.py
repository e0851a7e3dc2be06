"""The tables of contents: each name is bound once, and no address is given twice."""

import ast
from collections import Counter

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.files import HOUSE, told


def bound(node: ast.stmt) -> list[str]:
    """The names that this statement binds at the top of a module; adding to a list (+=) binds nothing."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def twice(source: str) -> list[str]:
    """Names that are bound more than once."""
    names = Counter(name for node in ast.parse(source).body for name in bound(node))
    return [name for name, n in names.items() if n > 1]


def routes(resolver: URLResolver, before: str = "") -> list[str]:
    """Every address of ours below, with its parameters."""
    found = []
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern, route)
        elif isinstance(pattern, URLPattern) and pattern.lookup_str.startswith("punte."):
            found.append(route)
    return found


def test_no_table_of_contents_binds_a_name_twice() -> None:
    tables = sorted(HOUSE.glob("*/urls.py"))
    assert len(tables) > 5
    assert [f"{told(path, 1)} {name}" for path in tables for name in twice(path.read_text())] == []
    assert twice("_WORK = 1\nfrom x import a\n_WORK: str = 2\na += 1") == ["_WORK"]


def test_no_address_is_given_twice() -> None:
    every = routes(get_resolver())
    assert len(every) > 100
    assert [route for route, n in Counter(every).items() if n > 1] == []
