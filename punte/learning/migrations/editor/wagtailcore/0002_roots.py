"""What the editor takes to be there: a language, the root of pages it never has, the root of its collections."""

from typing import Any

from django.db import migrations


def plant(apps: Any, schema_editor: Any) -> None:
    locale, _made = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="page"
    )
    root = {
        "title": "Root",
        "draft_title": "Root",
        "slug": "root",
        "depth": 1,
        "numchild": 0,
        "url_path": "/",
    }
    apps.get_model("wagtailcore", "Page").objects.get_or_create(
        path="0001", defaults={**root, "content_type": kind, "locale": locale}
    )
    apps.get_model("wagtailcore", "Collection").objects.get_or_create(
        path="0001", defaults={"name": "Root", "depth": 1, "numchild": 0}
    )


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
