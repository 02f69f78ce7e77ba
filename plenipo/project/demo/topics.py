"""What the demonstration's sessions are about, in the six languages. Invented, like everything there."""

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-hans")

TOPICS = (
    ("Trust between elections", "La confiance entre deux élections", "La confianza entre elecciones",
     "Доверие между выборами", "الثقة بين الانتخابات", "两次选举之间的信任"),
    ("Parties and small towns", "Les partis et les petites villes", "Los partidos y las ciudades pequeñas",
     "Партии и малые города", "الأحزاب والمدن الصغيرة", "政党与小城镇"),
    ("Water that crosses borders", "L’eau sans frontières", "El agua que cruza fronteras",
     "Вода без границ", "المياه العابرة للحدود", "跨越边界的水"),
    ("Young members, old statutes", "Jeunes adhérents, vieux statuts", "Jóvenes afiliados, viejos estatutos",
     "Молодые члены, старые уставы", "أعضاء شباب وأنظمة قديمة", "年轻党员与旧章程"),
    ("Work in the age of machines", "Le travail à l’ère des machines", "El trabajo en la era de las máquinas",
     "Труд в век машин", "العمل في عصر الآلات", "机器时代的劳动"),
    ("Honest money for campaigns", "Un financement honnête des campagnes", "Dinero honesto para las campañas",
     "Честные деньги кампаний", "تمويل نزيه للحملات", "廉洁的竞选经费"),
    ("Schools that teach to listen", "L’école qui apprend à écouter", "Escuelas que enseñan a escuchar",
     "Школа, которая учит слушать", "مدارس تعلّم الإصغاء", "教人倾听的学校"),
    ("Harbours and hinterlands", "Ports et arrière-pays", "Puertos y territorios interiores",
     "Порты и внутренние земли", "الموانئ وظهيرها", "港口与腹地"),
    ("A fair share of energy", "Une part équitable d’énergie", "Una parte justa de la energía",
     "Справедливая доля энергии", "حصة عادلة من الطاقة", "能源的公平份额"),
    ("Women at the head of lists", "Les femmes en tête de liste", "Mujeres al frente de las listas",
     "Женщины во главе списков", "نساء على رأس القوائم", "名单榜首的女性"),
    ("When neighbours disagree", "Quand les voisins sont en désaccord", "Cuando los vecinos no se entienden",
     "Когда соседи не согласны", "حين يختلف الجيران", "邻里有分歧之时"),
    ("Health before illness", "La santé avant la maladie", "La salud antes de la enfermedad",
     "Здоровье прежде болезни", "الصحة قبل المرض", "未病先防"),
    ("Grain, seed and price", "Grain, semence et prix", "Grano, semilla y precio",
     "Зерно, семена и цена", "الحبوب والبذور والسعر", "粮食、种子与价格"),
    ("The memory of parties", "La mémoire des partis", "La memoria de los partidos",
     "Память партий", "ذاكرة الأحزاب", "政党的记忆"),
    ("Cities under the sun", "Des villes sous le soleil", "Ciudades bajo el sol",
     "Города под солнцем", "مدن تحت الشمس", "烈日下的城市"),
    ("Opposition as a service", "L’opposition comme service", "La oposición como servicio",
     "Оппозиция как служение", "المعارضة بوصفها خدمة", "作为服务的反对党"),
    ("Rumour and report", "Rumeur et information", "Rumor y noticia",
     "Слух и сообщение", "الشائعة والخبر", "传言与报道"),
    ("Roads for those who walk", "Des chemins pour les piétons", "Caminos para quienes andan",
     "Дороги для пешеходов", "طرق للمشاة", "步行者之路"),
    ("Islands and rising seas", "Les îles et la mer qui monte", "Las islas y el mar que sube",
     "Острова и подъём моря", "الجزر والبحار المرتفعة", "岛屿与上升的海"),
    ("Languages of a parliament", "Les langues d’un parlement", "Las lenguas de un parlamento",
     "Языки парламента", "لغات البرلمان", "议会的语言"),
)  # fmt: skip

FORMS = (
    ("Round table", "Table ronde", "Mesa redonda", "Круглый стол", "مائدة مستديرة", "圆桌会议"),
    ("Thematic session", "Séance thématique", "Sesión temática", "Тематическое заседание",
     "جلسة مواضيعية", "专题会议"),
    ("Workshop", "Atelier", "Taller", "Семинар", "ورشة عمل", "研讨会"),
    ("Exchange of experience", "Échange d’expériences", "Intercambio de experiencias",
     "Обмен опытом", "تبادل الخبرات", "经验交流"),
)  # fmt: skip

TOURS = (
    ("Tour of the old harbour", "Visite du vieux port", "Visita al puerto viejo",
     "Экскурсия по старому порту", "جولة في الميناء القديم", "老港口参观"),
    ("Visit to a farmers’ cooperative", "Visite d’une coopérative agricole", "Visita a una cooperativa agrícola",
     "Посещение фермерского кооператива", "زيارة تعاونية للمزارعين", "参观农民合作社"),
    ("Visit to the House of Assemblies", "Visite de la Maison des assemblées", "Visita a la Casa de las Asambleas",
     "Посещение Дома собраний", "زيارة دار المجالس", "参观议事堂"),
)  # fmt: skip

DINNER = ("Welcome dinner by the harbour", "Dîner de bienvenue au port", "Cena de bienvenida en el puerto",
          "Приветственный ужин в порту", "عشاء ترحيبي في الميناء", "港畔欢迎晚宴")  # fmt: skip
BRIEFING = ("Briefing of the secretariat", "Réunion du secrétariat", "Reunión de la secretaría",
            "Планёрка секретариата", "إحاطة الأمانة", "秘书处碰头会")  # fmt: skip

CHAIR = ("Chair of the Union of Hope and Horizon", "Présidence de l’Union de l’espoir et de l’horizon",
         "Presidencia de la Unión de la Esperanza y el Horizonte", "Председатель Союза надежды и горизонта",
         "رئاسة اتحاد الأمل والأفق", "希望与地平线联盟主席")  # fmt: skip
PRESS = ("Press service of the Dialogue", "Service de presse du Dialogue", "Servicio de prensa del Diálogo",
         "Пресс-служба Диалога", "المكتب الصحفي للحوار", "对话会新闻处")  # fmt: skip

TRACKS = (
    ("Trust and peace", "Confiance et paix", "Confianza y paz", "Доверие и мир", "الثقة والسلام", "信任与和平"),
    ("Towns and villages", "Villes et villages", "Ciudades y pueblos", "Города и сёла", "المدن والقرى", "城乡"),
    ("Work and energy", "Travail et énergie", "Trabajo y energía", "Труд и энергетика", "العمل والطاقة", "就业与能源"),
)  # fmt: skip

SUMMARY = ("Short statements, then an exchange; the rapporteur brings two sentences to the closing plenary.",
           "Courtes déclarations, puis échange ; le rapporteur en tire deux phrases pour la plénière de clôture.",
           "Declaraciones breves y debate; el relator lleva dos frases a la plenaria de clausura.",
           "Краткие выступления, затем обмен мнениями; докладчик вносит две фразы на заключительное заседание.",
           "كلمات موجزة ثم نقاش، ويحمل المقرر جملتين إلى الجلسة الختامية.",
           "简短发言后交流；报告员将两句话带到闭幕全会。")  # fmt: skip

VENUE = (
    "Palace of the Harbour",
    "Palais du Port",
    "Palacio del Puerto",
    "Дворец Гавани",
    "قصر الميناء",
    "海港宫",
)
BUILDINGS = (
    ("Main Building", "Bâtiment principal", "Edificio principal", "Главный корпус", "المبنى الرئيسي", "主楼"),
    ("Customs House", "Hôtel des Douanes", "Casa de la Aduana", "Здание таможни", "دار الجمارك", "海关楼"),
)  # fmt: skip
ROOMS = (
    ("H", 0, 900, 6, ("Hall of the Anchor", "Salle de l’Ancre", "Sala del Ancla", "Зал Якоря", "قاعة المرساة", "锚厅")),
    ("A1", 0, 220, 6, ("Acacia", "Acacia", "Acacia", "Акация", "الأكاسيا", "金合欢厅")),
    ("A2", 0, 160, 3, ("Baobab", "Baobab", "Baobab", "Баобаб", "الباوباب", "猴面包树厅")),
    ("A3", 0, 120, 3, ("Cedar", "Cèdre", "Cedro", "Кедр", "الأرز", "雪松厅")),
    ("B1", 1, 90, 2, ("Ebony", "Ébène", "Ébano", "Эбен", "الأبنوس", "乌木厅")),
    ("B2", 1, 60, 2, ("Fig", "Figuier", "Higuera", "Инжир", "التين", "无花果厅")),
)  # fmt: skip


def texts(row: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(LANGUAGES, row, strict=True))
