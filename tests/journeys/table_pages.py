"""The pages of round tables, and the rows of the demonstration that they are about."""

from typing import Any

_HERE = "(SELECT id FROM projects_operation WHERE code = '309187')"
_TABLES = (
    "SELECT min(t.id) FROM dialogue_roundtable t JOIN events_event e ON e.id = t.event_id"
    f" WHERE e.operation_id = {_HERE}"
)
_NOW = f"{_TABLES} AND t.state = 'open'"

TABLE_ROWS = {
    "table_id": _NOW,
    "coming_table_id": f"{_TABLES} AND t.state = 'planned'",
    "closed_table_id": f"{_TABLES} AND t.state = 'closed'",
    "turn_id": f"SELECT max(id) FROM dialogue_turn WHERE state = 'waiting' AND table_id = ({_NOW})",
    "table_question_id": f"SELECT min(id) FROM dialogue_tablequestion WHERE state = 'asked' AND table_id = ({_NOW})",
    "table_step": "SELECT 'close'",
    "position_step": "SELECT 'open'",
}
TABLE_OTHER_ROWS = {"dialogue:position_move": {"table_id": "closed_table_id"}}
TABLE_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("dialogue:table_list", "", "filled", {}),
    ("dialogue:table_detail", "", "filled", {}),
    ("dialogue:table_detail", "cosmina", "own part", {}),
    ("dialogue:turn_ask", "bogdan", "filled", {}),
    ("dialogue:question_ask", "cosmina", "filled", {}),
    *(
        (f"dialogue:{name}", "elena", "filled", {})
        for name in (
            "table_desk_list table_create table_desk table_edit table_move table_polls table_wall turn_write_down"
            " turn_call question_write_down question_answer question_take question_join question_hide position_edit"
            " position_move"
        ).split()
    ),
    ("dialogue:table_desk", "irina", "read-only", {}),
    ("dialogue:table_desk_list", "mihaela", "empty", {"code": "300609"}),
]
TABLE_NO_PAGE = {
    "dialogue:position_pdf": "a file",
    "dialogue:position_sign": "no position is open in the demonstration",
}
