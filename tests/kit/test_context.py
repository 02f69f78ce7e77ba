"""What every page knows."""

import pytest
from django.urls import translate_url
from django.utils import translation

from plenipo.kit.context import in_language


@pytest.mark.parametrize(
    "address", ["/en/register/", "/en/register/?q=a&page=2", "/-/style", "/en/desk/en/delegations/"]
)
@pytest.mark.parametrize("other", ["ar", "zh-hans", "en"])
def test_the_same_page_in_another_language_is_where_django_finds_it(address, other):
    with translation.override("en"):
        assert in_language(address, "en", other) == translate_url(address, other)


def test_a_page_that_is_not_there_has_its_languages_too():
    assert in_language("/en/not/there/", "en", "fr") == "/fr/not/there/"
