"""The desk's own question: what the programme can ask, and principals whom only the desk knows."""

from typing import Any

from plenipo.bilaterals.models import Principal
from plenipo.conference.models import Conference
from plenipo.delegations.bridge import Reader
from plenipo.kit.phrases import with_office
from plenipo.programme.forms.ripple import WhatIfForm
from plenipo.programme.queries.happens import happenings_of


def question_form(
    conference: Conference, reader: Reader, asked: Any, picked: str = ""
) -> WhatIfForm:
    groups = happenings_of(conference, reader)
    only_here = Principal.objects.filter(conference=conference, delegate=None)
    groups["person"] += [
        (f"principal:{each.pk}", with_office(each, each.delegation or ""))
        for each in only_here.select_related("delegation")
    ]
    return WhatIfForm(conference, asked, groups=groups, picked=picked)
