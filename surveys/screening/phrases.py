"""Looking for the phrases of the rules, sentence by sentence."""

from collections import defaultdict

from surveys.screening.normalise import Sentence
from surveys.screening.result import Band, Mark
from surveys.screening.rules import eating, home, outside, self_harm, sexual
from surveys.screening.rules.rule import Rule
from surveys.screening.windows import Around, weigh

RULES: tuple[Rule, ...] = (
    *self_harm.RULES,
    *sexual.RULES,
    *home.RULES,
    *outside.RULES,
    *eating.RULES,
)
BY_WORD: dict[str, list[int]] = defaultdict(list)
for number, one in enumerate(RULES):
    for needed in one.needs:
        BY_WORD[needed].append(number)


def rules_for(sentence: Sentence) -> list[Rule]:
    """Only the rules of which a needed word stands in the sentence."""
    words = {word.text for word in sentence.words}
    return [RULES[number] for number in sorted({n for w in words for n in BY_WORD.get(w, ())})]


def marks_in(sentence: Sentence) -> tuple[list[Mark], bool]:
    """What the rules say of one sentence, with places in the original text.

    Also whether a phrase was there that its surroundings explained ("nobody hits me").
    """
    marks: list[Mark] = []
    around = Around(sentence)
    is_explained = False
    for rule in rules_for(sentence):
        if any(mark.category == rule.category and mark.band >= rule.band for mark in marks):
            continue  # it would say nothing that is not said
        for found in rule.compiled.finditer(sentence.line):
            band = weigh(rule, around, found.start(), found.end())
            if band is Band.REST:
                is_explained = True
                continue
            first, last = sentence.number_at(found.start()), sentence.number_at(found.end() - 1)
            words = sentence.words[first : last + 1]
            marks.append(Mark(rule.category, band, rule.name, words[0].start, words[-1].end))
            break
    return marks, is_explained
