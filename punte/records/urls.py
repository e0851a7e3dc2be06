"""Table of contents: papers opened and brought, deliverables."""

from django.urls import path

from punte.records.views import deliverables, documents, exports, papers

app_name = "records"
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
    path("<slug:code>/exports/", exports.index, name="export_list"),
    path("<slug:code>/exports/new/", exports.create, name="export_create"),
    path("<slug:code>/exports/<int:export_id>/", exports.detail, name="export_detail"),
    path("<slug:code>/exports/<int:export_id>/progress/", exports.progress, name="export_progress"),
    path("<slug:code>/exports/<int:export_id>/download/", exports.download, name="export_download"),
    path("<slug:code>/exports/<int:export_id>/discard/", exports.discard, name="export_discard"),
    path("<slug:code>/exports/<int:export_id>/again/", exports.again, name="export_again"),
]
