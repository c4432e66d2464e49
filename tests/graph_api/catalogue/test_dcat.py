"""The DCAT-AP description of the dataset."""

from graph_api.catalogue.dcat import Publishing, describe
from graph_store.snapshot import Snapshot

BY = Publishing(
    "Iemand", "https://iemand.example/", "https://creativecommons.org/licenses/by/4.0/", ("nl", "fr"),
    "Zonder taal", "nl=Met taal; fr=Avec une langue",
)  # fmt: skip


def test_a_publisher_with_a_name_of_its_own_is_named_by_it(snapshot: Snapshot) -> None:
    text = " ".join(map(str, describe(snapshot, [snapshot.manifest], BY, {})))
    assert "<https://iemand.example/>" in text
    assert "catalog#publisher" not in text
    assert "language/FRA" in text
    assert "licencetype/Attribution" in text


def test_title_and_description_are_those_of_the_settings(snapshot: Snapshot) -> None:
    text = " ".join(map(str, describe(snapshot, [snapshot.manifest], BY, {})))
    assert '"Zonder taal"@nl' in text
    assert '"Met taal"@nl' in text
    assert '"Avec une langue"@fr' in text
