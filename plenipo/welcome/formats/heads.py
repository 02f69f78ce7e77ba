"""What the columns of a travel list are headed with, in six languages."""

from plenipo.kit.columns import Words

USUAL_HEADS = {
    "delegation": (
        "delegation,party,organisation,organization,délégation,parti,delegación,partido,делегация,партия,代表团,政党,"
        "الوفد,الحزب"
    ),
    "country": "country,pays,país,страна,国家,البلد,الدولة",
    "person": (
        "name,names,person,passenger,passengers,guest,nom,passager,nombre,pasajero,имя,фио,пассажир,姓名,旅客,الاسم,"
        "المسافر"
    ),
    "number": (
        "flight,flight number,flight no,train,vol,n° de vol,vuelo,рейс,поезд,航班,航班号,车次,الرحلة,رقم الرحلة"
    ),
    "place": (
        "from,origin,from to,coming from,provenance,de,procedencia,origen,откуда,来自,出发地,من,القادم من"
    ),
    "day": "date,day,arrival date,jour,fecha,día,дата,日期,抵达日期,التاريخ,اليوم",
    "clock": (
        "time,arrival time,eta,arrival,arrives,heure,arrivée,hora,llegada,время,прибытие,прилет,时间,抵达时间,抵达,"
        "الوقت,ساعة الوصول,الوصول"
    ),
    "people": (
        "people,pax,number,persons,number of people,personnes,número,personas,человек,количество,人数,العدد,"
        "عدد الأشخاص"
    ),
    "point": "terminal,airport,aéroport,aeropuerto,терминал,аэропорт,航站楼,机场,المطار",
    "way": "direction,arrival or departure,sens,sentido,направление,方向,الاتجاه",
    "zone": "time zone,zone,fuseau,zona horaria,часовой пояс,时区,المنطقة الزمنية",
    "note": "note,notes,remark,remarks,remarque,observaciones,примечание,备注,ملاحظات",
}
HEADS = Words(usual={name: words.split(",") for name, words in USUAL_HEADS.items()})
