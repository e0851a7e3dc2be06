"""One-time tokens of forms that create, so that a double submit writes once."""

from django.db import models


class UsedToken(models.Model):
    """A form that was sent; its second sending is refused by the primary key."""

    token = models.UUIDField(primary_key=True)
    used_at = models.DateTimeField(auto_now_add=True)
