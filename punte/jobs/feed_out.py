"""Open vacancies for machines: a news feed, and the map of addresses for search engines."""

import datetime as dt
from collections.abc import Iterable
from xml.sax.saxutils import escape

from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from punte.jobs import spoken
from punte.jobs.json_ld import public_url
from punte.jobs.models import Posting
from punte.people.mail import address


def rss(postings: Iterable[Posting]) -> bytes:
    """The vacancies as a news feed."""
    feed = Rss201rev2Feed(
        title=_("Vacancies"),
        link=address(reverse("jobs:posting_list")),
        description=_("Open vacancies, apprenticeships, traineeships and volunteer posts."),
        language=get_language(),
    )
    for posting in postings:
        vacancy = posting.vacancy
        told = [
            vacancy.employer.organisation.name,
            spoken.where(vacancy),
            spoken.hours(vacancy),
            spoken.pay(vacancy),
        ]
        feed.add_item(
            title=vacancy.title,
            link=public_url(vacancy),
            description=". ".join(filter(None, told)),
            unique_id=public_url(vacancy),
            pubdate=dt.datetime.combine(posting.published_on, dt.time(), dt.UTC),
        )
    return feed.writeString("utf-8").encode()


def sitemap(rows: Iterable[tuple[int, dt.date]]) -> bytes:
    """Addresses with the day of the last confirmation, as https://www.sitemaps.org/ wants them."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for number, day in rows:
        place = escape(address(reverse("jobs:posting_detail", args=[number])))
        lines.append(f"<url><loc>{place}</loc><lastmod>{day.isoformat()}</lastmod></url>")
    return "\n".join([*lines, "</urlset>"]).encode()
