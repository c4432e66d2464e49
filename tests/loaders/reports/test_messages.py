"""Every code that the loaders use has its messages."""

import re
from pathlib import Path

import pytest

import loaders
from loaders.reports.messages import LANGUAGES, MESSAGES, accepted, reason

SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in Path(loaders.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("code", MESSAGES)
def test_each_code_has_a_reason_in_each_language(code: str) -> None:
    fields = set(re.findall(r"\{(\w+)\}", "".join(MESSAGES[code])))
    details: dict[str, object] = dict.fromkeys(fields, "x")
    assert all(reason(code, language, details) for language in LANGUAGES)
    assert bool(accepted(code, "nl", details)) == bool(accepted(code, "en", details))


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    used = set(re.findall(r'(?:\.say|Refused|Issue)\(\s*"([a-z-]+-[a-z-]+|required)"', SOURCE)) | set(
        re.findall(r'warning="([a-z-]+)"', SOURCE)
    )
    assert used <= set(MESSAGES)
    assert [code for code in MESSAGES if SOURCE.count(f'"{code}"') < 2] == []
