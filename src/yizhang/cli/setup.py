"""`yizhang setup`: the database of an installation and the way in for its three administrators."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, progress

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["system", "security", "audit"]
ROLES = {"system": "系统", "security": "安全", "audit": "审计"}


@command
def setup(
    system: str = "系统管理员", security: str = "安全管理员", audit: str = "审计管理员", renew: str = "",
    json: bool = False, database: str = "", *, now: datetime,
) -> int:  # fmt: skip
    """初始化：建立数据库，给三位管理员一次性链接。Make the database and one-time links for its three administrators.

    --system NAME    who looks after the settings
    --security NAME  who looks after people and rights; what he changes the first confirms
    --audit NAME     who reads the logs
    --renew NAME     make a new link for this administrator instead, when the old one is lost or over

    Three different people; none of them can act on a matter. Each link works once, for three days, and leads to a password and a
    passkey or code of one's own. There is no other account and no password to begin with. A database that is set up is left as it is.

    Example: yizhang setup --system 纪示统 --security 阳示安 --audit 司示审
    """
    from yizhang.cli.database import connect

    names = {ROLES["system"]: system.strip(), ROLES["security"]: security.strip(), ROLES["audit"]: audit.strip()}
    if len(set(names.values())) != len(names) or not all(names.values()):
        raise Unusable(f"三位管理员须是三个人，现在是“{'”“'.join(names.values())}”；请用 --system --security --audit 写明姓名")
    connect(database)
    from yizhang.web.installing import NotPossible, new_link, set_up

    try:
        links = new_link(renew, now) if renew else set_up(names, now)
    except NotPossible as why:
        return told(json, False, str(why), {})
    what = f"已为{renew}另出一次性链接" if renew else "已建立数据库和三位管理员"
    return told(json, True, what, links)


def told(json: bool, ok: bool, what: str, links: Mapping[str, str]) -> int:
    """Say what came of it; the links are on standard output, and nowhere else."""
    if json:
        print_json({"ok": ok, "what": what, "links": [{"person": person, "link": link} for person, link in links.items()]})
    else:
        progress(what)
        if links:
            progress("一次性链接，三天内有效，用过即失效；请当面交给本人：")
        for person, link in links.items():
            print(f"{person}  {link}")
    return 0 if ok else 1
