"""Table of contents of the screens of round tables: public pages, and the chair's desk."""

from django.urls import path

from punte.dialogue.views import positions, questions, table_desk, tables, turns

_TABLE = "tables/<int:table_id>/"
_DESK = "<slug:code>/tables/<int:table_id>/"
_ASKED = _DESK + "questions/<int:table_question_id>/"

urlpatterns = [
    path("tables/", tables.index, name="table_list"),
    path(_TABLE, tables.detail, name="table_detail"),
    path(_TABLE + "speak/", tables.ask_to_speak, name="turn_ask"),
    path(_TABLE + "step-back/", tables.step_back, name="turn_step_back"),
    path(_TABLE + "ask/", questions.ask, name="question_ask"),
    path(_TABLE + "questions/<int:table_question_id>/carry/", questions.carry, name="question_carry"),
    path(
        _TABLE + "questions/<int:table_question_id>/take-back/", questions.withdraw, name="question_withdraw"
    ),
    path(_TABLE + "position/sign/", positions.sign, name="position_sign"),
    path(_TABLE + "position/unsign/", positions.unsign, name="position_unsign"),
    path(_TABLE + "position/<str:language>.pdf", positions.paper, name="position_pdf"),
    path("<slug:code>/tables/", table_desk.index, name="table_desk_list"),
    path("<slug:code>/tables/new/", table_desk.create, name="table_create"),
    path(_DESK, table_desk.detail, name="table_desk"),
    path(_DESK + "edit/", table_desk.edit, name="table_edit"),
    path(_DESK + "do/<slug:table_step>/", table_desk.move, name="table_move"),
    path(_DESK + "point/", table_desk.point, name="table_point"),
    path(_DESK + "polls/", table_desk.polls, name="table_polls"),
    path(_DESK + "wall/", table_desk.wall, name="table_wall"),
    path(_DESK + "next/", turns.call_next, name="turn_next"),
    path(_DESK + "end/", turns.end, name="turn_end"),
    path(_DESK + "speakers/", turns.write_down, name="turn_write_down"),
    path(_DESK + "speakers/<int:turn_id>/call/", turns.call, name="turn_call"),
    path(_DESK + "speakers/<int:turn_id>/drop/", turns.drop, name="turn_drop"),
    path(_DESK + "questions/new/", questions.write_down, name="question_write_down"),
    path(_ASKED + "answer/", questions.answer, name="question_answer"),
    path(_ASKED + "take/", questions.take, name="question_take"),
    path(_ASKED + "join/", questions.join, name="question_join"),
    path(_ASKED + "hide/", questions.hide, name="question_hide"),
    path(_DESK + "position/", positions.edit, name="position_edit"),
    path(_DESK + "position/<slug:position_step>/", positions.move, name="position_move"),
]
