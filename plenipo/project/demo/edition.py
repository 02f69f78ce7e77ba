"""The demonstration's conference, its secretariat and its register of invented parties."""

from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from plenipo.conference.actions.edition import create
from plenipo.conference.models import Conference, Membership
from plenipo.people.models import Account, HouseDuty
from plenipo.project.demo.countries import PLACES
from plenipo.project.demo.topics import PRESS, texts
from plenipo.project.demo.words import party_names
from plenipo.records.models import By
from plenipo.registry.actions.words import index
from plenipo.registry.models import Country, Party, PartyName

ACCOUNTS = {
    "secretary-general": "secretary_general",
    "invitations": "invitations",
    "accreditation": "accreditation",
    "credentials": "credentials",
    "protocol": "protocol",
    "programme": "programme",
    "press": "press",
    "bilaterals": "bilaterals",
    "administrator": "",
}
DAYS_TO_GO = {"invitations": 150, "naming": 75, "approval": 40, "opening": 0}
SPOKEN = {"ar": "ar", "zh": "zh-hans", "fr": "fr", "ru": "ru", "es": "es"}  # else English
PARTIES = 288
ORGANISATIONS = (
    "International of Parties of the Horizon",
    "World Council for Concord",
    "Institute of Comparative Renewal",
    "Foundation for the Common Harvest",
    "Assembly of Coastal Parliaments",
    "Union of Youth for Dignity",
    "Network of Women in Public Life",
    "Academy of Patient Diplomacy",
    "Forum of River Basins",
    "League of Island Municipalities",
    "Centre for the Study of Assemblies",
    "Observatory of Quiet Reforms",
)
TITLE = {
    "en": "Third Dialogue of Political Parties",
    "fr": "Troisième Dialogue des partis politiques",
    "es": "Tercer Diálogo de Partidos Políticos",
    "ru": "Третий диалог политических партий",
    "ar": "الحوار الثالث للأحزاب السياسية",
    "zh-hans": "第三届政党对话会",
}
SERIES = {
    "en": "Dialogue of Political Parties",
    "fr": "Dialogue des partis politiques",
    "es": "Diálogo de Partidos Políticos",
    "ru": "Диалог политических партий",
    "ar": "حوار الأحزاب السياسية",
    "zh-hans": "政党对话会",
}
THEME = {
    "en": "Neighbours in a common house",
    "fr": "Voisins dans une maison commune",
    "es": "Vecinos en una casa común",
    "ru": "Соседи в общем доме",
    "ar": "جيران في بيت مشترك",
    "zh-hans": "同住一家，比邻而行",
}
TEXTS = {
    "venue": {
        "en": "Palace of the Harbour",
        "fr": "Palais du Port",
        "es": "Palacio del Puerto",
        "ru": "Дворец у гавани",
        "ar": "قصر الميناء",
        "zh-hans": "港湾宫",
    },
    "city": {
        "en": "Port Concord",
        "fr": "Port-Concorde",
        "es": "Puerto Concordia",
        "ru": "Порт-Согласие",
        "ar": "ميناء الوفاق",
        "zh-hans": "和睦港",
    },
    "host": {
        "en": "Union of Hope and Horizon",
        "fr": "Union de l’espoir et de l’horizon",
        "es": "Unión de la Esperanza y el Horizonte",
        "ru": "Союз надежды и горизонта",
        "ar": "اتحاد الأمل والأفق",
        "zh-hans": "希望与地平线联盟",
    },
    "convenor": {
        "en": "Bureau of the Dialogue",
        "fr": "Bureau du Dialogue",
        "es": "Mesa del Diálogo",
        "ru": "Бюро Диалога",
        "ar": "مكتب الحوار",
        "zh-hans": "对话会秘书处",
    },
    "practical": {
        "en": "Delegations are met at the airport. Interpretation is in six languages. "
        "Everything on these pages is invented, for demonstration.",
        "fr": "Les délégations sont accueillies à l’aéroport. L’interprétation est assurée en six langues. "
        "Tout ce qui figure sur ces pages est inventé, à des fins de démonstration.",
        "es": "Se recibe a las delegaciones en el aeropuerto. Hay interpretación en seis idiomas. "
        "Todo lo que figura en estas páginas es inventado, con fines de demostración.",
        "ru": "Делегации встречают в аэропорту. Устный перевод обеспечивается на шесть языков. "
        "Всё на этих страницах вымышлено и служит для показа.",
        "ar": "تُستقبل الوفود في المطار. تتوفر الترجمة الشفوية بست لغات. "
        "كل ما يرد في هذه الصفحات مختلق لأغراض العرض.",
        "zh-hans": "代表团在机场有专人迎接。大会提供六种语言的口译。本页面所有内容均为演示而虚构。",
    },
}


def accounts(password: str) -> dict[str, Account]:
    """One account per desk; all with the same password and without a second factor, which their pages say."""
    hashed = make_password(password)
    made = {
        duty: Account(
            email=f"{duty}@demo.example", name=duty.capitalize(), is_demo=True, password=hashed
        )
        for duty in ACCOUNTS
    }
    Account.objects.bulk_create(made.values())
    HouseDuty.objects.bulk_create(
        HouseDuty(account=made[who], duty=duty)
        for who, duty in (
            ("administrator", "administrator"),
            ("secretary-general", "register"),
            ("invitations", "register"),
        )
    )
    return made


def conference(stage: str, staff: dict[str, Account], today: date) -> Conference:
    starts = today + timedelta(days=DAYS_TO_GO[stage])
    made = create(
        by=By(duty="secretary_general", account=staff["secretary-general"]),
        series=None,
        series_name=SERIES,
        preset_name="host_party",
        number=3,
        slug="dialogue",
        title=TITLE,
        theme=THEME,
        starts=starts,
        ends=starts + timedelta(days=3),
        zone="Africa/Nairobi",
        languages=["ar", "zh-hans", "en", "fr", "ru", "es"],
        stage=stage,
        press_name=texts(PRESS),
        press_email="press@demo.example",
        is_demo=True,
        **TEXTS,
    )
    Membership.objects.bulk_create(
        Membership(conference=made, account=staff[who], duties=[duty], since=timezone.now())
        for who, duty in ACCOUNTS.items()
        if duty and who != "secretary-general"
    )
    return made


def register(chance: Random) -> list[Party]:
    """288 parties of 120 countries (one to four each) and twelve organisations that are no parties."""
    Country.objects.bulk_create(
        (
            Country(code=p.code, alpha2=p.alpha2, region=p.region, status=Country.Status.MEMBER)
            for p in PLACES
        ),
        ignore_conflicts=True,
    )
    parties, others = [], []
    for place, number in zip(PLACES, _parties_per_country(chance), strict=True):
        for names in party_names(place.language, number, chance):
            others.append(names.others)
            parties.append(
                Party(
                    country_id=place.code,
                    name=names.name,
                    name_language=SPOKEN.get(place.language, place.language),
                    name_english=names.english,
                    name_short=names.short,
                    founded=chance.randint(1921, 2016),
                    source="demonstration",
                )
            )
    parties += [
        Party(
            kind=Party.Kind.ORGANISATION,
            name=name,
            name_language="en",
            name_english=name,
            source="demonstration",
        )
        for name in ORGANISATIONS
    ]
    made = Party.objects.bulk_create(parties)
    PartyName.objects.bulk_create(
        PartyName(party=party, text=text, language=SPOKEN[language])
        for party, names in zip(made, others, strict=False)
        for language, text in names.items()
    )
    index(made)
    return made


def _parties_per_country(chance: Random) -> list[int]:
    numbers = [1] * len(PLACES)
    while sum(numbers) < PARTIES:
        which = chance.randrange(len(numbers))
        numbers[which] += numbers[which] < 4
    return numbers
