"""Table of contents: the public calendar, and inside a project its events, registrations and sheets."""

from django.urls import path

from punte.events.views import calendar, check_in, events, registrations, sheets

app_name = "events"
_EVENT = "<slug:code>/<int:event_id>/"
_SHEET = _EVENT + "sheets/<int:sheet_id>/"
_REGISTRATION = "<slug:code>/registrations/<int:registration_id>/"
_PUBLIC = "calendar/<int:event_id>/"
urlpatterns = [
    path("", calendar.index, name="calendar"),
    path("calendar.ics", calendar.feed, name="calendar_ics"),
    path("calendar.rss", calendar.news, name="calendar_rss"),
    path(_PUBLIC, calendar.event, name="calendar_event"),
    path(_PUBLIC + "event.ics", calendar.event_file, name="calendar_event_ics"),
    path(_PUBLIC + "join/", calendar.join, name="calendar_join"),
    path(_PUBLIC + "leave/", calendar.leave, name="calendar_leave"),
    path("check-in/<str:signed>/", check_in.arrive, name="check_in"),
    path("<slug:code>/", events.index, name="event_list"),
    path("<slug:code>/new/", events.create, name="event_create"),
    path(_EVENT, events.detail, name="event_detail"),
    path(_EVENT + "edit/", events.edit, name="event_edit"),
    path(_EVENT + "publish/", events.publish, name="event_publish"),
    path(_EVENT + "cancel/", events.cancel, name="event_cancel"),
    path(_EVENT + "register/", registrations.create, name="registration_create"),
    path(_REGISTRATION + "cancel/", registrations.cancel, name="registration_cancel"),
    path(_REGISTRATION + "place/", registrations.place, name="registration_place"),
    path(_SHEET, sheets.detail, name="sheet_detail"),
    path(_SHEET + "code/", check_in.code, name="sheet_code"),
    path(_SHEET + "close/", sheets.close, name="sheet_close"),
    path(_SHEET + "print/<str:language>/", sheets.printed, name="sheet_print"),
    path(_SHEET + "paper/", sheets.paper, name="sheet_paper"),
    path(_SHEET + "scan/", sheets.scan, name="sheet_scan"),
    path(_SHEET + "correct/<int:registration_id>/", sheets.correct, name="sheet_correct"),
]
