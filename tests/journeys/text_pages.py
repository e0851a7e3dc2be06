"""The pages of texts with comments, and the rows of the demonstration that they are about."""

from typing import Any

_TEXT = """SELECT {what} FROM dialogue_text t JOIN dialogue_textversion v ON v.text_id = t.id JOIN dialogue_consultation c
    ON c.id = t.consultation_id JOIN projects_operation o ON o.id = c.operation_id WHERE o.code = '309187' AND c.state = '{state}'
    AND v.state = '{version}' AND v.number = {number} ORDER BY t.id LIMIT 1"""
_OPEN = {"state": "open", "version": "published", "number": 2}
_DRAFT = {"state": "analysing", "version": "draft", "number": 2}

TEXT_ROWS = {
    "commented_consultation_id": _TEXT.format(what="c.id", **_OPEN),
    "text_id": _TEXT.format(what="t.id", **_OPEN),
    "version_number": "SELECT 2",
    "paragraph_id": f"""SELECT p.id FROM dialogue_paragraph p WHERE p.version_id = ({_TEXT.format(what="v.id", **_OPEN)})
        AND p.kind = 'paragraph' ORDER BY p.position LIMIT 1""",
    "drafted_consultation_id": _TEXT.format(what="c.id", **_DRAFT),
    "drafted_text_id": _TEXT.format(what="t.id", **_DRAFT),
    "draft_paragraph_id": f"""SELECT p.id FROM dialogue_paragraph p WHERE p.version_id = ({_TEXT.format(what="v.id", **_DRAFT)})
        ORDER BY p.position LIMIT 1""",
    "into": "SELECT 'bg'",
    "text_step": "SELECT 'publish'",
}
_HERE = {"consultation_id": "commented_consultation_id"}
_DRAFTED = {"consultation_id": "drafted_consultation_id", "text_id": "drafted_text_id"}
# Which rows the pages are about, where they are others than the open consultation.
TEXT_OTHER: dict[str, dict[str, str]] = {
    **{
        f"dialogue:{name}": _HERE
        for name in (
            "text_detail text_version text_changes text_comment text_create text_write_down text_translate"
        ).split()
    },
    **{f"dialogue:{name}": _DRAFTED for name in ("text_desk", "text_write", "text_match")},
}
# route, who, state, what else a page is told
TEXT_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *((f"dialogue:{name}", "", "filled", {}) for name in ("text_detail", "text_version", "text_changes")),
    ("dialogue:text_detail", "", "opened", {"query": "?comments=open"}),
    ("dialogue:text_comment", "cosmina", "filled", {}),
    ("dialogue:text_comment", "floarea", "for-somebody", {}),
    *(
        (f"dialogue:{name}", "elena", "desk", {})
        for name in ("text_create", "text_desk", "text_write", "text_match", "text_translate")
    ),
    ("dialogue:text_write_down", "floarea", "filled", {}),
    ("dialogue:text_desk", "irina", "read-only", {}),
]
