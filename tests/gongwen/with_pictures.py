"""Documents with pictures, made for the tests: small PNGs and JPEGs, and .docx packages that show them."""

from __future__ import annotations

import struct
import zlib

from tests.gongwen.read.packages import TYPES, W, p, packed

A = "http://schemas.openxmlformats.org/drawingml/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU = 36_000
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}/main" xmlns:wp="{A}/wordprocessingDrawing" xmlns:pic="{A}/picture" '
SPACES += 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
HEAD = ("无锡市教育局文件", "锡教〔2026〕9号", "无锡市教育局关于学位安排的通知", "各区教育局：", "现将学位安排通知如下，位置见图。")
FOOT = ("请遵照执行。", "无锡市教育局", "2026年3月2日")
CAPTION = "图1 锡北实验小学位置"
# A grey JPEG of 16 by 8 dots.
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000"
    "ffdb004300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffffffffffc0000b080008001001011100ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000"
    "000000000000ffda0008010100003f000fffd9"
)


def png(across: int = 40, down: int = 20, colour: bytes = b"\x30\x60\x90", said: tuple[int, int] | None = None) -> bytes:
    """A picture of one colour; `said` is another size that its head claims."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + colour * across) * down
    header = struct.pack(">IIBBBBB", *(said or (across, down)), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pic(key: str = "r1", width: float = 80, height: float = 40, *, alt: str = "", floats: bool = False, cut: str = "") -> str:
    """A run with a drawing."""
    kind = "anchor" if floats else "inline"
    inside = f'<pic:pic><pic:blipFill><a:blip r:embed="{key}"/>{cut}</pic:blipFill></pic:pic>'
    size = f'<wp:extent cx="{round(width * EMU)}" cy="{round(height * EMU)}"/>'
    data = f'<a:graphic><a:graphicData uri="{A}/picture">{inside}</a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:{kind}>{size}<wp:docPr id="1" name="图" descr="{alt}"/>{data}</wp:{kind}></w:drawing></w:r>'


def alone(*runs: str) -> str:
    """A paragraph of these runs."""
    return f"<w:p>{''.join(runs)}</w:p>"


def words(text: str) -> str:
    """A run of words."""
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def notice(
    *middle: str,
    pictures: dict[str, bytes] | None = None,
    linked: tuple[str, ...] = (),
    foot: tuple[str, ...] = FOOT,
    last: tuple[str, ...] = (),
) -> bytes:
    """A 通知 as .docx with these paragraphs in its text and after its end; `pictures` by their keys, `linked` the keys of those that are
    elsewhere."""
    pictures = {"r1": png()} if pictures is None else pictures
    body = "".join([*map(p, HEAD), *middle, *map(p, foot), *last])
    inside = "".join(f'<Relationship Id="{key}" Type="{R}/image" Target="media/{key}"/>' for key in pictures)
    outside = "".join(f'<Relationship Id="{key}" Type="{R}/image" TargetMode="External" Target="http://x/a.png"/>' for key in linked)
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}{outside}</Relationships>'
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    media = {f"word/media/{key}": data for key, data in pictures.items()}
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, "word/_rels/document.xml.rels": relations, **media})
