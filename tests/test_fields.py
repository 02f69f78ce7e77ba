"""What people type fits where it is kept, and says whether it can name somebody."""

import importlib
import pkgutil
import re

from django import forms
from django.db import models

import plenipo
from plenipo.delegations.roster import ROSTER
from plenipo.kit.apps import house
from plenipo.records.actions.journal import CODE

# ---- forms

ELSEWHERE = (
    "plenipo.kit.specimens",
    "plenipo.project.accounts",  # the library's forms of signing in: secrets, which are compared
)


def forms_of_the_house():
    for module in pkgutil.walk_packages(plenipo.__path__, "plenipo."):
        if "forms" in module.name.split(".") or module.name.endswith(".roster"):
            importlib.import_module(module.name)
    left = [forms.BaseForm]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith("plenipo.") and kind.__module__ not in ELSEWHERE:
            yield kind


TYPED = [  # (form, name, field) of every line of text
    (kind, name, field)
    for kind in dict.fromkeys(forms_of_the_house())
    for name, field in kind.base_fields.items()
    if isinstance(field, forms.CharField) and not isinstance(field, forms.RegexField)
]
WITHOUT_END = {
    "bilaterals.RequestForm.typed_for": "whom the page was drawn for, compared",
    "bilaterals.RoomsForm.seen": "what the page showed, compared",
    "delegations.ErasureForm.confirm": "compared with a word",
    "delegations.NamedErasureForm.confirm": "compared with a word",
    "delegations.InvitationFilterForm.q": "looked for, not kept",
    "portal.ActivityForm.invitation": "a number, looked for",
    "programme.MoveForm.session": "one of those there are",
    "programme.SessionFilterForm.q": "looked for, not kept",
    "programme.WalkForm.seen": "what the page showed, compared",
    "registry.EntryForm.note": "kept in a text without end",
    "registry.NewListForm.pasted": "a list; its reader has limits of its own",
}


def test_every_line_that_is_typed_ends_somewhere():
    """PostgreSQL refuses what is longer than its column, and the reader meets a fault instead of a sentence."""
    endless = {
        f"{kind.__module__.split('.')[1]}.{kind.__name__}.{name}"
        for kind, name, field in TYPED
        if field.max_length is None
    }

    assert endless - set(WITHOUT_END) == set(), "give it the max_length of its column"
    assert set(WITHOUT_END) - endless == set()


LONGER = {  # kept elsewhere than in the column of that name, or not as it was typed
    "conference.DutiesForm.name": "the name of an account",
    **{
        f"protocol.{form}.{name}": "a day or a year, however it is written"
        for form in ("OfficeForm", "StatementForm")
        for name in ("since", "until")
    },
}


def test_nothing_that_is_typed_is_longer_than_the_column_of_its_name():
    columns = {}
    for app in house():
        for model in app.get_models():
            for column in model._meta.local_fields:
                if isinstance(column, models.CharField | models.TextField):
                    known = columns.setdefault((app.label, column.name), [])
                    known.append(column.max_length or 10**9)
    longer = {
        f"{app}.{kind.__name__}.{name}: {field.max_length}, its column {max(known)}"
        for kind, name, field in TYPED
        for app in [kind.__module__.split(".")[1]]
        if (known := columns.get((app, name))) and (field.max_length or 0) > max(known)
    }

    assert {each for each in longer if each.partition(":")[0] not in LONGER} == set()
    assert set(LONGER) - {each.partition(":")[0] for each in longer} == set()


# ---- the roster

WITHOUT_HEADS = {
    "name_order": "read from how the names of a sheet stand",
    "disclosure": "nobody chooses it for another in a sheet: only under its own label",
}
OPEN_TO_OTHERS = {  # what whoever may see a name may read, and the public of who is disclosed
    *("capacity", "family_name", "given_name", "native_name", "name_order", "style"),
    *("office", "office_since", "pronunciation"),
}


CHECKED = {"office_since": "a day or a year, however it is written"}


def test_a_field_of_the_roster_fits_its_column():
    longer = [
        each.name
        for each in ROSTER
        for column in [each.of._meta.get_field(each.name)]
        if isinstance(column, models.CharField) and isinstance(each.form_field(), forms.CharField)
        if not 0 < (getattr(each.form_field(), "max_length", None) or 0) <= column.max_length
    ]

    assert set(longer) == set(CHECKED)


def test_a_field_of_the_roster_is_known_by_its_heads_in_sheets():
    """Without them a column of a pasted table is left aside."""
    headless = {each.name for each in ROSTER if not each.heads.strip()}

    assert headless == set(WITHOUT_HEADS)
    for each in ROSTER:
        scripts = {"Cyrillic": r"[а-я]", "Han": r"[\u4e00-\u9fff]", "Arabic": r"[\u0621-\u064a]"}
        lacking = [name for name, one in scripts.items() if not re.search(one, each.heads)]
        assert not each.heads or not lacking, f"{each.name}: heads in {lacking}"


def test_what_is_said_of_a_person_is_a_contact_unless_it_is_argued_here():
    """Health, belief and whatever others need not know is `seen="contact"`: for who accredits, and the delegation."""
    assert {each.name for each in ROSTER if each.seen != "contact"} == OPEN_TO_OTHERS
    assert {each.name for each in ROSTER if each.public} <= OPEN_TO_OTHERS


def test_no_free_text_of_the_roster_is_impersonal():
    for each in ROSTER:
        column = each.of._meta.get_field(each.name)
        free = isinstance(column, models.CharField | models.TextField | models.JSONField)
        assert not free or column.choices or column.personal, (
            f"{each.name}: personal(…), not impersonal"
        )


# ---- what names nobody

NAMES_NOBODY = {
    "digits that the server makes for a draw of lots": {
        "protocol.LotDraw.commitment",
        "protocol.LotDraw.seed",
    },
    "digests, keys, and what the house writes of its own rows": {
        *("accounts.EntryLink.hash", "accounts.HouseKey.mark", "accounts.Tries.key"),
        *("accounts.UsedCode.key", "bilaterals.Arrangement.asked_signed"),
        *("bilaterals.Arrangement.asker_signed", "bilaterals.BilateralEntry.verb"),
        *("bilaterals.CalendarLink.feed_hash", "bilaterals.CalendarLink.hash"),
        *("bilaterals.DeskLine.about", "bilaterals.DeskLine.by_name", "bilaterals.DeskLine.leaf"),
        *("bilaterals.DeskLine.verb", "conference.ApiToken.hash", "delegations.DeskEntry.verb"),
        *(
            "delegations.LookUp.place",
            "delegations.Document.sha256",
            "accreditation.GateDevice.link",
            "accreditation.GateDevice.secret",
            "welcome.TeamLink.hash",
            "delegations.Link.hash",
            "delegations.Question.asker",
        ),
        *("delegations.Question.reference", "records.Job.about", "records.JournalEntry.about"),
        *("records.JournalEntry.by_name", "records.JournalEntry.leaf", "records.JournalEntry.verb"),
        *("records.Key.location", "records.Key.path", "records.Key.who", "records.Letter.about"),
        *("records.Letter.message_id", "records.ReturnedMail.hash", "records.Seal.head"),
        "protocol.EventCheck.basis",
    },
    "what a program said of its work": {
        *("bilaterals.Plan.problem", "records.Halt.problem", "records.Job.says"),
    },
    "of people who do not exist": {"delegations.Canary.office"},
    "names of parties and countries, of lists of them, of a program": {
        "accreditation.Gate.name",
        *("conference.ApiToken.name", "conference.NameToUse.formal", "conference.NameToUse.short"),
        *("delegations.Delegation.plate_name", "registry.Match.typed_country"),
        *("delegations.Delegation.apart", "delegations.Invitation.apart"),
        *("registry.Match.typed_name", "registry.MatchList.name"),
    },
    "the same for every party; who signs stands elsewhere": {
        *("delegations.LetterText.body", "delegations.LetterText.subject"),
    },
    "what an event is called; who sits at it stands elsewhere": {"protocol.SeatingPlan.name"},
    "of rooms and hours; who speaks and who is responsible have fields of their own": {
        *("programme.Cue.place", "programme.Session.note", "programme.Version.note"),
    },
}


def test_no_free_text_names_nobody_unless_it_is_argued_here():
    """A text longer than a code, into which somebody could write a name."""
    found = {
        f"{model._meta.label}.{column.name}"
        for app in house()
        for model in app.get_models()
        for column in model._meta.local_fields
        if isinstance(column, models.CharField | models.TextField) and not column.choices
        if getattr(column, "personal", "untagged") is None
        if (column.max_length or CODE + 1) > CODE
    }

    argued = {each for _why, columns in NAMES_NOBODY.items() for each in columns}
    assert found - argued == set(), "personal(…), or say here why nobody is named in it"
    assert argued - found == set()
