"""What /-/style shows: every component with content as it will carry it. All of it is invented.

Not translated except where a second script teaches something: this page is for those who build pages.
"""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

from babel import Locale
from babel.core import get_global
from django import forms
from django.core.paginator import Page, Paginator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language

from plenipo.kit.charts import LineChart, Point, Stage
from plenipo.kit.tiles import TileMap, places, tile_map

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
ENGLISH = {
    "site": "Dialogue of Political Parties",
    "eyebrow": "Second edition · 12–15 May 2027 · Nairobi",
    "theme": "Parties and the public trust: what we owe those who did not vote for us",
    "lead": "Leaders of parties of every persuasion meet for four days to compare how they govern, oppose and renew"
    " themselves, and to adopt a common text if they can.",
    "nav": ["Conference", "Programme", "Participants", "Statements", "Outcome", "Press"],
    "facts": [
        ("Host", "International Department, Convening Party"),
        ("Venue", "Conference Centre, Nairobi"),
        ("Languages", "ar · zh · en · fr · ru · es"),
    ],
    "figures": [
        ("214", "accepted", "parties and organisations"),
        ("123", "countries", "territories counted apart"),
        ("38", "names awaited", "due 15 December"),
        ("+11", "since last figure", "203 on 17 November"),
    ],
    "rule": "invitations answered with “accepted”, withdrawn answers taken out, the host’s own people left out.",
    "note": "The list of participants has not been disclosed. A provisional list will be published on 1 May 2027; no"
    " information on individual participation is given before.",
    "steps": ["Accepted", "Names", "Documents", "Approval", "Badges"],
    "step_notes": ["3 November", "6 of 8", "letter missing", "within 5 days", "from 2 May"],
    "stages": ["Invited", "Accepted", "Names submitted", "Approved"],
}
ARABIC = {
    "site": "حوار الأحزاب السياسية",
    "eyebrow": "الدورة الثانية · 12–15 أيار/مايو 2027 · نيروبي",
    "theme": "الأحزاب وثقة الجمهور: واجبنا تجاه من لم يصوّت لنا",
    "lead": "يجتمع قادة أحزاب من مختلف الاتجاهات أربعة أيام لتبادل تجاربهم في الحكم والمعارضة والتجديد،"
    " ولاعتماد نص مشترك إن أمكن.",
    "nav": ["المؤتمر", "البرنامج", "المشاركون", "البيانات", "الوثيقة الختامية", "الصحافة"],
    "facts": [
        ("الجهة المضيفة", "الإدارة الدولية للحزب الداعي"),
        ("المكان", "مركز المؤتمرات، نيروبي"),
        ("اللغات", "ar · zh · en · fr · ru · es"),
    ],
    "figures": [
        ("214", "قبلت الدعوة", "أحزاب ومنظمات"),
        ("123", "بلداً", "الأقاليم تُحصى على حدة"),
        ("38", "أسماء منتظرة", "الموعد 15 كانون الأول"),
        ("11+", "منذ آخر رقم", "203 في 17 تشرين الثاني"),
    ],
    "rule": "الدعوات التي أُجيب عنها بالقبول، بعد استبعاد ما سُحب منها، ودون احتساب وفد الجهة المضيفة.",
    "note": "لم يُفصح عن قائمة المشاركين. تُنشر قائمة مؤقتة في 1 أيار/مايو 2027،"
    " ولا تُعطى قبل ذلك أي معلومات عن مشاركة الأفراد.",
    "steps": ["القبول", "الأسماء", "الوثائق", "الموافقة", "الشارات"],
    "step_notes": ["3 تشرين الثاني", "6 من 8", "الرسالة ناقصة", "خلال 5 أيام", "من 2 أيار"],
    "stages": ["المدعوون", "القبول", "الأسماء المقدمة", "الموافق عليهم"],
}
PEOPLE = [
    (
        "王晓明",
        "zh",
        "WANG Xiaoming",
        "Head of delegation",
        "Deputy chairperson",
        "yes",
        "Complete",
    ),
    ("ليلى الحداد", "ar", "Leila AL-HADDAD", "Deputy head", "Secretary-general", "yes", "Complete"),
    (
        "Анна Соколова",
        "ru",
        "Anna SOKOLOVA",
        "Member",
        "Member of the council",
        "wait",
        "Photo missing",
    ),
    ("Amina Odhiambo", "en", "", "Adviser", "Research fellow", "yes", "Complete"),
    ("Inés Ferrer", "es", "", "Interpreter", "es ↔ en, fr", "quiet", "Not asked"),
    ("Kofi Mensah", "en", "", "Staff", "", "no", "E-mail refused"),
]
QUEUE = [
    (23, "delegations wait for approval", "oldest 3 days; 4 over quota", "Approve"),
    (14, "names on the list match no party for certain", "from the list of 22 November", "Match"),
    (9, "letters came back", "7 mailbox unknown, 2 refused", "Mend"),
]
EVENTS = [
    (0, "Approved the delegation of the Civic Union (7 persons)", "Ada Lindqvist", "yes"),
    (22, "Published figure: 214 parties and organisations", "Sol Amrani", ""),
    (44, "Renewal Party replaced its head of delegation", "Focal point", "wait"),
    (71, "Letter to the Green Alternative came back", "", "no"),
]

COUNTS = (312, 214, 176, 153)


class SpecimenForm(forms.Form):
    name = forms.CharField(label="Name in its own script", max_length=300)
    latin = forms.CharField(
        label="Name in Latin letters",
        help_text="As in the passport. Leave empty if the name is written in Latin letters.",
        required=False,
    )
    email = forms.EmailField(label="E-mail address")
    capacity = forms.ChoiceField(
        choices=[("head", "Head of delegation"), ("member", "Member"), ("adviser", "Adviser")],
        label="Capacity",
    )
    wish = forms.ChoiceField(
        choices=[
            ("full", "Name, office and party"),
            ("party", "Party only"),
            ("none", "Nothing before the list is final"),
        ],
        label="What may be published",
        help_text="The person named decides; they may change this until the list is final.",
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        choices=[("ar", "العربية"), ("en", "English"), ("fr", "Français")],
        label="Languages spoken",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    arrives = forms.DateField(
        label="Arrives on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    letter = forms.FileField(
        label="Nomination letter", required=False, help_text="PDF, up to 10 MB"
    )
    note = forms.CharField(label="Note to the secretariat", required=False, widget=forms.Textarea)
    informed = forms.BooleanField(label="The person named knows that I send their data")


class SpecimenFilterForm(forms.Form):
    q = forms.CharField(label="Find", required=False)
    capacity = forms.ChoiceField(
        choices=[("", "All"), ("head", "Head of delegation"), ("member", "Member")],
        label="Capacity",
        required=False,
    )


class SpecimenPersonForm(forms.Form):
    name = forms.CharField(label="Name")
    latin = forms.CharField(label="In Latin letters", required=False)
    capacity = forms.ChoiceField(
        choices=[("", ""), ("head", "Head of delegation"), ("member", "Member")], label="Capacity"
    )
    office = forms.CharField(label="Office", required=False)


def context() -> dict[str, Any]:
    words = ARABIC if get_language() == "ar" else ENGLISH
    return {
        "words": words,
        "site_name": words["site"],
        "desk_name": words["site"],
        "desk_note": "168 days to the opening",
        "nav": [
            {"label": w, "url": "#main", "current": w == words["nav"][0]} for w in words["nav"]
        ],
        "rail": _rail(),
        "crumbs": [{"label": "Delegations", "url": "#main"}, {"label": "Civic Union", "url": ""}],
        "search_url": "/-/style",
        "account_name": "Ada Lindqvist",
        "thrown_switches": [{"label": "Changes closed", "url": "#main"}],
        "figures": [
            dict(zip(("value", "label", "note"), f, strict=True)) for f in words["figures"]
        ],
        "steps": _steps(words),
        "map": _map(),
        "chart": _chart(),
        "stages": [Stage(str(w), n) for w, n in zip(words["stages"], COUNTS, strict=True)],
        "trend": [3, 4, 4, 6, 5, 8, 9, 9, 12, 14],
        "queue": QUEUE,
        "people": PEOPLE,
        "page": people_page(),
        "bulk": [
            {"value": "approve", "label": "Approve", "kind": ""},
            {"value": "return", "label": "Return with questions"},
        ],
        "events": [
            {"at": NOW - timedelta(minutes=m), "text": text, "by": by, "kind": kind}
            for m, text, by, kind in EVENTS
        ],
        "form": SpecimenForm(MultiValueDict({"email": ["lindqvist@"], "capacity": ["member"]})),
        "filter": SpecimenFilterForm(auto_id="filter_%s"),
        "grid": _grid(),
        "effects": ["61 letters in six languages", "9 of them to addresses that bounced before"],
        "job": {"state": "done", "text": "5,892 parties imported", "result_url": "#main"},
        "running": {
            "state": "waiting",
            "text": "Importing",
            "done": 2410,
            "total": 5892,
            "url": "",
        },
        "opening": datetime(2030, 5, 12, 9, 0, tzinfo=UTC),
        "soon": datetime.now(UTC) + timedelta(minutes=12),
    }


def people_page() -> Page[Any]:
    return Paginator(range(5892), 50).page(3)


def _rail() -> list[list[dict[str, Any]]]:
    counts = {"Invitations": 312, "Delegations": 176, "Approval": 23, "Letters": 3}
    groups = [
        ["Today"],
        ["Invitations", "Delegations", "Approval", "Counts"],
        ["Letters", "Journal", "Settings"],
    ]
    return [
        [
            {"label": w, "url": "#main", "count": counts.get(w), "current": w == "Delegations"}
            for w in group
        ]
        for group in groups
    ]


def _steps(words: dict[str, Any]) -> list[dict[str, str]]:
    states = ("done", "done", "now", "todo", "todo")
    rows = zip(words["steps"], words["step_notes"], states, strict=True)
    return [{"label": label, "note": note, "state": state} for label, note, state in rows]


def _map() -> TileMap:
    two_letters = get_global("territory_aliases")
    territories = Locale.parse(get_language() or "en", sep="-").territories
    names = {code: territories.get(two_letters[code][0], code) for code in places()}
    values = {code: float((i * i * 7 + 3 * i) % 11 // 2) for i, code in enumerate(sorted(places()))}
    return tile_map(
        values,
        title="Accepted, by country",
        value_label="Parties and organisations",
        names=names,
        link=lambda code: f"#{code}",
    )


def _chart() -> LineChart:
    total, points = 0.0, []
    for n in range(61):
        total += 1.6 + 6 * math.exp(-(((n - 44) / 8) ** 2))
        at = datetime(2026, 9, 25, tzinfo=UTC) + timedelta(days=n)
        points.append(Point(f"{at.day}.{at.month}.", round(total), f"{total:.0f}"))
    return LineChart("Answers over time", points, "Day", "Accepted")


def _grid() -> Any:
    formset = forms.formset_factory(SpecimenPersonForm, extra=2, max_num=20)
    return formset(
        prefix="people",
        initial=[
            {
                "name": "王晓明",
                "latin": "WANG Xiaoming",
                "capacity": "head",
                "office": "Deputy chairperson",
            }
        ],
    )
