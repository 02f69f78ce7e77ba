"""The files of `plenipo concept` and `plenipo reuse`, as models: they check what is read and make the JSON Schemas."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, TypeAdapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Language = Annotated[
    StrictStr | None,
    Field(description="As in HTML: “en”, “zh-Hans”. Missing: not known."),
]
Place = Annotated[int, Field(ge=0, description="Characters before it in the text.")]
Id = StrictStr | StrictInt


class Open(BaseModel):
    """Keys that are not known are told and not used: a corpus has more metadata than is needed here."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Phrase(Open):
    language: Language = None
    text: Annotated[StrictStr, Field(min_length=1)]


class Entry(Open):
    """A concept."""

    key: Annotated[StrictStr, Field(min_length=1, description="How it is called in the result.")]
    variants: list[Phrase] = Field(description="The wordings that are the concept.")
    nots: list[Phrase] = Field(
        [], alias="not", description="Examples of what is not meant: a variant in one is no hit."
    )


class Dictionary(Open):
    concepts: list[Entry]


class Text(Open):
    """One line of a corpus, or of items to compare."""

    id: Id = Field(description="Of no other line.")
    text: StrictStr
    language: Language = None
    date: Annotated[
        StrictStr | StrictInt | None,
        Field(
            description="2017-11-30, 2017-11 or 2017, with or without a time. Missing: not known."
        ),
    ] = None


class Pair(BaseModel):
    """Two items that share a passage."""

    a: Id
    b: Id
    spans: list[tuple[Place, Place, Place, Place]] = Field(
        description="[a from, a to, b from, b to] of each shared passage, in characters."
    )
    share: Annotated[
        float, Field(ge=0, le=1, description="Of the shorter one, by words: how much is shared.")
    ]


class Cluster(BaseModel):
    """An original and its reprints."""

    original: Id
    items: list[Id] = Field(description="All of them, the original first, then by date.")


class Reuse(BaseModel):
    pairs: list[Pair]
    clusters: list[Cluster] = Field(description="Every item is in exactly one.")


MODELS: dict[str, TypeAdapter[Any]] = {
    "dictionary": TypeAdapter(Dictionary),
    "text": TypeAdapter(Text),
    "reuse": TypeAdapter(Reuse),
}


def schema_of(what: str) -> dict[str, Any]:
    """The JSON Schema of a "dictionary", of a line of "text", or of what a comparison finds ("reuse")."""
    return {"$schema": DIALECT, **MODELS[what].json_schema(by_alias=True)}
