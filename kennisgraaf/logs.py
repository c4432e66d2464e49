"""The log of a running service: one line an event on standard error, for people or for programs."""

import logging
from typing import Literal

import structlog
from structlog.stdlib import LoggerFactory, ProcessorFormatter, add_log_level, add_logger_name
from structlog.types import Processor


def configure_logs(form: Literal["text", "json"]) -> None:
    """Send what we and the libraries log to standard error in one form, with level, time in UTC and name."""
    added: list[Processor] = [add_log_level, add_logger_name, structlog.processors.TimeStamper(fmt="iso", utc=True)]
    rendered: list[Processor] = [ProcessorFormatter.remove_processors_meta, *_rendering(form)]
    structlog.configure(
        processors=[*added, ProcessorFormatter.wrap_for_formatter],
        logger_factory=LoggerFactory(),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=added, processors=rendered))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _rendering(form: str) -> list[Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
