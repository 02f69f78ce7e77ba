"""Forms a reader of the language would take amiss, and what to write instead; the reasons stand in docs/terms.md.

Each line: a pattern, the better word, and the messages in which the word is right all the same.
"""

FORMS = {
    "fr": [
        (r"comptes? rendus?", "communiqué (read-out); rapport (report)", ()),
        (r"\bbureau\b", "service, espace de travail", ()),
        (r"divulg", "publier, rendre publique", ()),
        (r"officiers? de liaison", "agent de liaison", ()),
        (r"interrupteur", "réglage", ()),
        (r"de ce genre", "aucun résultat", ()),
        (r"[Àà] emporter", "télécharger", ()),
        (r"convoquant", "organisateur", ()),
        (r"[Oo]rgane hôte", "hôte", ()),
        (r"[Pp]rofil de règles", "règles de la conférence", ()),
        (r"qu’il en soit ainsi", "confirmer ces dispositions", ()),
        (r"\btomb(e|ée?s?)\b", "est annulée", ()),
        (r"[Pp]oints? foca", "interlocuteur désigné", ()),
        (r"[Oo]rateur", "intervention", ()),
    ],
    "es": [
        (r"así sea", "confirmar estas disposiciones", ()),
        (
            r"\b[Mm]esas?\b",
            "servicio de reuniones bilaterales; área de trabajo",
            (
                "facing each other at a table",
                "around one table",
                "board table",
                "round tables",
                "long table, face to face",
                "U-shaped table",
                "not at the same table",
                "Lists by table or row",
                "A plan seats people in their order of precedence: for a family photo, a dinner, "
                "a meeting at a table or a hall.",
                "Enter the seats at each table, for at most 120 tables: 10, 10, 8 or 30 × 10.",
                "%(first)s and %(second)s: not at the same table",
                "table %(table)s, seat %(place)s",
                "Table %(table)s",
                "Seats around the table",
                "Name plate",
                "Name plates",
                "Escort card with the table, 95 × 54 mm, ten per sheet",
                "Table plan on A4",
                "Table plan on A3",
                "table plan",
                "There are no flags, emblems or symbols in the room, on tables or on screens.",
                "Empty: just large enough. Family photo: people in each row, the front row first "
                "(25, 26, 27). Round tables: seats at each table (30 × 10). Long table: seats on "
                "each side (8, 8). U shape and hollow square: seats at the head, seats along each "
                "arm (5, 10). Rows of seats: blocks, rows, seats in a row of a block (3, 10, 8).",
                "The name this conference uses for the party in each language: in letters, lists, "
                "name plates and calendars.",
                "The names this conference uses for parties and countries, in letters, lists, name "
                "plates, data feeds and calendars.",
            ),
        ),
        (r"[Dd]ivulg", "publicar, hacer pública", ()),
        (r"[Pp]etici[oó]n", "solicitud", ("the person requested it",)),
        (r"\b[Cc]uotas?\b", "cupo", ()),
        (r"interruptor", "ajuste", ()),
        (r"[Pp]erfil de reglas", "reglamento de la conferencia", ()),
        (r"[Pp]ara llevar\b", "descargar", ()),
        (r"[Oo]rden de la casa", "orden protocolario interno", ()),
        (r"[Nn]inguna? \w+ así\b", "sin resultados", ()),
    ],
    "ru": [
        (r"[Рр]аскры(т|ва?ется|тия|тие)", "опубликован", ()),
        (r"трапез", "приём пищи", ()),
        (r"хотя бы одно лицо|ни одно лицо|само лицо|каждое лицо", "участник", ()),
        (r"[Пп]одсчёты|[Пп]одсчетов", "статистика", ()),
        (r"пусть будет так", "подтвердить договорённости", ()),
        (r"[Вв]зять с собой", "скачать", ()),
        (r"[Сс]озывающ", "организатор", ()),
        (r"[Пп]ринимающ\w+ орган", "принимающая сторона", ()),
        (r"собственной письменности", "в оригинальном написании", ()),
    ],
    "ar": [
        (r"ترحيل", "ترجمة عبر لغة وسيطة", ()),
        (r"ضابط", "موظف الاتصال", ()),
        (r"(?<!\w)(و?يسقط|أو سقط)", "يُلغى ترشيح الوفد", ()),
        (r"كهذا|كهذه", "لا نتائج", ()),
        (r"هكذا يكون", "تأكيد هذه الترتيبات", ()),
        (r"خذوه", "تنزيل", ()),
        (r"اعتماد المختار", "الموافقة على الوفود المحددة", ()),
        (r"لقاء صحفي", "مناسبة إعلامية؛ مؤتمر صحفي؛ الصحافة", ()),
    ],
    "zh_Hans": [
        (r"发言人", "发言者", ()),
        (r"催复", "提醒函", ()),
        (
            r"工作台",
            "协调组",
            (
                "Go to your desk",
                "Your desk:",
                "Desks",
                "Changes take effect immediately for everyone. Settings that are off are shown at "
                "the top of every desk page.",
            ),
        ),
        (r"本民族文字", "原文", ()),
        (r"规则档案", "会议规则", ()),
        (r"随身携带|带走", "下载；获取副本", ()),
        (r"主办机构", "主办方", ()),
        (r"没有这样的", "无符合条件的……", ()),
        (r"取消会议|(?<!该场)会议已取消", "取消该场会议", ()),
        (r"不能会见。?$", "无法满足", ("%(people)s: not available at that time.",)),
    ],
}
