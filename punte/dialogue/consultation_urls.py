"""Table of contents of the screens of consultations: public pages, one's own contributions, the organiser's desk."""

from django.urls import path

from punte.dialogue.views import (
    answers,
    consultations,
    contributions,
    desk,
    own_contributions,
    phases,
    pictures,
    voices,
)

_SAID = "<int:consultation_id>/said/<int:contribution_id>/"
_MINE = "my/<int:consultation_id>/<int:contribution_id>/"
_DESK = "<slug:code>/consultations/<int:consultation_id>/"
_ONE = _DESK + "said/<int:contribution_id>/"

urlpatterns = [
    path("", consultations.index, name="consultation_list"),
    path("<int:consultation_id>/", consultations.detail, name="consultation_detail"),
    path("<int:consultation_id>/answers/", consultations.answers, name="consultation_answers"),
    path(
        "<int:consultation_id>/write/<slug:contribution_kind>/",
        contributions.create,
        name="contribution_create",
    ),
    path(_SAID, contributions.detail, name="contribution_detail"),
    path(_SAID + "reply/", contributions.reply, name="contribution_reply"),
    path(_SAID + "support/", contributions.support, name="contribution_support"),
    path(_SAID + "edit/", contributions.edit, name="contribution_edit"),
    path(_SAID + "publish/", contributions.publish, name="contribution_publish"),
    path(_SAID + "take-back/", contributions.withdraw, name="contribution_withdraw"),
    path(_SAID + "pictures/<int:picture_id>/", pictures.picture, name="picture"),
    path("my/", own_contributions.index, name="own_list"),
    path(_MINE, own_contributions.detail, name="own_detail"),
    path(_MINE + "pictures/", pictures.add, name="picture_add"),
    path(_MINE + "pictures/<int:picture_id>/take-away/", pictures.remove, name="picture_remove"),
    path("<slug:code>/consultations/", desk.index, name="desk_list"),
    path("<slug:code>/consultations/new/", desk.create, name="desk_create"),
    path(_DESK, desk.detail, name="desk_detail"),
    path(_DESK + "edit/", desk.edit, name="desk_edit"),
    path(_DESK + "move/<slug:consultation_step>/", desk.move, name="desk_move"),
    path(_DESK + "cancel/", desk.cancel, name="desk_cancel"),
    path(_DESK + "phases/", phases.create, name="phase_create"),
    path(_DESK + "phases/<int:phase_id>/", phases.edit, name="phase_edit"),
    path(_DESK + "phases/<int:phase_id>/drop/", phases.drop, name="phase_drop"),
    path(_DESK + "groups/", phases.groups, name="group_edit"),
    path(_DESK + "ask/", phases.ask, name="organisation_ask"),
    path(_DESK + "said/", answers.index, name="answer_list"),
    path(_ONE + "answer/", answers.answer, name="answer_edit"),
    path(_ONE + "join/", answers.merge, name="contribution_merge"),
    path(_ONE + "translate/", answers.translate, name="contribution_translate"),
    path(_DESK + "feedback/", answers.feedback, name="feedback_publish"),
    path(_DESK + "results/", answers.results, name="result_note"),
    path(_DESK + "people/", voices.index, name="voice_list"),
    path(_DESK + "people/list/", voices.bring, name="voice_bring"),
    path(_DESK + "people/event/", voices.bring_attendance, name="voice_event"),
    path(_DESK + "write-down/<slug:contribution_kind>/", voices.write_down, name="voice_write_down"),
]
