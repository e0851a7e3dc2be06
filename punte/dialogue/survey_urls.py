"""Table of contents of the screens of surveys: answering, one's own answers, results; the organiser's questions."""

from django.urls import path

from punte.dialogue.views import survey_desk, surveys

_PUBLIC = "<int:consultation_id>/survey/"
_DESK = "<slug:code>/consultations/<int:consultation_id>/survey/"
_ONE = _DESK + "<int:question_id>/"

urlpatterns = [
    path(_PUBLIC, surveys.answer, name="survey_answer"),
    path(_PUBLIC + "results/", surveys.results, name="survey_results"),
    path(_PUBLIC + "results.csv", surveys.table, name="survey_csv"),
    path(_PUBLIC + "<int:response_id>/", surveys.detail, name="survey_response"),
    path(_PUBLIC + "<int:response_id>/take-back/", surveys.take_back, name="survey_take_back"),
    path(_DESK, survey_desk.index, name="survey_list"),
    path(_DESK + "new/<slug:question_kind>/", survey_desk.create, name="survey_create"),
    path(_DESK + "words/", survey_desk.words, name="survey_words"),
    path(_DESK + "write-down/", survey_desk.write_down, name="survey_write_down"),
    path(_ONE, survey_desk.edit, name="survey_edit"),
    path(_ONE + "move/<slug:direction>/", survey_desk.move, name="survey_move"),
    path(_ONE + "drop/", survey_desk.drop, name="survey_drop"),
]
