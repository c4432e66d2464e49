"""The whole documents of docs/upgrading.md: the old ones are refused, the new ones answered."""

import re

import pytest

from tests.documents import DOCS
from tests.service import Service

PAGE = (DOCS / "upgrading.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\{ [^`]*)` \| `(\{ [^`]*)`.* \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("old", "new"), ROWS)
def test_an_old_document_is_refused_and_its_new_form_is_answered(service: Service, old: str, new: str) -> None:
    refused = service.answer(old)["errors"]
    assert {each["extensions"]["code"] for each in refused} == {"INVALID_DOCUMENT"}
    assert service.graphql(new)


def test_each_table_of_documents_is_read() -> None:
    assert len(ROWS) == PAGE.count("\n| `{ ")
