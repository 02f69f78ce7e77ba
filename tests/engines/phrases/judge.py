"""Judges that share no code with the engine: slow, and plain enough to be believed."""

import re
from itertools import combinations


def words_in(text):
    return [(match[0].lower(), match.start(), match.end()) for match in re.finditer(r"\w+", text)]


def ways(text, variant, between):
    """Every way of choosing the words of the variant in their order: (words between, start, end)."""
    words, sought = words_in(text), variant.lower().split()
    found = set()
    for chosen in combinations(range(len(words)), len(sought)):
        if [words[number][0] for number in chosen] != sought:
            continue
        gaps = [two - one - 1 for one, two in zip(chosen, chosen[1:], strict=False)]
        if all(gap <= between for gap in gaps) and sum(gaps) <= (between + 2 if between else 0):
            found.add((sum(gaps), words[chosen[0]][1], words[chosen[-1]][2]))
    return found


def hits(text, variant, between):
    """Of ways that overlap the one with the fewest words between, then the first."""
    kept = []
    for _apart, start, end in sorted(ways(text, variant, between)):
        if all(end <= other or last <= start for other, last in kept):
            kept.append((start, end))
    return sorted(kept)


def runs(one, two, least):
    """All longest runs of equal words: (from, to, from, to) in characters. Word by word, without an index."""
    ours, theirs = words_in(one), words_in(two)
    before, found = {}, []
    for i in range(len(ours) + 1):
        now = {}
        for j in range(len(theirs) + 1):
            if i < len(ours) and j < len(theirs) and ours[i][0] == theirs[j][0]:
                now[j + 1] = before.get(j, 0) + 1
            elif (length := before.get(j, 0)) >= least:
                found.append(
                    (ours[i - length][1], ours[i - 1][2], theirs[j - length][1], theirs[j - 1][2])
                )
        before = now
    return found


def long_runs(one, two, least):
    """The same by looking up every run of `least` words: for whole speeches."""
    ours, theirs = words_in(one), words_in(two)
    a, b = [each[0] for each in ours], [each[0] for each in theirs]
    where = {}
    for j in range(len(b) - least + 1):
        where.setdefault(tuple(b[j : j + least]), []).append(j)
    found = []
    for i in range(len(a) - least + 1):
        for j in where.get(tuple(a[i : i + least]), ()):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            length = least
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            found.append(
                (ours[i][1], ours[i + length - 1][2], theirs[j][1], theirs[j + length - 1][2])
            )
    return found
