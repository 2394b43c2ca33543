"""`yizhang serve` answers over HTTP and refuses a port that is taken."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest
from urllib3 import PoolManager, Retry

from yizhang.cli.command import Unusable
from yizhang.cli.serve import refuse_taken


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """The port of a running server on an empty database."""
    port = free_port()
    here = {**os.environ, "YIZHANG_DATABASE": str(tmp_path / "city.sqlite3")}
    words = [sys.executable, "-m", "yizhang.cli", "serve", "--port", str(port), "--workers", "1"]
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0", "--settings=yizhang.settings"], env=here, check=True)
    with subprocess.Popen(words, env=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert any("Started worker" in line for line in server.stdout)
        yield port
        server.terminate()


def test_the_sign_in_page_is_served(served):
    answer = PoolManager(retries=Retry(connect=9, backoff_factor=0.1)).request("GET", f"http://127.0.0.1:{served}/accounts/login/")
    assert answer.status == 200
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_port_that_is_taken_is_refused_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Unusable, match="换一个端口"):
        refuse_taken(*taken.getsockname())
