"""What is asked of every page that is shown."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()
SMALL = 360


def assert_clean(page: Any, language: str = "") -> None:
    """Nothing for axe to find, nothing wider than a small phone, no fault seen by the browser."""
    assert page.faults == [], page.faults
    found = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    broken = [told(violation) for violation in found]
    assert broken == [], "\n".join(broken)
    if language:
        assert page.locator("html").get_attribute("lang") == language
    page.set_viewport_size({"width": SMALL, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} px too wide on a small phone: {page.evaluate(_WIDEST)}"


def told(violation: dict[str, Any]) -> str:
    """Which rule, and the first place where it is broken."""
    first = violation["nodes"][0]
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])}) {first['html'][:200]}"


_WIDEST = """[...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('[popover]'))
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"""
