"""Packages torn so that they still look like packages: by their parts, and by the elements of their XML."""

from __future__ import annotations

import io
import random
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

ODD = ["", " ", "-1", "0", "1e9", "99999999999999999999", "NaN", "٣", "x", "on", "../../x", "g g g", "M 0 0 L", "1 2 3", "一"]
Parts = list[tuple[str, bytes]]


def torn(data: bytes, chance: random.Random) -> bytes:
    """The package with one to four things wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(chance.randint(1, 4)):
        if not parts:
            break
        at = chance.randrange(len(parts))
        chance.choice([*[_in_xml] * 8, *PARTS])(parts, at, chance)
    whole = _packed(parts)
    return _bitten(whole, chance) if chance.random() < 0.05 else whole


def _packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the same name twice
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def _bitten(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.randint(0, 20)) + data[start + chance.randint(0, 200) :]


def _left_out(parts: Parts, at: int, chance: random.Random) -> None:
    del parts[at]


def _emptied(parts: Parts, at: int, chance: random.Random) -> None:
    parts[at] = (parts[at][0], b"")


def _cut(parts: Parts, at: int, chance: random.Random) -> None:
    name, content = parts[at]
    parts[at] = (name, content[: chance.randint(0, len(content))])


def _exchanged(parts: Parts, at: int, chance: random.Random) -> None:
    other = chance.randrange(len(parts))
    parts[at], parts[other] = (parts[at][0], parts[other][1]), (parts[other][0], parts[at][1])


def _twice(parts: Parts, at: int, chance: random.Random) -> None:
    parts.append((parts[at][0], chance.choice(parts)[1]))


def _renamed(parts: Parts, at: int, chance: random.Random) -> None:
    parts[at] = (parts[at][0].swapcase() + chance.choice(["", "/", "x"]), parts[at][1])


PARTS = (_left_out, _emptied, _cut, _exchanged, _twice, _renamed)


def _in_xml(parts: Parts, at: int, chance: random.Random) -> None:
    """Change elements of a part that is XML."""
    name, content = parts[at]
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return
    for _ in range(chance.randint(1, 3)):
        one = chance.choice([each for each in root.iter() if isinstance(each.tag, str)])
        chance.choice(ELEMENTS)(one, chance)
    parts[at] = (name, etree.tostring(root))


def _removed(one: etree._Element, chance: random.Random) -> None:
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _repeated(one: etree._Element, chance: random.Random) -> None:
    if one.getparent() is not None:
        for _ in range(chance.choice([1, 3, 200])):
            one.addnext(deepcopy(one))


def _nested(one: etree._Element, chance: random.Random) -> None:
    """The element in itself, and again."""
    inner = one
    for _ in range(chance.choice([1, 5, 60, 250])):
        fresh = etree.SubElement(inner, one.tag, dict(one.attrib))
        inner = fresh
    inner.text = one.text


def _moved(one: etree._Element, chance: random.Random) -> None:
    root = one.getroottree().getroot()
    places = [each for each in root.iter() if isinstance(each.tag, str) and one not in (each, *each.iterancestors())]
    if one is not root and places:
        chance.choice(places).append(one)


def _revalued(one: etree._Element, chance: random.Random) -> None:
    if one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(ODD))
    else:
        one.text = chance.choice(ODD)


def _undressed(one: etree._Element, chance: random.Random) -> None:
    if one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


def _retagged(one: etree._Element, chance: random.Random) -> None:
    root = one.getroottree().getroot()
    one.tag = chance.choice([each.tag for each in root.iter() if isinstance(each.tag, str)])


ELEMENTS: tuple[Callable[[etree._Element, random.Random], None], ...] = (
    _removed, _repeated, _nested, _moved, _revalued, _revalued, _undressed, _retagged,
)  # fmt: skip
