"""Table of contents: papers opened and brought, deliverables, data protection, exports."""

from django.urls import path

from punte.records.views import (
    breaches,
    deliverables,
    documents,
    exports,
    papers,
    protection,
    requests,
    retention,
)

app_name = "records"
_ROOM = "<slug:code>/protection/"
_REQUEST = _ROOM + "requests/<int:request_id>/"
_BREACH = _ROOM + "breaches/<int:breach_id>/"
_PROTECTION = [
    path(_ROOM, protection.home, name="protection_home"),
    path(_ROOM + "persons/<int:person_id>/", protection.person, name="protected_person"),
    path(_ROOM + "persons/<int:person_id>/copy/", protection.export, name="person_export"),
    path(_ROOM + "access/", protection.log, name="access_log"),
    path(_ROOM + "register/", protection.register, name="register"),
    path(_ROOM + "requests/", requests.index, name="request_list"),
    path(_ROOM + "requests/new/", requests.create, name="request_create"),
    path(_REQUEST, requests.detail, name="request_detail"),
    path(_REQUEST + "extend/", requests.extend, name="request_extend"),
    path(_REQUEST + "answer/", requests.answer, name="request_answer"),
    path(_ROOM + "breaches/", breaches.index, name="breach_list"),
    path(_ROOM + "breaches/new/", breaches.create, name="breach_create"),
    path(_BREACH, breaches.detail, name="breach_detail"),
    path(_BREACH + "assess/", breaches.assess, name="breach_assess"),
    path(_BREACH + "notify/", breaches.notify, name="breach_notify"),
    path(_BREACH + "close/", breaches.close, name="breach_close"),
    path(_ROOM + "retention/", retention.index, name="retention_list"),
    path(_ROOM + "retention/destroy/", retention.destroy, name="retention_destroy"),
]
urlpatterns = [
    path("<slug:code>/documents/<uuid:document_id>/", documents.download, name="document_download"),
    path("<slug:code>/deliverables/", deliverables.index, name="deliverable_list"),
    path("<slug:code>/deliverables/new/", deliverables.create, name="deliverable_create"),
    path("<slug:code>/deliverables/<int:deliverable_id>/", deliverables.detail, name="deliverable_detail"),
    path(
        "<slug:code>/deliverables/<int:deliverable_id>/withdraw/",
        deliverables.withdraw,
        name="deliverable_withdraw",
    ),
    path(
        "<slug:code>/deliverables/<int:deliverable_id>/papers/new/",
        papers.add_to_deliverable,
        name="evidence_create",
    ),
    path("<slug:code>/facts/<int:fact_id>/papers/new/", papers.add, name="paper_create"),
    *_PROTECTION,
    path("<slug:code>/exports/", exports.index, name="export_list"),
    path("<slug:code>/exports/new/", exports.create, name="export_create"),
    path("<slug:code>/exports/<int:export_id>/", exports.detail, name="export_detail"),
    path("<slug:code>/exports/<int:export_id>/progress/", exports.progress, name="export_progress"),
    path("<slug:code>/exports/<int:export_id>/download/", exports.download, name="export_download"),
    path("<slug:code>/exports/<int:export_id>/discard/", exports.discard, name="export_discard"),
    path("<slug:code>/exports/<int:export_id>/again/", exports.again, name="export_again"),
]
