"""The title of an inventory."""

import pytest

from graph_api.site.table_title import table_title


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ({"dc:title": "Steden"}, "Steden"),
        ({"dct:title": {"@value": "Steden", "@language": "nl"}}, "Steden"),
        ({"http://purl.org/dc/terms/title": "Steden"}, "Steden"),
        ({"url": "cities.csv"}, "cities"),
    ],
)
def test_it_is_that_of_the_metadata_or_else_another_text(table: dict[str, object], title: str) -> None:
    assert table_title(table, "cities") == title


def test_of_several_it_is_the_one_in_the_language_of_the_reader() -> None:
    titles = [{"@value": "Steden", "@language": "nl"}, {"@value": "Cities", "@language": "en"}]
    assert table_title({"dc:title": titles}, "cities", ("fr", "en", "nl")) == "Cities"
    assert table_title({"dc:title": titles}, "cities") == "Steden"
    assert table_title({"dc:title": []}, "cities") == "cities"
