"""`./yizhang`: runs from anywhere, installs once, and says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Stands for the Python of the environment: notes how it was called, and answers only `--version` itself.
PYTHON = '#!/bin/sh\necho "$*" >> "$(dirname "$0")/calls"\ncase $* in *"yizhang.cli "*) exec {real} "$@" ;; esac\n'


@pytest.fixture
def checkout(tmp_path):
    """A checkout in a path with a space, its environment made, nothing installed in it."""
    here = tmp_path / "政府 办公"
    binaries = here / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (here / "src" / "yizhang").mkdir(parents=True)
    for name in ("yizhang", "requirements.txt", "requirements-test.txt", "src/yizhang/__init__.py"):
        shutil.copy(ROOT / name, here / name)
    (binaries / "python").write_text(PYTHON.format(real=sys.executable))
    (binaries / "python").chmod(0o755)
    return here


def run(script: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the script from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **settings}
    return subprocess.run([script, *words], cwd="/", env=environment, capture_output=True, text=True, check=False)


def installations(checkout: Path) -> int:
    """How often packages were installed."""
    calls = checkout / ".venv" / "bin" / "calls"
    return calls.read_text(encoding="utf-8").count("pip install") if calls.exists() else 0


def test_it_runs_through_a_link_from_any_folder(checkout, tmp_path):
    link = tmp_path / "bin" / "依章"
    link.parent.mkdir()
    link.symlink_to(os.path.relpath(checkout / "yizhang", link.parent))
    done = run(link, "--version")
    assert (done.returncode, done.stdout) == (0, "yizhang 0.1.0\n")


def test_the_second_start_installs_nothing_and_a_changed_list_installs_again(checkout):
    for _ in range(2):
        run(checkout / "yizhang", "--version")
    assert installations(checkout) == 1
    with (checkout / "requirements.txt").open("a") as locked:
        locked.write("# changed\n")
    run(checkout / "yizhang", "--version")
    assert installations(checkout) == 2


def test_byte_code_and_patterns_are_made_once(checkout):
    for _ in range(2):
        run(checkout / "yizhang", "--version")
    calls = (checkout / ".venv" / "bin" / "calls").read_text(encoding="utf-8")
    assert (calls.count("compileall"), calls.count("yizhang.gongwen.patterns")) == (1, 1)


def test_packages_are_installed_by_hash_only(checkout):
    run(checkout / "yizhang", "--version")
    calls = (checkout / ".venv" / "bin" / "calls").read_text(encoding="utf-8")
    assert "--no-deps --require-hashes -r" in calls


def test_the_tests_bring_what_they_need(checkout):
    run(checkout / "yizhang", "test", "--help")
    assert (checkout / ".venv" / "requirements-test.txt").exists()


def test_words_with_spaces_arrive_whole(checkout):
    done = run(checkout / "yizhang", "没有 这个")
    assert (done.returncode, "没有“没有 这个”这个命令" in done.stderr) == (2, True)


def test_a_failed_installation_is_tried_again_next_time(checkout):
    (checkout / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    done = run(checkout / "yizhang", "--version")
    assert (done.returncode, "依赖没有装齐" in done.stderr) == (2, True)
    assert not (checkout / ".venv" / "requirements.txt").exists()


def test_without_python_it_names_the_debian_package(checkout, tmp_path):
    shutil.rmtree(checkout / ".venv")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("dirname", "readlink", "cmp", "cp"):
        (tools / name).symlink_to(shutil.which(name))
    done = run(checkout / "yizhang", PATH=str(tools))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "yizhang：缺少 Python 3.11 或更新版本；Debian：apt-get install python3 python3-venv\n"
