"""For feed readers: the public consultations, and the decisions of one of them (Atom)."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import gettext as _

from punte.dialogue.models import Answer, Consultation
from punte.dialogue.open_data import LICENCE
from punte.dialogue.views.consultation_doors import announced_or_404

MOST = 50


def public_or_404(request: HttpRequest, consultation_id: int) -> Consultation:
    """A consultation that everybody reads without an account."""
    found = announced_or_404(request, consultation_id)
    if found.audience != Consultation.Audience.OPEN:
        raise Http404
    return found


class ConsultationFeed(Feed):
    """What is asked, the newest first."""

    feed_type = feedgenerator.Atom1Feed

    def title(self) -> str:
        """What the reader's list calls it."""
        return _("Consultations")

    def subtitle(self) -> str:
        """What it is."""
        return _("Say what you think before it is decided. You see what became of what you said.")

    def link(self) -> str:
        """The page it belongs to."""
        return reverse("dialogue:consultation_list")

    feed_copyright = LICENCE

    def items(self) -> Any:
        """The latest public ones."""
        return Consultation.objects.public().for_list().order_by("-announced_at", "-pk")[:MOST]

    def item_title(self, item: Any) -> str:
        """Its title, in the reader's language."""
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """Its question."""
        return str(item.question)

    def item_author_name(self, item: Any) -> str:
        """Who asks."""
        return item.organiser.name

    def item_pubdate(self, item: Any) -> dt.datetime:
        """When it was announced."""
        return item.announced_at

    def item_updateddate(self, item: Any) -> dt.datetime:
        """When it was answered, if it was."""
        return item.feedback_at or item.announced_at


class DecisionFeed(Feed):
    """The decisions of one consultation, each with its reason."""

    feed_type = feedgenerator.Atom1Feed
    feed_copyright = LICENCE

    def get_object(self, request: HttpRequest, consultation_id: int) -> Consultation:
        """The consultation, if everybody may read it."""
        return public_or_404(request, consultation_id)

    def title(self, obj: Consultation) -> str:
        """What the reader's list calls it."""
        return _("Decisions: %(title)s") % {"title": obj.title}

    def subtitle(self, obj: Consultation) -> str:
        """Its question."""
        return str(obj.question)

    def link(self, obj: Consultation) -> str:
        """The page it belongs to."""
        return obj.get_absolute_url()

    def author_name(self, obj: Consultation) -> str:
        """Who decides."""
        return obj.organiser.name

    def items(self, obj: Consultation) -> Any:
        """The published answers to what everybody still reads."""
        rows = Answer.objects.filter(contribution__in=obj.contributions.published()).exclude(
            published_at=None
        )
        return rows.select_related("contribution").order_by("-published_at", "-pk")[:MOST]

    def item_title(self, item: Any) -> str:
        """The decision, and of what."""
        return f"{item.get_outcome_display()}: {item.contribution.heading}"

    def item_description(self, item: Any) -> str:
        """The reason."""
        return str(item.reason)

    def item_link(self, item: Any) -> str:
        """Where it stands."""
        return item.contribution.get_absolute_url()

    def item_pubdate(self, item: Any) -> dt.datetime:
        """When it became public."""
        return item.published_at
