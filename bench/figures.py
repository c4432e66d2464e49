"""One measured figure, and how figures are written and shown."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; `target` is an upper bound, `holds` says whether the value is within it, None without one."""

    name: str
    value: float
    unit: str
    command: str
    target: float | None = None
    peer: str | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the value is within its target."""
        return None if self.target is None else self.value <= self.target

    def as_json(self) -> dict[str, object]:
        """The figure as `scripts/bench --json` writes it."""
        return asdict(self) | {"value": round(self.value, 3), "holds": self.holds}


def machine() -> dict[str, object]:
    """What the figures were measured on."""
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
    """The figure as one line of a table."""
    target = "" if figure.target is None else f"≤ {figure.target:g} {'holds' if figure.holds else 'MISSED'}"
    return f"{figure.name:<40} {figure.value:>12,.2f} {figure.unit:<8} {target}".rstrip()
