"""签名包 and 归档包: a sealed document in one file that another office checks without an account, and that an archive can keep.

In it: the text and the annexes as sealed, the acts of the matter, the seal over their digests, its signature, metadata, a manifest, and the
scripts that check all of it with Python alone. Opinions stand in acts by digest only; the archive's copy has them in words.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

import yizhang
from yizhang.documents.dispatch.metadata import handling, lacking, metadata
from yizhang.documents.dispatch.sealed import Seal
from yizhang.kernel.canonical import canonical
from yizhang.kernel.contents import file_bytes, text_of
from yizhang.kernel.exporting import export_of
from yizhang.kernel.moment import said
from yizhang.kernel.signing import public_key, signature
from yizhang.kernel.values import Page

SCRIPTS = {"verify.py": "package_verifier.py", "standalone_verifier.py": "standalone_verifier.py"}
MANIFEST, SEAL, SIGNATURE = "manifest-sha256.txt", "seal.json", "seal.sig"
STAMP = (1980, 1, 1, 0, 0, 0)  # so that the same content is the same file
README = """核对本包：python3 verify.py（只需 Python 3.9 以上，不联网，不登录）
知道用印机关公钥的：python3 verify.py 包.zip 公钥
包内文件清单另可核对：sha256sum -c manifest-sha256.txt
document.txt 正文；attachments/ 附件；metadata.json 元数据；record.jsonl 办理记录；seal.json 用印；seal.sig 签名
"""


def own_key() -> str:
    """The private key that signs, or nothing (setting YIZHANG_SEAL_KEY)."""
    return str(settings.YIZHANG_SEAL_KEY)


def package(page: Page, seal: Seal, now: datetime, archive: bool = False) -> bytes:
    """The file. Raises BadKey, and NoContent when an annex is not kept any more."""
    files = _files(page, seal, now, archive)
    manifest = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items())).encode()
    sealed = canonical(_sealed(seal, manifest)).encode()
    made = signature(sealed.decode(), own_key()) if own_key() else ""
    return _zipped({**files, MANIFEST: manifest, SEAL: sealed, SIGNATURE: made.encode()})


def _files(page: Page, seal: Seal, now: datetime, archive: bool) -> dict[str, bytes]:
    about: dict[str, Any] = {**metadata(page, seal), "缺项": list(lacking(page))}
    files = {
        "document.txt": text_of(str(seal.content["text"])).encode(),
        "metadata.json": json.dumps(about, ensure_ascii=False, indent=1).encode(),
        "record.jsonl": export_of(page.matter, said(now)),
        "README.txt": README.encode(),
        **{name: (Path(yizhang.__path__[0]) / script).read_bytes() for name, script in SCRIPTS.items()},
        **_annexes(page, seal),
    }
    return {**files, "handling.txt": handling(page).encode()} if archive else files


def _annexes(page: Page, seal: Seal) -> dict[str, bytes]:
    """The annexes that were sealed, in their order, under their names."""
    held = next((one.raw for one in page.fields if one.name == "attachments"), None)
    names = {str(one["digest"]): str(one.get("name", "")) for one in held if isinstance(one, dict)} if isinstance(held, list) else {}
    digests = [str(one) for one in seal.content["attachments"]] if isinstance(seal.content["attachments"], list) else []
    return {f"attachments/{n:02}-{Path(names.get(one, one)).name}": file_bytes(one) for n, one in enumerate(digests, 1)}


def _sealed(seal: Seal, manifest: bytes) -> dict[str, Any]:
    key = public_key(own_key()) if own_key() else ""
    return {
        "v": 1, "seq": seal.seq, "act": seal.act, "at": seal.at, "person": seal.person, "post": seal.post, "content": dict(seal.content),
        "digest": seal.digest, "manifest": _sha256(manifest), "key": key,
    }  # fmt: skip


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
