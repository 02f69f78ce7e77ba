"""What changed between two texts of many lines, for somebody who has the former one. `rebuilt` in
`static/accreditation/gate-rules.js` puts the later one together again."""

from hashlib import blake2b

SIZE = 6


def marks_of(text: str) -> bytes:
    """Six bytes for each line: all that has to be kept of a text to tell later what changed since.

    Different lines may have the same mark, about once in a million texts: whoever rebuilds a text checks its digest.
    """
    return b"".join(map(_mark, text.split("\n")))


def difference(former: bytes, text: str) -> list[str | list[int]]:
    """The lines of the text in their order: as they stand, or [first, how many] of those the former text has.

    former   marks of the former text
    """
    places = {former[at : at + SIZE]: at // SIZE for at in range(0, len(former), SIZE)}
    parts: list[str | list[int]] = []
    for line in text.split("\n"):
        at, last = places.get(_mark(line)), parts[-1] if parts else ""
        if at is None:
            parts.append(line)
        elif isinstance(last, list) and sum(last) == at:
            last[1] += 1
        else:
            parts.append([at, 1])
    return parts


def _mark(line: str) -> bytes:
    return blake2b(line.encode(), digest_size=SIZE).digest()
