"""Codes of badges: what was written is read, and nothing else is."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.gates.tokens import (
    LATEST,
    WRITTEN,
    Code,
    Signer,
    Unaccepted,
    key_of,
    new_identity,
    read,
)

NOW = 1_800_000_000
SIGNER, STRANGER = Signer(bytes(range(32))), Signer(bytes(range(1, 33)))
KEYS = {SIGNER.key: SIGNER.public}
BASE32 = string.ascii_uppercase + "234567"


def a_code(**more):
    told = {"conference": 7, "identity": new_identity(), "expires": NOW + 86_400, **more}
    return Code(**told)


def as_read(written, **more):
    return read(written, **{"keys": KEYS, "conference": 7, "now": NOW, **more})


@given(
    st.integers(0, 2**32 - 1),
    st.binary(min_size=12, max_size=12),
    st.integers(NOW + 1, LATEST),
)
def test_what_was_written_is_read(conference, identity, expires):
    code = Code(conference, identity.hex(), expires)

    assert as_read(SIGNER.write(code), conference=conference) == code


def test_a_code_is_143_characters_of_base32_and_says_nothing_of_anybody():
    written = SIGNER.write(a_code())

    assert len(written) == WRITTEN
    assert set(written) <= set(BASE32)


def test_blanks_around_it_and_small_letters_do_no_harm():
    code = a_code()

    assert as_read(f"  {SIGNER.write(code).lower()}\n") == code


def test_no_two_badges_have_one_identity():
    assert len({new_identity() for _n in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("written", "more", "why"),
    [
        ("", {}, Unaccepted.UNREADABLE),
        ("D 0042", {}, Unaccepted.UNREADABLE),
        ("A" * WRITTEN, {}, Unaccepted.OTHER_VERSION),
        ("１" * WRITTEN, {}, Unaccepted.UNREADABLE),
        (STRANGER.write(a_code()), {}, Unaccepted.UNKNOWN_KEY),
        (STRANGER.write(a_code()), {"keys": {STRANGER.key: SIGNER.public}}, Unaccepted.FORGED),
        (SIGNER.write(a_code(conference=8)), {}, Unaccepted.OTHER_CONFERENCE),
        (SIGNER.write(a_code(expires=NOW)), {}, Unaccepted.EXPIRED),
        (SIGNER.write(a_code(expires=NOW + 1)), {"now": NOW + 1}, Unaccepted.EXPIRED),
    ],
)
def test_what_is_no_code_of_this_conference_says_why(written, more, why):
    assert as_read(written, **more) == why


def test_codes_of_the_old_key_are_read_as_long_as_it_is_kept():
    code = a_code()
    both = {STRANGER.key: STRANGER.public, **KEYS}

    assert as_read(SIGNER.write(code), keys=both) == code
    assert as_read(SIGNER.write(code), keys={STRANGER.key: STRANGER.public}) == (
        Unaccepted.UNKNOWN_KEY
    )
    assert key_of(SIGNER.public) == SIGNER.key


def mutated(written, chance):
    """One to four characters other, one missing, one too many, two exchanged, or the tail of another code."""
    letters = list(written)
    way = chance.randrange(5)
    if way == 0:
        for place in chance.sample(range(WRITTEN), chance.randint(1, 4)):
            letters[place] = chance.choice(BASE32.replace(letters[place], ""))
    elif way == 1:
        del letters[chance.randrange(WRITTEN)]
    elif way == 2:
        letters.insert(chance.randrange(WRITTEN), chance.choice(BASE32))
    elif way == 3:
        places = [n for n in range(WRITTEN - 1) if letters[n] != letters[n + 1]]
        n = chance.choice(places)
        letters[n], letters[n + 1] = letters[n + 1], letters[n]
    else:
        cut = chance.randrange(20, WRITTEN - 8)  # codes of one conference begin alike
        letters[cut:] = SIGNER.write(a_code())[cut:]
    return "".join(letters)


def test_of_ten_thousand_mutated_forged_foreign_and_expired_codes_none_is_read():
    chance = random.Random(11)
    genuine = [SIGNER.write(a_code()) for _n in range(50)]
    foreign = [STRANGER.write(a_code()) for _n in range(500)]
    foreign += [
        SIGNER.write(a_code(conference=chance.choice((6, 8, 2**32 - 1)))) for _n in range(500)
    ]
    foreign += [SIGNER.write(a_code(expires=chance.randint(0, NOW))) for _n in range(500)]
    noise = ["".join(chance.choices(BASE32, k=WRITTEN)) for _n in range(500)]
    changed = [mutated(chance.choice(genuine), chance) for _n in range(8000)]
    wrong = [*foreign, *noise, *(each for each in changed if each not in genuine)]

    assert len(wrong) >= 9_990
    assert [each for each in wrong if isinstance(as_read(each), Code)] == []
