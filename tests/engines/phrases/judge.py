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
