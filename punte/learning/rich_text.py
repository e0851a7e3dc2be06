"""Rich text that comes from outside the editor is reduced to what the editor could have written."""

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from punte.learning.blocks import FEATURES


def reduced(html: str) -> str:
    """Paragraphs, lists, bold, italic and links to addresses; anything else loses its marks. Give HTML of one text."""
    converter = ContentstateConverter(FEATURES)
    return converter.to_database_format(converter.from_database_format(html))
