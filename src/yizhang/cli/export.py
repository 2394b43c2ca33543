"""`yizhang export`: the record in one file, for those who want to check it without the office."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json


@command
def export(file: Path, xes: bool = False, ocel: bool = False, json: bool = False, database: str = "", *, now: datetime) -> int:
    """导出办理记录：每条办理的原文、摘要和检查点。Write the whole record to one file (JSON lines; with .gz compressed).

    The office may go on meanwhile; the file shows one moment. It holds what was entered in every act, so it belongs in as few hands as the
    database. `yizhang verify FILE` checks it, and so does yizhang/standalone_verifier.py, one file that needs Python alone.

    --xes   an event log for process mining instead, XES 1.0 (IEEE 1849): posts, verbs, moments and outcomes; no person, title or text,
            no draft, no sealed matter
    --ocel  the same as OCEL 2.0 (JSON), with posts, files and the matters that others were opened in as objects

    Example: yizhang export record.jsonl.gz
    """
    if file.exists():
        raise Unusable(f"“{file}”已经有了，不覆盖；请换一个文件名")
    if xes and ocel:
        raise Unusable("--xes 和 --ocel 只能选一种；请分两次导出")
    from yizhang.cli.installed import connect_installed

    connect_installed(database)
    from yizhang.kernel.eventlogs import as_ocel, as_xes
    from yizhang.kernel.exporting import export as write
    from yizhang.kernel.moment import said

    write_log = as_xes if xes else as_ocel
    matters, acts = write_log(file, now) if xes or ocel else write(file, said(now))
    if json:
        print_json({"file": str(file), "matters": matters, "acts": acts})
    else:
        print(f"已导出{matters}件事项、{acts}条办理：{file}")
    return 0
