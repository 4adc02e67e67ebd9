"""Looking for the phrases of the rules, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator

from surveys.screening.normalise import Sentence
from surveys.screening.result import Band, Mark
from surveys.screening.rules import home, outside, self_harm
from surveys.screening.rules.rule import Rule
from surveys.screening.windows import weigh

RULES: tuple[Rule, ...] = (*self_harm.RULES, *home.RULES, *outside.RULES)
BY_WORD: dict[str, list[int]] = defaultdict(list)
for number, one in enumerate(RULES):
    for needed in one.needs:
        BY_WORD[needed].append(number)


def rules_for(sentence: Sentence) -> list[Rule]:
    """Only the rules of which a needed word stands in the sentence."""
    words = {word.text for word in sentence.words}
    return [RULES[number] for number in sorted({n for w in words for n in BY_WORD.get(w, ())})]


def marks_in(sentence: Sentence) -> Iterator[Mark]:
    """What the rules say of one sentence, with places in the original text."""
    line = sentence.line
    for rule in rules_for(sentence):
        for found in rule.compiled.finditer(line):
            if found.start() == found.end():
                continue
            band = weigh(rule, sentence, found.start(), found.end())
            if band is Band.REST:
                continue
            words = sentence.words[
                sentence.number_at(found.start()) : sentence.number_at(found.end() - 1) + 1
            ]
            yield Mark(rule.category, band, rule.name, words[0].start, words[-1].end)
            break
