"""Every page of the house that answers a GET: as whom it is opened, filled and, where that says something, empty."""

from dataclasses import dataclass
from typing import Any

from tests.journeys import matched
from tests.journeys.dialogue_pages import DIALOGUE_NO_PAGE, DIALOGUE_PAGES, DIALOGUE_ROWS
from tests.journeys.poll_pages import MORE_LISTS, MORE_NO_PAGE, MORE_PAGES, MORE_ROWS
from tests.journeys.served import Demo

# A row of the demonstration for each parameter of an address; asked once, of the served database.
ROWS = {
    "participation_id": """SELECT p.id FROM participation_participation p JOIN projects_operation o
        ON o.id = p.operation_id WHERE o.code = '309187' AND p.state = 'completed' AND EXISTS
        (SELECT FROM records_document d WHERE d.person_id = p.person_id) AND EXISTS (SELECT FROM records_consent c
        WHERE c.person_id = p.person_id AND c.basis = 'consent' AND c.withdrawn_at IS NULL) ORDER BY p.id LIMIT 1""",
    "document_id": "SELECT id FROM records_document WHERE person_id = {person} LIMIT 1",
    "criterion_id": """SELECT c.id FROM projects_criterion c JOIN projects_targetgroup g ON g.id = c.group_id
        JOIN projects_operation o ON o.id = g.operation_id WHERE o.code = '309187' AND g.applies_to = 'person'
        ORDER BY c.id LIMIT 1""",
    "fact_id": """SELECT e.fact_id FROM records_evidence e JOIN records_fact f ON f.id = e.fact_id
        WHERE f.person_id IS NULL AND e.superseded_by_id IS NULL AND f.strikes_id IS NULL AND NOT EXISTS
        (SELECT FROM records_fact s WHERE s.strikes_id = f.id) ORDER BY f.id LIMIT 1""",
    "export_id": "SELECT id FROM records_export WHERE state = 'ready' ORDER BY id LIMIT 1",
    "deliverable_id": "SELECT source_id FROM records_fact WHERE id = {fact}",
    "entity_id": "SELECT id FROM participation_entityparticipation WHERE state = 'entered' ORDER BY id LIMIT 1",
    "batch_id": "SELECT id FROM participation_importbatch WHERE state = 'checked' ORDER BY id LIMIT 1",
    "applied_id": "SELECT id FROM participation_importbatch WHERE state = 'applied' ORDER BY id LIMIT 1",
    "consent_id": """SELECT id FROM records_consent WHERE person_id = {person} AND basis = 'consent'
        AND withdrawn_at IS NULL ORDER BY id LIMIT 1""",
    "line_id": """SELECT l.id FROM monitoring_budgetline l JOIN projects_operation o ON o.id = l.operation_id
        WHERE o.code = '309187' AND (SELECT count(*) FROM monitoring_budgetentry e WHERE e.line_id = l.id) > 2
        ORDER BY l.id LIMIT 1""",
    "entry_id": """SELECT e.id FROM monitoring_budgetentry e WHERE e.kind = 'expenditure' AND e.struck_at IS NULL
        AND e.paid_on IS NULL AND e.line_id IN (SELECT l.id FROM monitoring_budgetline l JOIN projects_operation o
        ON o.id = l.operation_id WHERE o.code = '309187') ORDER BY e.id LIMIT 1""",
    "event_id": """SELECT e.id FROM events_event e JOIN projects_operation o ON o.id = e.operation_id
        WHERE o.code = '309187' AND e.kind = 'workshop' AND e.state = 'published' ORDER BY e.starts_at LIMIT 1""",
    "sheet_id": """SELECT s.id FROM events_sheet s JOIN events_event e ON e.id = s.event_id JOIN projects_operation o
        ON o.id = e.operation_id WHERE o.code = '309187' AND e.kind = 'workshop' AND e.state = 'published'
        ORDER BY e.starts_at LIMIT 1""",
    "registration_id": """SELECT r.id FROM events_registration r JOIN events_event e ON e.id = r.event_id
        JOIN projects_operation o ON o.id = e.operation_id WHERE o.code = '309187' AND e.kind = 'workshop'
        AND e.state = 'published' ORDER BY e.starts_at, r.id LIMIT 1""",
    **{f"{name}_id": f"SELECT min(id) FROM events_{name}" for name in ("session", "material", "picture")},
    "list_id": "SELECT id FROM events_registrationlist WHERE state = 'read' LIMIT 1",
    **dict.fromkeys(("number", "part", "page_number"), "SELECT 1"),
    **matched.ROWS,
    "programme_id": "SELECT id FROM learning_programme WHERE code = 'competente-digitale'",
    "work_id": """SELECT s.assignment_id FROM learning_submission s JOIN learning_assignment a ON a.id = s.assignment_id
        ORDER BY s.id LIMIT 1""",
    "graded_id": "SELECT min(id) FROM learning_attempt WHERE state = 'awaiting'",
    "submission_id": "SELECT min(id) FROM learning_submission WHERE state = 'handed_in'",
    "lesson_id": """SELECT l.id FROM learning_lesson l JOIN learning_programme p ON p.id = l.programme_id
        WHERE p.code = 'competente-digitale' AND l.translates_id IS NULL ORDER BY l.number DESC LIMIT 1""",
    "lesson_number": "SELECT 2",
    **{f"{name}_id": f"SELECT min(id) FROM learning_{name}" for name in ("medium", "module")},
    "question_id": "SELECT min(id) FROM learning_question WHERE kind = 'single'",
    "quiz_id": "SELECT id FROM learning_quiz WHERE purpose = 'final' ORDER BY id LIMIT 1",
    "package_id": """SELECT min(k.id) FROM learning_package k JOIN learning_programme p ON p.id = k.programme_id
        WHERE p.code = 'competente-digitale'""",
    "offering_id": "SELECT id FROM learning_offering WHERE state = 'running' ORDER BY id LIMIT 1",
    "day_id": """SELECT e.event_id FROM learning_offeringevent e JOIN learning_offering o ON o.id = e.offering_id
        JOIN events_sheet s ON s.event_id = e.event_id WHERE o.state = 'running' AND s.state = 'open' ORDER BY o.id LIMIT 1""",
    "enrolment_id": """SELECT e.id FROM learning_enrolment e JOIN learning_offering o ON o.id = e.offering_id
        JOIN people_personkey k ON k.person_id = e.person_id JOIN people_user u ON u.id = k.user_id
        WHERE u.email = 'cosmina@demo.punte' AND o.state = 'running' ORDER BY e.id LIMIT 1""",
    "handing_id": """SELECT e.id FROM learning_enrolment e JOIN learning_offering o ON o.id = e.offering_id JOIN people_personkey k
        ON k.person_id = e.person_id JOIN people_user u ON u.id = k.user_id WHERE u.email = 'cosmina@demo.punte' AND
        o.programme_id IN (SELECT programme_id FROM learning_assignment) ORDER BY e.id LIMIT 1""",
    "asking_id": "SELECT min(programme_id) FROM learning_assignment",
    "attempt_id": """SELECT min(a.id) FROM learning_attempt a JOIN learning_quiz q ON q.id = a.quiz_id JOIN learning_programme p
        ON p.id = q.programme_id WHERE p.code = 'competente-digitale'""",
    "certificate_id": """SELECT min(c.id) FROM learning_certificate c JOIN projects_operation o ON o.id = c.operation_id
        WHERE o.code = '309187' AND c.state = 'issued'""",
    "certificate_number": "SELECT '309187-P-2025-0001'",
    "secret": """SELECT c.secret FROM learning_certificate c JOIN projects_operation o ON o.id = c.operation_id
        WHERE o.code = '309187' AND c.kind = 'pass' AND c.number = 1""",
    **(MORE_ROWS | DIALOGUE_ROWS),
    "leaving": "SELECT 'withdraw'",
    "certificate_step": "SELECT 'suspend'",
    "purpose": "SELECT 'revocation'",
    "asked": "SELECT 'entered'",
    "clarification_id": """SELECT c.id FROM monitoring_clarification c JOIN monitoring_period p ON p.id = c.period_id
        JOIN projects_operation o ON o.id = p.operation_id WHERE o.code = '309187' AND p.number = 1 LIMIT 1""",
    "person_id": """SELECT k.person_id FROM people_personkey k JOIN people_user u ON u.id = k.user_id
        WHERE u.email = 'cosmina@demo.punte'""",
    "request_id": """SELECT r.id FROM records_datarequest r JOIN projects_operation o ON o.consortium_id = r.consortium_id
        WHERE o.code = '309187' AND r.state = 'received' ORDER BY r.id LIMIT 1""",
    "breach_id": """SELECT b.id FROM records_breach b JOIN projects_operation o ON o.consortium_id = b.consortium_id
        WHERE o.code = '309187' AND b.state = 'open' ORDER BY b.id LIMIT 1""",
    "place": "SELECT 'A9'",
    "unit_id": """SELECT u.id FROM monitoring_sampleunit u JOIN monitoring_sample s ON s.id = u.sample_id
        JOIN monitoring_audit a ON a.id = s.audit_id WHERE a.number = 1 ORDER BY u.position OFFSET 2 LIMIT 1""",
    "finding_id": """SELECT f.id FROM monitoring_finding f JOIN monitoring_audit a ON a.id = f.audit_id
        WHERE a.number = 1 ORDER BY f.number LIMIT 1""",
    "sample_id": "SELECT id FROM monitoring_sample WHERE audit_id IS NULL ORDER BY id LIMIT 1",
    "own_form_id": """SELECT f.id FROM participation_registrationform f JOIN participation_participation p
        ON p.id = f.participation_id JOIN people_personkey k ON k.person_id = p.person_id JOIN people_user u
        ON u.id = k.user_id WHERE u.email = 'cosmina@demo.punte' AND f.state = 'generated'""",
    "organisation_id": """SELECT organisation_id FROM projects_partnership p JOIN projects_operation o
        ON o.id = p.operation_id WHERE o.code = '309187' AND p.role = 'lead'""",
    "role_id": """SELECT r.id FROM organisations_role r JOIN people_user u ON u.id = r.user_id
        WHERE u.email = 'ana@demo.punte' ORDER BY r.id LIMIT 1""",
    "token_id": """SELECT t.id FROM organisations_token t WHERE t.revoked_at IS NULL AND t.expires_at > now()
        AND t.organisation_id = (SELECT organisation_id FROM projects_partnership p JOIN projects_operation o
        ON o.id = p.operation_id WHERE o.code = '309187' AND p.role = 'lead') ORDER BY t.id LIMIT 1""",
    "assignment_id": """SELECT a.id FROM projects_assignment a JOIN organisations_role r ON r.id = a.role_id
        JOIN people_user u ON u.id = r.user_id WHERE u.email = 'ana@demo.punte' ORDER BY a.id LIMIT 1""",
}


@dataclass(frozen=True)
class Page:
    """`state` tells two openings of one route apart; `query` is what follows the address."""

    route: str
    who: str = "elena"
    state: str = "filled"
    query: str = ""
    code: str = "309187"
    path: str = ""
    status: int = 200

    def __str__(self) -> str:
        return f"{self.route or self.path}-{self.state}"


def _empty(route: str) -> Page:
    """In 300609, of which the tests load nobody, as its local manager."""
    return Page(route, "mihaela", "empty", code="300609")


PAGES = [
    Page("portal:home", ""),
    Page("portal:services", ""),
    Page("portal:my_page"),
    Page("portal:my_page", "dimitar", "empty"),
    Page("portal:my_page", "cosmina", "served"),
    Page("portal:form_sign", "cosmina"),
    Page("portal:held", "cosmina"),
    Page("portal:held", "georgi", "empty"),
    Page("portal:search"),
    Page("portal:search", state="found", query="?q=popescu"),
    Page("portal:search", state="one-kind", query="?q=ana&kind=people"),
    Page("portal:search", state="nothing", query="?q=zzqzz"),
    Page("portal:search", state="number", query="?refused=number"),
    Page("portal:act_as"),
    Page("portal:act_as", "petru", "empty"),
    Page("projects:operation_list", ""),
    Page("projects:operation_detail", ""),
    Page("projects:operation_detail", "elena", "own"),
    Page("projects:team"),
    Page("projects:assignment_create"),
    Page("projects:assignment_rights"),
    Page("projects:assignment_end"),
    Page("monitoring:dashboard"),
    _empty("monitoring:dashboard"),
    Page("monitoring:target_detail"),
    Page("monitoring:target_detail", state="not-counted", query="?view=not"),
    Page("monitoring:target_detail", "georgi", "closed"),
    _empty("monitoring:target_detail"),
    Page("monitoring:indicator_list"),
    _empty("monitoring:indicator_list"),
    Page("monitoring:indicator_detail"),
    Page("monitoring:indicator_detail", state="not-counted", query="?view=not"),
    Page("monitoring:fact_detail"),
    Page("monitoring:evidence_list"),
    _empty("monitoring:evidence_list"),
    Page("monitoring:evidence_sample"),
    Page("monitoring:evidence_sample", "irina", "read-only"),
    Page("monitoring:period_list"),
    _empty("monitoring:period_list"),
    Page("monitoring:period_create"),
    Page("monitoring:period_detail"),
    Page("monitoring:period_detail", state="running", path="/monitoring/309187/periods/4/"),
    Page("monitoring:period_number"),
    Page("monitoring:period_number", "georgi", "no-people"),
    Page("monitoring:period_compute"),
    Page("monitoring:period_reopen"),
    Page("monitoring:period_freeze"),
    Page("monitoring:period_submit"),
    Page("monitoring:period_approve"),
    Page("monitoring:period_confirm"),
    Page("monitoring:clarification_create"),
    Page("monitoring:clarification_detail"),
    Page("participation:consent_list"),
    Page("participation:consent_list", state="waiting", query="?purpose=pictures"),
    *(
        Page(f"records:{name}", "lidia")
        for name in (
            "protection_home access_log register request_list request_create request_detail request_extend"
            " request_answer breach_list breach_create breach_detail breach_assess retention_list"
            " retention_destroy protected_person"
        ).split()
    ),
    Page("portal:held_ask", "cosmina"),
    Page("monitoring:narrative_list"),
    Page("monitoring:narrative_edit", state="closed"),
    Page("monitoring:narrative_edit", state="open", path="/monitoring/309187/periods/3/narratives/A3/"),
    Page("monitoring:period_report"),
    Page("monitoring:audit_list"),
    _empty("monitoring:audit_list"),
    Page("monitoring:audit_create", "irina"),
    Page("monitoring:audit_detail"),
    Page("monitoring:audit_detail", "bogdan", "own-units"),
    Page("monitoring:audit_draw"),
    Page("monitoring:audit_handover", "irina"),
    Page("monitoring:audit_close", "irina"),
    Page("monitoring:audit_protocol"),
    Page("monitoring:audit_visits"),
    Page("monitoring:audit_unit", "irina"),
    Page("monitoring:finding_list", "irina"),
    Page("monitoring:finding_create", "irina"),
    Page("monitoring:finding_detail"),
    Page("projects:auditor_list"),
    _empty("projects:auditor_list"),
    Page("projects:auditor_invite"),
    Page("monitoring:deadline_list"),
    Page("monitoring:deadline_list", "ana", "own-cases"),
    Page("monitoring:deadline_list", state="one-heading", query="?when=later"),
    _empty("monitoring:deadline_list"),
    Page("monitoring:claim_edit"),
    Page("monitoring:budget"),
    Page("monitoring:budget", "bogdan", "own-lines"),
    _empty("monitoring:budget"),
    Page("events:calendar", ""),
    Page("events:calendar", "", "nothing", query="?kind=job_fair&language=bg"),
    Page("events:calendar_event", ""),
    Page("events:calendar_event", "ana", "to-register"),
    Page("events:event_list"),
    _empty("events:event_list"),
    Page("events:event_create"),
    Page("events:event_detail"),
    Page("events:event_detail", "irina", "read-only"),
    Page("events:event_edit"),
    Page("events:event_cancel"),
    Page("events:registration_create"),
    Page("events:sheet_detail", "georgi"),
    Page("events:sheet_detail", "irina", "read-only"),
    Page("events:sheet_close", "georgi"),
    Page("events:sheet_scan", "georgi"),
    Page("events:sheet_code", "georgi"),
    Page("events:sheet_correct", "georgi"),
    Page("events:check_in", "ana", "too-old"),
    Page("events:guest_create", ""),
    Page("events:guest_sent", ""),
    Page("events:guest_sent", "", "by-phone", query="?by=phone"),
    Page("events:own_detail", "", "leads-nowhere", status=404),
    Page("events:list_create"),
    Page("events:list_detail"),
    Page("events:session_list"),
    Page("events:session_edit"),
    Page("events:stand_list"),
    Page("events:material_list"),
    Page("events:picture_list"),
    Page("events:report_edit"),
    Page("events:minutes_detail"),
    Page("events:minutes_edit"),
    Page("events:signature_list", "georgi"),
    Page("events:signature_create", "georgi"),
    Page("monitoring:budget_line_create"),
    Page("monitoring:budget_line_detail"),
    Page("monitoring:budget_line_detail", "irina", "read-only"),
    Page("monitoring:budget_line_edit"),
    Page("monitoring:commitment_create"),
    Page("monitoring:expenditure_create"),
    Page("monitoring:entry_pay"),
    Page("monitoring:entry_cancel"),
    Page("participation:participant_attempt"),
    Page("participation:participant_list"),
    Page("participation:participant_list", state="filtered", query="?q=zzzz&state=entered"),
    _empty("participation:participant_list"),
    Page("participation:participant_create", "floarea"),
    Page("participation:participant_detail"),
    Page("participation:participant_detail", "irina", "read-only"),
    Page("participation:participant_enter"),
    Page("participation:participant_leave"),
    Page("participation:participant_observe"),
    Page("participation:participant_situation"),
    Page("participation:participant_identity"),
    Page("participation:participant_contact"),
    Page("participation:participant_paper"),
    Page("participation:participant_form"),
    Page("participation:participant_form_scan"),
    Page("participation:participant_dossier"),
    Page("participation:participant_award"),
    Page("participation:participant_consent"),
    Page("participation:participant_withdraw"),
    Page("participation:participant_proof"),
    Page("participation:participant_special"),
    Page("participation:participant_special_edit"),
    Page("participation:participant_number"),
    Page("participation:participant_claim"),
    Page("participation:participant_strike"),
    Page("participation:participant_erase"),
    Page("participation:participant_same"),
    Page("participation:entity_list"),
    _empty("participation:entity_list"),
    Page("participation:entity_enter"),
    Page("participation:entity_end"),
    Page("participation:import_list"),
    _empty("participation:import_list"),
    Page("participation:import_create"),
    Page("participation:import_detail"),
    Page("participation:import_apply"),
    Page("participation:import_undo"),
    Page("participation:import_discard"),
    Page("records:export_list"),
    _empty("records:export_list"),
    Page("records:export_create", query="?kind=monitoring.members"),
    Page("records:export_detail"),
    Page("records:deliverable_list"),
    _empty("records:deliverable_list"),
    Page("records:deliverable_create"),
    Page("records:deliverable_detail"),
    Page("records:deliverable_withdraw"),
    Page("records:evidence_create"),
    Page("records:paper_create"),
    Page("organisations:organisation_list"),
    Page("organisations:organisation_list", state="empty", query="?q=zzzz"),
    Page("organisations:organisation_create"),
    Page("organisations:organisation_detail"),
    Page("organisations:organisation_detail", "cosmina", "stranger"),
    Page("organisations:organisation_edit"),
    *(Page(f"organisations:{name}") for name in ("role_give", "role_end", "invitation_create")),
    Page("organisations:token_list"),
    Page("organisations:token_create"),
    Page("organisations:token_revoke"),
    Page("monitoring:open_data", ""),
    Page("monitoring:open_data", "", "empty", code="economie-sociala"),
    Page("api:docs", ""),
    Page("organisations:invitation_accept", "", "closed", status=404),
    *(
        Page(f"learning:{name}")
        for name in (
            "programme_list programme_create programme_detail programme_edit module_add question_list question_add"
            " quiz_create quiz_detail package_create package_detail offering_list offering_create offering_detail offering_edit day_add day_remove"
            " offering_cancel enrolment_add enrolment_detail enrolment_leave certificate_list commission_create"
            " feedback_summary certificate_detail certificate_move attempt_result work_create work_asked"
            " programme_copy programme_import work_edit question_edit grading_list attempt_grade submission_judge gain_detail"
        ).split()
    ),
    Page("learning:question_add", state="essay", query="?kind=essay"),
    Page("learning:question_add", state="matching", query="?kind=matching"),
    Page("learning:grading_list", state="graded", query="?show=done"),
    *map(_empty, ("learning:grading_list", "learning:programme_list", "learning:offering_list")),
    *(
        Page(f"learning:{name}", "cosmina")
        for name in "course_list course_detail course_leave course_feedback quiz_begin work_detail package_play lesson_index lesson_read".split()
    ),
    *(
        Page(f"learning:{name}", "georgi")
        for name in "lesson_list lesson_detail lesson_create lesson_edit medium_list medium_add".split()
    ),
    Page("learning:lesson_detail", "irina", "read-only"),
    Page("learning:course_list", "ioana", "empty"),
    *(
        Page(f"learning:{name}", "")
        for name in "check catalogue catalogue_course catalogue_request check_number check_detail".split()
    ),
    *matched.pages(Page),
    Page("learning:catalogue", "", "nothing", query="?kind=authorised&place=Satu+Mare"),
    Page("learning:catalogue_course", "cosmina", "own"),
    Page("learning:application_list"),
    Page("learning:application_create", "ana"),
    Page("learning:request_list"),
    Page("learning:provider_detail"),
    *(Page(*told[:3], **told[3]) for told in (*MORE_PAGES, *DIALOGUE_PAGES)),
    *(_empty(name) for name in MORE_LISTS),
    Page("people:profile_edit"),
    Page("people:notice_list"),
    Page("people:notice_list", "petru", "empty"),
    Page("people:claim_redeem", "ioana"),
    Page("people:claim_account", ""),
    Page("account_login", ""),
    Page("account_signup", "", "closed"),
    Page("account_logout"),
    Page("account_inactive", ""),
    Page("account_email"),
    Page("account_set_password"),
    Page("account_reset_password", ""),
    Page("account_reset_password_done", ""),
    Page("account_reset_password_from_key_done", ""),
    Page("", "", "closed", path="/people/account/password/reset/key/0-none/"),
    Page("account_email_verification_sent", ""),
    Page("", "", "closed", path="/people/account/confirm-email/none/"),
    Page("account_request_login_code", ""),
    Page("mfa_index"),
    Page("", "elena", path="/demo/outbox/"),
    Page("", "elena", path="/demo/components/"),
    Page("", "elena", "404", path="/nowhere/", status=404),
    Page("", "georgi", "403", path="/participation/309187/participants/", status=403),
]

# Routes that answer a GET and show no page of their own.
NO_PAGE = {
    **dict.fromkeys(
        (
            f"api:{name}"
            for name in (
                "root schema nothing project_list project_detail activity_list target_list indicator_list period_list"
                " period_detail deliverable_list open_project_list open_period_list open_period_detail open_period_csv"
                " open_vacancies open_vacancy"
            ).split()
        ),
        "a program reads it",
    ),
    **dict.fromkeys(("portal:form_download", "participation:participant_form_download"), "a file"),
    **(MORE_NO_PAGE | DIALOGUE_NO_PAGE),
    "participation:participant_form_sign": "the same page as portal:form_sign",
    "portal:healthz": "tells a program",
    "portal:held_paper": "a file",
    "portal:held_withdraw": "the same page as participant_withdraw",
    "participation:participant_paper_open": "a file",
    **dict.fromkeys(("participation:import_template", "participation:import_problems"), "a file"),
    "participation:import_progress": "a part of import_detail",
    "portal:search_suggestions": "a part of search",
    **dict.fromkeys(("reference:occupation_words", "reference:skill_words"), "a part of a field"),
    "records:breach_notify": "asks as breach_assess does, once it is assessed",
    "records:document_download": "a file",
    "records:export_download": "a file",
    "records:export_progress": "a part of export_detail",
    "monitoring:audit_sample": "leads to the audit once the sample is drawn",
    "projects:auditor_end": "the same question as assignment_end, about an auditor",
    "monitoring:entry_paper": "a file",
    "events:calendar_ics": "a file",
    "events:calendar_rss": "a file",
    "events:calendar_event_ics": "a file",
    "events:sheet_print": "a file",
    "events:sheet_paper": "a file",
    "events:stand_edit": "the same page as session_edit, at a fair",
    "events:list_template": "a file",
    "events:material_download": "a file",
    "events:picture": "a file",
    "events:own_ics": "a file",
    **dict.fromkeys(("events:own_change", "events:own_minutes"), "opened by the link of a letter"),
    "learning:check_credential": "a file",
    "learning:issuer_did": "a program reads it",
    "learning:status_list": "a program reads it",
    "learning:course_certificate": "a file",
    "learning:lesson_worker": "a program",
    "learning:lesson_parts": "a program reads it",
    "learning:lesson_medium": "a file",
    "learning:medium_open": "a file",
    "learning:programme_export": "a file",
    "learning:lesson_write": "leads into the editor",
    "learning:lesson_review": "leads to the lesson unless its source waits; read in punte/learning/tests",
    "learning:certificate_download": "a file",
    "learning:catalogue_rss": "a feed",
    "learning:trainer_hours": "a file",
    "learning:register_download": "a file",
    "learning:certificate_europass": "a file",
    "learning:course_europass": "a file",
    "learning:work_paper": "a file",
    "learning:submission_paper": "a file",
    "learning:issuing_progress": "a part of certificate_list",
    "learning:attempt_page": "leads to the result once it is handed in; taken in punte/learning/tests",
    "people:claim_account_open": "leads to the first step until a code was sent",
    "account_reset_password_from_key": "opened by its path above",
    "account_confirm_email": "opened by its path above",
    "mfa_activate_totp": "nobody of the cast has a password to be asked for again",
    "account_change_password": "nobody of the cast has a password: leads to account_set_password",
    "account_reauthenticate": "nobody of the cast has a password to be asked for",
    "account_confirm_login_code": "leads to the sign-in page until a code was sent",
    "mfa_authenticate": "asked while signing in with a second step",
    "mfa_reauthenticate": "nobody of the cast has a second step",
    "mfa_deactivate_totp": "nobody of the cast has a second step",
    "mfa_view_recovery_codes": "nobody of the cast has a second step",
    "mfa_generate_recovery_codes": "nobody of the cast has a second step",
    "mfa_download_recovery_codes": "a file",
}


def values(demo: Demo) -> dict[str, Any]:
    """The parameters of the addresses, from the rows that are there."""
    found = {
        "target": "trained",
        "signed": "none",
        "indicator": "EECO01",
        "token": "none",
        "uidb36": "0",
        "key": "none",
    }
    found["participation_id"] = demo.ask(ROWS["participation_id"])
    person = demo.ask(
        "SELECT person_id FROM participation_participation WHERE id = %s", found["participation_id"]
    )
    found["fact_id"] = demo.ask(ROWS["fact_id"])
    for name, sql in ROWS.items():
        if name not in found:
            found[name] = demo.ask(sql.format(person=person, fact=found["fact_id"]))
    return found
