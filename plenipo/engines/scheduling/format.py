"""The files of `plenipo schedule`, as models: what is read is checked by them, and the JSON Schema is made of them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag, TypeAdapter

MOST = 1_000_000
SLOT, PART = "a slot", "a part of a day"  # how an error names which of the two it took it for
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Count = Annotated[int, Field(ge=0, le=MOST)]
Index = Annotated[int, Field(ge=0, le=MOST, description="Counted from 0.")]


class Strict(BaseModel):
    """No key that is not known, and no text for a number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PartOfDay(Strict):
    """A day, or one half of it: `{"day": 0}`, `{"day": 0, "half": 1}`."""

    day: Index
    half: Index | None = Field(
        None, description="0 is the morning. A last part is shorter if half_day does not divide."
    )


def _which(value: object) -> str:
    return PART if isinstance(value, dict | PartOfDay) else SLOT


Time = Annotated[
    Annotated[Index, Tag(SLOT)] | Annotated[PartOfDay, Tag(PART)], Discriminator(_which)
]
Times = Annotated[list[Time], Field(max_length=MOST)]


class Delegation(Strict):
    country: Count = Field(description="Its number; used by rival_countries.")
    available: Times = Field(description="Slots, days and halves of days in which it can meet.")
    languages: Any = Field(None, description="Not used.")


class Wish(Strict):
    """A meeting of two delegations that was asked for; it takes one slot."""

    a: Index
    b: Index
    weight: Count = Field(description="What holding it is worth.")
    interpreters: str | None = Field(None, description='A key of interpreters: "ar-en".')
    within: Times | None = Field(None, description="When it must be held; null: at any time.")
    priority: Any = Field(None, description="Not used.")


class Dialogue(Strict):
    """An instance: who can meet when, and which meetings were asked for. Slots are counted from 0 over all days."""

    name: Any = Field(None, description="Not used.")
    days: Count
    slots_per_day: Count
    half_day: Count = Field(
        description="Slots to the break within a day. Meetings before and after it are not back to back."
    )
    rooms: Count = Field(description="Meetings that can be held at once.")
    max_meetings_per_day: Count = Field(description="Of one delegation.")
    delegations: list[Delegation] = Field(max_length=MOST)
    requests: list[Wish] = Field(max_length=MOST)
    interpreters: dict[str, Count] = Field({}, description="Teams by pair of languages.")
    rival_countries: list[Annotated[list[Count], Field(min_length=2, max_length=2)]] = Field(
        [], description="Nobody meets two of a pair back to back."
    )
    weight_upper_bound: float | None = Field(
        None, description="The most weight that can be held, if it is known; believed."
    )


class Held(RootModel[dict[Annotated[str, Field(pattern=r"^\d+$")], Index]]):
    """The plan of a dialogue: number of the request to its slot. What is not there is not held."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})


class Planned(Strict):
    """The plan of a .dzn file, in which every meeting must be held."""

    status: Literal["optimal", "feasible", "infeasible", "unknown"]
    breaks: Count | None = Field(description="null: there is no plan.")
    bound: Count | None = Field(description="There are no fewer breaks than this.")
    slots: list[Index] = Field(description="Of each meeting, in their order; empty: no plan.")


MODELS: dict[str, TypeAdapter[Any]] = {
    "instance": TypeAdapter(Dialogue),
    "result": TypeAdapter(Held | Planned),
}


def schema_of(what: str) -> dict[str, Any]:
    """The JSON Schema of an "instance" or of a "result"."""
    return {"$schema": DIALECT, **MODELS[what].json_schema()}
