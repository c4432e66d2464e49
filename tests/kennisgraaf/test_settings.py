"""Tests of the settings, and of the refusal of wrong ones."""

from pathlib import Path

import pytest

from graph_store.errors import BadSetting
from kennisgraaf.settings import Settings, read_settings, settings_table


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for row in settings_table():
        monkeypatch.delenv(row.variable, raising=False)
    return tmp_path


def test_without_an_environment_the_service_is_local() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8000, Path("var"))


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_PORT", "8123")
    assert read_settings().port == 8123


def test_a_dot_env_file_is_read(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("KENNISGRAAF_LANGUAGES=en,nl\n")
    assert read_settings().language_list == ("en", "nl")


def test_a_given_value_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_PORT", "8123")
    assert read_settings(port=9000).port == 9000


def test_a_value_that_is_not_given_is_left_to_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_PORT", "8123")
    assert read_settings(port=None).port == 8123


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KENNISGRAAF_BASE", "kennisgraaf.example"),
        ("KENNISGRAAF_BASE", "https://kennisgraaf.example/no-slash"),
        ("KENNISGRAAF_DATA", ""),
        ("KENNISGRAAF_DATA_LICENCE", "CC0"),
        ("KENNISGRAAF_HOST", ""),
        ("KENNISGRAAF_KEEP_VERSIONS", "0"),
        ("KENNISGRAAF_LANGUAGES", "nl;en"),
        ("KENNISGRAAF_LOG", "loud"),
        ("KENNISGRAAF_PORT", "70000"),
        ("KENNISGRAAF_PORT", "http"),
        ("KENNISGRAAF_PUBLISHER_IRI", "De Uitgever"),
        ("KENNISGRAAF_QUERY_TIMEOUT_S", "-1"),
        ("KENNISGRAAF_SERVE_WORKERS", "0"),
        ("KENNISGRAAF_SERVE_WORKERS", "65"),
        ("KENNISGRAAF_SERVE_WORKERS", "two"),
    ],
)
def test_a_wrong_value_is_refused_by_name(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting) as refused:
        read_settings()
    assert variable in refused.value.detail
    assert repr(value) in refused.value.detail


def test_the_refusal_says_what_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_LOG", "loud")
    with pytest.raises(BadSetting, match="'text' or 'json'"):
        read_settings()
    monkeypatch.setenv("KENNISGRAAF_LOG", "text")
    monkeypatch.setenv("KENNISGRAAF_BASE", "kennisgraaf.example")
    with pytest.raises(BadSetting, match="an http or https address that ends with a slash"):
        read_settings()


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_settings_do_not_change_once_read() -> None:
    settings = read_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("KENNISGRAAF_STATE", "KENNISGRAAF_DATA"),
        ("KENNISGRAAF_DATE", "KENNISGRAAF_DATA"),
        ("KENNISGRAAF_PROT", "KENNISGRAAF_PORT"),
        ("KENNISGRAAF_QUERY_TIMEOUT", "KENNISGRAAF_QUERY_TIMEOUT_S"),
        ("kennisgraaf_keep_version", "KENNISGRAAF_KEEP_VERSIONS"),
    ],
)
def test_a_variable_that_is_no_setting_is_refused_with_the_nearest_name(
    variable: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "x")
    with pytest.raises(BadSetting) as refused:
        read_settings()
    assert refused.value.detail == f"{variable.upper()} is not a setting. Did you mean {meant}?"


def test_a_misspelt_setting_in_a_dot_env_file_is_refused(elsewhere: Path) -> None:
    (elsewhere / ".env").write_text("KENNISGRAAF_STATE=elsewhere\nOTHER=1\n")
    with pytest.raises(BadSetting, match="Did you mean KENNISGRAAF_DATA"):
        read_settings()


def test_the_name_of_a_setting_may_be_written_in_small_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("kennisgraaf_port", "8123")
    assert read_settings().port == 8123


def test_a_plain_dataset_has_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNISGRAAF_STORE", "http://127.0.0.1:7878/query")
    address = read_settings().store_address
    assert address is not None
    assert (address.update, address.graphs) == ("http://127.0.0.1:7878/query", "")
    monkeypatch.setenv("KENNISGRAAF_PLAIN", "true")
    with pytest.raises(BadSetting, match="unset it"):
        read_settings()
