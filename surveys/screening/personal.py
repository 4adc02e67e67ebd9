"""Details that may say who or where somebody is, with their places. Marked for the reader, no more."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from surveys.screening.result import Personal

NAME = r"[^\W\d_][\w’'-]*"
CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w’'-]*"
NOT_NAMES = (
    r"(?:a|an|the|is|was|not|very|too|so|secret|private|hard|names?|stupid|fat|ugly|gay|it|that|this|and|but|"
    r"because|when|on|in|at|by|for|to|out|spelt|spelled|none|no|my|your|something|things|racist|horrible|nasty|mean|over)\b"
)
IS = r"(?:\s+is|['’]?s|\s*[:=]|\s+was)?"
PERSON = (
    r"(?:boy|girl|friend|mate|brother|sister|mum|dad|mother|father|cousin|uncle|aunt|auntie|nan|grandad|teacher|"
    r"man|woman|lady|guy|he|she|person|boyfriend|girlfriend|neighbour|worker|coach|carer|baby|kid|stepdad|stepmum)"
)
MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DAY = rf"(?:\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}(?:\s+\d{{2,4}})?|{MONTHS}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}})"
SITES = r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|discord|roblox|twitter|facebook|xbox|psn|whatsapp|kik|telegram|steam|youtube|minecraft|fortnite|bereal)"
STREET = r"(?:road|rd|street|avenue|ave|lane|close|drive|crescent|terrace|gardens|grove|place|square|hill|mews|walk|court|park road|rise|parade)"

# What is found; a sign without which it cannot be there, in small letters: one of some words, or
# something that begins with a digit, which is quickly looked for; and how it is written.
PATTERNS: list[tuple[str, str, str]] = [
    ("e-mail", "@|(at)|[at]", r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\s?\.\s?|\s?\(dot\)\s?)\w[\w.]*"),
    ("e-mail", " dot ", r"\b[\w.+-]{1,64} at [\w-]+ dot \w+"),
    ("web page", "://|www.", r"\b(?:https?://|www\.)\S+"),
    ("handle", "@|#", r"(?<![\w@])@\w[\w.]{2,}|\b\w{2,}#\d{4}\b"),
    ("handle", "insta|snap|tik|disc|roblox|twitter|facebook|xbox|psn|whatsapp|kik|telegram|steam|youtube|minecraft|fortnite|bereal", rf"\b(?:my\s+)?{SITES}\s*(?:name|tag|user\s?name|user|account|handle)?\s*(?:is\b|['’]s\b|:|=|-)\s*(?!(?:a|an|the|my|so|not|good|bad|great|fun|too|really|very|where|full|annoying|boring|best|what|how|better|important|for|is|scary|dangerous|cool|horrible|used|amazing|addictive)\b)@?[\w.]{{3,}}"),
    ("handle", "add me|follow me|message me|find me|dm me|user|gamer", rf"\b(?:add|follow|message|find|dm)\s+me\s+(?:on\s+)?{SITES}(?:\s+(?:my\s+)?(?:user\s?name|user|name|tag)?\s*(?:is|:)?\s*@?[\w.]{{3,}})?|\bmy\s+(?:user\s?name|user|gamer\s?tag)\s+(?:is|:)\s*[\w.]{{3,}}"),
    ("phone number", r"\d(?:[\s()-]*\d){8}", r"(?<![\d.£])(?:\(?(?:\+|00)44\)?[\s-]*(?:\(0\))?|\(?0)(?:[\s()-]*\d){9,10}(?!\d)"),
    ("postcode", r"\d[abd-hjlnp-uw-z]{2}\b", r"\b(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2})\b"),
    ("National Insurance number", r"\d\s?(?:\d\s?){5}[a-d]\b", r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?(?:\d\s?){6}[A-D]\b"),
    ("National Insurance number", r"\d\s?(?:\d\s?){5}[a-d]\b", r"\b(?:n\.?i\.?|national insurance)(?:\s*(?:number|no\.?))?\s*(?:is|:)?\s*[A-Z]{2}\s?(?:\d\s?){6}[A-D]\b"),
    ("date of birth", "born|birth|day|dob|d.o|do.b|d.ob", rf"\b(?:born\s+(?:on\s+|in\s+)?|(?:birth\s?day|b\W?day|d\.?o\.?b\.?|date of birth)\s*(?:is|was|:|=|on|'s)?\s*(?:on\s+)?){DAY}"),
    ("address", rf"\d[a-z]?,?\s+(?:{NAME}\s+){{1,3}}{STREET}\b|\d\w?,\s*\d", rf"\b(?:flat\s+\d+\w?,?\s+)?\d{{1,4}}[a-z]?,?\s+(?:{NAME}\s+){{1,3}}{STREET}\b|\bflat\s+\d+\w?,\s*\d+"),
    ("number", r"\d(?:[\s-]?\d){4}|\d\d\s?[a-z]{3}\b", r"\b(?:passport|upn|student\s+id|account|card|sort\s?code|nhs|licen[cs]e|pupil|reg)\W*(?:number|no\.?|num|plate)?\s*(?:is|:)?\s*[A-Z]?\d(?:[\s-]?\d){4,18}\b|\b(?:\d{4}[\s-]){3}\d{4}\b|\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"),
    ("name", "name", rf"\b(?:my|her|his|their|full|real|\w+['’]s)\s+(?:full\s+|first\s+|last\s+|real\s+|nick)?names?{IS}\s+(?:spel(?:t|led)\s+)?(?!{NOT_NAMES}){NAME}(?:\s+{CAPITAL}){{0,2}}"),
    ("name", "name", rf"(?:^|[.\n])\s*name\s*[:=-]\s*{NAME}(?:\s+{CAPITAL}){{0,2}}"),
    ("name", "called", rf"\b(?:i\s+am|i['’]?m|im)\s+called\s+(?!{NOT_NAMES}){NAME}(?:\s+{CAPITAL}){{0,2}}"),
    ("name", "called|named", rf"\b{PERSON}(?:\s+is|['’]?s|\s+was)?\s+(?:called|named)\s+{CAPITAL}(?:\s+{CAPITAL})?"),
    ("name", "call me|calls me|called me|known as", rf"\b(?:call(?:s|ed)?\s+me|known\s+as)\s+(?!{NOT_NAMES}){CAPITAL}(?:\s+{CAPITAL})?"),
    ("name", "i am |im |i\u2019m |i'm ", rf"\b(?:i\s+am|i['’]?m|im)\s+{CAPITAL}(?=\s+(?:and|from|in|aged?)\b)"),
    ("name", "from ", rf"\b(?:love\s+from|this\s+is\s+from|from)\s+{CAPITAL}(?:\s+{CAPITAL})?(?=\s+(?:aged?|in\s+year|year|class)\b|\s*$)"),
    ("name", "it's |its |it\u2019s |this is ", rf"\b(?:it['’]?s|this\s+is)\s+{CAPITAL}(?=\s+here\b)"),
]  # fmt: skip


def sign(signs: str) -> Callable[[str], object]:
    """Says of a text in small letters whether something of this kind can be in it at all."""
    if signs.startswith(r"\d"):
        return re.compile(signs).search
    words = signs.split("|")
    return lambda lowered: any(word in lowered for word in words)


FINDERS = [
    (kind, sign(signs), re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for kind, signs, pattern in PATTERNS
]
TEN_DIGITS = re.compile(r"(?<!\d)\d(?:[\s-]?\d){9}(?!\d)")


def personal_details(text: str, schools: Iterable[str] = ()) -> list[Personal]:
    """Where personal details stand in a text, in order, none inside another."""
    found = sorted(
        (*matches(text), *nhs_numbers(text), *named_schools(text, tuple(schools))),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[Personal] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def matches(text: str) -> Iterator[Personal]:
    lowered = text.casefold()
    for kind, may_be_in, finder in FINDERS:
        if may_be_in(lowered):
            for match in finder.finditer(text):
                yield Personal(kind, match.start(), match.end())


def nhs_numbers(text: str) -> Iterator[Personal]:
    """Ten digits of which the last is right for the other nine."""
    for match in TEN_DIGITS.finditer(text):
        if is_nhs_number(match[0]):
            yield Personal("NHS number", match.start(), match.end())


def is_nhs_number(written: str) -> bool:
    """Whether the last of ten digits is the check digit (modulus 11) of the rest."""
    digits = [int(character) for character in written if character.isdigit()]
    total = sum(digit * (10 - place) for place, digit in enumerate(digits[:9]))
    return len(digits) == 10 and (11 - total % 11) % 11 == digits[9]


def named_schools(text: str, schools: tuple[str, ...]) -> Iterator[Personal]:
    if not (finder := school_finder(schools)):
        return
    for match in finder.finditer(text):
        yield Personal("school", match.start(), match.end())


@lru_cache(maxsize=64)
def school_finder(schools: tuple[str, ...]) -> re.Pattern | None:
    names = sorted({name.strip() for name in schools if name.strip()}, key=len, reverse=True)
    if not names:
        return None
    spaced = (r"\s+".join(re.escape(part) for part in name.split()) for name in names)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)
