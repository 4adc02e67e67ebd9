"""Looking for the phrases of the rules, sentence by sentence."""

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
BY_WORD: dict[str, frozenset[int]] = {
    word: frozenset(number for number, one in enumerate(RULES) if word in one.needs)
    for word in frozenset().union(*(one.needs for one in RULES))
}
NONE: frozenset[int] = frozenset()


def rules_for(sentence: Sentence) -> list[Rule]:
    """Only the rules of which a needed word stands in the sentence."""
    found = NONE.union(*(BY_WORD.get(word.text, NONE) for word in sentence.words))
    return [RULES[number] for number in sorted(found)]


def marks_in(sentence: Sentence) -> tuple[list[Mark], bool]:
    """What the rules say of one sentence, with places in the original text.

    Also whether a phrase was there that its surroundings explained ("nobody hits me").
    """
    marks: list[Mark] = []
    said: dict[str, Band] = {}  # the gravest so far of each category
    around = Around(sentence)
    line = sentence.line
    is_explained = False
    for rule in rules_for(sentence):
        if rule.band <= said.get(rule.category, Band.REST):
            continue  # it would say nothing that is not said
        found = rule.compiled.search(line)
        while found is not None:
            band = weigh(rule, around, found.start(), found.end())
            if band is Band.REST:
                is_explained = True
                found = rule.compiled.search(line, found.end())
                continue
            first, last = sentence.number_at(found.start()), sentence.number_at(found.end() - 1)
            words = sentence.words[first : last + 1]
            marks.append(Mark(rule.category, band, rule.name, words[0].start, words[-1].end))
            said[rule.category] = max(band, said.get(rule.category, Band.REST))
            break
    return marks, is_explained
