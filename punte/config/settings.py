"""Settings: everything comes from the environment; see docs/operate.md."""

import os
from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from punte.config.databases import databases
from punte.config.keys import keys_from_environment
from punte.config.logging import logging_config

BASE_DIR = Path(__file__).resolve().parents[2]
MODE = os.environ.get("PUNTE_MODE", "production")
if MODE not in ("production", "demo", "test"):
    raise ImproperlyConfigured("PUNTE_MODE must be production, demo or test.")
DEMO = MODE == "demo"
PRODUCTION = MODE == "production"
DEBUG = False
DATA_DIR = Path(os.environ.get("PUNTE_DATA", BASE_DIR / "var"))
DEFINITIONS = Path(os.environ.get("PUNTE_DEFINITIONS", BASE_DIR / "punte" / "projects" / "definitions"))

_keys = keys_from_environment(MODE)
SECRET_KEY = _keys.secret
PUNTE_FIELD_KEYS = _keys.fields
PUNTE_INDEX_KEY = _keys.index
PUNTE_TODAY = os.environ.get("PUNTE_TODAY", "")

ALLOWED_HOSTS = [h for h in os.environ.get("PUNTE_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS if PRODUCTION and not h.startswith("[")]
CONTENT_ORIGIN = os.environ.get("PUNTE_CONTENT_ORIGIN", "").rstrip("/")
CONTENT_HOST = CONTENT_ORIGIN.partition("://")[2]
if CONTENT_HOST:
    ALLOWED_HOSTS.append(
        CONTENT_HOST.partition(":")[0]
    )  # trusted with nothing: it comes after the trusted origins

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_structlog",
    "punte.portal",
    "punte.monitoring",
    "punte.learning",
    "punte.jobs",
    "punte.dialogue",
    "punte.events",
    "punte.ballots",
    "punte.matching",
    "punte.participation",
    "punte.records",
    "punte.projects",
    "punte.organisations",
    "punte.people",
    "punte.reference",
    "punte.base",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # The editor of lessons, as small as it goes; see decision 22. Its own routes stay behind learning/editor_door.py.
    "punte.learning.editor_apps.EditorUsersConfig",  # before the others: they look for screens as they start
    "wagtail",
    "wagtail.admin",
    "wagtail.snippets",
    "taggit",
    "modelcluster",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "punte.learning.middleware.ContentOriginMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "punte.base.middleware.BadInputMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "punte.portal.second_step.SecondStepMiddleware",
    "punte.projects.middleware.ActingMiddleware",
    "punte.records.middleware.VisitMiddleware",
    "punte.learning.editor_door.EditorMiddleware",
]

ROOT_URLCONF = "punte.config.urls"
WSGI_APPLICATION = "punte.config.wsgi.application"
FORM_RENDERER = "punte.base.forms.PunteRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": ["punte.base.drawn.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "punte.portal.navigation.navigation",
            ],
            "builtins": ["punte.base.templatetags.punte"],
        },
    }
]

DATABASES = databases(MODE, DATA_DIR)
# Wagtail's tables in one step each instead of a hundred and forty; decision 22 says how they follow a new version.
MIGRATION_MODULES = {
    name: f"punte.learning.migrations.editor.{name}"
    for name in ("wagtailcore", "wagtailadmin", "wagtailusers", "taggit")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "punte.people.authentication.SessionUserBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/me/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "punte.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "punte.people.mfa.SecondStepAdapter"
MFA_TOTP_ISSUER = "Punte"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

LANGUAGE_CODE = "en"
LANGUAGES = [("ro", _("Romanian")), ("bg", _("Bulgarian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Bucharest"  # of what pages show; Bulgaria has the same. The database keeps UTC
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
# The editor's style sheet names a picture of a part that is not installed.
STATICFILES_DIRS = [
    Path(place) / "images" / "static"
    for place in (getattr(find_spec("wagtail"), "submodule_search_locations", None) or [])
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},  # a full cache would drop the counters of rate limits
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PUNTE_PROXIES", "0"))
SESSION_ENGINE = "punte.people.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
if PRODUCTION:  # no neighbour of the address, such as that of interactive lessons, can set them for us
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

WAGTAIL_SITE_NAME = "Punte"
WAGTAILADMIN_BASE_URL = os.environ.get("PUNTE_URL", "")
WAGTAIL_CONTENT_LANGUAGES = [(code, code) for code, _name in LANGUAGES]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ro", "Română"), ("bg", "Български")]
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False  # the house asks nobody outside
WAGTAIL_AUTOSAVE_INTERVAL = 0  # each saving is a version of its own, which a reviewer may rely on
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = WAGTAIL_I18N_ENABLED = False  # review and translations are actions of ours
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, str]] = {}

EMAIL_BACKEND = (
    "punte.people.outbox.OutboxBackend"
    if DEMO
    else "django.core.mail.backends.locmem.EmailBackend"
    if MODE == "test"
    else "django.core.mail.backends.smtp.EmailBackend"
)
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DEFAULT_FROM_EMAIL = os.environ.get("PUNTE_MAIL_FROM", "punte@localhost")
if PRODUCTION and os.environ.get("PUNTE_MAIL_URL"):
    from punte.config.mail import mail_settings

    globals().update(mail_settings(os.environ["PUNTE_MAIL_URL"]))

PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGHISTORY_ADMIN_MODEL = None
LOGGING_CONFIG = None
logging_config(MODE)
DJANGO_STRUCTLOG_USER_ID_FIELD = "pk"
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
SILENCED_SYSTEM_CHECKS: list[str] = []
