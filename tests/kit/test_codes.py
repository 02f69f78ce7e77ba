import pytest

from plenipo.kit.codes import ALPHABET, code_meant, new_code


def test_a_code_is_understood_however_it_is_typed():
    code = new_code()

    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert code_meant(typed) == code


def test_letters_that_look_like_digits_are_read_as_digits():
    code = next(c for c in iter(new_code, None) if "0" in c and "1" in c)

    assert code_meant(code.replace("0", "O").replace("1", "l")) == code


def test_full_width_letters_and_the_digits_of_any_script_are_read():
    code = next(c for c in iter(new_code, None) if sum(each.isdigit() for each in c) > 3)
    wide = "".join(chr(ord(each) + 0xFEE0) for each in code)
    arabic = code.translate({ord("0") + n: chr(0x0660 + n) for n in range(10)})

    assert [code_meant(wide), code_meant(wide.lower()), code_meant(arabic)] == [code] * 3


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 6, 7, 8, 9, 10])
def test_one_wrong_character_is_noticed(place):
    code = "7K3M9-QX2TA-"
    code = next(f"{code}{check}" for check in ALPHABET if code_meant(f"{code}{check}"))
    wrong = [code[:place] + other + code[place + 1 :] for other in ALPHABET[:31]]

    # 0 and Z weigh the same modulo 31; every other change shows
    assert [each for each in wrong if code_meant(each)] == [code]


@pytest.mark.parametrize("typed", ["", "7K3M9", "7K3M9-QX2TA-55", "حزب", "\x00" * 11, "a" * 10_000])
def test_what_is_no_code_is_none(typed):
    assert code_meant(typed) is None


def test_codes_do_not_repeat():
    assert len({new_code() for _ in range(2_000)}) == 2_000
