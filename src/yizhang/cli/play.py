"""`yizhang play`: scenarios of officials, played and compared with what they say they get."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from yizhang.player.driver import Driver
    from yizhang.player.play import Result
    from yizhang.player.scenario import Scenario


@command
def play(paths: list[Path], through: Literal["door", "api"] = "door", json: bool = False, database: str = "") -> int:
    """演练情形文件：谁办什么、得到什么。Play scenario files through the door or the HTTP API.

    --through WAY  door unless given; api sends the same acts over HTTP

    Without --database they are played on a throw-away installation with the demonstration city, or the city of their 组织; with it, on
    that one, where their acts stay.

    Example: yizhang play src/yizhang/documents/scenarios
    """
    scenarios = _read(paths)
    results = _kept(scenarios, through, database) if database else _thrown_away(scenarios, through)
    failed = [one for one in results if not one.passed]
    if json:
        print_json({"passed": len(results) - len(failed), "failed": len(failed), "scenarios": [one.as_json() for one in results]})
    else:
        for one in failed:
            print(f"{one.file}:{one.at} {one.name}\n  应得 {one.expected}\n  实得 {one.got}")
        print(f"{len(results) - len(failed)} 个情形相符，{len(failed)} 个不符")
    return 1 if failed else 0


def _read(paths: list[Path]) -> tuple[Scenario, ...]:
    """All of them, before anything is made. Raises Unusable."""
    from yizhang.player.scenario import scenarios_of
    from yizhang.yamltext import Unusable as BadFile

    for path in paths:
        if not path.exists():
            raise Unusable(f"没有“{path}”；请写情形文件（.yaml）或其所在文件夹")
    try:
        found = scenarios_of(paths)
    except (BadFile, UnicodeDecodeError) as wrong:
        raise Unusable(str(wrong)) from wrong
    if not found:
        raise Unusable(f"{'、'.join(str(path) for path in paths)} 中没有情形文件（.yaml）")
    return found


def _kept(scenarios: tuple[Scenario, ...], through: str, database: str) -> list[Result]:
    """On the installation named, with the organisation that it has. Raises Unusable for a scenario that wants another."""
    from yizhang.cli.database import connect

    for one in scenarios:
        if one.city:
            remedy = "请去掉 --database，或先用 office import 导入再删去“组织”"
            raise Unusable(f"{Path(one.file).name}:{one.line}：写了“组织”的情形只能在演练用的库上演练；{remedy}")
    connect(database)
    from yizhang.player.installation import play_all

    return list(play_all(scenarios, _driver(through)))


def _thrown_away(scenarios: tuple[Scenario, ...], through: str) -> list[Result]:
    """On installations that are gone afterwards. Raises Unusable for an organisation that cannot be entered."""
    from yizhang.cli.database import connect
    from yizhang.yamltext import Unusable as BadFile

    with tempfile.TemporaryDirectory() as folder:
        os.environ["YIZHANG_FILES"] = folder
        connect(f"{folder}/play.sqlite3")
        from yizhang.player.city import CityRefused
        from yizhang.player.installation import play_apart

        progress("正在建立演练用的城市……")
        try:
            return list(play_apart(scenarios, Path(folder), _driver(through)))
        except (BadFile, CityRefused) as wrong:
            raise Unusable(str(wrong)) from wrong


def _driver(through: str) -> Driver:
    if through == "door":
        from yizhang.player.driver import Door

        return Door()
    from yizhang.api.driver import Api

    return Api()
