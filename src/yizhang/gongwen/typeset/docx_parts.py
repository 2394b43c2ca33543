"""The parts of a .docx beside the text: styles with Chinese names, settings, page numbers, properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from yizhang.gongwen.pictures import FORMS, Picture
from yizhang.gongwen.typeset import measures, table
from yizhang.gongwen.typeset.docx_xml import R, element, pitch, run_properties
from yizhang.gongwen.typeset.parts import Composition, Face

if TYPE_CHECKING:
    from lxml.etree import _Element

# Every style with its face and size.
STYLES: dict[str, tuple[Face, float]] = {
    "正文": (Face.FANGSONG, measures.BODY),
    "份号": (Face.FANGSONG, measures.BODY),
    "密级和保密期限": (Face.HEITI, measures.BODY),
    "紧急程度": (Face.HEITI, measures.BODY),
    "发文机关标志": (Face.XIAOBIAOSONG, measures.MARK_LARGEST),
    "发文字号": (Face.FANGSONG, measures.BODY),
    "标题": (Face.XIAOBIAOSONG, measures.TITLE),
    "主送机关": (Face.FANGSONG, measures.BODY),
    "章节标题": (Face.HEITI, measures.BODY),
    "一级标题": (Face.HEITI, measures.BODY),
    "二级标题": (Face.KAITI, measures.BODY),
    "三级标题": (Face.FANGSONG, measures.BODY),
    "四级标题": (Face.FANGSONG, measures.BODY),
    "附件说明": (Face.FANGSONG, measures.BODY),
    "发文机关署名": (Face.FANGSONG, measures.BODY),
    "签名章": (Face.FANGSONG, measures.BODY),
    "成文日期": (Face.FANGSONG, measures.BODY),
    "附注": (Face.FANGSONG, measures.BODY),
    "出席名单": (Face.FANGSONG, measures.BODY),
    "附件标识": (Face.HEITI, measures.BODY),
    "附件标题": (Face.XIAOBIAOSONG, measures.TITLE),
    "版记": (Face.FANGSONG, measures.SMALL),
    "表格": (Face.FANGSONG, table.SIZE),
    "图片": (Face.FANGSONG, measures.BODY),
    "图题": (Face.FANGSONG, measures.BODY),
    "页码": (Face.SONGTI, measures.SMALL),
}
OFFICIAL = {"emf": "x-emf", "wmf": "x-wmf"}  # media types that are not named as the form is
OUTLINE = {"一级标题": 0, "二级标题": 1, "三级标题": 2, "四级标题": 3}
TYPES = {
    "document": "document.main", "styles": "styles", "settings": "settings",
    "footer1": "footer", "footer2": "footer", "footer3": "footer",
}  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def fixed(composition: Composition, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """All parts but the text; the pictures by their keys."""
    footers = {"footer1": _footer("right", "right"), "footer2": _footer("left", "left"), "footer3": element("ftr", element("p"))}
    trees = {"styles": _styles(), "settings": _settings(), **footers}
    files = {key: f"media/{key}.{one.form}" for key, one in pictures.items()}
    beside = {key: ("image", file) for key, file in files.items()}
    return {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": _relations({"d": ("officeDocument", "word/document.xml"), "c": ("core", "docProps/core.xml")}).encode(),
        "word/_rels/document.xml.rels": _relations({name: (name.rstrip("123"), f"{name}.xml") for name in trees} | beside).encode(),
        "docProps/core.xml": _properties(composition).encode(),
        **{f"word/{name}.xml": _written(tree) for name, tree in trees.items()},
        **{f"word/{file}": pictures[key].data for key, file in files.items()},
    }


def _written(tree: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_types() -> str:
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, kind in TYPES.items())
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    rels += "".join(f'<Default Extension="{form}" ContentType="image/{OFFICIAL.get(form, form)}"/>' for form in sorted(set(FORMS.values())))
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}<Default Extension="xml" ContentType="application/xml"/>{parts}{core}</Types>'
    )


def _relations(wanted: dict[str, tuple[str, str]]) -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    each = "".join(
        f'<Relationship Id="{key}" Type="{core if kind == "core" else f"{R}/{kind}"}" Target="{target}"/>'
        for key, (kind, target) in wanted.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _properties(composition: Composition) -> str:
    """The title and nothing of who typed it or when: a document that leaves the house tells no more than its page."""
    title = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(composition.name)}</dc:title>'
    return f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties">{title}</cp:coreProperties>'


def _settings() -> _Element:
    """Odd and even pages differ, and Chinese punctuation keeps its width: no line is squeezed."""
    compat = element("compat", element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"))
    return element("settings", element("evenAndOddHeaders"), element("characterSpacingControl", val="doNotCompress"), compat)


def _styles() -> _Element:
    language = element("lang", val="en-US", eastAsia="zh-CN")
    defaults = run_properties(Face.FANGSONG, measures.BODY)
    defaults.append(language)
    root = element("styles", element("docDefaults", element("rPrDefault", defaults), element("pPrDefault", element("pPr"))))
    root.extend(_style(number, name) for number, name in enumerate(STYLES, 1))
    return root


def _style(number: int, name: str) -> _Element:
    face, size = STYLES[name]
    spacing = element("spacing", before="0", after="0", line=str(pitch(size)), lineRule="exact")
    # Lines are as high as they are told, whatever the grid, nothing hangs out of the 版心, and Chinese and Latin are not set apart.
    off = [element(one, val="0") for one in ("widowControl", "snapToGrid")]
    latin = [element(one, val="0") for one in ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd")]
    outline = [element("outlineLvl", val=str(OUTLINE[name]))] if name in OUTLINE else []
    paragraph = element("pPr", off[0], *latin, off[1], spacing, *outline)
    marks = {"default": "1"} if number == 1 else {}
    based = [element("basedOn", val="S1")] if number > 1 else []
    shown = "Normal" if number == 1 else name
    aliases = [element("aliases", val=name)] if number == 1 else []
    return element(
        "style", element("name", val=shown), *aliases, *based, element("qFormat"), paragraph, run_properties(face, size),
        type="paragraph", styleId=f"S{number}", **marks,
    )  # fmt: skip


def _footer(align: str, side: str) -> _Element:
    """— 1 — one character from the edge."""
    style = run_properties(Face.SONGTI, measures.SMALL)
    runs = [_words("— ", style)]
    for kind in ("begin", "", "end"):
        run = element("r", run_properties(Face.SONGTI, measures.SMALL))
        if kind:
            run.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.text = "PAGE"
            run.append(code)
        runs.append(run)
    runs.append(_words(" —", run_properties(Face.SONGTI, measures.SMALL)))
    spacing = element("spacing", before="0", after="0", line=str(round(measures.SMALL * 20)), lineRule="exact")
    inset = element("ind", **{f"{side}Chars": "100", side: str(round(measures.SMALL * 20))})
    number = list(STYLES).index("页码") + 1
    properties = element("pPr", element("pStyle", val=f"S{number}"), spacing, inset, element("jc", val=align))
    return element("ftr", element("p", properties, *runs))


def _words(text: str, style: _Element) -> _Element:
    from yizhang.gongwen.typeset.docx_xml import SPACE

    one = element("t")
    one.text = text
    one.set(SPACE, "preserve")
    return element("r", style, one)
