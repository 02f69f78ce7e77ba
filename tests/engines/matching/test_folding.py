from hypothesis import given
from hypothesis import strategies as st

from plenipo.engines.matching.folding import LONGEST, clean, fold, sound, squashed


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=2000))
def test_cleaning_leaves_one_printable_line_of_bounded_length(text):
    cleaned = clean(text)

    assert cleaned == clean(cleaned)
    assert cleaned.isprintable()
    assert len(cleaned) <= LONGEST


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_sound_is_never_longer_than_the_word(word):
    assert 0 < len(sound(word)) <= len(word)


def test_marks_case_and_script_fold_away():
    assert fold("Partido Acción Ciudadana") == "partido accion ciudadana"
    assert fold("ПАРТИЯ") == fold("партия") == "partiya"
    assert squashed("P.C.F.") == "pcf"
    assert fold("l’Unité") == "l unite"
    assert fold("People’s") == fold("People's") == "peoples"
    assert clean("\u202bحزب\u202c \x07") == "حزب"
