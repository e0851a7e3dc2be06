"""Table of contents: the public calendar, and inside a project its events, registrations and sheets."""

from django.urls import path

from punte.events.views import (
    calendar,
    check_in,
    events,
    guests,
    lists,
    own,
    registrations,
    sheets,
    signatures,
)

app_name = "events"
_EVENT = "<slug:code>/<int:event_id>/"
_SHEET = _EVENT + "sheets/<int:sheet_id>/"
_REGISTRATION = "<slug:code>/registrations/<int:registration_id>/"
_PUBLIC = "calendar/<int:event_id>/"
_OWN = "mine/<str:signed>/"
urlpatterns = [
    path("", calendar.index, name="calendar"),
    path("calendar.ics", calendar.feed, name="calendar_ics"),
    path("calendar.rss", calendar.news, name="calendar_rss"),
    path(_PUBLIC, calendar.event, name="calendar_event"),
    path(_PUBLIC + "event.ics", calendar.event_file, name="calendar_event_ics"),
    path(_PUBLIC + "join/", calendar.join, name="calendar_join"),
    path(_PUBLIC + "leave/", calendar.leave, name="calendar_leave"),
    path(_PUBLIC + "guest/", guests.create, name="guest_create"),
    path(_PUBLIC + "guest/sent/", guests.sent, name="guest_sent"),
    path(_OWN, own.detail, name="own_detail"),
    path(_OWN + "confirm/", own.confirm, name="own_confirm"),
    path(_OWN + "change/", own.change, name="own_change"),
    path(_OWN + "cancel/", own.cancel, name="own_cancel"),
    path(_OWN + "event.ics", own.file, name="own_ics"),
    path("check-in/<str:signed>/", check_in.arrive, name="check_in"),
    path("<slug:code>/", events.index, name="event_list"),
    path("<slug:code>/new/", events.create, name="event_create"),
    path(_EVENT, events.detail, name="event_detail"),
    path(_EVENT + "edit/", events.edit, name="event_edit"),
    path(_EVENT + "publish/", events.publish, name="event_publish"),
    path(_EVENT + "cancel/", events.cancel, name="event_cancel"),
    path(_EVENT + "register/", registrations.create, name="registration_create"),
    path(_EVENT + "lists/", lists.create, name="list_create"),
    path(_EVENT + "lists/template/<str:language>.<str:kind>", lists.template, name="list_template"),
    path(_EVENT + "lists/<int:list_id>/", lists.detail, name="list_detail"),
    path(_EVENT + "lists/<int:list_id>/apply/", lists.apply, name="list_apply"),
    path(_EVENT + "lists/<int:list_id>/discard/", lists.discard, name="list_discard"),
    path(_REGISTRATION + "cancel/", registrations.cancel, name="registration_cancel"),
    path(_REGISTRATION + "confirm/", registrations.confirm, name="registration_confirm"),
    path(_REGISTRATION + "place/", registrations.place, name="registration_place"),
    path(_SHEET, sheets.detail, name="sheet_detail"),
    path(_SHEET + "code/", check_in.code, name="sheet_code"),
    path(_SHEET + "close/", sheets.close, name="sheet_close"),
    path(_SHEET + "signatures/", signatures.index, name="signature_list"),
    path(_SHEET + "signatures/<int:registration_id>/", signatures.create, name="signature_create"),
    path(_SHEET + "print/<str:language>/", sheets.printed, name="sheet_print"),
    path(_SHEET + "paper/", sheets.paper, name="sheet_paper"),
    path(_SHEET + "scan/", sheets.scan, name="sheet_scan"),
    path(_SHEET + "correct/<int:registration_id>/", sheets.correct, name="sheet_correct"),
]
