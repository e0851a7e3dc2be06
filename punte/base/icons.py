"""The few drawings Punte uses beside words: 24 × 24, lines only, in the colour of the text around them.

They are written into the page (a path is as short as a reference to a sprite would be), so that a page needs
no second request and an error page or a print needs nothing at all.
"""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
    "doc": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
    "down": '<path d="M12 5v13M6.5 12.5 12 18l5.5-5.5"/>',
    "download": '<path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15"/>',
    "exit": '<path d="M14 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8M10 12h11M17.5 8.5 21 '
    '12l-3.5 3.5"/>',
    "help": '<path d="M7 12.5 4.5 10.6a1.6 1.6 0 0 0-2 2.5l5.2 5.1c1 1 2.3 1.5 3.7 1.5h3.1a4 4 0 0 0 3.4-1.9'
    'l3.7-5.9a1.7 1.7 0 0 0-2.9-1.8L16 13.5"/><path d="M12 11.5C9.6 9.8 8.5 8.3 8.5 6.8A1.9 1.9 0 0 1 12 5.7'
    'a1.9 1.9 0 0 1 3.5 1.1c0 1.5-1.1 3-3.5 4.7z"/>',
    "hire": '<circle cx="9.5" cy="7.5" r="3.5"/><path d="M2.5 20c.4-4 3.2-6.5 7-6.5s6.6 2.5 7 6.5M18.5 8v6'
    'M15.5 11h6"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6h.01"/>',
    "learn": '<path d="M12 5.5 2.5 10 12 14.5 21.5 10z"/><path d="M6.5 12v5c3.2 2 7.8 2 11 0v-5M21.5 10v5"/>',
    "lock": '<path d="M5.5 10.5h13v10h-13zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2.5"/>',
    "menu": '<path d="M3.5 7h17M3.5 12h17M3.5 17h17"/>',
    "next": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "office": '<path d="M4 20.5V9l8-5 8 5v11.5M2.5 20.5h19"/><path d="M9.5 20.5v-4a2.5 2.5 0 0 1 5 '
    "0v4M9 11h.01"
    'M15 11h.01"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.4-3.8 3-6 6.5-6s6.1 2.2 6.5 6M15.5 '
    "4.8a3.5 3.5 0 "
    '0 1 0 6.4M17.5 14.4c2.3.8 3.7 2.8 4 5.6"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "tool": '<path d="M4 20.5h16M6 20.5v-7h4v7M14 20.5V5h4v15.5M10 20.5V9h4"/>',
    "up": '<path d="M12 19V6M6.5 11.5 12 6l5.5 5.5"/>',
    "upload": '<path d="M12 15.5v-11M7 9l5-5 5 5M4.5 20h15"/>',
    "venture": '<path d="M12 20.5v-9M12 11.5c0-3.6 2.4-6 7-6 0 4.4-2.6 6.6-7 6M12 14.5c0-3-2-5-6.5-5 0 '
    "3.8 2.2 5.6 "
    '6.5 5M7.5 20.5h9"/>',
    "voice": '<path d="M4 4.5h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5H9L5.5 16.5v-3H4A1.5 1.5 '
    "0 0 1 2.5 12V6"
    'A1.5 1.5 0 0 1 4 4.5z"/><path d="M19 9h1a1.5 1.5 0 0 1 1.5 1.5V16a1.5 1.5 0 0 1-1.5 1.5h-1.5v3L15 17.5'
    'h-3.5"/>',
    "warn": '<path d="M12 3.5 2.5 20h19zM12 10v4.5M12 17.3h.01"/>',
    "work": '<rect x="3" y="7.5" width="18" height="12" rx="2"/><path d="M8.5 7.5V6a2 2 0 0 1 2-2h3a2 2 '
    "0 0 1 2 2v1.5"
    'M3 12.5h18M12 11.5v2"/>',
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}


@cache
def drawing(name: str, *, small: bool = False) -> SafeString:
    """The drawing as SVG, hidden from screen readers: the word beside it speaks. KeyError if unknown."""
    size = " p-i--sm" if small else ""
    path = mark_safe(PATHS[name])  # noqa: S308 - constants above
    return format_html('<svg class="p-i{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', size, path)
