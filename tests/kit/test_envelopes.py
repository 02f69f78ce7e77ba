"""Rows sealed field by field, under a key outside the database."""

from base64 import b64encode

import pytest

from plenipo.kit.envelopes import open_row, seal_row, wrapped_again
from plenipo.kit.errors import Refused

TEXTS = {"number": "X1234567", "born": "1974-08-12", "birthplace": ""}


def test_what_was_sealed_opens_for_its_row_alone():
    key, sealed = seal_row(TEXTS, row="record:1:a")

    assert open_row(key, sealed, row="record:1:a") == TEXTS
    with pytest.raises(Refused):
        open_row(key, sealed, row="record:2:a")


def test_a_field_copied_to_another_field_or_row_does_not_open():
    key, sealed = seal_row(TEXTS, row="record:1:a")
    theirs, other = seal_row({**TEXTS, "number": "Y7654321"}, row="record:2:b")

    with pytest.raises(Refused):
        open_row(key, {**sealed, "number": sealed["born"]}, row="record:1:a")
    with pytest.raises(Refused):
        open_row(theirs, {**other, "number": sealed["number"]}, row="record:2:b")
    with pytest.raises(Refused):
        open_row(key, other, row="record:1:a")


def test_the_length_of_what_is_sealed_tells_nothing():
    _key, sealed = seal_row(TEXTS, row="record:1:a")

    assert len({len(text) for text in sealed.values()}) == 1


def test_another_key_of_the_house_is_put_in_front_and_the_old_one_taken_out(settings):
    key, sealed = seal_row(TEXTS, row="record:1:a")
    new = b64encode(bytes(32)).decode()
    settings.IDENTITY_KEYS = [new, *settings.IDENTITY_KEYS]
    again = wrapped_again(key, row="record:1:a")
    settings.IDENTITY_KEYS = [new]

    assert open_row(again, sealed, row="record:1:a") == TEXTS
    with pytest.raises(Refused):  # as it stands in every copy made before
        open_row(key, sealed, row="record:1:a")


def test_without_a_key_nothing_is_written_in_the_clear(settings):
    settings.IDENTITY_KEYS = []

    with pytest.raises(Refused):
        seal_row(TEXTS, row="record:1:a")
