from plenipo.protocol.models.checks import EventCheck
from plenipo.protocol.models.gifts import Gift, GiftPicture
from plenipo.protocol.models.lots import LotDraw
from plenipo.protocol.models.offices import RankTable, Tenure
from plenipo.protocol.models.orders import OrderOf, PlacedByHand, Precedence, SettledOrder
from plenipo.protocol.models.plates import PlateRun, PlateText, PrintedPlate
from plenipo.protocol.models.seating import (
    SeatingChange,
    SeatingPlace,
    SeatingPlan,
    SeatingRule,
)

__all__ = [
    "EventCheck",
    "Gift",
    "GiftPicture",
    "LotDraw",
    "OrderOf",
    "PlacedByHand",
    "PlateRun",
    "PlateText",
    "Precedence",
    "PrintedPlate",
    "RankTable",
    "SeatingChange",
    "SeatingPlace",
    "SeatingPlan",
    "SeatingRule",
    "SettledOrder",
    "Tenure",
]
