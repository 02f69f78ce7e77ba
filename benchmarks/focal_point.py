"""A focal point's browser: follows the personal link, accepts, names five persons, submits."""

from typing import Any

import httpx

from benchmarks.served import hidden_fields

NAMED = [
    ("Diallo", "Aminata", "head"),
    ("Moreau", "Jean", "deputy"),
    ("Tanaka", "Akiko", "member"),
    ("Al-Khatib", "Omar", "adviser"),
    ("Petrova", "Anna", "interpreter"),
]


def roster() -> dict[str, str]:
    typed = {"do": "review"}
    for row, (family, given, capacity) in enumerate(NAMED):
        typed |= {
            f"people-{row}-family_name": family,
            f"people-{row}-given_name": given,
            f"people-{row}-capacity": capacity,
            f"people-{row}-office": "Member of the Executive Committee",
            f"people-{row}-languages": "en, fr",
            f"people-{row}-disclosure": "public",
        }
    return typed


class FocalPoint:
    """Three forms, each on the page that shows it. Between them the pages a person would see."""

    def __init__(self, browser: httpx.Client, token: str) -> None:
        self.browser = browser
        self.token = token

    def comes_in(self) -> None:
        page = self._page(f"/en/answer/{self.token}/")
        self._sends(f"/en/answer/{self.token}/open/", page)

    def accepts(self) -> None:
        self._sends("/en/delegation/answer/", self._page("/en/delegation/"), answer="accepted")

    def names_five(self) -> None:
        self._sends("/en/delegation/people/keep/", self._page("/en/delegation/people/"), **roster())
        self._sends("/en/delegation/people/submit/", self._page("/en/delegation/people/review/"))

    def does_all(self) -> None:
        self.comes_in()
        self.accepts()
        self.names_five()
        shown = self._page("/en/delegation/").text
        if "Petrova" not in shown:
            raise RuntimeError("the delegation is not shown")

    def _page(self, address: str) -> httpx.Response:
        page = self.browser.get(address)
        if page.status_code != 200:
            raise RuntimeError(f"{address} answers {page.status_code}")
        return page

    def _sends(self, address: str, page: httpx.Response, **typed: Any) -> None:
        answer = self.browser.post(address, data=hidden_fields(page.text) | typed)
        if answer.status_code != 302:
            raise RuntimeError(f"{address} answers {answer.status_code}")
