"""The WSGI application that the web server calls."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "punte.config.settings")

application = get_wsgi_application()
# All views are loaded now rather than by the first visitor, and once for all processes of the web server.
_ = get_resolver().url_patterns
