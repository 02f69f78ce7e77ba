"""A name in Latin letters beside the same name in its own script: what each of them tells of the other."""

import re

from plenipo.delegations.formats.unheaded import in_parts
from plenipo.kit.columns import folded
from plenipo.kit.names import AFTER
from plenipo.kit.scripts import is_han, scripts_of
from plenipo.people.models import Person, latin_name

ORDER = Person.NameOrder
SURNAMES = (  # the most frequent ones, as they are written in Latin letters in China; others are not told apart
    "王wang李li张zhang刘liu陈chen杨yang赵zhao黄huang周zhou吴wu徐xu孙sun胡hu朱zhu高gao林lin何he郭guo马ma罗luo梁liang宋song"
    "郑zheng谢xie韩han唐tang冯feng于yu董dong萧xiao程cheng曹cao袁yuan邓deng许xu傅fu沈shen曾zeng彭peng吕lu苏su卢lu蒋jiang"
    "蔡cai贾jia丁ding魏wei薛xue叶ye阎yan余yu潘pan杜du戴dai夏xia钟zhong汪wang田tian任ren姜jiang范fan方fang石shi姚yao谭tan"
    "廖liao邹zou熊xiong金jin陆lu郝hao孔kong白bai崔cui康kang毛mao邱qiu秦qin江jiang史shi顾gu侯hou邵shao孟meng龙long万wan"
    "段duan雷lei钱qian汤tang尹yin黎li易yi常chang武wu乔qiao贺he赖lai龚gong文wen肖xiao严yan闫yan申shen"
    "欧阳ouyang司马sima诸葛zhuge上官shangguan"
)
PINYIN = dict(re.findall(r"([^a-z]+)([a-z]+)", SURNAMES))

Row = dict[str, str]


def in_latin(text: str) -> bool:
    return scripts_of(text) == {"LATIN"}


def latin_parts(latin: str, own: str) -> Row:
    """Family and given name where a comma, capitals or the same name in Chinese tell them apart; else one name."""
    family, comma, given = (part.strip() for part in latin.partition(","))
    if comma and family and given and given.casefold() not in AFTER:
        return {"family_name": family, "given_name": given}
    row = in_parts(latin)
    if row.get("given_name") or not is_han(own):
        return row
    words = latin.split()
    surname = PINYIN.get(own[:2]) or PINYIN.get(own[:1])
    ends = [folded(words[0]), folded(words[-1])]
    if len(words) < 2 or ends.count(surname or "") != 1:
        return row
    if ends[0] == surname:
        family, others, order = words[0], words[1:], ORDER.FAMILY_FIRST
    else:
        family, others, order = words[-1], words[:-1], ORDER.GIVEN_FIRST
    return {"family_name": family, "given_name": " ".join(others), "name_order": order.value}


def named(row: Row) -> tuple[Row, str]:
    """The row with its name as the roster takes it, and what of its names stands in no field.

    row   may have `full_name`, `latin_name`, `latin_family` and `latin_given` beside the fields of the roster
    """
    rest = dict(row)
    whole, latin = rest.pop("full_name", ""), rest.pop("latin_name", "")
    latin_in_parts = {
        name: text
        for name in ("family_name", "given_name")
        if (text := rest.pop("latin_" + name.partition("_")[0], ""))
    }
    divided = latin_name(rest.get("given_name", ""), rest.get("family_name", ""), "")
    if divided and whole and not latin:
        whole, latin = "", whole  # 姓 and 名 beside a name in English
    own = divided or whole
    if in_latin(own) and latin and not scripts_of(latin) & {"LATIN"}:
        rest, own, latin = _without_name(rest), latin, own
        latin_in_parts |= {name: row[name] for name in ("family_name", "given_name") if name in row}
    if latin_in_parts or (latin and (in_latin(latin) or not own)):
        read = latin_in_parts or latin_parts(latin, own or rest.get("native_name", ""))
        if own and "LATIN" in scripts_of(own):
            return _as_stated(rest, whole), "" if folded(own) == folded(latin) else latin
        native = rest.get("native_name", "") or own
        aside = own if own and native != own else ""
        return read | _without_name(rest) | ({"native_name": native} if native else {}), aside
    return _as_stated(rest, whole), latin


def _as_stated(rest: Row, whole: str) -> Row:
    return in_parts(whole) | rest if whole else rest


def _without_name(row: Row) -> Row:
    return {name: text for name, text in row.items() if name not in ("family_name", "given_name")}
