#!/usr/bin/env python3
"""Checks an exported record of an operation (safeconduct-ledger/1) without any of the program's own code.

    python3 tools/verify_record.py FILE... [--key PUBLIC]

Only the standard library is used; the format stands in docs/formats/ledger.md. For each file one line: that it is whole,
or the first line that is wrong, with a word for what is wrong with it. Exit status: 0 all are whole, 1 one is not,
2 one cannot be read, or the command line is wrong.
"""

import hashlib
import json
import re
import sys


class Wrong(Exception):
    """What is wrong: a word for programs, and one sentence."""

    def __init__(self, code, said=""):
        super().__init__(code, said)
        self.code, self.said = code, said


# ---- Ed25519 (RFC 8032, section 5.1), as one reads it there: slow, and short enough to be checked by eye.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(a, b):
    """The sum of two points (x, y, z, x*y/z)."""
    one = (a[1] - a[0]) * (b[1] - b[0]) % P
    two = (a[1] + a[0]) * (b[1] + b[0]) % P
    three = 2 * a[3] * b[3] * D % P
    four = 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, a):
    """A point so many times."""
    total = NEUTRAL
    while n:
        if n & 1:
            total = add(total, a)
        a = add(a, a)
        n >>= 1
    return total


def same(a, b):
    """Whether two points are one."""
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point(encoded):
    """The point of 32 bytes, or None."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    """Whether a signature of 64 bytes is that of a key of 32 bytes; points of small order are nobody's."""
    a, r = point(key), point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or same(times(8, a), NEUTRAL) or same(times(8, r), NEUTRAL):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(k, a)))


# ---- Values: each reads its JSON form, refuses what is not one, and gives (bytes, the JSON form as it must stand).


def number(n, size):
    return n.to_bytes(size, "big")


def with_length(data):
    return number(len(data), 4) + data


def must(holds, said):
    if not holds:
        raise Wrong("FORMAT", said)


def u32(value):
    must(type(value) is int and 0 <= value < 2**32, "not a count: %r" % (value,))
    return number(value, 4), value


def truth(value):
    must(type(value) is bool, "not true or false: %r" % (value,))
    return bytes([value]), value


def text(value):
    must(type(value) is str, "not a text: %r" % (value,))
    return with_length(value.encode()), value


def ident(value):
    must(type(value) is str and re.fullmatch(r"[a-z0-9][a-z0-9/-]{0,63}", value), "not an id: %r" % (value,))
    return text(value)


def words(value):
    must(type(value) is str and len(value) <= 280, "not a short text: %r" % (value,))
    must(not re.search("[\x00-\x1f\x7f-\x9f]", value), "a text with control characters")
    return text(value)


def uuid(value):
    shape = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    must(type(value) is str and re.fullmatch(shape, value), "not a UUID: %r" % (value,))
    return bytes.fromhex(value.replace("-", "")), value


# The first and the last second that is written as a date.
FIRST, LAST = -377705023201, 253402207200


def date(at):
    """An instant as it is written (proleptic Gregorian calendar, UTC)."""
    days, second = divmod(at, 86400)
    days += 719468
    era, day = divmod(days, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += era * 400 + (month >= 10)
    month += 3 if month < 10 else -9
    head = "%04d" % year if year >= 0 else "-%06d" % -year
    return "%s-%02d-%02dT%02d:%02d:%02dZ" % (head, month, day + 1, second // 3600, second // 60 % 60, second % 60)


def seconds(value):
    """Seconds since 1970 of an instant."""
    must(type(value) is str, "not an instant: %r" % (value,))
    found = re.fullmatch(r"(\d{4}|-\d{6})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", value, re.ASCII)
    if found:
        year, month, day, hour, minute, second = map(int, found.groups())
        year -= month <= 2
        in_era = year % 400
        days = year // 400 * 146097 + in_era * 365 + in_era // 4 - in_era // 100
        at = (days + (153 * ((month + 9) % 12) + 2) // 5 + day - 1 - 719468) * 86400 + hour * 3600 + minute * 60 + second
        must(FIRST <= at <= LAST and date(at) == value, "no such instant: " + value)
        return at
    must(re.fullmatch(r"-?[1-9]\d*", value, re.ASCII) and len(value) < 21, "not an instant: " + value)
    at = int(value)
    must(-(2**63) <= at < 2**63 and not FIRST <= at <= LAST, "not an instant: " + value)
    return at


def instant(value):
    return number(seconds(value) % 2**64, 8), value


def optional(of):
    def read(value):
        if value is None:
            return b"\0", None
        data, again = of(value)
        return b"\1" + data, again

    return read


def many(of):
    def read(value):
        must(type(value) is list, "not a list: %r" % (value,))
        parts = [of(one) for one in value]
        return number(len(parts), 4) + b"".join(data for data, _ in parts), [again for _, again in parts]

    return read


def one_of(*all_words):
    def read(value):
        must(value in all_words, "none of %s: %r" % (", ".join(all_words), value))
        return bytes([all_words.index(value) + 1]), value

    return read


def fields(value, names):
    """The fields of an object that has these and no others."""
    must(type(value) is dict and set(value) == set(names), "not an object with exactly %s" % ", ".join(names))
    return [value[name] for name in names]


def window(value):
    (a, start), (b, end) = (instant(one) for one in fields(value, ["from", "until"]))
    return a + b, {"from": start, "until": end}


def load(value):
    must(type(value) is dict and "seats" in value, "a load without seats")
    must(set(value) <= {"seats", "wheelchairs", "stretchers"}, "a load of something else")
    parts = [(name, u32(value.get(name, 0))) for name in ("seats", "wheelchairs", "stretchers")]
    must(sum(n for _, (_, n) in parts) < 2**32, "too many people")
    again = {name: n for name, (_, n) in parts if n or name == "seats"}
    return b"".join(data for _, (data, _) in parts), again


def families(value):
    kind, count = fields(value, ["class", "families"])
    (a, kind), (b, count) = ident(kind), u32(count)
    return a + b, {"class": kind, "families": count}


direction = one_of("outward", "back")
method = one_of("list", "scan", "clicker", "seats", "estimate")

CLAUSES = {
    "kind": (1, one_of("ceasefire", "pause", "corridor", "notification", "exchange")),
    "parties": (2, many(ident)),
    "times": (3, many(window)),
    "route": (4, many(ident)),
    "places": (5, many(ident)),
    "who-may-leave": (6, words),
    "vehicles": (7, words),
    "inspection": (8, words),
    "medical-cases": (9, words),
    "contact": (10, ident),
    "authority": (11, ident),
    "expires": (12, instant),
    "ends-if": (13, words),
    "linked-to": (14, ident),
}


def clause(value):
    must(type(value) is dict and len(value) == 1, "a clause is one key")
    ((key, said),) = value.items()
    must(key in CLAUSES, "no such clause: " + key)
    code, of = CLAUSES[key]
    data, again = of(said)
    return bytes([code]) + data, {key: again}


def event(value):
    must(type(value) is dict and value.get("kind") in EVENTS, "no such kind of event")
    code, parts = EVENTS[value["kind"]]
    said = fields(value, ["kind"] + [name for name, _ in parts])[1:]
    data, again = bytes([code]), {"kind": value["kind"]}
    for (name, of), one in zip(parts, said):
        more, again[name] = of(one)
        data += more
    return data, again


def since(value):
    if value == "not-said":
        return b"\1", value
    return b"\2" + instant(value)[0], value


def figure(value):
    return written(value, [("count", u32), ("unit", ident), ("bound", BOUND), ("sum_since", optional(since), None)])


def statement(value):
    return written(value, STATED)


def written(value, parts):
    """An object of fields in this order. One with a third part is left out of the text, not of the bytes, where it is that."""
    names = [name for name, *_ in parts]
    must(type(value) is dict and set(value) <= set(names), "not an object of %s" % ", ".join(names))
    data, again = b"", {}
    for name, of, *default in parts:
        must(name in value or default, "without " + name)
        must([value.get(name, MISSING)] != default, name + " says nothing, and stands there all the same")
        more, said = of(value[name] if name in value else default[0])
        data += more
        if name in value:
            again[name] = said
    return data, again


MISSING = object()
BOUND = one_of("exactly", "about", "over", "almost", "up-to")
STATED = [
    ("counter", ident),
    ("source", words),
    ("about", ident),
    ("figure", optional(figure), None),
    ("place", optional(ident), None),
    ("scope", words, ""),
    ("within", window),
    ("precision", one_of("minute", "hour", "day", "month")),
    ("synthetic", truth),
    ("said", words, ""),
    ("found_at", many(words), []),
]

BOARDING = [("people", load), ("families", many(families))]
OVERRIDDEN = [("stands_on", many(uuid)), ("overriding", optional(words))]
EVENTS = {
    "signed": (1, [("agreement", ident), ("clause", clause)]),
    "guaranteed": (2, [("party", ident), ("corridor", ident), ("stale_after", instant)]),
    "cleared": (3, [("corridor", ident), ("clear", truth)]),
    "suspended": (4, [("corridor", ident), ("by", optional(ident)), ("reason", words)]),
    "resumed": (5, [("corridor", ident)]),
    "formed": (6, [("convoy", ident), ("corridor", ident), ("direction", direction), ("vehicles", many(ident))]),
    "clear-to-load": (7, [("convoy", ident)] + OVERRIDDEN),
    "clear-to-enter": (8, [("convoy", ident)] + OVERRIDDEN),
    "held": (9, [("convoy", ident), ("reason", words)]),
    "recalled": (10, [("convoy", ident), ("reason", words)]),
    "acknowledged": (11, [("vehicle", ident), ("order", uuid)]),
    "boarded": (12, [("vehicle", ident), ("place", ident)] + BOARDING + [("method", method)]),
    "departed": (13, [("vehicle", ident), ("place", ident)]),
    "at-checkpoint": (14, [("vehicle", ident), ("checkpoint", ident)]),
    "passed-checkpoint": (15, [("vehicle", ident), ("checkpoint", ident)]),
    "did-not-continue": (16, [("vehicle", ident), ("checkpoint", ident), ("people", u32)]),
    "arrived": (17, [("vehicle", ident), ("place", ident)]),
    "handed-over": (18, [("vehicle", ident), ("place", ident)] + BOARDING + [("empty", truth), ("method", method)]),
    "returned": (19, [("vehicle", ident), ("place", ident), ("people", u32), ("families", many(families))]),
    "left-on-the-way": (20, [("vehicle", ident), ("people", u32)]),
    "joined": (21, [("vehicle", ident), ("people", u32)]),
    "born": (22, [("vehicle", ident)]),
    "died": (23, [("vehicle", ident), ("people", u32)]),
    "transferred": (24, [("from", ident), ("to", ident), ("people", u32), ("families", many(families))]),
    "counted": (25, [("vehicle", ident), ("people", u32), ("method", method)]),
    "broke-down": (26, [("vehicle", ident)]),
    "repaired": (27, [("vehicle", ident)]),
    "vehicle-joined": (28, [("vehicle", ident), ("room", load), ("place", ident)]),
    "incident": (29, [("place", optional(ident)), ("said", words), ("known_by", one_of("saw", "told", "inferred"))]),
    "assessed": (30, [("incident", uuid), ("status", one_of("alleged", "verified", "not-verified", "open"))]),
    "others-count": (31, [("source", ident), ("people", u32), ("scope", words)]),
    "case-closed": (32, [("case", uuid), ("outcome", words)]),
    "corrected": (33, [("entry", uuid), ("to", optional(event))]),
    "closed": (34, [("convoy", optional(ident))]),
    "stated": (36, [("statement", statement)]),
    "refused": (37, [("device", ident), ("action", ident), ("why", ident)]),
    "plan-in-force": (38, [("plan", ident)]),
    "entered": (35, [("vehicle", ident), ("corridor", ident), ("direction", direction)]),
}

role = one_of(
    "head-of-centre", "liaison", "planner", "dispatcher", "convoy-leader", "marshal", "checkpoint-observer",
    "assembly-point-chief", "receiver", "medical-regulator", "protection-officer", "information-officer",
    "data-protection", "monitor", "auditor",
)  # fmt: skip


def entry(value):
    """The id, the bytes without the instant at which it came in, that instant, and the JSON form."""
    must(type(value) is dict, "an entry is an object")
    names = ["id", "happened_at", "recorded_at", "role", "device"] + ["answers"] * ("answers" in value) + ["event"]
    fields(value, names)
    must(value.get("answers", "") is not None, "answers nothing")
    parts = {
        "id": uuid(value["id"]),
        "happened_at": instant(value["happened_at"]),
        "role": role(value["role"]),
        "device": ident(value["device"]),
        "answers": optional(uuid)(value.get("answers")),
        "event": event(value["event"]),
    }
    received = seconds(value["recorded_at"])
    again = {name: value["recorded_at"] if name == "recorded_at" else parts[name][1] for name in names}
    return parts["id"][0], b"".join(data for data, _ in parts.values()), received, again


def digits(value, size):
    must(type(value) is str and re.fullmatch("[0-9a-f]{%d}" % (2 * size), value), "not %d bytes: %r" % (size, value))
    return bytes.fromhex(value)


# ---- The file.


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def tree(leaves):
    """The Merkle tree hash of RFC 9162, section 2.1.1."""
    if not leaves:
        return sha()
    while len(leaves) > 1:
        pairs = [sha(b"\1", a, b) for a, b in zip(leaves[::2], leaves[1::2])]
        leaves = pairs + leaves[len(pairs) * 2 :]
    return leaves[0]


class Record:
    """What has been read so far."""

    def __init__(self, expected):
        self.expected = expected
        self.header = None
        self.files = []
        self.chain = None
        self.leaves = {}
        self.heads = 0
        self.last_head = -1
        self.end = False

    def line(self, raw):
        if self.end:
            raise Wrong("AFTER", "something follows the end")
        if not raw.endswith(b"\n"):
            raise Wrong("END", "the file was cut off within this line")
        try:
            said = raw[:-1].decode("utf-8")
            value = json.loads(said)
        except (ValueError, RecursionError) as why:
            raise Wrong("FORMAT", str(why)) from None
        must(type(value) is dict and value, "not an object")
        first = next(iter(value))
        read = {"format": self.begin, "path": self.file, "sequence": self.entry, "head": self.head, "end": self.head}
        must(first in read, "it begins with none of: " + ", ".join(read))
        again = read[first](value)
        # What the line says was right; it must also be written in the one way in which this format writes it.
        must(json.dumps(again, ensure_ascii=False, separators=(",", ":")) == said, "written in another way")

    def begin(self, value):
        names = ["format", "operation", "scenario", "label", "key", "files"]
        form, operation, scenario, label, key, files = fields(value, names)
        must(form == "safeconduct-ledger/1", "another format: %r" % (form,))
        if self.header is not None:
            raise Wrong("BEGIN", "a second beginning")
        ident(operation), text(scenario), one_of("operation", "rehearsal", "replay")(label), u32(files)
        if self.expected is not None and digits(key, 32) != self.expected:
            raise Wrong("KEY", "signed for with another key: " + key)
        self.header = dict(value, key=digits(key, 32))
        self.begun()
        return {name: value[name] for name in names}

    def file(self, value):
        path, said = fields(value, ["path", "text"])
        data = text(path)[0] + text(said)[0]
        if self.header is None or self.chain is not None:
            raise Wrong("BEGIN", "a file that does not belong here")
        self.files.append(data)
        self.begun()
        return {"path": path, "text": said}

    def begun(self):
        if len(self.files) == self.header["files"]:
            said = ["safeconduct-ledger/1", self.header["operation"], self.header["scenario"], self.header["label"]]
            head = b"".join(text(one)[0] for one in said)
            self.chain = sha(head, self.header["key"], number(len(self.files), 4), *self.files)

    def entry(self, value):
        sequence, chain, said = fields(value, ["sequence", "chain", "entry"])
        must(type(sequence) is int, "not a sequence")
        stated = digits(chain, 32)
        ident_, data, received, again = entry(said)
        if self.chain is None:
            raise Wrong("BEGIN", "an entry before all files")
        if sequence != len(self.leaves) + 1:
            raise Wrong("ORDER", "entry %d stands where %d is due" % (sequence, len(self.leaves) + 1))
        self.chain = sha(self.chain, data, number(received % 2**64, 8))
        if self.chain != stated:
            raise Wrong("CHAIN", "the chain does not lead to entry %d as it stands here" % sequence)
        if ident_ in self.leaves:
            raise Wrong("TWICE", "the id of entry %d was there before" % sequence)
        self.leaves[ident_] = sha(b"\0", data)
        return {"sequence": sequence, "chain": chain, "entry": again}

    def head(self, value):
        is_end = "end" in value
        (said,) = fields(value, ["end" if is_end else "head"])
        must(type(said) is dict, "not a head")
        names = ["sequence", "chain"] + ["root"] * ("root" in said) + ["heads"] * is_end + ["at", "signature"]
        fields(said, names)
        sequence, chain, at = said["sequence"], digits(said["chain"], 32), seconds(said["at"])
        must(type(sequence) is int and 0 <= sequence < 2**64, "not a sequence")
        root = digits(said["root"], 32) if "root" in said else None
        signature = digits(said["signature"], 64)
        heads = u32(said["heads"])[0] if is_end else None
        if self.chain is None:
            raise Wrong("BEGIN", "a head before all files")
        if sequence != len(self.leaves) or (not is_end and sequence <= self.last_head):
            raise Wrong("PLACE", "a head of entry %d does not belong here" % sequence)
        message = with_length(b"safeconduct-head/1") + with_length(self.header["operation"].encode())
        message += number(sequence, 8) + chain
        message += b"\1" + root if root else b"\0"
        message += b"\1" + heads if heads else b"\0"
        message += number(at % 2**64, 8)
        if not signed(self.header["key"], message, signature):
            raise Wrong("SIGNATURE", "the head of entry %d is not signed with the record's key" % sequence)
        if chain != self.chain:
            raise Wrong("HEAD", "the head of entry %d states another chain" % sequence)
        if root is not None and root != tree([self.leaves[one] for one in sorted(self.leaves)]):
            raise Wrong("ROOT", "the head of entry %d states another root" % sequence)
        if not is_end:
            self.heads, self.last_head = self.heads + 1, sequence
        elif said["heads"] != self.heads or root is None:
            raise Wrong("HEADS", "%s heads were written, %d are here" % (said["heads"], self.heads))
        self.end = is_end
        return {"end" if is_end else "head": {name: said[name] for name in names}}


def verify(path, expected):
    """One sentence about a file, and whether it is whole."""
    record, line = Record(expected), 0
    with open(path, "rb") as file:
        try:
            for line, raw in enumerate(file, 1):
                record.line(raw)
            if not record.end:
                line += 1
                raise Wrong("END", "the end is missing: the file was cut off")
        except Wrong as wrong:
            return "%s:%d: %s: %s" % (path, line, wrong.code, wrong.said), False
    key = record.header["key"].hex()
    said = "operation %s, %d entries, signed with %s" % (record.header["operation"], len(record.leaves), key)
    return "%s: whole: %s%s" % (path, said, "" if expected else "; is that the key that you expect?"), True


def main(args):
    expected = None
    if "--key" in args[:-1]:
        at = args.index("--key")
        if not re.fullmatch("[0-9a-f]{64}", args[at + 1]):
            print("--key takes 64 small hexadecimal digits", file=sys.stderr)
            return 2
        expected = bytes.fromhex(args[at + 1])
        args = args[:at] + args[at + 2 :]
    if not args or any(arg.startswith("-") for arg in args):
        print(__doc__, file=sys.stderr)
        return 2
    status = 0
    for path in args:
        try:
            said, whole = verify(path, expected)
        except OSError as why:
            print("%s: %s" % (path, why.strerror), file=sys.stderr)
            status = 2
            continue
        print(said)
        status = max(status, 0 if whole else 1)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
