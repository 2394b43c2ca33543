"""`yizhang office …`: the organisation of an installation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json


@command
def import_(file: Path, dry_run: bool = False, json: bool = False, database: str = "", *, now: datetime) -> int:
    """导入组织：机构、职务、任职、分工。Enter an organisation (YAML or .xlsx) as acts of the registers of chapter two.

    --dry-run  say what would be entered and refused, enter nothing

    What is on record, by code and date, is not entered again. Either all rows are entered or, when one is refused, none.

    Example: yizhang office import src/yizhang/office/city.yaml --dry-run
    """
    if not file.is_file():
        raise Unusable(f"没有“{file}”这个文件")
    from yizhang.cli.database import connect
    from yizhang.yamltext import Unusable as BadRow

    connect(database)
    from yizhang.office.entries import read_file
    from yizhang.office.importing import import_entries

    try:
        result = import_entries(read_file(file), now=now, dry_run=dry_run)
    except BadRow as wrong:
        raise Unusable(str(wrong)) from wrong
    if json:
        print_json({"entered": result.entered, "unchanged": result.unchanged, "findings": [one.as_json() for one in result.findings]})
    else:
        for one in result.findings:
            print(f"{one.where} {one.message}。{one.mend}")
        print(f"{'将登记' if dry_run else '已登记'}{result.entered}条，{result.unchanged}条已在册")
    return 1 if result.refused else 0
