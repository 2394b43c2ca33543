"""Makes small PDF files: words put on pages by hand, in a font that every reader of PDF knows by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.gongwen.with_pictures import JPEG

Put = tuple[str, float, float, float]
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts ["
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 "
    "/ItalicAngle 0 /FontBBox [0 -120 1000 880] >> >>] >>"
)


def pdf(*pages: Sequence[Put], locked: bool = False) -> bytes:
    """A file with these pages of A4; each word is put as (text, points from the left, points from the top, size)."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>", FONT]
    for n, puts in enumerate(pages):
        content = "\n".join(_shown(*put) for put in puts)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    trailer = f"<< /Root 1 0 R /Size {len(objects) + 1} {_lock() if locked else ''} >>"
    return _file(objects, trailer)


def illustrated(words: Sequence[Put], drawn: str, *, inside: str = "") -> bytes:
    """A page of these words on which /Im is a JPEG of 16 by 8 dots and /Fm a group with this content, drawn as told."""
    content = "\n".join([*(_shown(*put) for put in words), drawn])
    kind = "/Type /XObject /Subtype /Image /Width 16 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = f"<< {kind} /Filter [/ASCIIHexDecode /DCTDecode] /Length {2 * len(JPEG)} >>"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /Im 6 0 R >> >> /Length {len(inside)} >>"
    resources = "<< /Font << /F 3 0 R >> /XObject << /Im 6 0 R /Fm 7 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        FONT,
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents 5 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"{image}\nstream\n{JPEG.hex()}\nendstream",
        f"{form}\nstream\n{inside}\nendstream",
    ]
    return _file(objects, "<< /Root 1 0 R /Size 8 >>")


def column(*lines: str, top: float = 110, pitch: float = 29, size: float = 16) -> list[Put]:
    """Lines under each other at the left edge of the type area; 　 in front moves a line in."""
    return [(line.lstrip("　"), 79 + size * (len(line) - len(line.lstrip("　"))), top + n * pitch, size) for n, line in enumerate(lines)]


def centred(text: str, top: float, size: float = 22) -> Put:
    """A line in the middle of the type area, which is 442 points wide."""
    return (text, 79 + (442 - len(text) * size) / 2, top, size)


def _shown(text: str, left: float, top: float, size: float) -> str:
    return f"BT /F {size} Tf {left:.2f} {842 - top:.2f} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _lock() -> str:
    """An encryption no empty password opens."""
    return f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"


def _file(objects: Iterable[str], trailer: str) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return out + f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF".encode()
