"""`kennisgraaf sync`: the graphs become equal to a folder of inventories."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from kennisgraaf.cli.console import JsonFlag, complain, print_json, print_table
from kennisgraaf.cli.state import open_state

if TYPE_CHECKING:
    from loaders import SyncReport

HEAD = ("file", "rows", "loaded", "unchanged", "quarantined", "removed")


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
    json: JsonFlag = False,
) -> int:
    """Make the graphs equal to a folder of inventories.

    Reads, checks, reasons, and publishes one version, or none without a change.
    A row that cannot be read is reported with file, line, column and reason;
    the rest loads, and the exit code is 1.

    Parameters
    ----------
    folder
        Folder with CSV files and their csv-metadata.json.
    dry_run
        Say what would change and write nothing.
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
        File that gets every count and every issue, as JSON.
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
    )
    outcome = run(folder, open_state(settings), options)
    if report is not None:
        _write(report, outcome)
    if json:
        print_json(outcome.as_json())
    else:
        _show(outcome)
    for issue in outcome.issues:
        complain(_sentence(issue.as_json()))
    return outcome.exit_code


def _write(file: Path, outcome: "SyncReport") -> None:
    import orjson

    file.write_bytes(orjson.dumps(outcome.as_report(), option=orjson.OPT_INDENT_2) + b"\n")


def _show(outcome: "SyncReport") -> None:
    print_table(HEAD, [[getattr(file, name) for name in HEAD] for file in outcome.files])
    verb = "would change" if outcome.dry_run else "changed"
    print(
        f"\n{len(outcome.files)} files, {outcome.total('rows')} rows; {verb}: "
        f"{outcome.triples_added:,} triples added, {outcome.triples_removed:,} removed; "
        f"inferred {outcome.inferred_added:,} added, {outcome.inferred_removed:,} removed ({outcome.seconds:.2f} s)"
    )
    print(f"version {outcome.version}" if outcome.published else f"nothing to publish; version {outcome.version} stays")


def _sentence(issue: dict[str, object]) -> str:
    place = ":".join(str(issue[part]) for part in ("file", "line", "column") if issue[part] is not None)
    accepted = f" (accepted: {issue['accepted']})" if issue["accepted"] else ""
    return f"{place}: {issue['weight']}: {issue['code']}: {issue['reason']}{accepted}"
