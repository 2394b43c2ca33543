"""Check an export of the record with Python's standard library alone: python3 standalone_verifier.py EXPORT [CHECKPOINTS]

Shares no line with Yizhang; copy it to any machine, with standalone_sm2.py where a key is one of SM2. CHECKPOINTS: those kept elsewhere, a
line each, which must be in it. Whether the keys are the office's is for you to know. Exit code 0 whole, 1 broken or not an export."""
import gzip
import hashlib
import json
import sys
from pathlib import Path

CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 as in RFC 8032, 5.1
D, BASE = -121665 * pow(121666, P - 2, P) % P, (4 * pow(5, P - 2, P) % P).to_bytes(32, "little")
def demand(holds, why):
    if not holds:
        raise ValueError(why)
def beside():  # SM2, and SM3 where this Python's OpenSSL lacks it
    return sys.path.insert(0, str(Path(__file__).resolve().parent)) or __import__("standalone_sm2")
def digest(algorithm, data):
    return beside().sm3(data) if algorithm == "sm3" not in hashlib.algorithms_available else hashlib.new(algorithm, data).digest()

def add(a, b):  # points (x, y, z, x*y/z)
    k, m, t, z = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0]), 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = m - k, z - t, z + t, m + k
    return e * f % P, g * h % P, f * g % P, e * h % P
def times(n, point):
    rest = times(n >> 1, add(point, point)) if n > 1 else (0, 1, 1, 0)
    return add(rest, point) if n & 1 else rest
def decoded(data):
    y, odd = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    x = x if x & 1 == odd else P - x
    return (x, y, 1, x * y % P) if x * x % P == square else None
def signed(body, signature, key):
    if len(key) > 64:
        return beside().signed(body, signature, key)
    made, key = bytes.fromhex(signature), bytes.fromhex(key)
    if len(made) != 64 or len(key) != 32 or not (own := decoded(key)) or not (first := decoded(made[:32])):
        return False
    h = int.from_bytes(hashlib.sha512(made[:32] + key + body).digest(), "little") % ORDER
    a, b = times(int.from_bytes(made[32:], "little"), decoded(BASE)), add(first, times(h, own))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def root(leaves, algorithm):  # RFC 6962, 2.1
    row = [digest(algorithm, b"\0" + " ".join(leaf).encode()) for leaf in leaves]
    while len(row) > 1:
        pairs = [b"".join(row[at:at + 2]) for at in range(0, len(row), 2)]
        row = [digest(algorithm, b"\1" + pair) if 2 * at + 1 < len(row) else pair for at, pair in enumerate(pairs)]
    return row[0].hex() if row else digest(algorithm, b"").hex()
def check_checkpoint(line, state):
    text, body = line["checkpoint"].encode(), json.loads(line["checkpoint"])
    state["kept"].discard(line["checkpoint"])
    demand((body["number"], body["prev"]) == (state["number"] + 1, state["last"]), "does not follow the checkpoint before")
    demand(digest("sha256", line["changes"].encode()).hex() == body["changes"], "its list of heads was changed")
    for matter, seq, head in (one.split(" ") for one in line["changes"].splitlines()):
        demand(int(seq) > max(state["covered"].setdefault(matter, {0: ""})), f"matter {matter} went back")
        state["covered"][matter][int(seq)], state["leaves"][matter] = head, (matter, seq, head)
    demand(root(list(state["leaves"].values()), body["alg"]) == body["root"], "the Merkle root is another")
    demand(not body["signed"] or signed(text, line["signature"], body["key"]), "the signature is wrong")
    state.update(number=body["number"], last=digest("sha256", text).hex())
    print(f"checkpoint {body['number']}, {body['at']}:", f"signed with {body['key']}" if body["signed"] else "NOT SIGNED")
def check_act(line, state):
    body, text = json.loads(line["act"]), line["act"]
    demand(CANONICAL(body) == text, "not canonical")
    demand(digest(body["alg"], text.encode()).hex() == line["digest"], "content and digest differ")
    here = (state["matter"]["id"], state["seq"] + 1, state["head"])
    demand((body["matter"], body["seq"], body["prev"]) == here, "an act before it is missing, or it stood elsewhere")
    demand(state["known"].pop(body["seq"], line["digest"]) == line["digest"], "rewritten after a checkpoint")
    state.update(seq=body["seq"], head=line["digest"], acts=state["acts"] + 1)
def check_matter(line, state):
    before, known = dict(state), state["covered"].pop(line["matter"]["id"], {}) if "matter" in line else {}
    known.pop(0, None)
    state.update(matter=line.get("matter"), seq=0, head="0" * 64, matters=state["matters"] + 1, known=known)
    if one := before["matter"]:
        whole = (before["seq"], before["head"], before["known"]) == (one["seq"], one["head"], {})
        demand(whole, f"matter {one['id']} ends at act {before['seq']}: acts are missing or broken")
def main(export, kept=None):
    state = {"number": 0, "last": "0" * 64, "covered": {}, "leaves": {}, "matter": None, "matters": -1, "acts": 0, "known": {}}
    state["kept"] = {json.loads(line)["checkpoint"] for line in Path(kept).read_text("utf-8").splitlines()} if kept else set()
    checks = {"checkpoint": check_checkpoint, "act": check_act, "matter": check_matter, "end": check_matter}
    running, raw, faults, line = hashlib.sha256(), b"", [], {}
    with gzip.open(export) if export.endswith(".gz") else open(export, "rb") as lines:
        for text in lines:
            running.update(raw)
            raw = text
            try:
                line = json.loads(text.decode())
                checks.get(next(iter(line)), lambda *_: None)(line, state)
            except (ValueError, KeyError, TypeError, ImportError) as fault:
                faults.append(f"{(state['matter'] or {}).get('id', 'checkpoints')}, after act {state.get('seq', 0)}: {fault}")
    faults += [f"{one} is gone" for one in state["covered"]] + [f"not in it, though kept elsewhere: {one}" for one in state["kept"]]
    faults += [] if line.get("end", {}).get("sha256") == running.hexdigest() else ["the file is cut or was changed"]
    print(*(f"BROKEN: {one}" for one in faults), f"{state['matters']} matters, {state['acts']} acts, {len(faults)} faults", sep="\n")
    return min(len(faults), 1)

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
