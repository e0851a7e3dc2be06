"""The page of a text of 40 paragraphs with 400 comments, all of them in the page, as somebody without an account gets it.

Measured in processor time of our process, as the list page is (`list_page.py` says how). The peer is a4-meinberlin (June
2026), whose page of a text of the same size leaves the comments to be fetched later: 99 queries and 127 ms of processor
time, measured on a machine of two cores; ten comments by its interface are 353 queries more.
"""

from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import data, list_page
from punte.base.rls import set_local

NAME = "bench_text_page"
PARAGRAPHS, COMMENTS = 40, 400
PEER, PEER_MILLISECONDS, PEER_QUERIES = "a4-meinberlin, without the comments", 127.0, 99
WORDS = (
    "Autobuzul de dimineață ajunge la fabrică înainte de schimbul de la șase, de luni până vineri, iar tariful nu crește"
    " în primul an. Consilierul vine joia la bibliotecă, între opt și doisprezece, și răspunde la telefon marți seara."
)


def run() -> list[dict[str, Any]]:
    """In a copy of the data, which is taken away."""
    with data.copied(NAME) as (operation, user):
        return measure(operation, user)


def measure(operation: Any, user: Any) -> list[dict[str, Any]]:
    """The page's processor time, its queries, those of the comments alone, and its size."""
    from punte.dialogue import text_page

    with transaction.atomic():
        set_local(consortium=operation.consortium_id, user=user.pk)
        version = _text(operation, user)
    client = Client(HTTP_HOST="localhost")
    list_page.ADDRESS = version.text.get_absolute_url()
    milliseconds, queries = list_page.measured(list_page._as_a_worker(client))
    with transaction.atomic():
        set_local(consortium=operation.consortium_id)
        with CaptureQueriesContext(connection) as asked:
            found = text_page.comments(version)
        own = len(asked)  # the next request forgets them
    assert sum(map(len, found.values())) == COMMENTS
    size = len(client.get(list_page.ADDRESS).content) / 1024
    what = f"text of {PARAGRAPHS} paragraphs with {COMMENTS} comments"
    return [
        {"figure": f"{what}, processor time", "value": milliseconds, "unit": "ms", "peer": PEER,
         "peer_value": PEER_MILLISECONDS, "ratio": PEER_MILLISECONDS / milliseconds},
        {"figure": what, "value": queries, "unit": "queries", "peer": PEER, "peer_value": PEER_QUERIES,
         "ratio": PEER_QUERIES / queries},
        {"figure": "of these, for the comments", "value": own, "unit": "queries"},
        {"figure": "size of the page", "value": size, "unit": "KiB"},
    ]  # fmt: skip


def _text(operation: Any, user: Any) -> Any:
    """A published text; comments by 400 people, a quarter of them with names, some supported, some with a reply."""
    from punte.dialogue.actions.contributions import contribute
    from punte.dialogue.actions.contributions import support as supported
    from punte.dialogue.models import Consultation
    from punte.dialogue.tests.asked import group
    from punte.dialogue.tests.texted import published
    from punte.people.models import User

    lead = operation.partnerships.order_by("pk")[0].organisation
    body = "\n".join(f"{n}. {WORDS}" if n % 5 else f"## Capitolul {n}" for n in range(PARAGRAPHS))
    version = published(user, operation, lead, body)
    consultation = Consultation.objects.get(pk=version.text.consultation_id)
    groups = [group(consultation, code) for code in ("employers", "roma", "youth")]
    places = list(version.paragraphs.select_related("version__text"))
    first = None
    for n in range(COMMENTS):
        by = User.objects.create_user(f"bench-{n}@example.org", name=f"Cititor {n}", language="ro")
        told: dict[str, Any] = {"language": "ro", "group": groups[n % 3], "named": n % 4 == 0}
        said = contribute(by=by, consultation=consultation, kind="comment", text=f"{n}: {WORDS}",
                          paragraph=places[n % PARAGRAPHS], quote="de luni" if n % PARAGRAPHS % 5 else "", **told)  # fmt: skip
        if n % 3 and first:
            supported(by=by, contribution=first)
            contribute(
                by=by, consultation=consultation, kind="reply", parent=first, side="for", text="Da.", **told
            )
        first = said
    return version
