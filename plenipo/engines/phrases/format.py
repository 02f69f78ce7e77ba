"""The files of `plenipo concept` and `plenipo reuse`, as models: they check what is read and make the JSON Schemas."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, TypeAdapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Language = Annotated[
    StrictStr | None,
    Field(description="As in HTML: “en”, “zh-Hans”. Missing: not known."),
]
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


MODELS: dict[str, TypeAdapter[Any]] = {
    "dictionary": TypeAdapter(Dictionary),
    "text": TypeAdapter(Text),
}


def schema_of(what: str) -> dict[str, Any]:
    """The JSON Schema of a "dictionary" or of a line of "text"."""
    return {"$schema": DIALECT, **MODELS[what].json_schema(by_alias=True)}
