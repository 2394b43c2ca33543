"""`yizhang serve`: the web server of an installation."""

from __future__ import annotations

from yizhang.cli.command import command
from yizhang.cli.output import progress


@command
def serve(port: int = 8000, host: str = "127.0.0.1", workers: int = 2, database: str = "") -> int:
    """提供网页和接口服务。Serve the screens and the API until stopped.

    --port PORT       8000 unless given
    --host HOST       the address to listen at, 127.0.0.1 unless given; another web server, which encrypts, stands before it
    --workers N       processes that share the work
    --database WHERE  a file (SQLite) or postgresql://USER@HOST/NAME, unless YIZHANG_DATABASE names it

    Example: yizhang serve --port 8000 --workers 4
    """
    from granian import Granian
    from granian.constants import Interfaces

    from yizhang.cli.database import use

    use(database)
    progress(f"服务地址：http://{host}:{port}/ ，按 Ctrl+C 停止")
    Granian("yizhang.wsgi:application", address=host, port=port, workers=workers, interface=Interfaces.WSGI, log_enabled=False).serve()
    return 0
