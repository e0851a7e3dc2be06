"""What the editor shows: lessons to write and files to choose; no other menu."""

from typing import Any

from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from punte.learning.models import Lesson, Medium


class WritersPolicy(BasePermissionPolicy):
    """Whoever came in through the door may write and lock, and choose files. Nobody publishes or deletes here."""

    allowed = frozenset({"change", "view", "lock", "unlock", "choose"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the action is one of writing."""
        return action in self.allowed

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether one of the actions is."""
        return bool(self.allowed & set(actions))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The door has looked at the lesson already."""
        return action in self.allowed

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """The same for one of several."""
        return bool(self.allowed & set(actions))

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Those of the consortium the request works in: the database shows no others."""
        return self.model._default_manager.all()


register_permission_policy(Lesson, WritersPolicy(Lesson))
register_permission_policy(Medium, WritersPolicy(Medium))


class LessonViewSet(SnippetViewSet):
    """Writing one lesson. It is added, ordered, reviewed and published on our own screens."""

    model = Lesson
    icon = "doc-full"
    copy_view_enabled = False
    inspect_view_enabled = False


class MediumViewSet(SnippetViewSet):
    """Files are brought on our own screen and chosen here."""

    model = Medium
    icon = "image"
    copy_view_enabled = False


register_snippet(LessonViewSet)
register_snippet(MediumViewSet)


@hooks.register("construct_admin_api")
def no_pictures_of_wagtail(api: Any) -> None:
    """The editor's frame names the addresses of parts that are not installed; the door answers that they are not
    there."""
    for name in ("documents", "images"):
        api.register_endpoint(name, PagesAdminAPIViewSet)


@hooks.register("construct_main_menu")
def only_lessons(request: Any, items: list[Any]) -> None:
    """No menu: the way back is the list of lessons."""
    items.clear()
