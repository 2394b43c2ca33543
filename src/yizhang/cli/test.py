"""`yizhang test`: the tests of a checkout."""

from __future__ import annotations

import subprocess
import sys

from yizhang.cli.command import Unusable, command
from yizhang.installation import CHECKOUT

# pytest's exit codes in ours; 4 is a wrong flag, 5 that nothing was chosen.
EXIT = {0: 0, 4: 2, 5: 2}


@command
def test(*pytest_args: str) -> int:
    """运行全部测试。Run all tests; code style, types and import rules are among them.

    Exit 0: all passed; 1: some failed; 2: none was chosen. What the machine lacks (browser, PostgreSQL, office suite) is named as skipped;
    with CI=true in the environment a skip is a failure. Words after `test` go to pytest; two processes share the work
    unless they say otherwise (-n 0).

    Example: yizhang test -k 48.2e
    """
    if not (CHECKOUT / "tests").is_dir():
        raise Unusable("测试不随安装包提供，请在源代码目录中运行 ./yizhang test")
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "2", *pytest_args], cwd=CHECKOUT, check=False)
    return EXIT.get(done.returncode, 1)
