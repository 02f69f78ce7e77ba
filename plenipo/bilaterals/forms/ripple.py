"""The desk's own question: what the programme can ask, and principals whom only the desk knows."""

from typing import Any

from plenipo.bilaterals.words.ripple import in_full, known_here
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.programme.forms.ripple import WhatIfForm
from plenipo.programme.words.happens import happenings_of


def question_form(
    conference: Conference, reader: Reader, asked: Any, picked: str = ""
) -> WhatIfForm:
    there = happenings_of(conference, reader)
    for key, principal in known_here(conference).items():
        there.groups["person"].append((key, in_full(principal)))
        if principal.delegation:
            there.countries[key] = principal.delegation.country_id or ""
    return WhatIfForm(conference, asked, can_happen=there, picked=picked)
