"""What the documents say is so: commands run, links lead somewhere, names exist, decisions are in order, lists are complete."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

from yizhang import settings
from yizhang.cli.catalogue import catalogue, page
from yizhang.rulebooks.provisions import provisions

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changelog.d/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/0*.md"))
FENCE = re.compile(r"^( *)```(\w*)(.*)\n((?:.*\n)*?)\1```$", re.MULTILINE)
RUNS = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-c"]}
COMING: set[str] = set()
"""Commands of the contract that documents may name before they are written."""


class Block(NamedTuple):
    """A block of code in a page: its language, the words after it, its lines, and what the next block says comes out."""

    page: Path
    language: str
    marks: str
    text: str
    output: str

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}: {self.text.splitlines()[0].strip()}"


def blocks() -> list[Block]:
    """All blocks of all pages."""
    found = []
    for path in PAGES:
        matches = list(FENCE.finditer(path.read_text(encoding="utf-8")))
        for one, following in zip_longest(matches, matches[1:]):
            output = following[4] if following and following[2] == "text" else ""
            found.append(Block(path, one[2], one[3].strip(), one[4], output))
    return found


BLOCKS = blocks()
TEXTS = {path: path.read_text(encoding="utf-8") for path in PAGES}


@pytest.mark.parametrize("block", [one for one in BLOCKS if one.marks.startswith("run")], ids=str)
def test_a_command_does_what_the_page_shows(block: Block):
    asked = re.search(r"exit=(\d)", block.marks)
    done = subprocess.run([*RUNS[block.language], block.text], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == int(asked[1] if asked else 0), done.stderr
    assert [line for line in block.output.splitlines() if line.strip() not in done.stdout] == []


def commands_named() -> set[tuple[str, str]]:
    """(page, words) of every `./yizhang …` that a page names, in blocks and between backticks."""
    pattern = re.compile(r"(?:\./|`)yizhang ([a-z]+)(?: ([a-z]+))?")
    return {(path.name, " ".join(filter(None, one))) for path, text in TEXTS.items() for one in pattern.findall(text)}


def test_every_command_that_a_page_names_exists():
    there = {entry.words for entry in catalogue()}
    plain = {words for words in there if " " not in words} | COMING
    assert {(path, words) for path, words in commands_named() if words not in there and words.split()[0] not in plain} == set()


def test_what_is_coming_has_not_come():
    assert {entry.words for entry in catalogue()} & COMING == set()


def test_every_link_leads_somewhere():
    said = ((path, re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)) for path, text in TEXTS.items())  # what is code is no link
    links = ((path, target) for path, text in said for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text))
    assert [(path.name, target) for path, target in links if "://" not in target and not (path.parent / target).exists()] == []


def test_every_file_that_a_page_names_exists():
    pattern = re.compile(r"`((?:src|docs|tests|changelog\.d)/[^`…*N ]+)`")
    named = ((path, name) for path, text in TEXTS.items() for name in pattern.findall(text))
    assert [(path.name, name) for path, name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_thirty_lines_say_what_it_is_and_lead_to_a_refusal(name):
    start = "\n".join((ROOT / name).read_text(encoding="utf-8").splitlines()[:30])
    assert [said for said in ("./yizhang demo", "./yizhang test", "docs/images/matter.png", "不符", "怎么办") if said not in start] == []


def test_decisions_are_numbered_without_gaps_and_listed_with_their_titles():
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    listed = re.findall(r"\| \[(\d+)\]\((.+?)\) \| (.+?) \|", (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8"))
    titles = [(path, TEXTS[path].splitlines()[0].removeprefix(f"# {path.name[:4]} ")) for path in DECISIONS]
    assert listed == [(path.name[:4], path.name, title) for path, title in titles]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_what_is_bad_about_it_and_what_was_turned_down(path):
    parts = ("**Context.**", "**Decision.**", "**Consequences.**", "- Bad: ", "**Turned down.**")
    assert [part for part in parts if part not in TEXTS[path]] == []
    assert len(TEXTS[path].splitlines()) <= 60


def test_every_package_asked_for_is_explained_and_no_other():
    asked = re.findall(r"^([A-Za-z][A-Za-z0-9-]*)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    table = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").partition("## What was turned down")[0]
    assert re.findall(r"^\| ([A-Za-z][A-Za-z0-9-]*) \| .+ \| .+ \|$", table, re.MULTILINE) == ["package", *asked]


def test_every_setting_is_explained_and_no_other():
    known = re.findall(r"^(YIZHANG_\w+)", settings.__doc__, re.MULTILINE)
    explained = re.findall(r"^\| `(YIZHANG_\w+)`", (ROOT / "docs/howto/run-for-an-office.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert explained == known


def test_a_change_note_names_its_provision_and_kind():
    kinds = {"rule", "procedure", "number", "screen", "cli", "api", "fix"}
    known = set(provisions())
    notes = [path.name.removesuffix(".md").rpartition(".") for path in ROOT.glob("changelog.d/*.md") if path.name != "README.md"]
    assert [note for note in notes if note[2] not in kinds or (re.match(r"\d|P\.", note[0]) and note[0] not in known)] == []


def test_the_page_of_commands_is_made_from_them():
    written = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert written == page(), "python -m yizhang.cli.catalogue > docs/reference/commands.md"
