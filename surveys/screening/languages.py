"""Whether a text is in English, the one language that the rules know."""

import unicodedata
from functools import lru_cache

from surveys.screening.lexicon import SHORT, known_words
from surveys.screening.normalise import Sentence

LATIN = ("LATIN", "MATHEMATICAL", "FULLWIDTH")  # names of letters that can be read as ours
FEWEST_WORDS = 4
LEAST_KNOWN = 0.5
# Small words of other languages heard in homes here, which English has not.
ELSEWHERE = frozenset(
    """
    el los las una que y en con mi por para es muy del yo pero porque le les des est je une et pas
    avec pour dans mon ma il elle nous vous sur au ce qui nao não um uma os na no com meu minha eu
    mais se de la si nu mai un din cu pe ce sa sunt este w nie na się jest to że z mam moja mój do
    bym ir kad yra su man mano ve bir bu çok için ben benim da ir waa iyo in ku oo ka waxaan yn mae
    rwy fy yw ar gyda der die das und ich ist nicht mit ein eine zu auf den ako ang ng sa mga ko na
    ay ez
    """.split()
) - frozenset(
    """to no me in do man die den a la de il su pe ma mi ben das se na es un mam um os le au ir
    da ay ar si sa ku ka bu yn z y w sur con pour del que""".split()
)


def is_unread(text: str, sentences: list[Sentence]) -> bool:
    """Whether a text is for the most part in a script or a language that is not ours."""
    if not text.isascii() and is_mostly_other_letters(text):
        return True
    words = [word.text for sentence in sentences for word in sentence.words if word.text.isalpha()]
    if len(words) < FEWEST_WORDS:
        return False
    known = sum(1 for word in words if is_english(word))
    foreign = sum(1 for word in words if word in ELSEWHERE)
    return known / len(words) < LEAST_KNOWN or foreign > known / 3


def is_mostly_other_letters(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    others = sum(
        not unicodedata.name(character, "").startswith(LATIN)
        for character in letters
        if not character.isascii()
    )
    return others > 1 and others > len(letters) / 3


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    if word in ELSEWHERE or not word.isascii():
        return False
    if word in known_words() or word in SHORT:
        return True
    return any(
        word.endswith(ending) and word[: -len(ending)] in known_words()
        for ending in ("s", "ed", "ing", "er", "ers", "ly", "es", "d", "n", "y", "in")
    )
