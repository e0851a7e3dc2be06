"""What is written to the log: JSON lines in production, short lines in demo and tests, on standard error.

Never personal data: no query strings, no secrets of an address, no bodies, no e-mail addresses, no digits of a
national number, no messages of exceptions that may carry what somebody typed. People appear as numbers only.
"""

import logging
import logging.config
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

Event = MutableMapping[str, Any]

_EMAIL = re.compile(r"[^\s@/\"'<>(]+(?:@|%40)[^\s@/\"'<>)]+")
_LONG_NUMBER = re.compile(r"(?<![\w-])\d{10,13}(?![\w-])")
# Invitations, keys for a new password, document numbers: a part of an address that no person would type. Names
# of files stay.
_SECRET = re.compile(r"(?<=/)(?=[\w:=-]*[0-9A-Z])[\w:=-]{20,}+(?!\.\w)")
# Messages of these are written by programmers, not made from what people typed.
_SAFE_MESSAGES = {
    "AttributeError",
    "ImportError",
    "ImproperlyConfigured",
    "ModuleNotFoundError",
    "NameError",
    "OperationalError",
    "ProgrammingError",
    "TemplateDoesNotExist",
    "TemplateSyntaxError",
}
_UNWANTED = {"user_agent", "ip", "positional_args", "exc_info", "stack_info"}


def logging_config(mode: str) -> None:
    """Configure the standard library's logging and structlog for `production`, `demo` or `test`."""
    logging.config.dictConfig(dict_config(mode))
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def dict_config(mode: str) -> dict[str, Any]:
    """The same as plain data, which processes that are not Django's (the web server's master) can use."""
    level = "WARNING" if mode == "test" else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"punte": {"()": "punte.config.logging.formatter", "mode": mode}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "punte", "stream": "ext://sys.stderr"}
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Failures of requests are told by django_structlog, with the request id.
            "django.request": {"level": "CRITICAL"},
            "procrastinate": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},  # it would name what somebody writes
            "_granian": {"level": "WARNING"},
            "granian.access": {"level": "WARNING"},
        },
    }


def formatter(mode: str) -> logging.Formatter:
    """One line per event: JSON for machines, or a short one for the person before the screen."""
    render: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if mode == "production" else _short
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
    )


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        _drop_noise,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _explain_failure,
        _without_personal_data,
    ]


def _drop_noise(_logger: Any, _method: str, event: Event) -> Event:
    """A request is told once, when it is finished; that somebody asks for health is not told at all."""
    if event.get("event") == "request_started" or "/healthz/" in str(event.get("request", "")):
        raise structlog.DropEvent
    return event


def _explain_failure(_logger: Any, _method: str, event: Event) -> Event:
    """Where it failed and as what; never local values, and the message only where it is harmless."""
    failure = event.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()
    if isinstance(failure, BaseException):
        failure = (type(failure), failure, failure.__traceback__)
    if failure and failure[0]:
        event["failure"] = _named(failure[0], failure[1])
        event["where"] = _frames(failure[2])
    return event


def _named(kind: type[BaseException], error: BaseException | None) -> str:
    if kind.__name__ in _SAFE_MESSAGES:
        return f"{kind.__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return kind.__name__


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{'/'.join(f.filename.split('/')[-3:])}:{f.lineno} {f.name}" for f in frames]


def _without_personal_data(_logger: Any, _method: str, event: Event) -> Event:
    for name in _UNWANTED & event.keys():
        del event[name]
    for name, value in event.items():
        if isinstance(value, str) and not name.startswith("_"):
            event[name] = _masked(value.split("?")[0] if name == "request" else value)
    return event


def _masked(text: str) -> str:
    return _SECRET.sub("[secret]", _LONG_NUMBER.sub("[number]", _EMAIL.sub("[address]", text)))


def _short(_logger: Any, _method: str, event: Event) -> str:
    time = str(event.pop("timestamp", ""))[11:19]
    level, what = event.pop("level", "info"), event.pop("event", "")
    event.pop("logger", None)
    where = event.pop("where", [])
    mark = "" if level == "info" else f"{level}: "
    rest = " ".join(f"{name}={value}" for name, value in event.items())
    return "\n    ".join([f"{time} {mark}{what} {rest}".rstrip(), *where])
