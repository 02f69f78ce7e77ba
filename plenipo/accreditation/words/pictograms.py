"""Pictograms of zones, drawn for a square of 24: on pages and on badges the same."""

PATHS = {
    "hall": "M4 4h16v3H4zM3 10h4v4H3zm7 0h4v4h-4zm7 0h4v4h-4zM3 17h4v4H3zm7 0h4v4h-4zm7 0h4v4h-4z",
    "meeting": "M6 8h12v8H6zM8 3h3v3H8zm5 0h3v3h-3zM8 18h3v3H8zm5 0h3v3h-3zM2 9h2v6H2zm18 0h2v6h-2z",
    "bilateral": "M5 3a2.5 2.5 0 1 0 .01 0zM19 3a2.5 2.5 0 1 0 .01 0zM2 10h6v5h2v6H7v-4H2z"
    "M22 10h-6v5h-2v6h3v-4h5zM9 11h6v2H9z",
    "lounge": "M6 4h12a2 2 0 0 1 2 2v4a3 3 0 0 0-3 3v1H7v-1a3 3 0 0 0-3-3V6a2 2 0 0 1 2-2z"
    "M3 11a2 2 0 0 1 2 2v3h14v-3a2 2 0 0 1 4 0v6h-3v2h-2v-2H6v2H4v-2H1v-6a2 2 0 0 1 2-2z",
    "office": "M4 3h16v11H4zm2 2v7h12V5zM9 15h6v2H9zM2 18h20v3H2z",
    "press": "M8 4h8l1.500 3H21a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h3.500z"
    "M12 8.500a5 5 0 1 0 .01 0zm0 2.500a2.500 2.500 0 1 1-.01 0z",
    "stage": "M11 2h2v4h-2zM5 7h14l-2 6h-3.500v6H18v3H6v-3h4.500v-6H7z",
    "meal": "M4 5h13v2h2a3 3 0 0 1 0 7h-2.300A6.500 6.500 0 0 1 4 12zm13 4v3h2a1.500 1.500 0 0 0 0-3zM3 19h16v2H3z",
    "star": "M12 2l3 7h7l-5.500 4.500 2 7.500L12 16.500 5.500 21l2-7.500L2 9h7z",
    "key": "M7 6a6 6 0 1 1-.01 0zm0 4a2 2 0 1 0 .01 0zM12 10.500h10v3h-2v3h-3v-3h-5z",
    "car": "M6 5h12l2.500 6H22v7h-2v2h-4v-2H8v2H4v-2H2v-7h1.500zm1.500 2L6 11h12l-1.500-4z"
    "M6 13a1.500 1.500 0 1 0 .01 0zm12 0a1.500 1.500 0 1 0 .01 0z",
    "medical": "M9 3h6v6h6v6h-6v6H9v-6H3V9h6z",
}


def as_svg(pictogram: str, ink: str) -> str:
    """ink   a colour, or currentColor"""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<path fill="{ink}" fill-rule="evenodd" d="{PATHS[pictogram]}"/></svg>'
    )
