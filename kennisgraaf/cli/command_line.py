"""The table of commands, and the single place that turns an error into an exit code.

Exit codes: 0 done · 1 something quarantined or refused, or a violation found · 2 wrong use · 3 nothing done because of
a fault. The modules of the commands import what they need when they run, so `--help` is fast.
"""

import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from graph_store.disk_space import is_full, store_full
from graph_store.errors import (
    BadRequest,
    BadSetting,
    Erased,
    FactLoss,
    GraphError,
    Inconsistent,
    NotFound,
    RejectedFile,
    RolledBack,
    StoreFull,
)
from graph_store.text import Text
from kennisgraaf.cli import (
    backup,
    check,
    completion,
    convert,
    describe,
    diff,
    erase,
    explain,
    export,
    history,
    infer,
    init,
    ontology,
    pin,
    quarantine,
    query,
    rebuild,
    replicate,
    restore,
    rollback,
    schema,
    serve,
    settings,
    sync,
    template,
    token,
    validate,
    verify,
)
from kennisgraaf.cli.help_pages import HelpPages, example_of, translated
from kennisgraaf.cli.language import CHOSEN, Language, asked_for, say, spoken
from kennisgraaf.cli.output import complain
from kennisgraaf.cli.wrong_use import wrong_use
from kennisgraaf.processor import suit_numpy
from ontology.folder_place import folder_place

DONE, FOUND, MISUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

COLLECTED_AFTER = 50_000, 20, 50
"""When Python looks for cycles: less often than by default, which costs a short command a tenth of its time."""

COMMANDS: dict[str, tuple[Callable[..., int | None], str]] = {
    "init": (init.init, "kennisgraaf init my-graph --example airports"),
    "sync": (sync.sync, "kennisgraaf sync"),
    "check": (check.check, "kennisgraaf check projects.csv --metadata data/jaarplan-2020/csv-metadata.json"),
    "convert": (convert.convert, "kennisgraaf convert data/jaarplan-2020/csv-metadata.json > jaarplan.nq"),
    "describe": (describe.describe, "kennisgraaf describe projects.csv --out described --write"),
    "quarantine": (quarantine.quarantine, "kennisgraaf quarantine --csv te-herstellen.csv"),
    "template": (template.template, "kennisgraaf template Project --metadata > project.csv-metadata.json"),
    "serve": (serve.serve, "kennisgraaf serve --port 8080"),
    "query": (query.query, "kennisgraaf query queries/competency/cq-001.rq --format csv"),
    "explain": (explain.explain, "kennisgraaf explain tree:oak a OldTree"),
    "validate": (validate.validate, "kennisgraaf validate --json"),
    "infer": (infer.infer, "kennisgraaf infer --ontology family.ttl people.ttl --out inferred.nt"),
    "ontology lint": (ontology.lint, "kennisgraaf ontology lint"),
    "ontology rules": (ontology.rules, "kennisgraaf ontology rules"),
    "export": (export.export, "kennisgraaf export --format trig > kennisgraaf.trig"),
    "history": (history.history, "kennisgraaf history"),
    "diff": (diff.diff, "kennisgraaf diff 1 2"),
    "verify": (verify.verify, "kennisgraaf verify"),
    "rollback": (rollback.rollback, "kennisgraaf rollback 1"),
    "pin": (pin.pin, "kennisgraaf pin 1 jaarplan-2020"),
    "erase": (erase.erase, "kennisgraaf erase per:jan-janssens"),
    "rebuild": (rebuild.rebuild, "kennisgraaf rebuild"),
    "replicate": (replicate.replicate, "kennisgraaf replicate --from https://graph.example.org"),
    "backup": (backup.backup, "kennisgraaf backup kennisgraaf.tar.gz"),
    "restore": (restore.restore, "kennisgraaf restore kennisgraaf.tar.gz"),
    "schema": (schema.schema, "kennisgraaf schema > schema.graphql"),
    "token new": (token.new, "kennisgraaf token new --scope update --days 30"),
    "token list": (token.show, "kennisgraaf token list"),
    "token revoke": (token.revoke, "kennisgraaf token revoke 1a2b3c4d"),
    "settings": (settings.settings, "kennisgraaf settings"),
    "completion": (completion.completion, "kennisgraaf completion bash > kennisgraaf.bash"),
}
"""Every command: its function, and an example for its `--help`."""


GROUPS = {
    "ontology": "Check the ontology, or list its rules.",
    "token": "Manage the tokens that give permission to write, or to copy versions.",
}
"""Groups of commands."""


_EVERY = "Options of every command"
_WRONG_USE = (BadRequest, BadSetting)


def build_app() -> App:
    """Return the command line, whose meta-application reads the options of every command."""
    app = App(
        name="kennisgraaf",
        help="Turn CSV inventories into linked data: load, reason, query, explain, serve.",
        help_epilogue=translated("Settings are KENNISGRAAF_* variables; kennisgraaf settings lists them."),
        help_formatter=HelpPages(),
        version=version("kennisgraaf"),
        help_format="plaintext",
        default_parameter=Parameter(negative=(), show_default=_shown),
    )
    groups = {name: App(name=name, help=told) for name, told in GROUPS.items()}
    for inner in groups.values():
        app.command(inner)
    for command, (function, example) in COMMANDS.items():
        group, _, name = command.rpartition(" ")
        groups.get(group, app).command(function, name=name, help_epilogue=example_of(example))
    return _with_graph_option(app)


def _with_graph_option(app: App) -> App:
    """Return the command line with `--graph DIR` before or after any command."""

    @app.meta.default
    def run(
        *words: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
        graph: Annotated[
            Path | None,
            Parameter(help="Graph folder; if not given, the working folder or above.", group=_EVERY),
        ] = None,
        language: Annotated[  # read by `asked_for` before anything else
            Language | None,
            Parameter(help="Language of the text; if not given, that of the terminal, else English.", group=_EVERY),
        ] = None,
    ) -> int | None:
        if graph or _is_configured():
            from kennisgraaf.settings import choose_graph_folder, refuse_unknown

            refuse_unknown()
            choose_graph_folder(graph)
        code: int | None = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        return code

    return app.meta


def _is_configured() -> bool:
    """Return whether a graph folder, `.env` or a variable may hold settings, which take long to import."""
    named = any(name.upper().startswith("KENNISGRAAF_") for name in os.environ)
    return named or Path(".env").exists() or folder_place(None, os.getcwd()) is not None


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; an error prints one line on standard error."""
    suit_numpy()
    gc.set_threshold(*COLLECTED_AFTER)
    words = sys.argv[1:] if words is None else words
    CHOSEN.set(asked_for(words))
    try:
        code = build_app()(words, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as fault:
        return _refuse(wrong_use(fault), MISUSED)
    except (RejectedFile, Inconsistent, FactLoss, RolledBack, Erased) as fault:
        return _refuse(f"{fault.code}: {spoken(fault.detail)}", FOUND)
    except GraphError as fault:
        code = MISUSED if type(fault) in _WRONG_USE else FAULT
        return _refuse(f"{fault.code}: {spoken(fault.detail)}", code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has closed the pipe: end quietly
        return DONE
    except FileNotFoundError as fault:
        missing = Text("{file}: no such file or folder", file=fault.filename)
        return _refuse(f"{NotFound.code}: {spoken(missing)}", FAULT)
    except OSError as fault:
        if is_full(fault):
            return _refuse(f"{StoreFull.code}: {spoken(store_full(fault, None).detail)}", FAULT)
        return _refuse(f"{GraphError.code}: {fault}", FAULT)
    except KeyboardInterrupt:
        return _refuse(say("interrupted"), INTERRUPTED)
    except Exception as fault:
        details = Text("{kind}: {fault} (details in {file})", kind=type(fault).__name__, fault=fault, file=_noted())
        return _refuse(f"{GraphError.code}: {spoken(details)}", FAULT)
    return code if isinstance(code, int) else DONE


def _noted() -> str:
    """Write the traceback to a file for a report, and return its name; the terminal never shows a traceback."""
    with tempfile.NamedTemporaryFile("w", prefix="kennisgraaf-", suffix=".txt", delete=False) as file:
        traceback.print_exc(file=file)
    return file.name


def _shown(default: object) -> str | None:
    """Return a default for `--help`; an option that is off shows none."""
    return str(default) if default else None


def _refuse(sentence: str, code: int) -> int:
    complain(f"kennisgraaf: {sentence}")
    return code
