from graph_api.plain_page import HEADERS, plain_page


def test_a_page_escapes_its_title_and_names_no_other_host() -> None:
    text = plain_page("a < b", "<p>c</p>").decode()
    assert "<title>a &lt; b" in text
    assert "<p>c</p>" in text
    assert "//" not in text
    assert "<script" not in text
    assert "default-src 'none'" in HEADERS["Content-Security-Policy"]
