"""Addresses in a text become links, whole and nothing more."""

import pytest

from plenipo.kit.links import linked


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("见 https://www.example.cn/路径/a。", "https://www.example.cn/%E8%B7%AF%E5%BE%84/a"),
        ("https://例子.测试/a 。", "https://%E4%BE%8B%E5%AD%90.%E6%B5%8B%E8%AF%95/a"),
        (
            "https://пример.рф/путь",
            "https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/%D0%BF%D1%83%D1%82%D1%8C",
        ),
        ("请见https://example.org/verify请回复", "https://example.org/verify"),
    ],
)
def test_addresses_with_letters_of_other_scripts_are_whole(text, goal):
    assert f'href="{goal}"' in linked(text)
