"""Choose the processor features that numpy does not use; this must run before numpy is imported.

On Zen 4, writing chosen lanes of a 512-bit register to memory uses microcode, and numpy sorts with it: four to five
times slower than with 256 bits. Much of reasoning is sorting. Source: https://github.com/numpy/x86-simd-sort/issues/6
"""

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "NPY_DISABLE_CPU_FEATURES"
WIDE: Final = "X86_V4"
"""numpy's name for the code that works on 512 bits."""

_DESCRIPTION = Path("/proc/cpuinfo")
_ZEN_3_AND_4 = "cpu family\t: 25\n"


def suit_numpy() -> None:
    """Turn off the numpy features that are slow here, also in child processes; an existing variable is kept."""
    try:
        described = _DESCRIPTION.read_text(encoding="utf-8")
    except OSError:
        return
    if sorts_slowly_when_wide(described):
        os.environ.setdefault(VARIABLE, WIDE)


def sorts_slowly_when_wide(described: str) -> bool:
    """Return whether Linux describes a Zen 4 processor; Zen 3 has no 512 bits, Zen 5 is another family."""
    first = described.partition("\n\n")[0] + "\n"
    return "AuthenticAMD" in first and _ZEN_3_AND_4 in first and " avx512f " in first
