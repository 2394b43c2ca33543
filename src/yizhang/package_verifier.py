"""Check a signed package of a document with Python's standard library alone: python3 verify.py [PACKAGE.zip] [PUBLIC_KEY]

Stands in the package as verify.py beside standalone_verifier.py and standalone_sm2.py; without a name it checks the folder it lies in.
Whoever trusts none of them takes all three from elsewhere. PUBLIC_KEY: the key (hex, Ed25519 or SM2) that the sealing office has told you;
without it any key named in the package will do, and is printed. Exit code 0 whole, 1 not.
"""

import base64
import hashlib
import json
import sys
import tempfile
import zipfile
from datetime import datetime, timezone
from pathlib import Path

import standalone_verifier as record

MANIFEST, SEAL, SIGNATURE, CERTIFICATE = "manifest-sha256.txt", "seal.json", "seal.sig", "certificate.pem"
ALGORITHMS = {64: "Ed25519", 130: "SM2 with SM3"}  # by the length of the public key
HEAD = ("document_number", "title", "kind", "in_name_of", "primary_recipients", "copies_to")
LARGEST = 2**30
KEEPS = frozenset(  # acts about the handling, whose input is no part of the document
    "withdraw ask_withdraw send_back hand_on consult add_signer drop_signer circulate recall read remind claim put_back attach "
    "ask_waiver waive decline same unsame relate void withdrawn".split()
)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check_manifest(folder):
    listed = dict(reversed(line.split("  ", 1)) for line in (folder / MANIFEST).read_text("utf-8").splitlines())
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts}
    for name in sorted(there ^ (set(listed) | {MANIFEST, SEAL, SIGNATURE})):
        yield f"{name}: {'missing' if name in listed else 'not in the manifest'}"
    yield from (f"{name}: was changed" for name in sorted(set(listed) & there) if sha256((folder / name).read_bytes()) != listed[name])


def record_at(acts, last):
    """The record after the act of that number, as the acts say it."""
    values = {}
    for act in acts:
        if act["seq"] > last or not act.get("accepted") or act["verb"] in KEEPS:
            continue
        given = act.get("input", {}).get("fields", {}) if act["verb"] in ("correct", "supplement") else act.get("input", {})
        values.update({**given, **act.get("derived", {})})
    return values


def content(values):
    found = {name: values[name] for name in HEAD if values.get(name) not in (None, "", [])}
    found["text"] = values.get("text", {}).get("digest", "")
    return {**found, "attachments": [one["digest"] for one in values.get("attachments", ())]}


def check_seal(folder, acts, seal):
    own = [one for one in acts if one["seq"] == seal["seq"]]
    if not own or own[0]["verb"] != "seal" or not own[0].get("accepted"):
        yield "the record has no such act of sealing"
    elif any(seal["seq"] in one.get("undone", ()) for one in acts if one.get("accepted")):
        yield "the act of sealing was undone"
    if sha256(record.CANONICAL(seal["content"]).encode()) != seal["digest"]:
        yield "what was sealed and its digest differ"
    if content(record_at(acts, seal["seq"])) != seal["content"]:
        yield "the record says that something else was sealed"
    if sha256((folder / "document.txt").read_bytes()) != seal["content"]["text"]:
        yield "document.txt: is not the text that was sealed"
    annexes = {sha256(one.read_bytes()) for one in (folder / "attachments").glob("*")}
    if annexes != set(seal["content"]["attachments"]):
        yield "the annexes are not those that were sealed"


def check_signature(folder, seal, key):
    body, made = (folder / SEAL).read_bytes(), (folder / SIGNATURE).read_text("ascii").strip()
    if sha256((folder / MANIFEST).read_bytes()) != seal["manifest"]:
        yield f"{MANIFEST}: was changed after the package was signed"
    if key and seal["key"] != key:
        yield f"signed with {seal['key'] or 'no key'}, not with {key}"
    elif made and not record.signed(body, made, seal["key"]):
        yield "the signature is wrong"
    elif not made and seal["key"]:
        yield "the signature is missing"
    told = f"signed with {ALGORITHMS.get(len(seal['key']), '')} {seal['key']}"
    print(told if made else "NOT SIGNED: the record and the digests hold together, who made them is not shown")


def check_certificate(folder, seal):
    if not (folder / CERTIFICATE).exists():
        return
    inside = (folder / CERTIFICATE).read_text("ascii").split("-----BEGIN CERTIFICATE-----")[1].split("-----END")[0]
    found = record.beside().certificate(base64.b64decode(inside))
    if found["key"] != seal["key"]:
        yield f"{CERTIFICATE}: is of another key than the signature"
    if not found["since"] <= moment_of(seal["made"]) <= found["until"]:
        yield f"{CERTIFICATE}: was not valid when the package was signed"
    print(f"certificate of {found['subject']}, by {found['issuer']}, valid {found['since']} to {found['until']}")
    print("NOT CHECKED: whether that issuer signed it, whom you trust as issuer, and whether it was revoked")


def moment_of(text):
    return datetime.fromisoformat(text).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")  # noqa: UP017 - Python 3.9


def check(folder, key):
    seal = json.loads((folder / SEAL).read_bytes())
    faults = [*check_manifest(folder)]
    if record.main(str(folder / "record.jsonl")):
        faults.append("record.jsonl: the chain of acts is broken")
    lines = [json.loads(line) for line in (folder / "record.jsonl").read_text("utf-8").splitlines()]
    acts = [json.loads(line["act"]) for line in lines if "act" in line]
    if [line["digest"] for line in lines if "act" in line][seal["seq"] - 1 : seal["seq"]] != [seal["act"]]:
        faults.append("the act of sealing is another")
    faults += [*check_seal(folder, acts, seal), *check_signature(folder, seal, key), *check_certificate(folder, seal)]
    print(*(f"BROKEN: {one}" for one in faults), f"{seal['content'].get('document_number', '')} {seal['content']['title']}", sep="\n")
    return min(len(faults), 1)


def main(*words):
    key = next((one for one in words if len(one) in ALGORITHMS and not one.endswith(".zip")), "")
    package = next((one for one in words if one != key), "")
    if not package:
        return check(Path(__file__).resolve().parent, key)
    with tempfile.TemporaryDirectory() as unpacked, zipfile.ZipFile(package) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST:
            raise ValueError("more than 1 GB when unpacked")
        packed.extractall(unpacked)
        return check(Path(unpacked), key)


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError, zipfile.BadZipFile) as fault:
        print(f"BROKEN: this is no whole package ({fault})")
        sys.exit(1)
