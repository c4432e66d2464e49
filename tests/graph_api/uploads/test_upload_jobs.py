"""An upload is done in a process of its own, within its limits."""

from pathlib import Path

import pytest

from tests.writable import ROW, copied

pytestmark = pytest.mark.slow


def test_an_upload_that_takes_too_long_is_stopped_and_the_service_goes_on(tmp_path: Path) -> None:
    with copied(tmp_path, update_timeout_s=0.01) as found:
        stopped = found.post("libraries", found.text("libraries.csv") + ROW)
        assert (stopped.status_code, stopped.json()["code"]) == (503, "QUERY_TIMEOUT")
        assert "nothing was published" in stopped.json()["detail"]
        assert found.client.get("/healthz").status_code == 200
