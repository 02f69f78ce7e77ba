"""A list of persons as people write it: no heads, marks and numbers before the names, a capacity here and there."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plenipo.delegations.formats.titles import titled
from plenipo.delegations.models import Delegate
from plenipo.kit.addresses import addresses_in, is_address
from plenipo.kit.columns import folded
from plenipo.kit.scripts import is_han, scripts_of
from plenipo.people.models import Person

MARK = re.compile(r"^\s*(?:[-–—•*·‣▪]|\(?\d{1,3}(?:[.)、]|-(?!\d)))\s*(?=\D)")
COUNT = re.compile(r"\(?\d{1,3}[.)]?")
PIECES = re.compile(r"\s*[,،，、;；؛/／|]\s*|\s+[–—-]\s+")  # of a line of a message
DASH = re.compile(r"\s+[–—-]\s+")
COURTESY = re.compile(  # how messages begin and end
    r"(?:dear|hello|good (?:morning|afternoon|day)|to whom|please find|(?:with )?(?:(?:my |our )?"
    r"(?:best|kind|kindest|warm|warmest|many)? ?(?:regards|wishes|thanks))|yours|(?:with )?respectfully|sincerely|"
    r"thank|bonjour|bonsoir|chers?|chères?|madame, monsieur|mesdames|messieurs|cordialement|"
    r"bien (?:à vous|cordialement)|"
    r"respectueusement|salutations|avec (?:mes|nos)|veuillez|merci|je vous prie|nous vous prions|estimad|"
    r"distinguid|muy señor|hola|buen[oa]s (?:días|tardes)|un (?:cordial )?saludo|saludos|cordialmente|atentamente|"
    r"respetuosamente|gracias|quedo|уважаем|дорог(?:ой|ая|ие)|здравствуйте|добрый (?:день|вечер)|доброе утро|"
    r"с (?:глубоким )?(?:уважением|почтением|благодарностью)|с наилучшими|искренне|благодарим|благодарю|спасибо|"
    r"تحية|تحياتي|التحيات|السلام عليكم|"
    r"(?:و?تفضلوا|وتقبلوا|تقبلوا)|مع (?:خالص |فائق |أطيب |جزيل )?(?:ال)?(?:تحية|تحيات|تحياتي|شكر|تقدير|احترام|مودة)|"
    r"شكرا|شكرًا|حضرة|عزيزي|عزيزتي|"
    r"أعزائي)(?!\w)|(?:尊敬的|敬爱的|您好|你好|此致|敬礼|顺致|顺颂|致以|谨致|谢谢|感谢|敬上|祝好)",
    re.IGNORECASE,
)
OF_MR = re.compile(r"(?:estimad[oa]s?|distinguid[oa]s?|уважаем\w+)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[(（\[]([^)）\]]+)[)）\]]\s*")


ONE_ADDRESS = re.compile(r"[^\s<>()\[\],;:،؛、，；：@]+@[^\s<>()\[\],;:،؛、，；：@]+")
EMPTY = re.compile(r"<\s*>|\(\s*\)|\[\s*\]")
ROUND = " ,;:.·،؛–—-"
OF_MAIL = re.compile(  # what a message puts before an address
    r"(?:^|\s)(?:e-?mail|mail|courriel|correo(?: electrónico)?|(?:эл\.? ?)?почта|电子邮件|电子邮箱|邮箱|"
    r"(?:ال)?بريد(?: الإلكتروني| إلكتروني)?)\s*$",
    re.IGNORECASE,
)


TOTAL = re.compile(
    r"(?:(?:grand|sub|sous|gran|general|en)[\s-]*)?(?:totals?|totaux|totales|sum|somme|suma)(?:\s*g[eé]n[eé]ral)?"
    r"|итого|всего|общее количество|合计|总计|小计|共计|总数|(?:ال)?مجموع(?: الكلي)?|الإجمالي|إجمالي",
    re.IGNORECASE,
)
AFTER_TOTAL = re.compile(
    r"\s*[:：=–—-]?\s*(?:\d.{0,40})?"
)  # "Total", "Total:", "Total: 12 persons"
AMOUNT = re.compile(r"[\d\s.,%:=–—-]*")
PARTICLES = re.compile(
    r"van|der|den|von|zu[mr]?|d[eu]|da|das|dos?|del|della|di|la|les?|el|al|bin|ben|ibn|bint|ter|ten|a[fv]|[ye]"
)
PREFIX = re.compile(r"^(?:Mc|Mac|Fitz|De|Di|Du|Le|La|Van)(?=[^\W\d_]{2})")  # "McDONALD"


def pieces(cells: Sequence[str]) -> list[str]:
    """The cells of a line; of a line that is one piece of a message, what its commas and dashes divide."""
    filled = [cell for cell in cells if cell]
    apart = PIECES if len(filled) == 1 else DASH  # a comma inside a cell of several is no end of it
    return [each for cell in cells for each in apart.split(cell) if each or not cell]


def is_no_person(cells: Sequence[str]) -> bool:
    """A greeting, a courtesy, or a line that announces others: part of a message, and nobody's name."""
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and bool(COURTESY.match(filled[0]) or OF_MR.match(filled[0]))


def is_total(cells: Sequence[str]) -> bool:
    """The last line of a table that counts the others."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    said = TOTAL.match(filled[0]) if filled else None
    return (
        said is not None
        and AFTER_TOTAL.fullmatch(filled[0], said.end()) is not None
        and all(AMOUNT.fullmatch(cell) for cell in filled[1:])
    )


def in_parts(name: str) -> dict[str, str]:
    """ "WANG Xiaoming 王晓明", "Rose DUPONT": what its scripts and its capitals say; else whole, as written."""
    own = [word for word in name.split() if is_han(word)]
    latin = [word for word in name.split() if not is_han(word)]
    beside = bool(own and latin) and scripts_of("".join(latin)) == {"LATIN"}
    row = _by_capitals(latin if beside else name.split())
    return row | {"native_name": " ".join(own).strip("()（） ")} if beside else row


def _by_capitals(words: Sequence[str]) -> dict[str, str]:
    """The family name in CAPITALS, first or last, is one; "Jo LI", "KIM Min-su". Initials are none."""
    loud = [_is_loud(word) for word in words]
    for n in reversed(range(len(words) - 1)):
        loud[n] |= loud[n + 1] and bool(PARTICLES.fullmatch(words[n]))  # "van der BERG Jan"
    first = next((n for n, each in enumerate(loud) if not each), len(loud))
    last = next((n for n, each in enumerate(reversed(loud)) if not each), len(loud))
    if len(loud) > sum(loud) == first > 0:
        family, given, order = words[:first], words[first:], Person.NameOrder.FAMILY_FIRST
    elif len(loud) > sum(loud) == last > 0:
        family, given, order = words[-last:], words[:-last], Person.NameOrder.GIVEN_FIRST
    else:
        order = Person.NameOrder.AS_WRITTEN
        return {"family_name": " ".join(words), "name_order": order.value}
    return {
        "family_name": " ".join(family).rstrip(","),
        "given_name": " ".join(given),
        "name_order": order.value,
    }


def _is_loud(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) < 2 or "." in word:
        return False
    return PREFIX.sub("", word, count=1).isupper()


@dataclass
class Unheaded:
    """The lines of one list, in their order.

    capacities   words for each capacity, folded
    capacity     what the last heading said: "Advisers:" holds for the lines below it
    """

    capacities: Mapping[str, str]
    capacity: str = ""

    def person(self, cells: Sequence[str]) -> "UnheadedLine":
        """The first cell that is no capacity is the name, the next one the office."""
        line = UnheadedLine()
        for column, cell in enumerate(pieces(cells)):
            self._take(line, column, MARK.sub("", cell).strip() if not line.row else cell)
        if line.perhaps_office and "office" not in line.row:
            del line.row["capacity"]
            line.row["office"] = line.perhaps_office
        if not line.is_heading and self.capacity:
            line.row.setdefault("capacity", self.capacity)
        return line

    def _take(self, line: "UnheadedLine", column: int, cell: str) -> None:
        row = line.row
        before, colon, after = cell.replace("：", ":").partition(":")
        said = self._meant(before if colon else cell)
        if not cell or ("family_name" not in row and COUNT.fullmatch(cell)):
            return
        if said and colon and after.strip():
            row["capacity"] = said
            self._take(line, column, after.strip())
        elif said and colon:
            self.capacity, line.is_heading = said, True
        elif colon and not after.strip() and not row:
            self.capacity, line.is_heading = "", True
            line.left.append((column, cell))
        elif said and "capacity" not in row and not (self.capacity and "family_name" in row):
            row["capacity"] = said
            if said == Delegate.Capacity.STAFF and "family_name" in row:
                line.perhaps_office = cell
        elif "email" not in row and (beside := _beside_address(cell)):
            addresses, rest = beside
            row["email"] = addresses[0]
            line.left += [(column, each) for each in addresses[1:]]
            if rest and ("<" in cell and "family_name" in row):  # "Office <office@p.example>"
                line.left.append((column, rest))
            elif rest:
                self._take(line, column, rest)
        elif "@" in cell and "email" not in row:
            row["email"] = cell  # no address as it stands: shown as typed, to be mended
        elif "family_name" not in row:
            title, name = titled(self._without_capacity(cell, row))
            row |= in_parts(name)
            if title:
                row["style"] = title
        elif "office" not in row:
            row["office"] = cell
        else:
            line.left.append((column, cell))

    def _without_capacity(self, cell: str, row: dict[str, str]) -> str:
        """ "Rose Petit (member)": what stands in brackets and is a capacity is no part of the name."""
        for found in BRACKETED.finditer(cell):
            if said := self._meant(found[1]):
                row.setdefault("capacity", said)
                before, behind = cell[: found.start()].strip(), cell[found.end() :].strip()
                if before and behind:  # 张三丰（副团长）副秘书长
                    row.setdefault("office", behind)
                return before or behind
        return cell

    def _meant(self, text: str) -> str:
        """ "Members" is said for "member"."""
        word = folded(text)
        return self.capacities.get(word) or self.capacities.get(word.removesuffix("s"), "")


def _beside_address(cell: str) -> tuple[list[str], str] | None:
    """The addresses of a cell and what stands in it beside them; None if one may be half an address, or if none is."""
    plain = unicodedata.normalize("NFKC", cell).replace("mailto:", "")
    words = [found[0].rstrip(".") for found in ONE_ADDRESS.finditer(plain)]
    rest = ONE_ADDRESS.sub(" ", plain)
    halves = any(plain[: plain.index(word)].rstrip().endswith((".", "_", "-")) for word in words)
    if not words or halves or "@" in rest or not all(map(is_address, words)):
        return (found, "") if (found := addresses_in(cell)) else None
    rest = OF_MAIL.sub("", EMPTY.sub(" ", rest).strip(ROUND)).strip(ROUND)
    return words, " ".join(rest.split())


@dataclass
class UnheadedLine:
    """row: as the roster takes it; left: (column, text) that no field takes; a heading names no person.

    perhaps_office   "Secretary" beside a name: a capacity where an office is said as well
    """

    row: dict[str, str] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)
    is_heading: bool = False
    perhaps_office: str = ""
