"""Notices: what concerns a user, told where they look; their words are made when they are read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from punte.people.models.users import User


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Whose notices."""

    def visible_to(self, user: User) -> "NoticeQuerySet":
        """Only one's own."""
        return self.filter(user=user)

    def unread(self) -> "NoticeQuerySet":
        """Not read yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """(user, kind, room, object): no text is kept, so nothing personal can lie about in it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["user", "-created_at"])]


class OutboxMail(models.Model):
    """Demonstration only: an e-mail that would have been sent."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
