"""Makes small .docx packages: the body is written out, the rest is the least that a reader needs."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """The parts as a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; further parts of the folder word by name: numbering="<w:num …>"."""
    more = {f"word/{name}.xml": part if part.startswith("<?xml") else wrapped(name, part) for name, part in parts.items()}
    document = f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def wrapped(name: str, content: str) -> str:
    """A part in its root element."""
    root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
    return f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def centred(text: str, points: int = 22) -> str:
    """A title's line."""
    return p(text, '<w:jc w:val="center"/>', f'<w:sz w:val="{2 * points}"/>')


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
