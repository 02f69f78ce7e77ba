"""How like a typed name is to every form of a pool: words by sound, spelling and meaning, weighed."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from plenipo.engines.matching.folding import sound
from plenipo.engines.matching.pool import Floats, Pool, trigrams_of
from plenipo.engines.matching.tokens import MEANING_NUMBER, NEARNESS, Token, tokens_of

_SAME_MEANING = 0.95
_WORDS_ONLY = 0.97  # all words the same, in another order or spelling
_LEAST_RATIO = 70.0  # of letters two words have in common, percent
_LEAST_IF_SOUND = 55.0  # ... if their consonants are the same
_REMEMBERED = 2_000  # words typed, per country
_BEGINNING = 0.7  # "Lab" for Labour, "Nat." for National


def word_likeness(pool: Pool, token: Token) -> Floats:
    """(vocabulary,) how far each word of the pool stands for this one, 0 to 1."""
    known = pool.seen_words.get(token)
    if known is None:
        if len(pool.seen_words) > _REMEMBERED:
            pool.seen_words.clear()
        known = pool.seen_words[token] = _word_likeness(pool, token)
    return known


def _word_likeness(pool: Pool, token: Token) -> Floats:
    spelled = process.cdist([token.text], pool.texts, scorer=ratio, score_cutoff=_LEAST_IF_SOUND)[0]
    like = np.where(spelled >= _LEAST_RATIO, (np.maximum(spelled - 40, 0) / 60) ** 1.5, 0)
    own = sound(token.text)
    if len(own) > 2 and len(token.text) > 3:
        sounding = process.cdist([own], pool.sounds, scorer=ratio, score_cutoff=85)[0]
        sounding = np.where(spelled > 0, sounding, 0)
        like = np.maximum(like, (np.maximum(sounding - 40, 0) / 60) ** 1.5 * 0.85)
    if token.meaning:
        near = NEARNESS[MEANING_NUMBER[token.meaning]][pool.meanings] * _SAME_MEANING
        same_text = np.array([text == token.text for text in pool.texts])
        like = np.where(pool.meanings > 0, np.where(same_text, like, near), like)
    if len(token.text) > 2:
        begun = [
            t.startswith(token.text) or len(t) > 3 and token.text.startswith(t) for t in pool.texts
        ]
        like = np.maximum(like, np.where(begun, _BEGINNING, 0))
    if len(token.text) == 1:
        like = np.array([float(text == token.text) for text in pool.texts], np.float32)
    return like.astype(np.float32)


def trigram_likeness(pool: Pool, folded: str) -> Floats:
    """(forms,) the cosine of what was typed and each form, by three letters at a time."""
    like = np.zeros(len(pool.forms), np.float32)
    square = 0.0
    for trigram, n in Counter(trigrams_of(folded)).items():
        where = pool.trigrams.get(trigram)
        weight = (1 + math.log(n)) * pool.rarity(len(where[0]) if where else 0)
        square += weight**2
        if where:
            like[where[0]] += weight * where[1]
    return like / (math.sqrt(square) or 1.0)


def words_found(pool: Pool, typed: str) -> Floats:
    """(parties,) how much of what was typed is found in all names of each party together, by weight."""
    part = np.zeros(len(pool.parties), np.float32)
    tokens = tokens_of(typed)
    if tokens:
        words = np.stack([word_likeness(pool, token) for token in tokens])
        weight = np.array([pool.weights.of(token.key) for token in tokens], np.float32)
        first = pool.starts[pool.first_form]
        best = np.maximum.reduceat(words[:, pool.flat], first, axis=1)
        part[pool.named] = weight @ best / weight.sum()
    return part


def form_likeness(pool: Pool, tokens: Sequence[Token], squashed: str) -> Floats:
    """(forms,) likeness of the typed words to each form: how much of either is found in the other."""
    words = np.stack([word_likeness(pool, token) for token in tokens])
    weight = np.array([pool.weights.of(token.key) for token in tokens], np.float32)
    spread = words[:, pool.flat]
    typed_found = weight @ np.maximum.reduceat(spread, pool.starts, axis=1) / weight.sum()
    own_found = (
        np.add.reduceat(spread.max(axis=0) * pool.flat_weight, pool.starts) / pool.form_weight
    )
    by_words = np.sqrt(typed_found * own_found)
    spelled = process.cdist([squashed], pool.squashed, scorer=ratio, dtype=np.float32)[0] / 100
    like: Floats = np.where(
        spelled == 1, 1.0, np.maximum(by_words * _WORDS_ONLY, (by_words + 0.98 * spelled) / 2)
    ).astype(np.float32)
    return like
