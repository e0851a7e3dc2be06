"""Table of contents of the screens of statements and opinion groups."""

from django.urls import path

from punte.dialogue.views import opinions, statement_desk, statements

_PUBLIC = "<int:consultation_id>/statements/"
_DESK = "<slug:code>/consultations/<int:consultation_id>/statements/"
_ONE = _DESK + "<int:statement_id>/"

urlpatterns = [
    path(_PUBLIC, statements.index, name="statement_next"),
    path(_PUBLIC + "mine/", statements.mine, name="statement_mine"),
    path(_PUBLIC + "add/", statements.create, name="statement_create"),
    path(_PUBLIC + "group/", statements.group, name="statement_group"),
    path(_PUBLIC + "<int:statement_id>/", statements.detail, name="statement_detail"),
    path("<int:consultation_id>/opinions/", opinions.detail, name="opinion_map"),
    path(_DESK, statement_desk.index, name="statement_list"),
    path(_DESK + "setting/", statement_desk.setting, name="statement_setting"),
    path(_DESK + "seed/", statement_desk.seed, name="statement_seed"),
    path(_DESK + "write-down/", statement_desk.write_down, name="statement_write_down"),
    path(_ONE + "show/", statement_desk.show, name="statement_show"),
    path(_ONE + "reject/", statement_desk.reject, name="statement_reject"),
    path(_ONE + "mark/", statement_desk.mark, name="statement_mark"),
    path(_ONE + "strike/", statement_desk.strike, name="statement_strike"),
    path(_ONE + "take-back/", statement_desk.take_back, name="statement_take_back"),
]
