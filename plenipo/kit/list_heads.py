"""How the columns of an invitation list are headed, in the six languages: field to words, the field that wins first."""

# where one head holds words of several fields, the first of these is meant
_USUAL = {
    "email": (
        "email, e mail, mail, email address, e mail address, courriel, adresse électronique, "
        "adresse de courriel, mél, correo, correo electrónico, dirección de correo electrónico, почта, "
        "электронная почта, эл почта, адрес электронной почты, 电子邮件, 电子邮箱, 邮箱, 邮件, 电邮, "
        "البريد الإلكتروني, البريد, البريد الالكتروني, بريد إلكتروني, عنوان البريد الإلكتروني"
    ),
    "language": (
        "language, language of correspondence, working language, langue, langue de correspondance, "
        "idioma, lengua, idioma de correspondencia, язык, язык переписки, 语言, 语种, 通信语言, "
        "اللغة, لغة, لغة المراسلة"
    ),
    "category": (
        "category, status, type, capacity, catégorie, statut, qualité, categoría, estatus, calidad, tipo, "
        "категория, статус, тип, 类别, 身份, 类型, الفئة, فئة, الصفة, النوع"
    ),
    "note": (
        "note, notes, remark, remarks, comment, comments, remarque, remarques, observations, observaciones, nota, "
        "notas, примечание, примечания, комментарий, 备注, 附注, 说明, ملاحظة, ملاحظات"
    ),
    "country": (
        "country, state, nation, land, country or territory, country name, iso3, pays, état, "
        "nom du pays, país, estado, nombre del país, страна, государство, название страны, 国家, 国别, "
        "国家或地区, 国家和地区, 国名, 国家名称, البلد, الدولة, بلد, دولة, اسم البلد, اسم الدولة"
    ),
    "given": (
        "given name, given names, first name, forename, contact first name, prénom, prénoms, nombre de pila, "
        "имя, имя и отчество, 名, الاسم الأول"
    ),
    "contact": (
        "contact, contact person, contact name, addressee, attention, focal point, surname, last name, "
        "family name, destinataire, personne de contact, correspondant, point focal, nom de famille, contacto, "
        "persona de contacto, destinatario, punto focal, apellido, apellidos, контакт, контактное лицо, адресат, "
        "получатель, фамилия, 联系人, 收件人, 联络人, 姓, جهة الاتصال, شخص الاتصال, المرسل إليه, مسؤول الاتصال, "
        "المخاطب, اسم العائلة"
    ),
    "party": (
        "party, political party, party name, name of party, name of the party, organisation, "
        "organization, party or organisation, movement, parti, parti politique, nom du parti, "
        "parti ou organisation, partido, partido político, nombre del partido, organización, "
        "partido u organización, партия, политическая партия, название партии, "
        "наименование партии, организация, 政党, 党派, 政党名称, 党名, 组织, 政党或组织, 机构, "
        "الحزب, حزب, اسم الحزب, المنظمة, الحزب السياسي, الحزب أو المنظمة"
    ),
}
_WEAK = {
    "party": "name, full name, nom, nombre, название, наименование, 名称, الاسم",
    "contact": "name, full name, person, to, nom, nombre, имя, фио, 姓名, الاسم",
    "email": "address, adresse, dirección, адрес, 地址, العنوان",
}


def _parted(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


USUAL = {key: _parted(words) for key, words in _USUAL.items()}
WEAK = {key: _parted(words) for key, words in _WEAK.items()}
