"""`yizhang serve`: the web server of an installation."""

from __future__ import annotations

import os
import socket
import tempfile

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import progress

THREADS = 8  # of one worker: twice the connections its pool keeps, since half of the work is templates


@command
def serve(port: int = 8000, host: str = "127.0.0.1", workers: int = 2, database: str = "") -> int:
    """提供网页和接口服务。Serve the screens and the API until stopped.

    /healthz answers when the process does, /readyz when it can work, /metrics with numbers for Prometheus. Each request is a line of JSON
    on standard error.

    --port PORT  8000 unless given
    --host HOST  the address to listen at, 127.0.0.1 unless given; another web server, which encrypts, stands before it
    --workers N  processes that share the work

    Example: yizhang serve --port 8000 --workers 4
    """
    from granian import Granian
    from granian.constants import Interfaces

    from yizhang.cli.database import use

    os.environ.setdefault("YIZHANG_LOG", "INFO")
    use(database)
    refuse_taken(host, port)
    progress(f"服务地址：http://{host}:{port}/ ，按 Ctrl+C 停止")
    with tempfile.TemporaryDirectory(prefix="yizhang-metrics-") as counted:
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", counted)
        Granian("yizhang.wsgi:application", host, port, interface=Interfaces.WSGI, workers=workers, blocking_threads=THREADS).serve()
    return 0


def refuse_taken(host: str, port: int) -> None:
    """Raise Unusable when nobody can listen there, before anything is started."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        raise Unusable(f"无法在 {host} 的 {port} 端口提供服务（{error.strerror}）；请用 --port 换一个端口") from error
