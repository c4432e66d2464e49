"""`kennisgraaf sync`: synchronise the graphs with a folder of CSV inventories."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from graph_store.errors import BadSetting, GraphError
from kennisgraaf.cli.diff import sentences_between
from kennisgraaf.cli.language import language, say, spoken
from kennisgraaf.cli.output import JsonFlag, complain, heads, print_json, print_table
from kennisgraaf.cli.progress import Progress
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import Issue, More, RowChange, SyncReport

SETTLE_S = 1.0
HEAD = ("file", "rows", "loaded", "unchanged", "quarantined", "stale", "skipped", "removed")
SHOWN = 20
"""The most rows, sentences, and issues of one kind in a file that the terminal shows; a report file has all."""


def sync(
    folder: Path | None = None,
    /,
    *,
    dry_run: bool = False,
    strict: bool = False,
    keep_missing: bool = False,
    drop_stale: bool = False,
    allow_mass_delete: bool = False,
    allow_column_loss: bool = False,
    allow_fact_loss: bool = False,
    allow_truncated: bool = False,
    yes: bool = False,
    allow_inconsistent: bool = False,
    report: Annotated[Path | None, Parameter(name="--report")] = None,
    watch: bool = False,
    verbose: bool = False,
    allow_host: tuple[str, ...] = (),
    json: JsonFlag = False,
) -> int:
    """Synchronise the graphs with a folder of inventories.

    Reads, checks and reasons, and publishes a version if anything changed.
    A row that cannot be read is reported with its file, line, column and reason;
    the other rows are loaded, and the exit code is 1.

    Parameters
    ----------
    folder
        Folder with CSV files and csv-metadata.json, a zip file of these, or a
        text file with one URL a line; if not given, all inventories of the graph folder.
    dry_run
        Show what would change, including inferred facts that appear or go, and write
        nothing.
    strict
        Publish nothing if a row is refused.
    keep_missing
        Keep the facts of rows that are no longer in their file, marked as stale.
    drop_stale
        Remove the earlier facts of rows that are refused now.
    allow_mass_delete
        Accept a file that lacks many of its earlier rows.
    allow_column_loss
        Accept a file without one of its earlier columns, and remove its facts.
    allow_fact_loss
        Accept an ontology or metadata that loses facts of unchanged rows.
    allow_truncated
        Accept a file whose last line has no line end, or that has fewer rows than
        its metadata states.
    allow_inconsistent
        Publish even if the facts contradict each other.
    yes
        Publish the inventories even if they bring back what a rollback undid.
    report
        File for all counts and issues, as JSON, or as HTML if its name ends in
        .html or .htm.
    watch
        Sync again whenever the files have changed; stop with Ctrl-C.
    verbose
        List all files, also those that are as they were, and tell in sentences
        what the new version changes.
    allow_host
        Host that a list of URLs may name; any host if not given.
    """
    from kennisgraaf.settings import read_settings
    from loaders import SyncOptions, term_findings
    from loaders import sync as run
    from ontology.graph_folder import reread

    settings = read_settings()
    options = SyncOptions(
        dry_run=dry_run,
        strict=strict,
        keep_missing=keep_missing,
        drop_stale=drop_stale,
        allow_mass_delete=allow_mass_delete,
        allow_column_loss=allow_column_loss,
        allow_fact_loss=allow_fact_loss,
        allow_truncated=allow_truncated,
        yes=yes,
        allow_inconsistent=allow_inconsistent,
        wait_s=settings.lock_wait_s,
        limit=int(settings.max_upload_mb * 2**20),
        hosts=frozenset(allow_host),
        publisher=settings.publisher_iri,
        detail=dry_run or report is not None,
    )

    def inventories() -> tuple[Path, ...]:
        return (folder,) if folder else _inventories()

    def once() -> int:
        reread()
        with nullcontext() if json else Progress(sys.stderr) as progress:
            outcome = run(inventories(), open_state(settings), replace(options, progress=progress))
        if report is not None:
            _write(report, outcome)
        if json:
            print_json(outcome.as_json())
        else:
            _show(outcome, verbose=verbose)
        _complain(outcome)
        for finding in term_findings(settings.base) if folder is None else ():
            complain(finding.said(language()))
        return outcome.exit_code

    return _watch(inventories, once) if watch else once()


def _inventories() -> tuple[Path, ...]:
    """Return the folders of inventories that the graph folder names. Raises: BadSetting (400) if it names none."""
    from ontology.graph_folder import FILE, needed_graph_folder

    found = needed_graph_folder()
    if not found.inventories:
        raise BadSetting(
            "{folder}/{file} names no sources.inventories; add them there, or name a folder",
            folder=found.path,
            file=FILE,
        )
    return found.inventories


def _complain(outcome: "SyncReport") -> None:
    """Print the first issues of each kind in each file, and how many more there are."""
    for line in sentences(outcome.issues, say("sync_all"), outcome.more):
        complain(line)


def _watch(inventories: Callable[[], Sequence[Path]], once: Callable[[], int]) -> int:
    """Run once, and again whenever the files have changed and then stayed the same for a moment."""
    done, before = "", ""
    while True:
        now = _look(inventories())
        if now == before and now != done:
            try:
                once()
            except GraphError as fault:
                complain(f"kennisgraaf: {fault.code}: {spoken(fault.detail)}")
            done = now
        before = now
        time.sleep(SETTLE_S)


def _look(folders: Sequence[Path]) -> str:
    """Return the names, sizes and times of the files."""
    files = [file for each in folders for file in (sorted(each.iterdir()) if each.is_dir() else [each])]
    return "|".join(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files if file.is_file())


def _write(file: Path, outcome: "SyncReport") -> None:
    import orjson

    from loaders import as_html

    if file.suffix in (".html", ".htm"):
        file.write_text(as_html(outcome, language()), encoding="utf-8")
    else:
        file.write_bytes(orjson.dumps(outcome.as_report(language()), option=orjson.OPT_INDENT_2) + b"\n")


def _show(outcome: "SyncReport", *, verbose: bool) -> None:
    if files := [file for file in outcome.files if verbose or file.is_news]:
        print_table(heads(HEAD), [[getattr(file, name) for name in HEAD] for file in files])
        print()
    if outcome.dry_run:
        _show_changes(outcome)
    if verbose and outcome.published:
        _print_differences(outcome.version)
    counts = {"files": len(outcome.files), "rows": outcome.total("rows"), "seconds": outcome.seconds}
    stated = {"added": outcome.triples_added, "removed": outcome.triples_removed}
    inferred = {"more": outcome.inferred_added, "less": outcome.inferred_removed}
    verb = say("sync_would_change" if outcome.dry_run else "sync_changed")
    print(say("sync_counts", verb=verb, **counts, **stated, **inferred))
    print(outcome.said(language()))


def _print_differences(version: int) -> None:
    """Print the first differences of a version from the one before it; the first version has nothing to compare."""
    state = open_state()
    if version - 1 not in state.versions():
        return
    told = sentences_between(state.open(version - 1), state.open(version))
    for sentence in islice(told, SHOWN):
        print(sentence)
    if next(told, None) is not None:
        print(say("sync_differences_cut", old=str(version - 1), new=str(version)))
    print()


def _show_changes(outcome: "SyncReport") -> None:
    """Print the first rows that would change, cell by cell, then what that means and what follows, as sentences."""
    _print_part("", [line for change in outcome.changes for line in _change_lines(change)])
    state = open_state()
    if outcome.facts and outcome.inferences and state.versions():
        from graph_api.comparison.dry_run_sentences import said as told
        from ontology.graph_folder import graph_folder

        order = graph_folder().languages_from(language())
        found = told(outcome.facts, outcome.inferences, state.newest(), order, language())
        _print_part("", [*found.new, *found.gone, *found.changed, *found.added, *found.removed])
        _print_part("sync_follows", found.following)
        _print_part("sync_follows_no_more", found.following_no_more)


def _print_part(head: str, lines: Sequence[str]) -> None:
    """Print the first lines of a part below its heading, if it has any lines."""
    if lines:
        cut = [say("sync_cut")] if len(lines) > SHOWN else []
        print(*([say(head)] if head else []), *lines[:SHOWN], *cut, "", sep="\n")


def _change_lines(change: "RowChange") -> Iterator[str]:
    place = f"{change.file}:{change.line}" if change.line else change.file
    yield f"{place}: {say(f'sync_{change.kind}')}: {change.key}"
    if change.kind == "changed":
        for name, (before, after) in change.cells.items():
            yield f"  {name}: {before or ''} → {after or ''}"


def sentences(issues: Iterable["Issue"], everything: str = "", more: Iterable["More"] = ()) -> Iterator[str]:
    """Yield the first issues of each kind in each file, and how many more there are.

    `everything` says where to find all of them.
    """
    from loaders import Weight, abridged

    first, left = abridged(issues, dict.fromkeys(Weight, SHOWN), more)
    for issue in first:
        yield sentence(issue.as_json(language()))
    for each in left:
        yield f"{each.file}: {say(each.weight.name.lower())}: {each.code}: {say('more', count=each.count)}{everything}"


def sentence(issue: dict[str, object]) -> str:
    """Return one line for an issue: its place, weight, code, reason, and the accepted values."""
    place = ":".join(str(issue[part]) for part in ("file", "line", "column") if issue[part] is not None)
    told = f" ({say('accepted')}: {issue['accepted']})" if issue["accepted"] else ""
    return f"{place}: {say(str(issue['weight']))}: {issue['code']}: {issue['reason']}{told}"
