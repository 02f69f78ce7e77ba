"""Where an entry of the desk comes from, in its own words: sealed like all that is said of meetings."""

import json

from plenipo.bilaterals.models import BilateralEntry
from plenipo.kit.sealed import seal, unseal


def sealed_words(reference: str, reason: str) -> str:
    return seal(json.dumps([reference, reason], ensure_ascii=False))


def words_of(entry: BilateralEntry) -> tuple[str, str]:
    """(reference, reason)"""
    reference, reason = json.loads(unseal(entry.sealed))
    return reference, reason
