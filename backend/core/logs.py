"""Logs: one JSON object a line on standard error."""

import logging
import re
import sys

import structlog


def configure(level: str) -> None:
    """Write JSON lines from this level up."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def without_secret(path: str) -> str:
    """An address as a log may keep it: one-time links, personal links, feeds and workshops carry their secret in the path."""
    return re.sub(r"bwk_[a-z]+_\w+|(?<=^/w/)[^/.]+(?=/|$)", "…", path)
