"""Measured figures, and how they are written and shown."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `target` is an upper bound.

    `holds` is true if the value is within the target, and None without a target.
    """

    name: str
    value: float
    unit: str
    command: str
    target: float | None = None
    peer: str | None = None

    @property
    def holds(self) -> bool | None:
        """True if the value is within its target, False if not, None without a target."""
        return None if self.target is None else self.value <= self.target

    def as_json(self) -> dict[str, object]:
        """Return the figure as `scripts/bench --json` writes it."""
        return asdict(self) | {"value": round(self.value, 3), "holds": self.holds}


def machine() -> dict[str, object]:
    """Return a description of the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30, 1),
        "python": platform.python_version(),
    }


def write(figures: Sequence[Figure], file: Path) -> None:
    """Write the figures and the machine as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    document = {"machine": machine(), "figures": [figure.as_json() for figure in figures]}
    file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def line(figure: Figure) -> str:
    """Return the figure as one line of a table."""
    target = "" if figure.target is None else f"≤ {figure.target:g} {'holds' if figure.holds else 'MISSED'}"
    return f"{figure.name:<40} {figure.value:>12,.2f} {figure.unit:<8} {target}".rstrip()
