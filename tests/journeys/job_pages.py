"""The pages of vacancies, applications, placements and work trials, and the rows of the demonstration that they are about."""

from typing import Any

_COSMINA = """SELECT k.person_id FROM people_personkey k JOIN people_user u ON u.id = k.user_id
    WHERE u.email = 'cosmina@demo.punte'"""
# Which rows the pages of applications are about, where they are others than the first.
OTHER_ROWS = {
    "jobs:application_create": {"vacancy_id": "apply_id"},
    "jobs:own_create": {"vacancy_id": "apply_id"},
    "jobs:own_detail": {"application_id": "own_application_id"},
    "jobs:own_withdraw": {"application_id": "own_application_id"},
    "jobs:own_sign": {"application_id": "own_trial_id"},
    "jobs:own_take": {"application_id": "own_offer_id"},
    "jobs:own_decline": {"application_id": "own_offer_id"},
    "jobs:own_sent_cv": {"application_id": "own_application_id"},
    "jobs:sent_cv": {"application_id": "with_cv_id"},
    **{
        f"jobs:person_{part}": {"participation_id": "written_id", "experience_id": "written_entry_id"}
        for part in (
            "cv cv_statement cv_languages cv_shown experience_create experience_edit experience_drop"
        ).split()
    },
    "jobs:placement_create": {"application_id": "accepted_id"},
    "jobs:trial_create": {"application_id": "looked_at_id"},
    "jobs:fair_detail": {"event_id": "fair_id"},
    "jobs:talk_offer": {"event_id": "fair_id"},
}
_WRITTEN = f"""SELECT min(c.person_id) FROM jobs_cv c JOIN participation_participation p ON p.person_id = c.person_id
    JOIN projects_operation o ON o.id = p.operation_id WHERE o.code = '309187' AND c.sealed IS NOT NULL
    AND c.person_id <> ({_COSMINA})"""
JOB_ROWS = {
    "written_id": f"""SELECT min(p.id) FROM participation_participation p JOIN projects_operation o
        ON o.id = p.operation_id WHERE o.code = '309187' AND p.person_id = ({_WRITTEN})""",
    "written_entry_id": f"SELECT min(id) FROM jobs_experience WHERE person_id = ({_WRITTEN})",
    "experience_id": f"SELECT min(id) FROM jobs_experience WHERE person_id = ({_COSMINA})",
    "experience_kind": "SELECT 'work'",
    "vacancy_id": """SELECT v.id FROM jobs_vacancy v JOIN projects_operation o ON o.id = v.operation_id
        WHERE o.code = '309187' AND v.state = 'open' ORDER BY v.id LIMIT 1""",
    "employer_id": """SELECT e.id FROM jobs_employer e JOIN projects_operation o ON o.id = e.operation_id
        WHERE o.code = '309187' AND e.state = 'approved' AND e.agreement_id IS NULL ORDER BY e.id LIMIT 1""",
    "feed_id": "SELECT min(id) FROM jobs_feed WHERE state = 'waiting'",
    **{
        name: f"""SELECT a.id FROM jobs_application a JOIN projects_operation o ON o.id = a.operation_id
            WHERE o.code = '309187' AND {condition} ORDER BY a.id LIMIT 1"""
        for name, condition in {
            "application_id": "a.state = 'new'",
            "looked_at_id": "a.state = 'processing' AND a.id NOT IN (SELECT application_id FROM jobs_worktrial)",
            "accepted_id": "a.state = 'accepted' AND a.id NOT IN (SELECT application_id FROM jobs_placement)",
            "own_offer_id": f"a.state = 'offered' AND a.person_id = ({_COSMINA})",
            "with_cv_id": "a.id IN (SELECT application_id FROM jobs_sentcv)",
            "own_application_id": f"a.state = 'new' AND a.person_id = ({_COSMINA})",
            "own_trial_id": f"""a.person_id = ({_COSMINA}) AND a.id IN
                (SELECT application_id FROM jobs_worktrial WHERE state = 'ready')""",
        }.items()
    },
    "trial_id": """SELECT t.id FROM jobs_worktrial t JOIN projects_operation o ON o.id = t.operation_id
        WHERE o.code = '309187' AND t.state = 'accepted' ORDER BY t.id LIMIT 1""",
    "placement_id": """SELECT p.id FROM jobs_placement p JOIN projects_operation o ON o.id = p.operation_id
        WHERE o.code = '309187' AND NOT p.struck AND p.ended_on IS NULL ORDER BY p.starts_on DESC LIMIT 1""",
    "apply_id": f"""SELECT v.id FROM jobs_vacancy v JOIN projects_operation o ON o.id = v.operation_id
        WHERE o.code = '309187' AND v.state = 'open' AND v.id NOT IN
        (SELECT vacancy_id FROM jobs_application WHERE person_id = ({_COSMINA})) ORDER BY v.id LIMIT 1""",
    "fair_id": "SELECT event_id FROM jobs_talk WHERE result <> '' ORDER BY id LIMIT 1",
    "talk_id": "SELECT id FROM jobs_talk WHERE person_id IS NOT NULL AND result = '' ORDER BY id LIMIT 1",
    "free_talk_id": "SELECT id FROM jobs_talk WHERE person_id IS NULL ORDER BY id LIMIT 1",
    "answer": "SELECT 'refuse'",
    "term": "SELECT '28_days'",
}
JOB_LISTS = ("application_list", "answering", "placement_list", "vacancy_list", "employer_list", "feed_list")
JOB_LISTS += ("market", "fair_list")
_TEAM = (
    "application_detail application_comment application_pass_on application_answer answering placement_list"
    " placement_create placement_detail placement_contract placement_follow_up placement_end placement_strike"
    " trial_create trial_detail trial_assess"
)
_CV = (
    "own_cv own_cv_statement own_cv_languages own_cv_shown own_experience_create own_experience_edit"
    " own_experience_drop own_sent_cv own_take own_decline"
)
# route, who, state, what else a page is told
JOB_PAGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("jobs:posting_list", "", "filled", {}),
    ("jobs:posting_list", "", "near", {"query": "?q=brutarr&place=Cluj-Napoca&radius=100"}),
    ("jobs:posting_list", "", "nothing", {"query": "?q=zzqzz&place=Floresti&no_car=on&kind=volunteering"}),
    ("jobs:posting_list", "", "unknown-place", {"query": "?place=Nowhere"}),
    ("jobs:posting_detail", "", "filled", {}),
    ("jobs:posting_print", "", "filled", {"query": "?q=brutar"}),
    ("jobs:search_list", "ioana", "filled", {}),
    ("jobs:search_list", "cosmina", "empty", {}),
    ("jobs:search_save", "cosmina", "filled", {"query": "?q=brutar"}),
    ("jobs:vacancy_list", "elena", "filled", {}),
    ("jobs:vacancy_list", "irina", "nothing", {"query": "?q=zzqzz"}),
    ("jobs:vacancy_create", "ana", "filled", {}),
    ("jobs:vacancy_detail", "elena", "filled", {}),
    ("jobs:vacancy_detail", "irina", "read-only", {}),
    ("jobs:vacancy_edit", "elena", "filled", {}),
    ("jobs:vacancy_occupation", "elena", "filled", {}),
    ("jobs:vacancy_occupation", "elena", "nothing-near", {"query": "?q=zzqzzqx"}),
    ("jobs:vacancy_skills", "elena", "filled", {}),
    ("jobs:vacancy_close", "elena", "filled", {}),
    ("jobs:employer_list", "elena", "filled", {}),
    ("jobs:employer_detail", "elena", "filled", {}),
    ("jobs:employer_detail", "irina", "read-only", {}),
    ("jobs:employer_create", "ana", "filled", {}),
    ("jobs:employer_new", "elena", "filled", {}),
    ("jobs:employer_pause", "elena", "filled", {}),
    ("jobs:employer_end", "elena", "filled", {}),
    ("jobs:employer_agreement", "elena", "filled", {}),
    ("jobs:feed_list", "elena", "filled", {}),
    ("jobs:feed_create", "elena", "filled", {}),
    ("jobs:feed_detail", "elena", "filled", {}),
    *(
        ("jobs:application_list", "elena", turn, {"query": f"?turn={turn}"})
        for turn in ("employer", "hub", "done")
    ),
    ("jobs:application_list", "irina", "read-only", {}),
    *((f"jobs:{name}", "elena", "filled", {}) for name in _TEAM.split()),
    ("jobs:application_create", "ana", "filled", {}),
    *(
        (f"jobs:{name}", "cosmina", "filled", {})
        for name in "own_list own_detail own_create own_withdraw own_sign".split()
    ),
    ("jobs:own_list", "georgi", "empty", {}),
    ("jobs:own_cv", "georgi", "empty", {}),
    *((f"jobs:{name}", "cosmina", "filled", {}) for name in _CV.split()),
    *(
        (f"jobs:person_{name.removeprefix('own_')}", "elena", "filled", {})
        for name in _CV.split()
        if name.startswith(("own_cv", "own_experience"))
    ),
    ("jobs:sent_cv", "elena", "filled", {}),
    *(
        (f"jobs:{name}", "elena", "filled", {})
        for name in "market fairness fair_list fair_detail talk_offer".split()
    ),
    ("jobs:market", "bogdan", "small-counts", {}),
    ("jobs:market", "elena", "one-county", {"query": "?place=RO114"}),
    ("jobs:talk_detail", "elena", "filled", {}),
    ("jobs:own_talks", "cosmina", "filled", {}),
    ("jobs:own_talks", "georgi", "empty", {}),
]
JOB_NO_PAGE = {
    **dict.fromkeys(
        (
            f"jobs:{name}"
            for name in (
                "own_agreement own_sent_cv_pdf own_cv_pdf own_cv_json person_cv_pdf person_cv_json sent_cv_pdf"
                " trial_agreement"
            ).split()
        ),
        "a file",
    ),
    "jobs:posting_rss": "tells a program",
    "jobs:posting_sitemap": "tells a program",
    "jobs:search_stop": "the same page as jobs:vacancy_close",
    "api:open_vacancies": "a program reads it",
    "api:open_vacancy": "a program reads it",
}
