"""A list of staff, of a firm, of guests, pasted or sent: read like the roster of a delegation, with more columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from plenipo.accreditation.profile import GROUPS
from plenipo.accreditation.words.others import LABELS, group_in_words
from plenipo.delegations.formats.pasted import MoreHeads, roster_in
from plenipo.delegations.models import Delegate
from plenipo.kit.columns import folded
from plenipo.kit.sheets import Sheet
from plenipo.registry.formats.columns import in_every_language

HEADS = MoreHeads(
    labels=LABELS,
    usual={
        "group": (
            "group, badge group, team, groupe, équipe, grupo, equipo, группа, команда, 组别, 类别, 小组, المجموعة, "
            "الفئة, الفريق"
        ),
        "organisation": (
            "organisation, organization, firm, company, employer, agency, supplier, medium, media, organisme, "
            "entreprise, société, employeur, média, organización, empresa, medio, организация, фирма, компания, "
            "работодатель, сми, 单位, 公司, 机构, 媒体, المنظمة, الشركة, المؤسسة, جهة العمل"
        ),
        "starts": (
            "from, valid from, start, first day, du, valable du, à partir du, desde, válido desde, с, действует с, "
            "начало, 起, 有效期自, 开始日期, من, صالح من, تاريخ البداية"
        ),
        "ends": (
            "until, to, valid until, end, last day, au, valable jusqu’au, hasta, válido hasta, по, действует по, "
            "окончание, 止, 有效期至, 结束日期, إلى, صالح حتى, تاريخ النهاية"
        ),
        "contact": (
            "contact, contact person, responsible, supervisor, who answers, responsable, contacto, ответственный, "
            "контактное лицо, 负责人, 联系人, المسؤول, جهة الاتصال"
        ),
        "note": (
            "note, notes, remark, remarks, remarque, remarques, nota, notas, observaciones, примечание, примечания, "
            "备注, ملاحظة, ملاحظات"
        ),
    },
    without=frozenset({"office_since", "disclosure", "languages"}),
)
MEANT = {  # said in a cell for a group, beside its own label
    "staff": (
        "staff, secretariat, secrétariat, personnel, secretaría, personal, секретариат, персонал, 秘书处, 工作人员, "
        "الأمانة, الموظفون"
    ),
    "interpreters": "interpreter, interprète, intérprete, переводчик, 口译, 口译员, 翻译, مترجم, مترجم فوري, مترجمة",
    "liaison": "liaison, liaison officer, officier de liaison, oficial de enlace, офицер связи, 联络员, ضابط اتصال",
    "protocol": "protocol, protocol officer, protocole, protocolo, протокол, 礼宾, مراسم, البروتوكول",
    "security": "guard, security guard, agent de sécurité, seguridad, guardia, охрана, охранник, 保安, 安保, أمن, حارس",
    "drivers": "driver, chauffeur, conducteur, conductor, chófer, водитель, 司机, سائق",
    "technical": "technician, technical, technicien, technique, técnico, техник, 技术员, 技术人员, فني, تقني",
    "contractors": "contractor, prestataire, sous-traitant, contratista, подрядчик, 承包商, 外包人员, متعاقد, مقاول",
    "medical": "medical, doctor, nurse, médecin, infirmier, médico, enfermero, врач, медсестра, 医生, 护士, طبيب, ممرض",
    "press": "journalist, media, journaliste, presse, periodista, prensa, журналист, пресса, 记者, 媒体, صحفي, صحافة",
    "guests": "guest, invité, invitado, гость, 嘉宾, 来宾, ضيف",
}
OF_CAPACITY = {
    Delegate.Capacity.INTERPRETER: "interpreters",
    Delegate.Capacity.SECURITY: "security",
    Delegate.Capacity.STAFF: "staff",
}
SHORT_YEAR = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{2})")
FIELDS = (
    *("family_name", "given_name", "native_name", "name_order", "style", "email"),
    *LABELS,
)


@dataclass(frozen=True)
class PastedOthers:
    """Rows as the form takes them, and in words what was done to read them; `guessed` beside each row, by its place."""

    rows: list[dict[str, str]]
    notes: tuple[str, ...]
    guessed: dict[int, list[str]]


def others_in(sheet: Sheet, groups: tuple[str, ...], usual: Mapping[str, str]) -> PastedOthers:
    """
    groups   keys of those the rules allow
    usual    what holds for a row that does not say otherwise
    """
    read = roster_in(sheet, HEADS)
    rows, guessed = [], {}
    for place, cells in enumerate(read.rows):
        row, said = _as_other(cells, groups, usual)
        said += _days_in_full(row)
        if place in read.titled:
            said.append(_("The title was separated from the name."))
        if said:
            guessed[place] = said
        rows.append(row)
    return PastedOthers(rows, (*read.guessed, *read.notes), guessed)


def _days_in_full(row: dict[str, str]) -> list[str]:
    """A year of two digits, after a day and a month with stops, is of this century: a badge is of no other."""
    said = []
    for name in ("starts", "ends"):
        typed = row.get(name, "")
        if found := SHORT_YEAR.fullmatch(typed.strip()):
            day, month, year = found.groups()
            row[name] = f"{day}.{month}.20{year}"
            told = {"typed": typed, "read": row[name]}
            said.append(_("“%(typed)s” was read as %(read)s: day, month, year.") % told)
    return said


def _as_other(
    cells: Mapping[str, str], groups: tuple[str, ...], usual: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    row = {name: cells[name] for name in FIELDS if cells.get(name)}
    said = []
    office, capacity = cells.get("office", ""), cells.get("capacity", "")
    group = group_meant(row.pop("group", ""), groups)
    if typed := cells.get("group", ""):
        if not group:
            told = {"group": typed, "usual": group_in_words(usual.get("group", ""))}
            said.append(_("“%(group)s” is no group here; read as: %(usual)s.") % told)
    elif capacity or office:
        group = _group_of(capacity, groups) or group_meant(office, groups)
        if group and group != usual.get("group"):
            said.append(
                _("The group was concluded from the function: %(group)s.")
                % {"group": group_in_words(group)}
            )
    function = row.get("function") or office
    if not function and capacity:
        function = str(dict(Delegate.Capacity.choices).get(capacity, capacity))
    elif capacity and capacity not in Delegate.Capacity.values and capacity != function:
        said.append(_("Not used: “%(cell)s”.") % {"cell": capacity})
    if function:
        row["function"] = function
    if group:
        row["group"] = group
    return {**{name: text for name, text in usual.items() if text}, **row}, said


def _group_of(capacity: str, groups: tuple[str, ...]) -> str:
    key = OF_CAPACITY.get(capacity, "")  # type: ignore[call-overload]
    return key if key in groups else group_meant(capacity, groups)


def group_meant(typed: str, groups: tuple[str, ...]) -> str:
    """ "" if it is none of these."""
    key = _words().get(folded(typed), "")
    return key if key in groups else ""


@cache
def _words() -> dict[str, str]:
    found = {folded(word): key for key, words in MEANT.items() for word in words.split(",")}
    for key, label in GROUPS.items():
        found |= {folded(word): key for word in in_every_language(label)}
    return found | {key: key for key in GROUPS}
