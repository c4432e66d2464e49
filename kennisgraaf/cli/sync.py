"""`kennisgraaf sync`: the graphs become equal to a folder of inventories."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from graph_store.errors import GraphError
from kennisgraaf.cli.console import JsonFlag, complain, print_json, print_table
from kennisgraaf.cli.options import LanguageOption
from kennisgraaf.cli.progress import Progress
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import Foresight, Issue, More, RowChange, SyncReport

SETTLE_S = 1.0
HEAD = ("file", "rows", "loaded", "unchanged", "quarantined", "stale", "skipped", "removed")
SHOWN = 20
"""How many rows and quads, and issues of one kind in a file, the terminal shows; a report file has more."""


def sync(
    folder: Path,
    /,
    *,
    dry_run: bool = False,
    strict: bool = False,
    keep_missing: bool = False,
    drop_stale: bool = False,
    allow_mass_delete: bool = False,
    allow_column_loss: bool = False,
    allow_inconsistent: bool = False,
    report: Annotated[Path | None, Parameter(name="--report")] = None,
    watch: bool = False,
    allow_host: tuple[str, ...] = (),
    language: LanguageOption = "en",
    json: JsonFlag = False,
) -> int:
    """Make the graphs equal to a folder of inventories.

    Reads, checks, reasons, and publishes one version, or none without a change.
    A row that cannot be read is reported with file, line, column and reason;
    the rest loads, and the exit code is 1.

    Parameters
    ----------
    folder
        Folder with CSV files and their csv-metadata.json, a zip of these, or a
        text file with one URL a line.
    dry_run
        Say what would change, with what would follow and what no more, and write
        nothing.
    strict
        Refuse everything when one row is refused.
    keep_missing
        Keep the facts of rows that are no longer in their file, marked stale.
    drop_stale
        Remove the facts of rows that are refused now and were loaded before.
    allow_mass_delete
        Allow that many rows of one file disappear.
    allow_column_loss
        Allow that a column disappears, with what it stated.
    allow_inconsistent
        Publish also when the facts contradict each other.
    report
        File that gets every count and every issue, as JSON, or as HTML when its
        name ends so.
    watch
        Sync again whenever the files have changed and settled; end with Ctrl-C.
    allow_host
        Host that a list of URLs may name; any host when not given.
    """
    from kennisgraaf.settings import read_settings
    from loaders import SyncOptions
    from loaders import sync as run

    settings = read_settings()
    options = SyncOptions(
        dry_run=dry_run,
        strict=strict,
        keep_missing=keep_missing,
        drop_stale=drop_stale,
        allow_mass_delete=allow_mass_delete,
        allow_column_loss=allow_column_loss,
        allow_inconsistent=allow_inconsistent,
        wait_s=settings.lock_wait_s,
        limit=int(settings.max_upload_mb * 2**20),
        hosts=frozenset(allow_host),
        publisher=settings.publisher_iri,
        detail=dry_run or report is not None,
    )

    def once() -> int:
        with nullcontext() if json else Progress(sys.stderr) as progress:
            outcome = run(folder, open_state(settings), replace(options, progress=progress))
        if report is not None:
            _write(report, outcome, language)
        if json:
            print_json(outcome.as_json())
        else:
            _show(outcome, settings.base, language)
        _complain(outcome, language)
        return outcome.exit_code

    return _watch(folder, once) if watch else once()


def _complain(outcome: "SyncReport", language: str) -> None:
    """The first issues of each kind in each file, and how many more there are."""
    for line in sentences(outcome.issues, language, ALL[language], outcome.more):
        complain(line)


def _watch(folder: Path, once: Callable[[], int]) -> int:
    """Run at first, and again whenever the files have changed and then stayed the same for a moment."""
    done, before = "", ""
    while True:
        now = _look(folder)
        if now == before and now != done:
            try:
                once()
            except GraphError as fault:
                complain(f"kennisgraaf: {fault.code}: {fault.detail}")
            done = now
        before = now
        time.sleep(SETTLE_S)


def _look(folder: Path) -> str:
    """How the files are now: names, sizes and times."""
    files = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    return "|".join(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files if file.is_file())


def _write(file: Path, outcome: "SyncReport", language: str) -> None:
    import orjson

    from loaders import as_html

    if file.suffix in (".html", ".htm"):
        file.write_text(as_html(outcome, language), encoding="utf-8")
    else:
        file.write_bytes(orjson.dumps(outcome.as_report(language), option=orjson.OPT_INDENT_2) + b"\n")


def _show(outcome: "SyncReport", base: str, language: str) -> None:
    print_table(HEAD, [[getattr(file, name) for name in HEAD] for file in outcome.files])
    if outcome.dry_run:
        _show_changes(outcome)
    verb = "would change" if outcome.dry_run else "changed"
    print(
        f"\n{len(outcome.files)} files, {outcome.total('rows')} rows; {verb}: "
        f"{outcome.triples_added:,} triples added, {outcome.triples_removed:,} removed; "
        f"inferred {outcome.inferred_added:,} added, {outcome.inferred_removed:,} removed ({outcome.seconds:.2f} s)"
    )
    if outcome.foresight:
        _foresee(outcome.foresight, base)
    print(outcome.said(language))


def _show_changes(outcome: "SyncReport") -> None:
    """The first rows that would change, cell by cell, and the first quads."""
    lines = [line for change in outcome.changes for line in _change_lines(change)]
    quads = [*(f"D {quad}" for quad in outcome.quads_removed), *(f"A {quad}" for quad in outcome.quads_added)]
    for found in (lines, quads):
        if found:
            print("", *found[:SHOWN], sep="\n")
        if len(found) > SHOWN:
            print("… and more: --report FILE has them")


def _change_lines(change: "RowChange") -> Iterator[str]:
    place = f"{change.file}:{change.line}" if change.line else change.file
    yield f"{place}: {change.kind}: {change.key}"
    if change.kind == "changed":
        for name, (before, after) in change.cells.items():
            yield f"  {name}: {before or ''} → {after or ''}"


def _foresee(foresight: "Foresight", base: str) -> None:
    """The inferences that would appear or go, one a line, marked `+` or `-`."""
    from kennisgraaf.cli.names import short_triple

    for mark, triples in (("+", foresight.appearing), ("-", foresight.going)):
        for triple in triples:
            print(f"{mark} {short_triple(triple, base)}")


MORE = {"nl": "en nog {count}", "en": "and {count} more"}
ALL = {"nl": "; --report BESTAND heeft ze alle", "en": "; --report FILE has them all"}

WEIGHTS = {"warned": "let op", "quarantined": "apart gezet", "refused": "geweigerd", "accepted": "aanvaard"}
"""What the words before and behind a reason are in Dutch."""


def word(name: str, language: str) -> str:
    """One of the words before and behind a reason."""
    return WEIGHTS[name] if language == "nl" else name


def sentences(
    issues: Iterable["Issue"], language: str, everything: str = "", more: Iterable["More"] = ()
) -> Iterator[str]:
    """The first issues of each kind in each file, and how many more there are; `everything` says where all are."""
    from loaders import Weight, abridged

    first, left = abridged(issues, dict.fromkeys(Weight, SHOWN), more)
    for issue in first:
        yield sentence(issue.as_json(language), language)
    for each in left:
        weight = word(each.weight.name.lower(), language)
        yield f"{each.file}: {weight}: {each.code}: {MORE[language].format(count=each.count)}{everything}"


def sentence(issue: dict[str, object], language: str) -> str:
    """One line for one issue: where, how much it weighs, its code, why, and what is accepted."""
    place = ":".join(str(issue[part]) for part in ("file", "line", "column") if issue[part] is not None)
    weight, accepted = word(str(issue["weight"]), language), word("accepted", language)
    told = f" ({accepted}: {issue['accepted']})" if issue["accepted"] else ""
    return f"{place}: {weight}: {issue['code']}: {issue['reason']}{told}"
