"""Table of contents: dashboards, numbers opened, facts with their papers."""

from django.urls import path

from punte.monitoring.views import dashboards, facts, numbers

app_name = "monitoring"
urlpatterns = [
    path("<slug:code>/", dashboards.dashboard_page, name="dashboard"),
    path("<slug:code>/targets/<slug:target>/", numbers.target, name="target_detail"),
    path("<slug:code>/indicators/", dashboards.indicators, name="indicator_list"),
    path("<slug:code>/indicators/<str:indicator>/", numbers.indicator, name="indicator_detail"),
    path("<slug:code>/facts/<int:fact_id>/", facts.fact, name="fact_detail"),
    path("<slug:code>/evidence/", facts.evidence, name="evidence_list"),
]
