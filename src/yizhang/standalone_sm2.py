"""SM2 signatures (GB/T 32918.2), SM3 digests (GB/T 32905) and X.509 certificates, read with Python's standard library alone.

Lies beside standalone_verifier.py, which asks it where a key is one of SM2 or Python's OpenSSL lacks SM3. It verifies and never signs; it
shares no line with Yizhang. Keys: 04, x and y, in hex; signatures: DER in hex, as GB/T 35276 and OpenSSL write them.
"""

IDENTITY = b"1234567812345678"  # GB/T 35276: the signer's, where none was agreed on
P = 2**256 - 2**224 - 2**96 + 2**64 - 1
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7, 0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
START = bytes.fromhex("7380166f4914b2b9172442d7da8a0600a96f30bc163138aae38dee4db0fb0e4e")
CURVE = bytes.fromhex("2a811ccf5501822d")  # 1.2.156.10197.1.301
NAMES = {"550403": "CN", "55040a": "O", "55040b": "OU", "550406": "C", "550407": "L", "550408": "ST", "550405": "serialNumber"}


def turned(x, n):
    n %= 32
    return (x << n | x >> 32 - n) & 0xFFFFFFFF


def sm3(data):
    data += b"\x80" + b"\0" * (-(len(data) + 9) % 64) + (8 * len(data)).to_bytes(8, "big")
    state = words(START)
    for at in range(0, len(data), 64):
        state = [state[n] ^ one for n, one in enumerate(compressed(state, words(data[at : at + 64])))]
    return b"".join(one.to_bytes(4, "big") for one in state)


def words(data):
    return [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]


def compressed(state, w):
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ turned(w[j - 3], 15)
        w.append(x ^ turned(x, 15) ^ turned(x, 23) ^ turned(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        early = j < 16
        first = turned(turned(a, 12) + e + turned(0x79CC4519 if early else 0x7A879D8A, j) & 0xFFFFFFFF, 7)
        one = (a ^ b ^ c if early else a & b | a & c | b & c) + d + (first ^ turned(a, 12)) + (w[j] ^ w[j + 4]) & 0xFFFFFFFF
        two = (e ^ f ^ g if early else e & f | ~e & g) + h + first + w[j] & 0xFFFFFFFF
        a, b, c, d, e, f, g, h = one, a, turned(b, 9), c, two ^ turned(two, 9) ^ turned(two, 17), e, turned(f, 19), g
    return a, b, c, d, e, f, g, h


def add(one, other):  # affine points; None is the one at infinity
    if one is None or other is None:
        return one or other
    if one[0] == other[0] and (one[1] + other[1]) % P == 0:
        return None
    rise, run = (3 * one[0] ** 2 - 3, 2 * one[1]) if one == other else (other[1] - one[1], other[0] - one[0])
    slope = rise * pow(run, -1, P) % P
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def times(n, point):
    total = None
    for bit in f"{n:b}":
        total = add(total, total)
        total = add(total, point) if bit == "1" else total
    return total


def point_of(key):
    data = bytes.fromhex(key)
    x, y = int.from_bytes(data[1:33], "big"), int.from_bytes(data[33:], "big")
    on_curve = len(data) == 65 and data[0] == 4 and max(x, y) < P and (y * y - x**3 + 3 * x - B) % P == 0
    return (x, y) if on_curve else None


def signed(body, signature, key):  # GB/T 32918.2, 7.1
    own = point_of(key)
    numbers = [int.from_bytes(value, "big") for tag, value in items(items(bytes.fromhex(signature))[0][1]) if tag == 2]
    if own is None or len(numbers) != 2 or not all(0 < one < N for one in numbers):
        return False
    r, s = numbers
    spread = b"".join(one.to_bytes(32, "big") for one in (P - 3, B, *G, *own))
    digest = sm3(sm3((8 * len(IDENTITY)).to_bytes(2, "big") + IDENTITY + spread) + body)
    found = add(times(s, G), times((r + s) % N, own)) if (r + s) % N else None
    return found is not None and (int.from_bytes(digest, "big") + found[0]) % N == r


def items(data):  # the parts of a DER structure, each with its tag
    found = []
    while data:
        size, head = data[1], 2
        if size > 127:
            head += size & 127
            size = int.from_bytes(data[2:head], "big")
        if len(data) < head + size:
            raise ValueError("not DER")
        found.append((data[0], data[head : head + size]))
        data = data[head + size :]
    return found


def certificate(der):  # subject, issuer, first and last moment, key in hex
    fields = [part for part in items(items(items(der)[0][1])[0][1]) if part[0] != 0xA0]
    issuer, dates, subject, keys = (items(fields[at][1]) for at in range(2, 6))
    key = keys[1][1][1:].hex()
    return {"subject": named(subject), "issuer": named(issuer), "since": moment(*dates[0]), "until": moment(*dates[1]), "key": key}


def named(parts):
    pairs = [items(pair) for _, several in parts for _, pair in items(several)]
    return ", ".join(f"{NAMES.get(kind.hex(), kind.hex())}={text_of(*value)}" for (_, kind), value in pairs)


def text_of(tag, value):
    return value.decode({0x1E: "utf-16-be", 0x1C: "utf-32-be"}.get(tag, "utf-8"), "replace")


def moment(tag, value):
    text = value.decode("ascii")
    text = text if tag == 0x18 else ("19" if text >= "5" else "20") + text
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[8:10]}:{text[10:12]}:{text[12:14]}Z"
