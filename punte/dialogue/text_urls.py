"""Table of contents of the screens of texts: to read and comment, what changed; the organiser's desk."""

from django.urls import path

from punte.dialogue.views import text_desk, texts

_PUBLIC = "<int:consultation_id>/texts/<int:text_id>/"
_DESK = "<slug:code>/consultations/<int:consultation_id>/texts/"
_ONE = _DESK + "<int:text_id>/"

urlpatterns = [
    path(_PUBLIC, texts.detail, name="text_detail"),
    path(_PUBLIC + "<int:version_number>/", texts.version, name="text_version"),
    path(_PUBLIC + "<int:version_number>/changes/", texts.changes, name="text_changes"),
    path(_PUBLIC + "paragraphs/<int:paragraph_id>/comment/", texts.comment, name="text_comment"),
    path(_DESK + "new/", text_desk.create, name="text_create"),
    path(_ONE, text_desk.detail, name="text_desk"),
    path(_ONE + "write/", text_desk.write, name="text_write"),
    path(_ONE + "move/<slug:text_step>/", text_desk.move, name="text_move"),
    path(_ONE + "translate/<slug:into>/", text_desk.translate, name="text_translate"),
    path(_ONE + "paragraphs/<int:draft_paragraph_id>/", text_desk.match, name="text_match"),
    path(_ONE + "paragraphs/<int:paragraph_id>/write-down/", text_desk.write_down, name="text_write_down"),
]
