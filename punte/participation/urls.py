"""Table of contents: participants and their small pages, imports."""

from django.urls import path

from punte.participation.views import (
    entities,
    guarded,
    import_files,
    import_steps,
    imports,
    participants,
    steps,
)

app_name = "participation"
_IMPORT = "<slug:code>/imports/<int:batch_id>/"
_PERSON = "<slug:code>/participants/<int:participation_id>/"
urlpatterns = [
    path("<slug:code>/participants/", participants.participants, name="participant_list"),
    path("<slug:code>/participants/new/", participants.create, name="participant_create"),
    path(_PERSON, participants.participant, name="participant_detail"),
    path(_PERSON + "enter/", steps.enter, name="participant_enter"),
    path(_PERSON + "leave/", steps.leave, name="participant_leave"),
    path(_PERSON + "observe/", steps.observe, name="participant_observe"),
    path(_PERSON + "attempt/", steps.attempt, name="participant_attempt"),
    path(_PERSON + "situation/", steps.situation, name="participant_situation"),
    path(_PERSON + "identity/", steps.identity, name="participant_identity"),
    path(_PERSON + "contact/", steps.contact, name="participant_contact"),
    path(_PERSON + "paper/", steps.paper, name="participant_paper"),
    path(_PERSON + "papers/<uuid:document_id>/", guarded.open_paper_page, name="participant_paper_open"),
    path(_PERSON + "award/", steps.award, name="participant_award"),
    path(_PERSON + "consent/", steps.consent, name="participant_consent"),
    path(_PERSON + "consents/<int:consent_id>/withdraw/", guarded.withdraw, name="participant_withdraw"),
    path(_PERSON + "proofs/<int:criterion_id>/", steps.proof, name="participant_proof"),
    path(_PERSON + "decide/", steps.decide, name="participant_decide"),
    path(_PERSON + "special/", guarded.special, name="participant_special"),
    path(_PERSON + "special/edit/", guarded.special_edit, name="participant_special_edit"),
    path(_PERSON + "number/", guarded.number, name="participant_number"),
    path(_PERSON + "claim/", guarded.claim, name="participant_claim"),
    path(_PERSON + "strike/", guarded.strike, name="participant_strike"),
    path(_PERSON + "erase/", guarded.erase, name="participant_erase"),
    path(_PERSON + "same/", guarded.same, name="participant_same"),
    path("<slug:code>/organisations/", entities.entities, name="entity_list"),
    path("<slug:code>/organisations/new/", entities.enter, name="entity_enter"),
    path("<slug:code>/organisations/<int:entity_id>/end/", entities.end, name="entity_end"),
    path("<slug:code>/imports/", imports.index, name="import_list"),
    path("<slug:code>/imports/new/", imports.create, name="import_create"),
    path(
        "<slug:code>/imports/template/<slug:language>/<slug:kind>/",
        import_files.template,
        name="import_template",
    ),
    path(_IMPORT, imports.detail, name="import_detail"),
    path(_IMPORT + "progress/", imports.progress, name="import_progress"),
    path(_IMPORT + "rows/<int:row_id>/", imports.settle, name="import_settle"),
    path(_IMPORT + "apply/", import_steps.apply, name="import_apply"),
    path(_IMPORT + "undo/", import_steps.undo, name="import_undo"),
    path(_IMPORT + "discard/", import_steps.discard, name="import_discard"),
    path(_IMPORT + "resume/", import_steps.resume, name="import_resume"),
    path(_IMPORT + "recheck/", import_steps.recheck, name="import_recheck"),
    path(_IMPORT + "problems/", import_files.problems, name="import_problems"),
]
