"""Why a file cannot be read: a class for each mistake, its message one sentence that says what it is and what to do."""

from __future__ import annotations

from yizhang.law.finding import _


class CannotRead(ValueError):
    """A file that is not read. `str()` is the Chinese sentence; screens translate `template` and fill it with `values`."""

    template = ""

    def __init__(self, **values: str | int) -> None:
        self.values = values
        super().__init__(self.template.format_map(values))


class Empty(CannotRead):
    """No byte, or nothing but spaces."""

    template = _("“{name}”是空文件，请确认选对了文件后重新上传。")


class TooLarge(CannotRead):
    """Larger than is read."""

    template = _("“{name}”超过{limit}，请压缩其中的图片或将附件分开后重新上传。")


class NotADocument(CannotRead):
    """A program, a table, a film: no text of an official document."""

    template = _("“{name}”是{what}，不是公文文件，请上传 .docx、.pdf、.html 或 .txt 格式的公文。")


class Unsupported(CannotRead):
    """A format of documents that is not read."""

    template = _("“{name}”是{what}，本机没有安装能读取它的 LibreOffice，请在办公软件中打开后另存为 .docx 或 PDF 再上传。")


class TooSlow(CannotRead):
    """An old format that the office program did not turn into a .docx in time."""

    template = _("“{name}”是旧格式，{n}秒内没有转换完，请在办公软件中打开后另存为 .docx 或 PDF 再上传。")


class Busy(CannotRead):
    """An old format, while the office program turns other files into .docx."""

    template = _("“{name}”是旧格式，正在转换别的文件，请稍后再上传，或在办公软件中打开后另存为 .docx 或 PDF。")


class Encrypted(CannotRead):
    """A password is needed."""

    template = _("“{name}”设有打开密码，请在办公软件中取消密码后另存，再重新上传。")


class Corrupt(CannotRead):
    """Cut off or damaged."""

    template = _("“{name}”已损坏或不完整（{why}），请重新导出或向来文单位索取原件后再上传。")


class ZipBomb(CannotRead):
    """Small outside, huge inside."""

    template = _("“{name}”解压后体积异常，为安全起见未予读取，请在办公软件中打开后另存为新的 .docx 再上传。")


class Unsafe(CannotRead):
    """Refers to definitions, parts or paths outside itself."""

    template = _("“{name}”含有指向文件以外的内容（{why}），为安全起见未予读取，请在办公软件中打开后另存为新的 .docx 再上传。")


class NoText(CannotRead):
    """Pictures of pages, or nothing at all."""

    template = _("“{name}”中没有可读取的文字，如为扫描件请先进行文字识别（OCR），或上传由原文直接导出的 PDF、.docx。")
