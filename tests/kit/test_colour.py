import pytest

from plenipo.kit.colour import ENOUGH, PAPER_DARK, PAPER_LIGHT, contrast, readable_accent


def test_contrast_is_that_of_the_published_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#17456b", "#17456b") == 1


@pytest.mark.parametrize(
    "accent", ["#17456b", "#ffee00", "#ff0000", "#000000", "#ffffff", "#777777"]
)
def test_any_accent_becomes_one_that_can_be_read_on_both_papers(accent):
    light, dark = readable_accent(accent)

    assert contrast(light, PAPER_LIGHT) >= ENOUGH
    assert contrast(dark, PAPER_DARK) >= ENOUGH


def test_an_accent_that_can_be_read_is_kept_as_the_convenor_chose_it():
    assert readable_accent("#17456B")[0] == "#17456b"


@pytest.mark.parametrize("nonsense", ["red", "#abc", "#12345g", "17456b7"])
def test_nonsense_is_no_colour(nonsense):
    with pytest.raises(ValueError):
        readable_accent(nonsense)
