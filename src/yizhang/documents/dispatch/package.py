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
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

import yizhang
from yizhang.documents.dispatch.metadata import handling, lacking, metadata
from yizhang.documents.dispatch.sealed import Seal
from yizhang.kernel.canonical import canonical
from yizhang.kernel.certificates import Certificate, certificate_of
from yizhang.kernel.contents import file_bytes, text_of
from yizhang.kernel.exporting import export_of
from yizhang.kernel.moment import said
from yizhang.kernel.signing import BadKey, algorithm_of, public_key, signature
from yizhang.kernel.values import Page

SCRIPTS = {
    "verify.py": "package_verifier.py", "standalone_verifier.py": "standalone_verifier.py", "standalone_sm2.py": "standalone_sm2.py",
}  # fmt: skip
MANIFEST, SEAL, SIGNATURE, CERTIFICATE = "manifest-sha256.txt", "seal.json", "seal.sig", "certificate.pem"
STAMP = (1980, 1, 1, 0, 0, 0)  # so that the same content is the same file
README = """这是一份已用印公文的签名包，任何机关不用账号、不联网就能核对。

怎么核对
  1. 把包解开，在这个文件夹里运行：python3 verify.py（只需 Python 3.9 以上）
     最后一行是发文字号和标题，没有 BROKEN 的就是完整。
  2. 向用印机关问到其公钥（电话或公函，不要从包里抄），再运行：python3 verify.py 包.zip 公钥
     没有做这一步的，只知道包没有被改，不知道是谁签的。
  3. 只核对文件是否被改：sha256sum -c manifest-sha256.txt
  4. 不信本包脚本的，向信得过的机关另取 verify.py、standalone_verifier.py、standalone_sm2.py。

核对了什么：正文、附件就是用印时的文本；办理记录前后相连、没有改动；签名（Ed25519，或者 SM2 配 SM3）由所列公钥作出。
没有核对什么：公钥、证书是谁的，证书由谁签发、是否吊销；纸质文件上的印模。

里面有什么
  document.txt 正文；attachments/ 附件；metadata.json 元数据；record.jsonl 办理记录（意见只有摘要）
  seal.json 用印：何人何时对哪个摘要；seal.sig 对 seal.json 的签名；certificate.pem 签名密钥的证书（有的才有）

This is the signed package of a sealed official document. Unpack it and run: python3 verify.py (Python 3.9 or later, offline,
no account). No line BROKEN: it is whole. Ask the sealing office for its public key by another way
and run: python3 verify.py PACKAGE.zip KEY
"""


def own_key() -> str:
    """The private key that signs, or nothing (setting YIZHANG_SEAL_KEY)."""
    return str(settings.YIZHANG_SEAL_KEY)


def own_certificate(now: datetime) -> Certificate | None:
    """The certificate of that key, if there is one (setting YIZHANG_SEAL_CERTIFICATE). Raises BadKey."""
    return certificate_of(str(settings.YIZHANG_SEAL_CERTIFICATE), public_key(own_key()), now) if own_key() else None


@dataclass(frozen=True, slots=True)
class Signing:
    """What packages are signed with now: Ed25519 or SM2, the public key, its certificate; or why none can be signed."""

    algorithm: str = ""
    key: str = ""
    certificate: Certificate | None = None
    fault: str = ""


def signing(now: datetime) -> Signing:
    """As the settings have it; empty where no key is set."""
    if not own_key():
        return Signing()
    try:
        key = public_key(own_key())
        return Signing(algorithm_of(key), key, own_certificate(now))
    except BadKey as wrong:
        return Signing(fault=str(wrong))


def package(page: Page, seal: Seal, now: datetime, archive: bool = False) -> bytes:
    """The file. Raises BadKey, and NoContent when an annex is not kept any more."""
    files = _files(page, seal, now, archive)
    manifest = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items())).encode()
    sealed = canonical(_sealed(seal, manifest, now)).encode()
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
    if held := own_certificate(now):
        files[CERTIFICATE] = held.pem.encode()
    return {**files, "handling.txt": handling(page).encode()} if archive else files


def _annexes(page: Page, seal: Seal) -> dict[str, bytes]:
    """The annexes that were sealed, in their order, under their names."""
    held = next((one.raw for one in page.fields if one.name == "attachments"), None)
    names = {str(one["digest"]): str(one.get("name", "")) for one in held if isinstance(one, dict)} if isinstance(held, list) else {}
    digests = [str(one) for one in seal.content["attachments"]] if isinstance(seal.content["attachments"], list) else []
    return {f"attachments/{n:02}-{Path(names.get(one, one)).name}": file_bytes(one) for n, one in enumerate(digests, 1)}


def _sealed(seal: Seal, manifest: bytes, now: datetime) -> dict[str, Any]:
    key = public_key(own_key()) if own_key() else ""
    return {
        "v": 1, "seq": seal.seq, "act": seal.act, "at": seal.at, "person": seal.person, "post": seal.post, "content": dict(seal.content),
        "digest": seal.digest, "manifest": _sha256(manifest), "key": key, "made": said(now),
    }  # fmt: skip


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
