"""numpy does not use 512 bits on processors where that sorts slowly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kennisgraaf import processor
from kennisgraaf.processor import VARIABLE, WIDE, sorts_slowly_when_wide, suit_numpy


def described(vendor: str, family: int, flags: str) -> str:
    one = f"processor\t: 0\nvendor_id\t: {vendor}\ncpu family\t: {family}\nmodel\t\t: 17\nflags\t\t: {flags}\n"
    return f"{one}\n{one}\n"


ZEN_4 = described("AuthenticAMD", 25, "fpu avx2 avx512f avx512dq")


@pytest.mark.parametrize(
    ("text", "slow"),
    [
        (ZEN_4, True),
        (described("AuthenticAMD", 25, "fpu avx2"), False),
        (described("AuthenticAMD", 26, "fpu avx2 avx512f avx512dq"), False),
        (described("GenuineIntel", 6, "fpu avx2 avx512f avx512dq"), False),
        ("processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\n", False),
    ],
    ids=["zen 4", "zen 3", "zen 5", "intel", "arm"],
)
def test_only_zen_4_sorts_slowly_when_wide(text: str, slow: bool) -> None:
    assert sorts_slowly_when_wide(text) is slow


def test_what_the_environment_says_already_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cpuinfo").write_text(ZEN_4)
    monkeypatch.setattr(processor, "_DESCRIPTION", tmp_path / "cpuinfo")
    monkeypatch.setenv(VARIABLE, "AVX512_SPR")
    suit_numpy()
    assert os.environ[VARIABLE] == "AVX512_SPR"

    monkeypatch.delenv(VARIABLE)
    suit_numpy()
    assert os.environ[VARIABLE] == WIDE


def test_a_machine_that_does_not_describe_itself_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processor, "_DESCRIPTION", tmp_path / "cpuinfo")
    monkeypatch.delenv(VARIABLE, raising=False)
    suit_numpy()
    assert VARIABLE not in os.environ


def test_numpy_takes_it_without_a_word_and_sorts_the_same() -> None:
    program = "import numpy as np; print(np.sort(np.arange(5000)[::-1]).tolist() == list(range(5000)))"
    told = subprocess.run(
        [sys.executable, "-c", program], env={VARIABLE: WIDE}, capture_output=True, text=True, check=True
    )
    assert (told.stdout, told.stderr) == ("True\n", "")
