import json
import stat
from pathlib import Path

import pytest
from starlette.requests import Request

from graph_api.auth import FILE, SCOPES, Tokens, authorised, public, with_scope
from graph_store.errors import BadRequest, Damaged, Forbidden, NotFound, Unauthorized


def request(header: str | None) -> Request:
    headers = [] if header is None else [(b"authorization", header.encode())]
    return Request({"type": "http", "headers": headers})


def test_a_token_is_known_by_its_text_of_which_only_a_hash_is_kept(tmp_path: Path) -> None:
    text, token = Tokens(tmp_path / "state").new(note="for a test")
    kept = (tmp_path / "state" / FILE).read_text()
    assert text not in kept
    assert text.rpartition("_")[2] not in kept
    assert stat.S_IMODE((tmp_path / "state" / FILE).stat().st_mode) == 0o600
    assert Tokens(tmp_path / "state").bearer(text) == token
    assert token.scopes == SCOPES


def test_what_another_process_does_is_seen_at_once(tmp_path: Path) -> None:
    running, command = Tokens(tmp_path), Tokens(tmp_path)
    assert running.all() == ()
    text, token = command.new()
    assert running.bearer(text) == token
    command.revoke(token.id)
    with pytest.raises(Unauthorized):
        running.bearer(text)


def test_a_token_ends_with_its_time(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    late, _ = tokens.new(days=-1)
    good, _ = tokens.new(days=1)
    assert tokens.bearer(good)
    with pytest.raises(Unauthorized, match="expired on"):
        tokens.bearer(late)


def test_a_request_needs_the_scope(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    text, token = tokens.new(["store", "store"])
    assert token.scopes == ("store",)
    assert authorised(request(f"bearer {text}"), tokens, "store") == token
    with pytest.raises(Forbidden, match="needs update"):
        authorised(request(f"Bearer {text}"), tokens, "update")
    for header in (None, "", "Bearer", f"Basic {text}", "Bearer kg_x", f"Bearer {text}x", f"Bearer {text[:-1]}"):
        with pytest.raises(Unauthorized):
            authorised(request(header), tokens, "store")


def test_what_is_no_scope_or_no_token_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="update, store, upload, admin"):
        Tokens(tmp_path).new(["everything"])
    with pytest.raises(NotFound):
        Tokens(tmp_path).revoke("1a2b3c4d")


def test_what_is_shown_of_a_token_does_not_help_to_guess_it(tmp_path: Path) -> None:
    _, token = Tokens(tmp_path).new()
    assert "sha256" not in public(token)
    assert token.sha256 not in json.dumps(public(token))


def test_a_damaged_file_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    with pytest.raises(Damaged):
        Tokens(tmp_path).bearer("kg_x")


def test_a_token_is_found_by_its_id_as_long_as_it_is_valid(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    _, good = tokens.new(["upload"])
    _, late = tokens.new(days=-1)
    assert with_scope(tokens.named(good.id), "upload") == good
    with pytest.raises(Forbidden, match="this needs store"):
        with_scope(good, "store")
    for name in (late.id, "other"):
        with pytest.raises(Unauthorized):
            tokens.named(name)
