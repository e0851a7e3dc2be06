"""The pages of employers and vacancies: as whom each is opened, filled and empty, with what follows its address."""

ROWS = {
    "vacancy_id": """SELECT v.id FROM jobs_vacancy v JOIN projects_operation o ON o.id = v.operation_id
        WHERE o.code = '309187' AND v.state = 'open' ORDER BY v.id LIMIT 1""",
    "employer_id": """SELECT e.id FROM jobs_employer e JOIN projects_operation o ON o.id = e.operation_id
        WHERE o.code = '309187' AND e.state = 'approved' AND e.agreement_id IS NULL ORDER BY e.id LIMIT 1""",
    "feed_id": "SELECT min(id) FROM jobs_feed WHERE state = 'waiting'",
}
# As the fields of pages.Page, in their order. In 300609 the tests load nobody.
PAGES = [
    ("jobs:posting_list", "", "filled", ""),
    ("jobs:posting_list", "", "near", "?q=brutarr&place=Cluj-Napoca&radius=100"),
    ("jobs:posting_list", "", "nothing", "?q=zzqzz&place=Floresti&no_car=on&kind=volunteering"),
    ("jobs:posting_list", "", "unknown-place", "?place=Nowhere"),
    ("jobs:posting_detail", "", "filled", ""),
    ("jobs:posting_print", "", "filled", "?q=brutar"),
    ("jobs:search_list", "ioana", "filled", ""),
    ("jobs:search_list", "cosmina", "empty", ""),
    ("jobs:search_save", "cosmina", "filled", "?q=brutar"),
    ("jobs:vacancy_list", "elena", "filled", ""),
    ("jobs:vacancy_list", "mihaela", "empty", "", "300609"),
    ("jobs:vacancy_list", "irina", "nothing", "?q=zzqzz"),
    ("jobs:vacancy_create", "ana", "filled", ""),
    ("jobs:vacancy_detail", "elena", "filled", ""),
    ("jobs:vacancy_detail", "irina", "read-only", ""),
    ("jobs:vacancy_edit", "elena", "filled", ""),
    ("jobs:vacancy_occupation", "elena", "filled", ""),
    ("jobs:vacancy_occupation", "elena", "nothing-near", "?q=zzqzzqx"),
    ("jobs:vacancy_skills", "elena", "filled", ""),
    ("jobs:vacancy_close", "elena", "filled", ""),
    ("jobs:employer_list", "elena", "filled", ""),
    ("jobs:employer_list", "mihaela", "empty", "", "300609"),
    ("jobs:employer_detail", "elena", "filled", ""),
    ("jobs:employer_detail", "irina", "read-only", ""),
    ("jobs:employer_create", "ana", "filled", ""),
    ("jobs:employer_new", "elena", "filled", ""),
    ("jobs:employer_pause", "elena", "filled", ""),
    ("jobs:employer_end", "elena", "filled", ""),
    ("jobs:employer_agreement", "elena", "filled", ""),
    ("jobs:feed_list", "elena", "filled", ""),
    ("jobs:feed_list", "mihaela", "empty", "", "300609"),
    ("jobs:feed_create", "elena", "filled", ""),
    ("jobs:feed_detail", "elena", "filled", ""),
]
NO_PAGE = {
    "jobs:posting_rss": "tells a program",
    "jobs:posting_sitemap": "tells a program",
    "jobs:search_stop": "the same page as jobs:vacancy_close",
    "api:open_vacancies": "a program reads it",
    "api:open_vacancy": "a program reads it",
}
