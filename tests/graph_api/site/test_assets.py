"""The files that pages load."""

import hashlib
import re

import pytest
from starlette.testclient import TestClient

from graph_api.site.assets import asset


def test_a_fingerprinted_file_may_be_kept_for_good(small: TestClient) -> None:
    answer = small.get(asset("style.css"))
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]


def test_a_file_without_fingerprint_is_asked_again(small: TestClient) -> None:
    answer = small.get("/site/style.css")
    assert answer.headers["cache-control"] == "no-cache"
    assert small.get("/site/style.css", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_the_style_sheet_names_only_files_of_ours(small: TestClient) -> None:
    style = small.get("/site/style.css").text
    names = re.findall(r"url\(([^)]+)\)", style)
    assert names
    assert {small.get(f"/site/{name}").status_code for name in names} == {200}
    assert "@import" not in style


def test_each_font_comes_with_its_licence(small: TestClient) -> None:
    for font in ("source-sans-3", "source-serif-4"):
        assert "SIL OPEN FONT LICENSE" in small.get(f"/site/fonts/{font}-OFL.txt").text


@pytest.mark.parametrize("name", ["none.css", "../pages.py", "%2e%2e/pages.py", "/etc/passwd", ""])
def test_nothing_else_is_served(small: TestClient, name: str) -> None:
    assert small.get(f"/site/{name}").status_code == 404


def test_a_script_is_sent_smaller_to_who_takes_gzip(small: TestClient) -> None:
    plain = small.get("/site/why.js", headers={"Accept-Encoding": "identity"})
    packed = small.get("/site/why.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.text == plain.text
    assert small.get("/site/why.js", headers={"Accept-Encoding": "gzip;q=0"}).headers["etag"] == plain.headers["etag"]


def test_every_bundle_is_the_one_of_the_manifest(small: TestClient) -> None:
    manifest = small.get("/site/vendor/manifest.json").json()
    for package in manifest["packages"].values():
        assert package["license"]
        for name, file in package["files"].items():
            content = small.get(f"/site/vendor/{name}").content
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["bytes"])
