import re

from plenipo.kit.tiles import places, tile_map


def a_map(values, **more):
    names = {"KEN": "Kenya", "FRA": "France", "TUV": "Tuvalu", "XCO": "A country <of nobody>"}
    return tile_map(values, title="Accepted", value_label="Parties", names=names, **more)


def test_every_country_has_a_tile_of_its_own():
    assert len(places()) == 195
    assert len(set(places().values())) == 195


def test_the_colour_says_which_step_a_country_has_reached():
    svg = a_map({"KEN": 1, "FRA": 4, "TUV": 0}).svg

    shades = dict(re.findall(r'<g class="(q\d)">(.*?)</g>(?=<g class|</svg>)', svg))
    assert "<title>Kenya: 1</title>" in shades["q1"]
    assert "<title>France: 4</title>" in shades["q4"]
    assert "<title>Tuvalu: 0</title>" in shades["q0"]


def test_a_tile_leads_somewhere_only_when_the_page_says_where():
    svg = a_map({"KEN": 2}, link=lambda code: f"?country={code}" if code == "KEN" else "").svg

    assert svg.count("<a ") == 1
    assert '<a href="?country=KEN" aria-label="Kenya: 2">' in svg


def test_an_entity_without_a_place_stands_in_a_row_below():
    plain, more = a_map({}), a_map({"XCO": 3})

    assert "A country &lt;of nobody&gt;: 3" in more.svg
    assert len(more.tiles) == len(plain.tiles) + 1
    assert more.svg.split('viewBox="0 0 ')[1] > plain.svg.split('viewBox="0 0 ')[1]


def test_the_list_names_only_those_with_something_to_tell_most_first():
    ranked = a_map({"TUV": 1, "KEN": 1, "FRA": 3}).ranked

    assert [(tile.name, tile.text) for tile in ranked] == [
        ("France", "3"),
        ("Kenya", "1"),
        ("Tuvalu", "1"),
    ]


def test_the_key_tells_the_range_of_each_step():
    assert [shade.text for shade in a_map({}, steps=(1, 2, 5, 20)).key] == [
        "0",
        "1",
        "2–4",
        "5–19",
        "≥ 20",
    ]
