#!/usr/bin/env python3
"""A second reader of .xfb files, made from FORMAT.md and the standards that it names, with Python's own library alone.

It shares no line with the program and is slow on purpose: its use is to disagree. Ed25519, X25519, ChaCha20-Poly1305,
age, Zstandard and canonical JSON are all written out here.

    python3 xfb_decode.py READER.json FILE...          one line of JSON for each file
    python3 xfb_decode.py READER.json < list-of-paths  the same for many files in one process
    python3 xfb_decode.py --keep-safe CODE FILE...     opens keep-safe frames with a recovery code
    python3 xfb_decode.py --note FILE...               reads return notes
    python3 xfb_decode.py --public-vectors FOLDER      runs main/core/crypto/testing/vectors

READER.json: {"station": id, "keys": [{"kid", "identity"}], "senders": [{"kid", "station", "device", "signPublicKey",
"status": "active" or "revoked", "reach": {"since", "earlier"} of a replaced key, else null}], "maxFile": bytes, optional}. Exit code 0 unless the run itself failed.
"""
import base64, binascii, functools, hashlib, hmac, json, re, sys, zlib

MIB = 1 << 20


class Fault(Exception):
    """A refusal with its code (FORMAT.md section 10)."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code, self.params = code, params


# --- section 1: canonical JSON ---------------------------------------------------------------------------------------

STRING = re.compile(rb'"((?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u00(?:0[0-7be-f]|1[0-9a-f]))*)"')
NUMBER = re.compile(rb'-?[0-9]+(?![0-9.eE])')
WORD = re.compile(rb'true|false|null')
ESCAPE = re.compile(rb'\\(?:u....|.)')
FORBIDDEN = {b'__proto__', b'constructor', b'prototype'}
SAFE = (1 << 53) - 1


def units(raw):
    """UTF-16 code units of the bytes of a string, escapes counted as the one character that they stand for."""
    plain = ESCAPE.sub(b'.', raw)
    return sum((b & 0xC0 != 0x80) + (b >= 0xF0) for b in plain)


def scan(doc):
    """One pass over grammar and limits, with a stack in place of recursion; builds nothing."""
    stack, at, want = [], 0, 'value'

    def bad():
        raise Fault('BAD_JSON', offset=at)

    while True:
        head = doc[at:at + 1]
        if want in ('key', 'value', 'first-key', 'first-value'):
            if want == 'first-key' and head == b'}' or want == 'first-value' and head == b']':
                stack.pop()
                at, want = at + 1, 'after'
                continue
            if want in ('key', 'first-key'):
                stack[-1][1] += 1
                if stack[-1][1] > 256:
                    raise Fault('LIMIT', which='keys', offset=at)
                token = STRING.match(doc, at)
                if not token:
                    bad()
                if units(token.group(1)) > 16384:
                    raise Fault('LIMIT', which='string', offset=at)
                if token.group(1) in FORBIDDEN:
                    bad()
                at = token.end()
                if doc[at:at + 1] != b':':
                    bad()
                at, want = at + 1, 'value'
                continue
            if head in (b'{', b'['):
                if len(stack) == 16:
                    raise Fault('LIMIT', which='depth', offset=at)
                stack.append([head, 0])
                at, want = at + 1, 'first-key' if head == b'{' else 'first-value'
                continue
            if head == b'"':
                token = STRING.match(doc, at)
                if token and units(token.group(1)) > 16384:
                    raise Fault('LIMIT', which='string', offset=at)
            elif head in b'-0123456789' and head:
                token = NUMBER.match(doc, at)
                if token:
                    digits = token.group().lstrip(b'-')
                    if len(digits) > 16 or int(digits) > SAFE or digits[:1] == b'0' and token.group() != b'0':
                        token = None
            else:
                token = WORD.match(doc, at)
            if not token:
                bad()
            at, want = token.end(), 'after'
            continue
        if not stack:
            if at != len(doc):
                bad()
            return
        kind = stack[-1][0]
        if head == b',':
            at, want = at + 1, 'key' if kind == b'{' else 'value'
        elif head == (b'}' if kind == b'{' else b']'):
            stack.pop()
            at += 1
        else:
            bad()


def ordered(pairs):
    keys = [key.encode('utf-16-be') for key, _ in pairs]
    if any(a >= b for a, b in zip(keys, keys[1:])):
        raise Fault('BAD_JSON')
    return dict(pairs)


def canonical(doc):
    """The value of a document. What the pass let through is canonical but for UTF-8 and the order of keys."""
    scan(doc)
    try:
        return json.loads(doc.decode('utf-8'), object_pairs_hook=ordered)
    except UnicodeDecodeError as error:
        raise Fault('BAD_JSON', offset=error.start)


# --- sections 2, 3, 4, 8, 9: shapes of documents ----------------------------------------------------------------------

def match(pattern):
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def whole(low, high=SAFE):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def among(*values):
    return lambda value: any(type(value) is type(v) and value == v for v in values)


def text(low, high):
    return lambda value: isinstance(value, str) and low <= len(value) <= high


def listed(item, high=None):
    return lambda value: isinstance(value, list) and (high is None or len(value) <= high) and all(map(item, value))


def maybe(item):
    return lambda value: value is None or item(value)


def shape(closed=False, optional=(), **fields):
    def check(value):
        if not isinstance(value, dict):
            return False
        if closed and set(value) - set(fields):
            return False
        return all(test(value[key]) if key in value else key in optional for key, test in fields.items())
    return check


def is_day(value):
    if not match(r'[0-9]{4}-[0-9]{2}-[0-9]{2}')(value):
        return False
    year, month, day = (int(part) for part in value.split('-'))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= days[month - 1]


def is_instant(value):
    clock = match(r'.{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z')
    return clock(value) and is_day(value[:10])


HASH = match(r'[0-9a-f]{64}')
HEX16 = match(r'[0-9a-f]{16}')
ID = match(r'[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
NAME = match(r'[A-Za-z][A-Za-z0-9_]{0,63}')
EPOCH = shape(n=whole(1), r=HEX16)
DIRECTION = among('up', 'down')


def is_range(value):
    return isinstance(value, list) and len(value) == 2 and all(map(whole(1), value)) and value[0] <= value[1]


def is_recipient(value):
    return isinstance(value, str) and value == value.lower() and len(bech32('age', value) or b'') == 32


def is_signing_key(value):
    return HASH(value) and usable(bytes.fromhex(value))


HEADER = shape(epoch=EPOCH, kind=DIRECTION, minReader=whole(0), seq=whole(1), suite=whole(1),
               to=HEX16, **{'from': HEX16})
IDENTITY = shape(suite=among(1), signPublicKey=is_signing_key, encryptPublicKey=is_recipient, stationId=ID, deviceId=ID,
                 name=text(1, 100), division12=match(r'[0-9]{12}'),
                 level=among('village', 'township', 'department', 'county'))
RECEIPT = shape(device=ID, epoch=EPOCH, contiguousTo=whole(0), ranges=listed(is_range, 4096),
                missing=listed(is_range, 4096), headManifestHash=maybe(HASH), disposition=among(8, 7, 4),
                exceptions=listed(shape(opId=HASH, state=among('proposal', 'quarantined', 'returned'), code=NAME), 50000))
KEYS = shape(closed=True, suite=among(1), signPublicKey=is_signing_key, encryptPublicKey=is_recipient)
SIGNATURE = match(r'[0-9a-f]{128}')
PLACE = shape(closed=True, epoch=shape(closed=True, n=whole(1), r=HEX16), seq=whole(1))
ROTATION = shape(
    closed=True, record=shape(closed=True, at=is_instant, device=ID, station=ID, to=KEYS, **{'from': KEYS}),
    signatures=shape(closed=True, to=SIGNATURE, **{'from': SIGNATURE}),
    since=PLACE, earlier=listed(PLACE, 16))
MANIFEST_FIELDS = shape(
    optional=('enrolment', 'keepSafeReplaces', 'pack', 'rotations'), format=among(1), kind=DIRECTION, seq=whole(1), batchId=ID,
    to=shape(kid=HEX16, station=ID), prev=maybe(HASH), hlc=HEX16, wallClock=is_instant, appVersion=text(0, 64),
    schemaWritten=whole(1), opCount=whole(0, 50000), setHash=HASH, repeatsFrom=maybe(whole(1)),
    attachments=shape(offered=listed(shape(sha256=HASH, size=whole(0, 50 * MIB)), 4096), wanted=listed(shape(sha256=HASH, **{'from': whole(0, 50 * MIB)}), 4096)),
    receipts=listed(RECEIPT, 256), board=shape(lastReportOn=maybe(is_day), openMatters=whole(0)), headerHash=HASH,
    auditHead=maybe(HASH), enrolment=IDENTITY,
    keepSafeReplaces=among(True), pack=shape(part=whole(1), last=among(True, False)),
    rotations=lambda value: listed(ROTATION, 16)(value) and len(value) > 0, **{'from': shape(device=ID, epoch=EPOCH, station=ID)})
TABLE = shape(manifestHash=HASH, frames=listed(shape(
    type=NAME, encoding=among('zstd', 'none'), length=whole(0), rawLength=whole(0), sha256=HASH)))
OP_FIELDS = shape(
    closed=True, v=among(1), entity=NAME, entityId=ID, kind=match(r'[A-Za-z][A-Za-z0-9]{0,31}\.[A-Za-z][A-Za-z0-9]{0,31}'),
    parents=listed(HASH, 256), hlc=HEX16, author=shape(closed=True, station=ID, device=ID, user=ID, role=NAME),
    schema=whole(1), body=lambda value: isinstance(value, dict), piiRef=maybe(HASH), businessDate=is_day)


def is_manifest(value):
    return MANIFEST_FIELDS(value) and (value['seq'] == 1) == (value['prev'] is None)


def is_op(value):
    return OP_FIELDS(value) and all(a < b for a, b in zip(value['parents'], value['parents'][1:]))


NOTE = shape(closed=True, magic=among('XFB-NOTE-1'), note=shape(
    closed=True, division12=match(r'[0-9]{12}'), epochN=whole(1), heldUntil=is_instant, name=text(1, 100), stationId=ID,
    serials=lambda value: isinstance(value, dict) and all(map(match(r'[a-z]{1,20} [0-9]{4}'), value))
    and all(map(whole(0, 9999999), value.values()))))


def document(doc, is_right):
    value = canonical(doc)
    if not is_right(value):
        raise Fault('BAD_JSON', reason='shape')
    return value


# --- Ed25519 (RFC 8032), verification only ----------------------------------------------------------------------------

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def unpack(raw):
    """The point of 32 bytes; None if y is not reduced or no point has it."""
    number = int.from_bytes(raw, 'little')
    sign, y = number >> 255, number & (2 ** 255 - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v ** 3 * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * SQRT_M1 % P
        if (v * x * x - u) % P:
            return None
    if x == 0 and sign:
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def pack(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


@functools.lru_cache(maxsize=4096)
def doublings(raw, negative):
    """P, 2P, 4P … for one key: signatures of one sender come by the dozen."""
    x, y, z, t = unpack(raw)
    point, found = ((P - x) % P, y, z, (P - t) % P) if negative else (x, y, z, t), []
    for _ in range(256):
        found.append(point)
        point = add(point, point)
    return found


def times(scalar, powers):
    total = NEUTRAL
    for index, power in enumerate(powers):
        if scalar >> index & 1:
            total = add(total, power)
    return total


BASE = pack((15112221349535400772501151409588531511454012693041857206046113283949847762202,
             46316835694926478169428394003475163141307993866256225615783033603165251855960, 1,
             15112221349535400772501151409588531511454012693041857206046113283949847762202
             * 46316835694926478169428394003475163141307993866256225615783033603165251855960 % P))


@functools.lru_cache(maxsize=4096)
def usable(key):
    """y reduced and the point not of small order. What is no point at all verifies nothing anyway."""
    if len(key) != 32 or int.from_bytes(key, 'little') & (2 ** 255 - 1) >= P:
        return False
    y_only = unpack(key[:31] + bytes([key[31] & 0x7F]))
    if y_only is None:
        return True
    eight = functools.reduce(lambda point, _: add(point, point), range(3), y_only)
    return not (eight[0] % P == 0 and (eight[1] - eight[2]) % P == 0)


def verify(key, message, signature):
    if len(signature) != 64 or not usable(key) or unpack(key) is None:
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], 'little')
    if s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), 'little') % ORDER
    return pack(add(times(s, doublings(BASE, False)), times(k, doublings(key, True)))) == r


# --- X25519 (RFC 7748), ChaCha20-Poly1305 (RFC 8439), HKDF (RFC 5869) --------------------------------------------------

def x25519(scalar, u):
    k = int.from_bytes(scalar, 'little') & (2 ** 254 - 8) | 2 ** 254
    x1 = int.from_bytes(u, 'little') & (2 ** 255 - 1)
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for t in range(254, -1, -1):
        bit = k >> t & 1
        if swap != bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % P, b * b % P, d * a % P, c * b % P
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, 'little')


@functools.lru_cache(maxsize=64)
def lanes(count):
    """One, and the number of the lane, in each 64-bit lane of one long integer."""
    ones = int.from_bytes((1).to_bytes(8, 'little') * count, 'little')
    return ones, int.from_bytes(b''.join(n.to_bytes(8, 'little') for n in range(count)), 'little')


def chacha20(key, nonce, count):
    """`count` blocks of key stream at once, from counter 0: one long integer holds one word of all blocks."""
    ones, counters = lanes(count)
    mask = 0xFFFFFFFF * ones
    words = [int.from_bytes(raw[i:i + 4], 'little') * ones
             for raw in (b'expand 32-byte k', key) for i in range(0, len(raw), 4)]
    words += [counters] + [int.from_bytes(nonce[i:i + 4], 'little') * ones for i in (0, 4, 8)]
    w = list(words)

    def quarter(a, b, c, d):
        for x, y, z, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            w[x] = w[x] + w[y] & mask
            mixed = w[z] ^ w[x]
            w[z] = (mixed << left | mixed >> 32 - left) & mask

    for _ in range(10):
        for column in range(4):
            quarter(column, 4 + column, 8 + column, 12 + column)
        for column in range(4):
            quarter(column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
    stream = bytearray(64 * count)
    for index in range(16):
        raw = (w[index] + words[index] & mask).to_bytes(8 * count, 'little')
        for byte in range(4):
            stream[4 * index + byte::64] = raw[byte::8]
    return bytes(stream)


def poly1305(key, message):
    r = int.from_bytes(key[:16], 'little') & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at:at + 16] + b'\1', 'little')) * r % (2 ** 130 - 5)
    return (total + int.from_bytes(key[16:], 'little') & 2 ** 128 - 1).to_bytes(16, 'little')


def unseal(key, nonce, sealed):
    """Plaintext, or None if the tag is wrong."""
    if len(sealed) < 16:
        return None
    data, tag = sealed[:-16], sealed[-16:]
    stream = chacha20(key, nonce, 1 + (len(data) + 63) // 64)
    padded = data + bytes(-len(data) % 16) + bytes(8) + len(data).to_bytes(8, 'little')
    if not hmac.compare_digest(poly1305(stream[:32], padded), tag):
        return None
    pad = int.from_bytes(stream[64:64 + len(data)], 'little')
    return (int.from_bytes(data, 'little') ^ pad).to_bytes(len(data), 'little')


def hkdf(secret, salt, info):
    return hmac.digest(hmac.digest(salt or bytes(32), secret, 'sha256'), info + b'\1', 'sha256')


# --- age v1 (C2SP), X25519 identities alone ---------------------------------------------------------------------------

CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
AGE_HEADER = re.compile(
    rb'age-encryption\.org/v1\n((?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+)--- ([A-Za-z0-9+/]{43})\n')
STANZA = re.compile(rb'-> ([!-~ ]+)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)')
BLOCK = 64 * 1024


def bech32(prefix, coded):
    """The bytes behind a BIP 173 string with this prefix, of any one case; None if it is not one."""
    if coded.lower() != coded and coded.upper() != coded:
        return None
    human, _, data = coded.lower().rpartition('1')
    if human != prefix or len(data) < 6 or set(data) - set(CHARSET):
        return None
    values = [CHARSET.index(c) for c in data]
    check = 1
    for value in [ord(c) >> 5 for c in human] + [0] + [ord(c) & 31 for c in human] + values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    number = functools.reduce(lambda all_bits, value: all_bits << 5 | value, values[:-6], 0)
    size, spare = divmod(5 * len(values[:-6]), 8)
    if check != 1 or spare > 4 or number & (1 << spare) - 1:
        return None
    return (number >> spare).to_bytes(size, 'big')


def base64_exact(raw):
    """Standard alphabet, no padding, and no bits beyond the last byte; None otherwise."""
    try:
        found = base64.b64decode(raw + b'=' * (-len(raw) % 4), validate=True)
    except binascii.Error:
        return None
    return found if base64.b64encode(found).rstrip(b'=') == raw else None


@functools.lru_cache(maxsize=64)
def age_key(identity):
    secret = bech32('age-secret-key-', identity) if identity.isupper() else None
    if secret is None or len(secret) != 32:
        raise ValueError('not an age identity')
    return secret, x25519(secret, (9).to_bytes(32, 'little'))


def file_key(identity, stanzas):
    secret, own = age_key(identity)
    for args, body in stanzas:
        if args[0] != b'X25519':
            continue
        share = base64_exact(args[1]) if len(args) == 2 else None
        if share is None or len(share) != 32 or len(body) != 32:
            return None
        shared = x25519(secret, share)
        if shared == bytes(32):
            return None
        found = unseal(hkdf(shared, share + own, b'age-encryption.org/v1/X25519'), bytes(12), body)
        if found is not None:
            return found
    return None


def age_open(identity, data):
    refused = Fault('DECRYPT', block=0)
    if data.find(b'\n--- ', 0, 4096) < 0:
        raise Fault('LIMIT', which='ageHeader') if len(data) > 4096 else refused
    header = AGE_HEADER.match(data)
    if not header:
        raise refused
    stanzas = []
    for stanza in STANZA.finditer(header.group(1)):
        body = base64_exact(stanza.group(2).replace(b'\n', b''))
        if body is None:
            raise refused
        stanzas.append((stanza.group(1).split(b' '), body))
    key = file_key(identity, stanzas)
    mac = base64_exact(header.group(2))
    if key is None or mac is None:
        raise refused
    signed = data[:header.start(2) - 1]
    if not hmac.compare_digest(hmac.digest(hkdf(key, b'', b'header'), signed, 'sha256'), mac):
        raise refused
    nonce, sealed = data[header.end():header.end() + 16], data[header.end() + 16:]
    if len(nonce) != 16:
        raise refused
    payload_key, found, count = hkdf(key, nonce, b'payload'), [], -(-len(sealed) // (BLOCK + 16))
    for index in range(max(count, 1)):
        part = sealed[index * (BLOCK + 16):(index + 1) * (BLOCK + 16)]
        last = index == count - 1
        block = unseal(payload_key, index.to_bytes(11, 'big') + bytes([last]), part)
        if block is None or not block and index > 0:
            raise Fault('DECRYPT', block=index + 1)
        found.append(block)
    return b''.join(found)


# --- Zstandard (RFC 8878): one frame, no dictionary -------------------------------------------------------------------

class Corrupt(Exception):
    pass


def need(condition):
    if not condition:
        raise Corrupt


class Backward:
    """Bits from the end: the last byte's highest one is the mark."""

    def __init__(self, raw):
        need(raw and raw[-1])
        self.number = int.from_bytes(raw, 'little')
        self.left = self.number.bit_length() - 1

    def read(self, count):
        self.left -= count
        need(self.left >= 0)
        return self.number >> self.left & (1 << count) - 1

    def peek(self, count):
        """As many bits, zeros behind the end."""
        if self.left >= count:
            return self.number >> self.left - count & (1 << count) - 1
        return (self.number & (1 << self.left) - 1) << count - self.left


def fse_table(counts, log):
    """Cells (symbol, bits, base) of a decoding table."""
    size, cells = 1 << log, [None] * (1 << log)
    top = size - 1
    for symbol, count in enumerate(counts):
        if count == -1:
            cells[top] = symbol
            top -= 1
    at = 0
    for symbol, count in enumerate(counts):
        for _ in range(max(count, 0)):
            cells[at] = symbol
            at = at + (size >> 1) + (size >> 3) + 3 & size - 1
            while at > top:
                at = at + (size >> 1) + (size >> 3) + 3 & size - 1
    need(at == 0)
    following, table = [max(count, 1) for count in counts], []
    for symbol in cells:
        state = following[symbol]
        following[symbol] += 1
        bits = log - state.bit_length() + 1
        table.append((symbol, bits, (state << bits) - size))
    return table


def read_counts(raw, max_log, max_symbol):
    """Table, its accuracy, and the bytes that its description takes."""
    number, bit = int.from_bytes(raw, 'little'), 4
    log = (number & 15) + 5
    need(raw and log <= max_log)
    left, counts = 1 << log, []
    while left > 0:
        need(len(counts) <= max_symbol)
        width = (left + 1).bit_length()
        value = number >> bit & (1 << width) - 1
        spare = (1 << width) - 2 - left
        low = value & (1 << width - 1) - 1
        if low < spare:
            value, bit = low, bit + width - 1
        else:
            bit += width
            if value >= 1 << width - 1:
                value -= spare
        counts.append(value - 1)
        left -= abs(value - 1)
        if value == 1:
            repeat = 3
            while repeat == 3:
                repeat = number >> bit & 3
                bit += 2
                counts += [0] * repeat
                need(bit <= 8 * len(raw))
    need(left == 0 and len(counts) <= max_symbol + 1 and bit <= 8 * len(raw))
    return fse_table(counts, log), log, (bit + 7) // 8


def huffman_weights(raw):
    """Weights without the last one, and the bytes that they take."""
    need(raw)
    head = raw[0]
    if head >= 128:
        count = head - 127
        size = (count + 1) // 2
        need(len(raw) > size)
        nibbles = [n for b in raw[1:1 + size] for n in (b >> 4, b & 15)]
        return nibbles[:count], 1 + size
    need(len(raw) > head)
    table, log, used = read_counts(raw[1:1 + head], 6, 255)
    bits = Backward(raw[1 + used:1 + head])
    states, weights, turn = [bits.read(log), bits.read(log)], [], 0
    while True:
        symbol, width, base = table[states[turn]]
        weights.append(symbol)
        need(len(weights) < 255)
        if bits.left < width:
            weights.append(table[states[1 - turn]][0])
            return weights, 1 + head
        states[turn] = base + bits.read(width)
        turn = 1 - turn


def huffman_table(raw):
    weights, used = huffman_weights(raw)
    need(max(weights, default=0) <= 11)
    total = sum(1 << w - 1 for w in weights if w)
    need(total)
    log = total.bit_length()
    rest = (1 << log) - total
    need(log <= 11 and rest & rest - 1 == 0)
    weights = weights + [rest.bit_length()]
    need(len(weights) <= 256 and sum(w == 1 for w in weights) >= 2)
    cells = []
    for weight in range(1, log + 1):
        for symbol, own in enumerate(weights):
            if own == weight:
                cells += [(symbol, log + 1 - weight)] * (1 << weight - 1)
    return (cells, log), used


def huffman_stream(raw, table, count):
    cells, log = table
    bits, found = Backward(raw), bytearray()
    for _ in range(count):
        symbol, width = cells[bits.peek(log)]
        bits.left -= width
        need(bits.left >= 0)
        found.append(symbol)
    need(bits.left == 0)
    return found


def literals(block, tables, limit):
    """The literals of a block and where its sequences begin."""
    need(block)
    kind, form = block[0] & 3, block[0] >> 2 & 3
    if kind < 2:
        size, shift = {0: (1, 3), 2: (1, 3), 1: (2, 4), 3: (3, 4)}[form]
        need(len(block) >= size)
        count = int.from_bytes(block[:size], 'little') >> shift
        need(count <= limit)
        taken = count if kind == 0 else 1
        need(len(block) >= size + taken)
        return block[size:size + taken] * (1 if kind == 0 else count), size + taken
    size, width = ((3, 10), (3, 10), (4, 14), (5, 18))[form]
    need(len(block) >= size)
    number = int.from_bytes(block[:size], 'little') >> 4
    count, packed = number & (1 << width) - 1, number >> width
    need(count <= limit and len(block) >= size + packed)
    raw = block[size:size + packed]
    if kind == 2:
        tables['huffman'], used = huffman_table(raw)
        raw = raw[used:]
    need('huffman' in tables)
    if form == 0:
        return huffman_stream(raw, tables['huffman'], count), size + packed
    need(len(raw) >= 6 and count >= 6)
    sizes = [int.from_bytes(raw[i:i + 2], 'little') for i in (0, 2, 4)]
    sizes.append(len(raw) - 6 - sum(sizes))
    each = (count + 3) // 4
    need(sizes[3] >= 0 and count >= 3 * each)
    found, at = bytearray(), 6
    for length, part in zip(sizes, (each, each, each, count - 3 * each)):
        found += huffman_stream(raw[at:at + length], tables['huffman'], part)
        at += length
    return found, size + packed


def codes(start, *steps):
    found, value = [], start
    for repeat, bits in steps:
        for _ in range(repeat):
            found.append((value, bits))
            value += 1 << bits
    return found


LITERAL_LENGTHS = codes(0, (16, 0), (4, 1), (2, 2), (2, 3), (1, 4), *[(1, b) for b in range(6, 17)])
LITERAL_LENGTHS[25:] = [(1 << b, b) for b in range(6, 17)]
MATCH_LENGTHS = codes(3, (32, 0), (4, 1), (2, 2), (2, 3), (2, 4), (1, 5)) + [(3 + (1 << b), b) for b in range(7, 17)]
KINDS = (
    ('ll', 9, 35, 6, [4, 3] + [2] * 11 + [1] * 3 + [2] * 9 + [3, 2] + [1] * 5 + [-1] * 4),
    ('of', 8, 31, 5, [1] * 6 + [2] * 3 + [1] * 15 + [-1] * 5),
    ('ml', 9, 52, 6, [1, 4, 3] + [2] * 6 + [1] * 37 + [-1] * 7),
)


def sequences(raw, tables):
    """Literal length, offset value, match length of each sequence."""
    need(raw)
    count, at = raw[0], 1
    if count == 0:
        need(len(raw) == 1)
        return []
    if count > 127:
        size = 2 if count < 255 else 3
        need(len(raw) >= size)
        count = (count - 128 << 8) + raw[1] if size == 2 else raw[1] + (raw[2] << 8) + 0x7F00
        at = size
    need(len(raw) > at and raw[at] & 3 == 0)
    modes, at = raw[at], at + 1
    for (name, max_log, max_symbol, log, counts), shift in zip(KINDS, (6, 4, 2)):
        mode = modes >> shift & 3
        if mode == 0:
            tables[name] = fse_table(counts, log), log
        elif mode == 1:
            need(at < len(raw) and raw[at] <= max_symbol)
            tables[name] = [(raw[at], 0, 0)], 0
            at += 1
        elif mode == 2:
            table, log, used = read_counts(raw[at:], max_log, max_symbol)
            tables[name] = table, log
            at += used
        need(name in tables)
    bits = Backward(raw[at:])
    (ll, ll_log), (of, of_log), (ml, ml_log) = tables['ll'], tables['of'], tables['ml']
    a, b, c = bits.read(ll_log), bits.read(of_log), bits.read(ml_log)
    found = []
    for left in range(count - 1, -1, -1):
        (ll_code, ll_bits, ll_base), (of_code, of_bits, of_base), (ml_code, ml_bits, ml_base) = ll[a], of[b], ml[c]
        offset = (1 << of_code) + bits.read(of_code)
        length = MATCH_LENGTHS[ml_code][0] + bits.read(MATCH_LENGTHS[ml_code][1])
        before = LITERAL_LENGTHS[ll_code][0] + bits.read(LITERAL_LENGTHS[ll_code][1])
        found.append((before, offset, length))
        if left:
            a, c, b = ll_base + bits.read(ll_bits), ml_base + bits.read(ml_bits), of_base + bits.read(of_bits)
    need(bits.left == 0)
    return found


def execute(out, content, steps, recent, limit):
    start, at = len(out), 0
    for before, value, length in steps:
        need(at + before <= len(content))
        out += content[at:at + before]
        at += before
        if value > 3:
            offset = value - 3
            recent[:] = [offset, recent[0], recent[1]]
        else:
            which = value - 1 + (before == 0)
            offset = recent[which] if which < 3 else recent[0] - 1
            if which:
                recent[:] = [offset, recent[0], recent[1] if which > 1 else recent[2]]
        need(0 < offset <= len(out) and len(out) + length - start <= limit)
        if offset >= length:
            out += out[len(out) - offset:len(out) - offset + length]
        else:
            piece = bytes(out[-offset:])
            out += (piece * (length // offset + 1))[:length]
    out += content[at:]
    need(len(out) - start <= limit)


def xxh64(data):
    m, p1, p2, p3, p4, p5 = (2 ** 64 - 1, 11400714785074694791, 14029467366897019727, 1609587929392839161,
                             9650029242287828579, 2870177450012600261)

    def left(value, count):
        return (value << count | value >> 64 - count) & m

    def turn(total, value):
        return left(total + value * p2 & m, 31) * p1 & m

    at = 0
    if len(data) >= 32:
        v = [p1 + p2 & m, p2, 0, -p1 & m]
        while at + 32 <= len(data):
            v = [turn(v[i], int.from_bytes(data[at + 8 * i:at + 8 * i + 8], 'little')) for i in range(4)]
            at += 32
        total = left(v[0], 1) + left(v[1], 7) + left(v[2], 12) + left(v[3], 18) & m
        for value in v:
            total = (total ^ turn(0, value)) * p1 + p4 & m
    else:
        total = p5
    total = total + len(data) & m
    while at + 8 <= len(data):
        total = left(total ^ turn(0, int.from_bytes(data[at:at + 8], 'little')), 27) * p1 + p4 & m
        at += 8
    if at + 4 <= len(data):
        total = left(total ^ int.from_bytes(data[at:at + 4], 'little') * p1 & m, 23) * p2 + p3 & m
        at += 4
    for byte in data[at:]:
        total = left(total ^ byte * p5 & m, 11) * p1 & m
    total = (total ^ total >> 33) * p2 & m
    total = (total ^ total >> 29) * p3 & m
    return total ^ total >> 32


def inflate(data, raw_length):
    """Exactly `raw_length` bytes from exactly one frame, or Corrupt. Never holds more than one block beyond that."""
    need(len(data) >= 6 and data[:4] == b'\x28\xb5\x2f\xfd')
    head, at = data[4], 5
    single = head >> 5 & 1
    need(head & 8 == 0)
    window = None
    if not single:
        window = (1 << 10 + (data[at] >> 3)) // 8 * (8 + (data[at] & 7))
        at += 1
    id_size, size_size = (0, 1, 2, 4)[head & 3], (single, 2, 4, 8)[head >> 6]
    need(len(data) >= at + id_size + size_size and not any(data[at:at + id_size]))
    at += id_size
    stated = int.from_bytes(data[at:at + size_size], 'little') + (256 if size_size == 2 else 0) if size_size else None
    at += size_size
    window = stated if single else window
    need(window <= 16 * MIB and (stated is None or stated == raw_length))
    limit, out, tables, recent, last = min(window, 128 * 1024), bytearray(), {}, [1, 4, 8], False
    while not last:
        need(len(data) >= at + 3)
        block = int.from_bytes(data[at:at + 3], 'little')
        last, kind, size = block & 1, block >> 1 & 3, block >> 3
        taken = 1 if kind == 1 else size
        need(kind < 3 and size <= limit and len(data) >= at + 3 + taken)
        content = data[at + 3:at + 3 + taken]
        at += 3 + taken
        if kind < 2:
            out += content * (size if kind else 1)
        else:
            found, begin = literals(content, tables, limit)
            execute(out, found, sequences(content[begin:], tables), recent, limit)
        need(len(out) <= raw_length)
    if head & 4:
        need(len(data) >= at + 4 and data[at:at + 4] == (xxh64(out) & 0xFFFFFFFF).to_bytes(4, 'little'))
        at += 4
    need(at == len(data) and len(out) == raw_length)
    return bytes(out)


# --- section 5: the file ----------------------------------------------------------------------------------------------

MAGIC = bytes.fromhex('895846420d0a1a0a')
END = b'XFBEND\r\n'


def number(raw, at, size=4):
    return int.from_bytes(raw[at:at + size], 'big')


def closes(data, end):
    """Whether a trailer that ends here states this very length."""
    return end >= 64 and number(data, end - 48, 8) == end


def cut_file(data, max_file):
    if not data or data[:8] != MAGIC[:len(data)]:
        raise Fault('NOT_A_BATCH')
    if len(data) == 8:
        raise Fault('TRUNCATED', at=8)
    if len(data) < 8:
        raise Fault('TRUNCATED', at=len(data))
    if data[8] > 1:
        raise Fault('NEWER_MAJOR')
    if data[8] < 1:
        raise Fault('NOT_A_BATCH')
    if len(data) > min(max_file, 256 * MIB):
        raise Fault('LIMIT', which='file')
    marked = data[-8:] == END
    if not closes(data, len(data)):
        if marked:
            raise Fault('DAMAGED', reason='length')
        mark = data.rfind(END)
        while mark > 0:
            if closes(data, mark + 8):
                raise Fault('DAMAGED', reason='appended', at=mark + 8)
            mark = data.rfind(END, 0, mark + 7)
        raise Fault('TRUNCATED', at=len(data))
    if not marked or hashlib.sha256(data[:-40]).digest() != data[-40:-8]:
        raise Fault('DAMAGED')
    header_end = 16 + number(data, 12)
    if data[10:12] != bytes(2) or header_end - 16 > 4096 or header_end > len(data) - 48:
        raise Fault('DAMAGED')
    return data[16:header_end], data[header_end:-48]


# --- sections 6 to 10 -------------------------------------------------------------------------------------------------

def signed_by(key, kind, payload, signature):
    kind = b'application/vnd.xfb.' + kind + b'+json'
    return verify(key, b'DSSEv1 %d %b %d %b' % (len(kind), kind, len(payload), payload), signature)


def cut_body(body):
    at, parts = 32, [body[:32]]
    for which, limit in (('manifest', 8 * MIB), ('frameTable', MIB)):
        if len(body) < at + 4:
            raise Fault('DAMAGED', part='envelope')
        size = number(body, at)
        if size > limit:
            raise Fault('LIMIT', which=which)
        at += 4
        if len(body) < at + size + 64:
            raise Fault('DAMAGED', part='envelope')
        parts += [body[at:at + size], body[at + size:at + size + 64]]
        at += size + 64
    return parts, at


def padded(length):
    if length <= 16384:
        return 16384
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    return -(-length // step) * step


def kid_of(identity):
    keys = '{"encryptPublicKey":"%s","signPublicKey":"%s","suite":1}' % (
        identity['encryptPublicKey'], identity['signPublicKey'])
    return hashlib.sha256(b'xfb-kid-v1\n' + keys.encode()).hexdigest()[:16]


def read_records(raw, frame):
    """Op and personal data (None, or salt and document) one after the other."""
    at = 0

    def take(size):
        nonlocal at
        if len(raw) < at + size:
            raise Fault('DAMAGED', frame=frame)
        at += size
        return raw[at - size:at]

    def take_sized():
        size = int.from_bytes(take(4), 'big')
        if size > 256 * 1024:
            raise Fault('LIMIT', frame=frame)
        return take(size)

    while at < len(raw):
        op, flag = take_sized(), take(1)[0]
        if flag > 1:
            raise Fault('DAMAGED', frame=frame)
        yield op, (take(32), take_sized()) if flag else None


def op_fault(raw, personal):
    try:
        value = canonical(raw)
        if isinstance(value, dict) and whole(2)(value.get('v')):
            return 'NEWER_MAJOR'
        if not is_op(value):
            return 'BAD_JSON'
        if personal is None:
            return None
        salt, doc = personal
        if value['piiRef'] != hashlib.sha256(salt + doc).hexdigest():
            return 'DAMAGED'
        return None if isinstance(canonical(doc), dict) else 'BAD_JSON'
    except Fault as fault:
        return fault.code


def check_chunk(raw, frame):
    if len(raw) < 40:
        raise Fault('DAMAGED', frame=frame)
    size, offset, length = number(raw, 32), number(raw, 36), len(raw) - 40
    if size > 50 * MIB:
        raise Fault('LIMIT', frame=frame)
    if offset + length > size or length == 0 and size > 0:
        raise Fault('DAMAGED', frame=frame)


def check_table(table, manifest_hash):
    if table['manifestHash'] != manifest_hash:
        raise Fault('HEADER_SWAP')
    if len(table['frames']) > 4096:
        raise Fault('LIMIT', which='frames')
    for index, entry in enumerate(table['frames']):
        if max(entry['length'], entry['rawLength']) > 16 * MIB:
            raise Fault('LIMIT', which='frame', frame=index)
        if entry['encoding'] == 'none' and entry['length'] != entry['rawLength']:
            raise Fault('DAMAGED', part='frameTable', frame=index)
        if entry['rawLength'] > 200 * entry['length']:
            raise Fault('LIMIT', which='inflateRatio', frame=index)
    if sum(entry['rawLength'] for entry in table['frames']) > 512 * MIB:
        raise Fault('LIMIT', which='content')


def read_frames(body, begin, table, manifest):
    end = begin + sum(entry['length'] for entry in table['frames'])
    if end > len(body) or len(body) != padded(end) or any(body[end:]):
        raise Fault('DAMAGED', part='frames')
    found = {'ops': [], 'attachmentChunk': 0, 'keepSafe': 0, 'other': 0}
    for index, entry in enumerate(table['frames']):
        data = body[begin:begin + entry['length']]
        begin += entry['length']
        if hashlib.sha256(data).hexdigest() != entry['sha256']:
            raise Fault('FRAME_HASH', frame=index)
        if entry['encoding'] == 'zstd':
            try:
                data = inflate(data, entry['rawLength'])
            except Corrupt:
                raise Fault('DAMAGED', frame=index, reason='zstd')
        if entry['type'] == 'ops':
            for op, personal in read_records(data, index):
                if len(found['ops']) == manifest['opCount']:
                    raise Fault('COUNT')
                found['ops'].append([hashlib.sha256(op).hexdigest(), op_fault(op, personal)])
            continue
        if entry['type'] == 'attachmentChunk':
            check_chunk(data, index)
        found[entry['type'] if entry['type'] in found else 'other'] += 1
    ids = sorted(op for op, _ in found['ops'])
    if len(set(ids)) != len(ids) or len(ids) != manifest['opCount']:
        raise Fault('COUNT')
    if hashlib.sha256(b''.join(map(bytes.fromhex, ids))).hexdigest() != manifest['setHash']:
        raise Fault('COUNT')
    return found


def compare(manifest, header, header_bytes):
    public = (header['kind'], header['seq'], header['to'], header['epoch']['n'], header['epoch']['r'])
    epoch = manifest['from']['epoch']
    signed = (manifest['kind'], manifest['seq'], manifest['to']['kid'], epoch['n'], epoch['r'])
    if public != signed or manifest['headerHash'] != hashlib.sha256(header_bytes).hexdigest():
        raise Fault('HEADER_SWAP')


def check_request(header, manifest, claimed):
    request = manifest.get('enrolment')
    if request is None:
        raise Fault('UNKNOWN_SENDER')
    sender = manifest['from']
    if (request['stationId'], request['deviceId'], request['signPublicKey'], kid_of(request)) != (
            sender['station'], sender['device'], claimed.hex(), header['from']):
        raise Fault('SIGNATURE', part='enrolment')


def check_rotations(rotations, sender):
    seen, before = [], None
    for rotation in rotations:
        record, marks = rotation['record'], rotation['signatures']
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()
        if before is None:
            seen += [record['from']['signPublicKey'], record['from']['encryptPublicKey']]
        seen += [record['to']['signPublicKey'], record['to']['encryptPublicKey']]
        right = (record['device'], record['station']) == (sender['device'], sender['station'])
        right = right and before in (None, record['from']) and len(set(seen)) == len(seen)
        if not right or not all(
                signed_by(bytes.fromhex(record[end]['signPublicKey']), b'rotation', text, bytes.fromhex(marks[end]))
                for end in ('from', 'to')):
            raise Fault('SIGNATURE', part='rotation')
        before = record['to']


def known_sender(kid, reader):
    return next((sender for sender in reader['senders'] if sender['kid'] == kid), None)


def follow_rotations(header, manifest, claimed, reader):
    rotations = manifest.get('rotations', [])
    for rotation in reversed(rotations):
        keys, last = rotation['record']['from'], rotations[-1]['record']['to']
        record = known_sender(kid_of(keys), reader)
        if record is None:
            continue
        check_rotations(rotations, manifest['from'])
        if (keys['signPublicKey'], last['signPublicKey'], kid_of(last)) != (
                record['signPublicKey'], claimed.hex(), header['from']):
            raise Fault('SIGNATURE', part='rotation')
        return record
    return None


def is_within(reach, sender, seq):
    marks = [(reach['since'], reach['since']['seq'] - 1)] + [(last, last['seq']) for last in reach['earlier']]
    return any(mark['epoch'] == {key: sender['epoch'][key] for key in ('n', 'r')} and seq <= limit
               for mark, limit in marks)


def read_batch(data, reader):
    header_bytes, sealed = cut_file(data, reader.get('maxFile', 64 * MIB))
    header = document(header_bytes, HEADER)
    if header['minReader'] > 0 or header['suite'] != 1:
        raise Fault('NEWER_MAJOR')
    identity = next((key['identity'] for key in reader['keys'] if key['kid'] == header['to']), None)
    if identity is None:
        raise Fault('WRONG_RECIPIENT')
    body = age_open(identity, sealed)
    (claimed, manifest_bytes, manifest_mark, table_bytes, table_mark), begin = cut_body(body)
    direct = known_sender(header['from'], reader)
    key = bytes.fromhex(direct['signPublicKey']) if direct else claimed
    if not signed_by(key, b'manifest', manifest_bytes, manifest_mark):
        raise Fault('SIGNATURE', part='manifest')
    if not signed_by(key, b'frames', table_bytes, table_mark):
        raise Fault('SIGNATURE', part='frameTable')
    manifest = document(manifest_bytes, is_manifest)
    compare(manifest, header, header_bytes)
    if manifest['to']['station'] != reader['station']:
        raise Fault('WRONG_RECIPIENT')
    answer = {'manifestHash': hashlib.sha256(manifest_bytes).hexdigest()}
    record = direct or follow_rotations(header, manifest, claimed, reader)
    if record is None:
        check_request(header, manifest, claimed)
        return dict(answer, verdict='unknown')
    if (manifest['from']['station'], manifest['from']['device'], claimed) != (record['station'], record['device'], key):
        raise Fault('SIGNATURE', part='sender')
    if record['status'] == 'revoked':
        return dict(answer, verdict='revoked')
    reach = record.get('reach')
    if reach and (record is not direct or not is_within(reach, manifest['from'], manifest['seq'])):
        return dict(answer, verdict='oldKey')
    table = document(table_bytes, TABLE)
    check_table(table, answer['manifestHash'])
    return dict(answer, verdict='open', **read_frames(body, begin, table, manifest))


# --- section 11: what comes back --------------------------------------------------------------------------------------

def bech32_coded(prefix, data):
    number = int.from_bytes(data, 'big') << -8 * len(data) % 5
    values = [number >> shift & 31 for shift in range(5 * (-(-8 * len(data) // 5) - 1), -1, -5)]
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values + [0] * 6:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    values += [(check ^ 1) >> 5 * (5 - index) & 31 for index in range(6)]
    return prefix + '1' + ''.join(CHARSET[value] for value in values)


def recovery_identity(code):
    seed = hkdf(code.replace('-', '').encode('ascii'), b'', b'open-door recovery identity v1')
    return bech32_coded('age-secret-key-', seed).upper()


def read_keep_safe(data, identity):
    plain = age_open(identity, data)
    if plain and plain[0] > 1:
        raise Fault('NEWER_MAJOR')
    if len(plain) < 5 or plain[0] != 1:
        raise Fault('DAMAGED')
    if number(plain, 1) > 16 * MIB:
        raise Fault('LIMIT', which='frame')
    try:
        raw = inflate(plain[5:], number(plain, 1))
    except Corrupt:
        raise Fault('DAMAGED', reason='zstd')
    ops = [[hashlib.sha256(op).hexdigest(), op_fault(op, personal)] for op, personal in read_records(raw, 0)]
    return {'verdict': 'open', 'ops': ops}


def read_note(data):
    if len(data) > 16 * 1024:
        raise Fault('NOT_A_NOTE')
    try:
        return {'verdict': 'note', 'note': document(data, NOTE)['note']}
    except Fault:
        raise Fault('NOT_A_NOTE')


def answer_for(data, read, *args):
    try:
        return read(data, *args)
    except Fault as fault:
        return {'verdict': 'refused', 'code': fault.code, 'params': fault.params}


# --- the public vectors -----------------------------------------------------------------------------------------------

def run_public_vectors(folder):
    def lines(name):
        with open('%s/%s.jsonl' % (folder, name), encoding='utf-8') as source:
            return [json.loads(line) for line in source]

    def signature_holds(vector):
        return verify(*(bytes.fromhex(vector[key]) for key in ('publicKey', 'message', 'signature')))

    def age_outcome(vector):
        data = base64.b64decode(vector['file'])
        data = zlib.decompress(data) if 'compressed' in vector else data
        for identity in vector['identities'] or ['AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6']:
            try:
                return hashlib.sha256(age_open(identity, data)).hexdigest()
            except Fault as fault:
                return 'payload failure' if fault.params.get('block') else 'header failure'

    def age_wanted(vector):
        in_header = {'no match': 'header failure', 'HMAC failure': 'header failure'}
        return vector['payload'] if vector['expect'] == 'success' else in_header.get(vector['expect'], vector['expect'])

    wrong = [v['name'] for v in lines('rfc8032-ed25519') if not signature_holds(v)]
    wrong += [v['tcId'] for v in lines('wycheproof-ed25519') if signature_holds(v) != (v['result'] == 'valid')]
    wrong += [v['name'] for v in lines('age-testkit') if age_outcome(v) != age_wanted(v)]
    run = sum(len(lines(name)) for name in ('rfc8032-ed25519', 'wycheproof-ed25519', 'age-testkit'))
    print(json.dumps({'run': run, 'wrong': wrong}))


def main(args):
    if args[:1] == ['--public-vectors'] and len(args) == 2:
        return run_public_vectors(args[1])
    if not args:
        sys.exit(__doc__)
    if args[0] == '--note':
        how, paths = (read_note,), args[1:]
    elif args[0] == '--keep-safe':
        how, paths = (read_keep_safe, recovery_identity(args[1])), args[2:]
    else:
        with open(args[0], encoding='utf-8') as source:
            how, paths = (read_batch, json.load(source)), args[1:]
    for path in paths or (line.rstrip('\n') for line in sys.stdin):
        with open(path, 'rb') as source:
            data = source.read()
        print(json.dumps(dict(file=path, **answer_for(data, *how))), flush=True)


if __name__ == '__main__':
    main(sys.argv[1:])
