from pathlib import Path

from graph_api.auth import SCOPES, Tokens
from tests.kennisgraaf.running import Run


def test_a_token_is_shown_once_and_is_good_at_once(run: Run, empty_state: Path) -> None:
    made = run("token", "new", "--json")
    assert (made.code, made.json.keys()) == (0, {"token", "id", "scopes", "expires"})
    assert (made.json["scopes"], made.json["expires"]) == (list(SCOPES), None)
    assert Tokens(empty_state).bearer(made.json["token"]).id == made.json["id"]
    listed = run("token", "list")
    assert made.json["id"] in listed.out
    assert made.json["token"] not in listed.out


def test_a_token_is_made_for_a_scope_and_a_time(run: Run, empty_state: Path) -> None:
    made = run(
        "token", "new", "--scope", "update", "--scope", "store", "--days", "30", "--note", "for a test", "--json"
    )
    assert made.json["scopes"] == ["update", "store"]
    assert made.json["expires"]
    assert "for a test" in run("token", "list").out
    assert run("token", "list", "--json").json[0]["note"] == "for a test"
    assert run("token", "new", "--scope", "everything").code == 2


def test_a_token_that_is_taken_back_is_gone(run: Run, empty_state: Path) -> None:
    name = run("token", "new", "--json").json["id"]
    assert run("token", "revoke", name, "--json").json == {"id": name, "revoked": True}
    assert run("token", "list", "--json").json == []
    assert run("token", "revoke", name).code == 3


def test_a_new_token_is_told_to_people(run: Run, empty_state: Path) -> None:
    assert "scopes update, store, upload, admin, expires never" in run("token", "new").out
