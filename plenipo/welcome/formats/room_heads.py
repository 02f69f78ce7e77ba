"""What the columns of a rooming list are headed with, and what kinds of rooms are called, in six languages."""

from plenipo.kit.columns import Words, folded
from plenipo.welcome.models import RoomKind

USUAL_HEADS = {
    "kind": (
        "room type,type of room,kind of room,occupancy,type,type de chambre,catégorie,tipo de habitación,тип номера,"
        "категория,房型,房间类型,نوع الغرفة"
    ),
    "number": (
        "room number,room no,room,number,n° de chambre,chambre,número de habitación,habitación,номер комнаты,номер,"
        "房号,房间号,رقم الغرفة,الغرفة"
    ),
    "first": (
        "check in,checkin,arrival,arrival date,arrives,first night,from,arrivée,date d'arrivée,llegada,entrada,заезд,"
        "прибытие,入住,入住日期,抵达,الوصول,تاريخ الوصول,الدخول"
    ),
    "last": (
        "check out,checkout,departure,departure date,leaves,to,until,départ,date de départ,salida,выезд,отъезд,退房,"
        "离店,离店日期,المغادرة,تاريخ المغادرة,الخروج"
    ),
    "nights": "nights,number of nights,nuits,nuitées,noches,ночей,ночи,晚数,夜数,عدد الليالي,الليالي",
    "hotel": "hotel,hôtel,отель,гостиница,酒店,宾馆,الفندق",
    "person": (
        "name,names,guest,guests,guest name,occupant,nom,hôte,nombre,huésped,имя,фио,гость,姓名,客人,الاسم,النزيل"
    ),
    "delegation": (
        "delegation,party,organisation,organization,délégation,parti,delegación,partido,делегация,партия,代表团,政党,"
        "الوفد,الحزب"
    ),
    "country": "country,pays,país,страна,国家,البلد,الدولة",
    "wishes": (
        "note,notes,remark,remarks,wishes,request,requests,remarque,souhaits,observaciones,примечание,пожелания,备注,"
        "要求,ملاحظات,الطلبات"
    ),
}
ROOM_HEADS = Words(usual={name: words.split(",") for name, words in USUAL_HEADS.items()})

_KINDS = {
    RoomKind.SINGLE: (
        "single,sgl,single room,1,simple,individual,одноместный,сингл,单人间,单人,大床单人,مفردة,غرفة مفردة"
    ),
    RoomKind.DOUBLE: (
        "double,dbl,double room,king,queen,doble,двухместный,дабл,双人间,大床房,大床,مزدوجة,غرفة مزدوجة"
    ),
    RoomKind.TWIN: "twin,twn,twin room,2 beds,lits jumeaux,dos camas,твин,раздельные кровати,双床房,双床,标间,سريران",
    RoomKind.SUITE: "suite,ste,junior suite,jsuite,сьют,люкс,套房,套间,جناح",
    RoomKind.ADAPTED: (
        "adapted,accessible,wheelchair,ada,pmr,accesible,adaptée,доступный,无障碍,无障碍房,غرفة مجهزة"
    ),
}
KINDS = {folded(word): kind for kind, words in _KINDS.items() for word in words.split(",")}


def kind_meant(cell: str) -> str:
    """The kind a cell names; the longest word in it holds: "Deluxe twin, sea view". "" if none does."""
    plain = folded(cell)
    if plain in KINDS:
        return KINDS[plain]
    inside = f" {plain} "
    best = max(
        (word for word in KINDS if not word.isdigit() and f" {word} " in inside),
        key=len,
        default="",
    )
    return KINDS[best] if best else ""
