"""The log of a running service: one line for each event on standard error, for people or for programs."""

import logging
import sys
from typing import Literal

import structlog
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name
from structlog.types import EventDict, Processor, WrappedLogger


def configure_logs(form: Literal["text", "json"]) -> None:
    """Send our log lines and those of libraries to standard error in one form, with level, UTC time and name.

    Our own lines are written directly; those of libraries come through `logging`, from warnings on.
    """
    added: list[Processor] = [add_log_level, add_logger_name, structlog.processors.TimeStamper(fmt="iso", utc=True)]
    as_line: Processor = structlog.processors.JSONRenderer() if form == "json" else _as_text
    rendered: list[Processor] = [structlog.processors.format_exc_info, as_line]
    structlog.configure(
        processors=[*added, *rendered],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=_Lines,
    )
    handler = logging.StreamHandler()
    formed = [ProcessorFormatter.remove_processors_meta, *rendered]
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=added, processors=formed))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


class _Lines:
    """A logger that writes its lines itself, because `logging` takes longer for a line than a small request takes."""

    def __init__(self, name: str = "kennisgraaf") -> None:
        self.name = name

    def msg(self, line: str) -> None:
        """Write one line, unbroken by those of other threads."""
        sys.stderr.write(f"{line}\n")

    debug = info = warning = error = critical = msg


def _as_text(_: WrappedLogger, __: str, event: EventDict) -> str:
    """Return time, level, event and logger, then the other fields by name, and a traceback below if there is one."""
    first = f"{event.pop('timestamp')} [{event.pop('level'):<8}] {event.pop('event')} [{event.pop('logger')}]"
    traceback = event.pop("exception", "")
    line = " ".join([first, *(f"{name}={_shown(event[name])}" for name in sorted(event))])
    return f"{line}\n{traceback}" if traceback else line


def _shown(value: object) -> str:
    """Return the value on one line, whatever a client has put into it."""
    text = str(value)
    return text if text.isprintable() else repr(text)
