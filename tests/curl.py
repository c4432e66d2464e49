"""A stand-in for curl that sends the commands of the documentation to the application in this process."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

_WITH_VALUE = {"-H", "-d", "-X", "--data-binary", "--data-urlencode"}
_ALONE = {"-s", "-i", "-O"}


def curl(words: list[str], client: TestClient, folder: Path = Path()) -> Any:
    """Return the answer to a command; files that it names are in the folder."""
    headers: dict[str, str] = {}
    body, method, address, left = b"", "", "", words[1:]
    while left:
        word = left.pop(0)
        if word in _ALONE:
            continue
        if word not in _WITH_VALUE:
            address = word.partition("://")[2].partition("/")[2] if "://" in word else word.partition("/")[2]
            continue
        value = left.pop(0)
        if word == "-H":
            name, _, text = value.partition(": ")
            headers[name] = text
        elif word == "-X":
            method = value
        else:
            body = _body(word, value, folder, headers)
    method = method or ("POST" if body else "GET")
    return client.request(method, f"/{address}", headers=headers, content=body, follow_redirects=False)


def _body(option: str, value: str, folder: Path, headers: dict[str, str]) -> bytes:
    if option == "--data-urlencode":
        name, _, file = value.partition("@")
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return urlencode({name: (folder / file).read_text(encoding="utf-8")}).encode()
    return (folder / value.removeprefix("@")).read_bytes() if value.startswith("@") else value.encode()
