"""Pictures on the pages of a .pdf: a JPEG as its bytes, any other as a PNG made of its dots, as the file keeps no picture file of it."""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from yizhang.gongwen.pictures import JPEG, PNG
from yizhang.gongwen.readers.printed import Image, is_figure

DEEPEST = 4
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
UNPACKED = 40_000_000  # dots of one file, some seconds' worth; JPEGs stay packed
MOST = 200  # pictures of a page; a page of more is drawn of them
COLOURS = {1: 1, 2: 3, 3: 4, 4: 4}  # bytes of a dot by the library's number of the form: grey, BGR, BGR and one unused, BGR and opacity


def images(page: Any, dots: list[int]) -> Iterator[Image]:
    """The figures of a page with their places. Asked of the library itself: its own wrapper makes an object of every letter. `dots` holds
    how many may still be unpacked of the file."""
    from pypdfium2 import raw

    width, height = page.get_width(), page.get_height()
    top_level = (raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page)))
    for one, matrix in islice(_objects(top_level, PLAIN, 0), MOST):
        sides = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPageObj_GetBounds(one, *sides):
            left, bottom, right, top = (side.value for side in sides)
            corners = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            across, up = sorted(x for x, _ in corners), sorted(y for _, y in corners)
            if is_figure(across[-1] - across[0], up[-1] - up[0], width, height):
                data = _data(one, dots)
                yield Image(data or b"", across[0], height - up[-1], across[-1], height - up[0], fault="huge" if data is None else "")


def _objects(ones: Iterable[Any], matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """The pictures among these objects and in groups of them, with the matrix of their group."""
    from pypdfium2 import raw

    for one in ones:
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield one, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            own = raw.FS_MATRIX()
            inside = (raw.FPDFFormObj_GetObject(one, at) for at in range(raw.FPDFFormObj_CountObjects(one)))
            if raw.FPDFPageObj_GetMatrix(one, own):
                yield from _objects(inside, _within((own.a, own.b, own.c, own.d, own.e, own.f), matrix), depth + 1)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    """One matrix after the other."""
    a, b, c, d, e, f = inner
    (x, y), (ax, ay), (cx, cy) = _moved(outer, e, f), _moved(outer, a, b), _moved(outer, c, d)
    zero = _moved(outer, 0, 0)
    return ax - zero[0], ay - zero[1], cx - zero[0], cy - zero[1], x, y


def _data(image: Any, dots: list[int]) -> bytes | None:
    """The bytes of a picture file, empty where the dots cannot be had; None where they are too many."""
    from pypdfium2 import raw

    if _filters(image) == [b"DCTDecode"]:
        data = _bytes(raw.FPDFImageObj_GetImageDataRaw, image)
        return data if data.startswith(JPEG) else b""
    across, down = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, across, down)
    dots[0] -= across.value * down.value
    if dots[0] < 0:
        return None
    bitmap = raw.FPDFImageObj_GetBitmap(image)
    try:
        return _png(bitmap) if bitmap else b""
    finally:
        if bitmap:
            raw.FPDFBitmap_Destroy(bitmap)


def _filters(image: Any) -> list[bytes]:
    from pypdfium2 import raw

    out = []
    for at in range(raw.FPDFImageObj_GetImageFilterCount(image)):
        name = ctypes.create_string_buffer(64)
        raw.FPDFImageObj_GetImageFilter(image, at, name, len(name))
        out.append(name.value)
    return out


def _bytes(ask: Any, image: Any) -> bytes:
    size = ask(image, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(image, buffer, size)
    return buffer.raw


def _png(bitmap: Any) -> bytes:
    """The dots without their opacity, row by row, in the order of PNG: red, green, blue."""
    from pypdfium2 import raw

    step = COLOURS.get(raw.FPDFBitmap_GetFormat(bitmap), 0)
    across, down, stride = (ask(bitmap) for ask in (raw.FPDFBitmap_GetWidth, raw.FPDFBitmap_GetHeight, raw.FPDFBitmap_GetStride))
    if not step:
        return b""
    dots = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * down)
    rows = bytearray()
    for at in range(0, stride * down, stride):
        row = dots[at : at + across * step]
        coloured = bytearray(3 * across if step > 1 else across)
        if step > 1:
            coloured[0::3], coloured[1::3], coloured[2::3] = row[2::step], row[1::step], row[0::step]
        else:
            coloured[:] = row
        rows += b"\0" + coloured
    header = struct.pack(">IIBBBBB", across, down, 8, 2 if step > 1 else 0, 0, 0, 0)
    return PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
