"""What a rule is, and the groups of words that rules are written with.

A pattern is a regular expression over one sentence of plain words with single spaces. A name in
angle brackets stands for a group of words of `GROUPS`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from surveys.screening.result import Band

RELATION = (
    "dad|mum|stepdad|stepmum|step dad|step mum|uncle|aunt|nan|grandad|brother|sister|stepbrother|"
    "stepsister|step brother|step sister|half brother|cousin|parents|family|carer|carers|foster dad|foster mum|"
    "guardian|babysitter|dads|mums|brothers|uncles|cousins|people i live with"
)
GROUPS = {
    "me": r"(?:me|us|my (?:little |big |baby |younger |older )?(?:brothers?|sisters?) and me|both of us)",
    "i": r"(?:i|we|me)",
    "rel": rf"(?:{RELATION})",
    "who": rf"(?:(?:(?:my|our|the|her|his|their|mums|dads) )?(?:own |older |big |little |elder |half |real |baby |birth |twin |new )*(?:{RELATION}|boyfriend|girlfriend|partner|husband|wife|ex)(?: boyfriend| girlfriend| friend| mate| partner)?|he|she|they)",
    "them": r"(?:him|her|them|my (?:little |baby |big )*(?:brother|sister|mum|dad|nan|family|cousin|friend)|mum|the kids|the baby|my siblings|it)",
    "mum": r"(?:(?:my |our |her |his )?(?:mum|nan|stepmum|sister|dad|aunt)|her|him|each other)",
    "friend": r"(?:(?:my|a|her|his|our|some|one of my|the|best) )*(?:(?:best|old|little|big|older|younger|baby|class|close|\d+ year old|good) )*(?:friends?|sister|brother|cousin|stepsister|stepbrother|girl|boy|kids?|child|mum|dad|nan|girlfriend|boyfriend|neighbour|classmate|someone|someone i know|person|lad|people|niece|nephew|baby|he|she|they)(?: (?:in|at|from|on|next|of|i) (?:\w+ ){1,4}?)?",
    "hit": r"(?:hit|hits|hitting|beat|beats|beating|beaten|punch|punches|punched|punching|slap|slaps|slapped|slapping|kick|kicks|kicked|kicking|smack|smacks|smacked|smacking|hurt|hurts|hurting|whack|whacks|whacked|batter|batters|battered|strangle|strangles|strangled|strangling|choke|chokes|choked|choking|throttled|burn|burns|burned|burnt|burning|belts|belted|whip|whips|whipped|thump|thumps|thumped|pinch|pinches|pinched|bites|bit|bite|shakes|shook|shaken|attack|attacks|attacked|attacking|abuse|abuses|abused|abusing|torture|tortures|stabbed|stabs|shove|shoves|shoved|headbutted|drag|drags|dragged|spank|spanks|spanked|bashes|bashed|clobbers|lashes|caned|canes|harm|harms|harmed|injured|injures)",
    "touch": r"(?:touch|touches|touched|touching|grope|gropes|groped|groping|molest|molests|molested|rape|rapes|raped|raping|feel up|feels up|fondles|fingers|fingered|sexually abuses|sexually abused|sexually assaulted|kisses|kissed)",
    "private": r"(?:private parts?|privates|bits|willy|penis|vagina|bum|boobs?|breasts?|chest|fanny|genitals|front bottom|private place|private area|down there|between (?:my|her|his|the) legs|thighs?|pants|knickers|underwear|trousers|costume|bra|skirt|under (?:my|her|his) (?:top|clothes|shirt|skirt|dress))",
    "self": r"(?:myself|my self)",
    "selves": r"(?:herself|himself|themself|themselves|his self|her self|their self|her own life|his own life|their own life|theirself)",
    "g1": r"(?:\w+ )?",
    "g2": r"(?:\w+ ){0,2}",
    "g3": r"(?:\w+ ){0,3}",
    "g4": r"(?:\w+ ){0,4}",
    "g6": r"(?:\w+ ){0,6}",
    "want": r"(?:want|wants|wanted|wish|wishes|wishing|wanting|hope|hopes|need|needs|would like|would rather|prefer|plan|plans|planning|planned|decided|ready|about|try|tries|trying|going|desperate|begging)",
    "adult": r"(?:teacher|teachers|coach|coaches|tutor|staff|carer|carers|youth worker|youth leader|social worker|support worker|key ?worker|care worker|worker|workers|foster (?:carer|dad|mum|parents?|family)|head ?teacher|head|teaching assistant|assistant|ta|doctor|nurse|dentist|therapist|counsellor|priest|vicar|pastor|imam|leader|scout leader|instructor|trainer|taxi driver|bus driver|driver|dinner lady|lunch lady|caretaker|sir|miss|mr \w+|mrs \w+|ms \w+|police officer|policeman|officer|mentor|sports coach|night staff|manager|nursery lady|member of staff|adult at (?:the )?club|man who runs \w+ \w+)",
    "gun": r"(?:knife|knives|gun|guns|weapon|weapons|sword|bat|hammer|screwdriver|acid|bomb|bombs)",
    "online": r"(?:online|internet|snapchat|instagram|roblox|discord|tiktok|whatsapp|facebook|fortnite|minecraft|telegram|app|website|web|xbox|ps5|playstation|chat|game|my game|live|webcam|camera|video call|the net|social media|kik|omegle|chat room)",
    "stranger": r"(?:man|men|guy|guys|stranger|strangers|someone|person|adult|adults|lad|lads|older boy|older boys|older girl|boy|he|she|they|people|pedo|paedo|bloke|grown up|woman|lady)",
    "drugs": r"(?:drugs?|weed|coke|cocaine|heroin|crack|pills|stuff|packages?|parcels?|gear|food|things|bits|packs?|product|it)",
}
HITS = GROUPS["hit"].removeprefix("(?:").removesuffix(")").replace("|", " ")
TOUCHES = (
    "touch touches touched touching grope gropes groped molest molests molested rape rapes raped "
    "raping abused abuse abuses fondles kisses kissed assaulted"
)


@dataclass(frozen=True)
class Rule:
    """`needs`: a sentence without any of these words is not looked at.

    `without` names the windows that do not apply: "not" where the phrase holds its own negation,
    "past" where it is as grave long after, "story" where no film or game is likely.
    """

    category: str
    band: Band
    name: str
    needs: frozenset[str]
    pattern: str
    without: frozenset[str] = frozenset()

    @cached_property
    def compiled(self) -> re.Pattern:
        return re.compile(rf"\b(?:{filled(self.pattern)})(?!\w)")


def filled(pattern: str) -> str:
    """The pattern with its groups of words put in."""
    return re.sub(r"<(\w+)>", lambda name: GROUPS[name[1]], pattern)


def rule(category: str, band: Band, name: str, needs: str, pattern: str, without: str = "") -> Rule:
    return Rule(category, band, name, frozenset(needs.split()), pattern, frozenset(without.split()))
