"""The parts of the editor that are installed, without the screens we do not want.

Wagtail takes accounts to have groups; ours have roles. Its screens for users and groups are therefore not loaded: they
are found through the package, which this configuration does not name."""

from types import ModuleType

from django.apps import AppConfig


class EditorUsersConfig(AppConfig):
    """What the editor remembers of a writer (which panels are open), and no screens about users."""

    name = "wagtail.users"
    label = "wagtailusers"
    verbose_name = "Wagtail users"
    default_auto_field = "django.db.models.AutoField"

    def ready(self) -> None:
        """Nothing below this package is looked through for screens."""
        self.module = ModuleType(self.name)
