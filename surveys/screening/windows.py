"""What stands around a phrase and changes what it says: negation, tense, person, stories, sayings."""

import re
from functools import cached_property

from surveys.screening.normalise import Sentence
from surveys.screening.result import Band
from surveys.screening.rules.rule import Rule

AT_PLAY = {"physical", "weapon", "self_harm", "home", "staff", "bullying"}  # also said of games
BEFORE = 4  # words that are looked back at
NEGATION = re.compile(
    r"\b(?:not(?! (?:stop|just|only|help|tell|know|like|joking|lying|worry|being dramatic|being(?! (?:hit|hurt|beaten|bullied|abused|attacked|touched|threatened|forced|made|pressured))|"
    r"safe|leave|escape|sleep|breathe|control|let|allowed|feel|what|the|my|that bad|remember|"
    r"supposed|ok|okay|well|alright|happy|fine|coping|fall|slip|trip|fair|say|talk|him|her|them|do anything|told|go|cope|care|sure|want to (?:go|tell|be alone)|"
    r"want (?:him|her|them|it|anyone|you|people|mum|my)|make me|in|get out|because|see|live)\b)|never(?! (?:told|tell|safe|"
    r"listens?|stops?|lets|goes|ends|said|leave|know|knows))|"
    r"nobody(?! (?:knows?|sees?|stops?|believes?|will believe|cares?|listens?|helps?|else|is safe|can|notices|makes|looks|feeds|picks|"
    r"would|asks|tells|saw|does))|"
    r"no one(?! (?:knows?|sees?|stops?|believes?|will believe|cares?|listens?|helps?|else|can|notices|would|saw|does))|none of|neither|"
    r"no(?= (?:i|he|they|she|strangers?|plans?|thoughts?|bullying|violence|fighting|racism|never))|"
    r"(?:is|are|was) there any|without (?:being|getting))\b"
)
# What is said not to happen at all, whatever it is.
DENIED = re.compile(
    r"\b(?:(?:nobody|no one|no adult|none of \w+ \w+|nothing bad)(?: (?:at|in|here|round) (?:\w+ )?\w+)? (?:ever |has |have |would |is |will |does )*(?:\w+s|ever|being|been|hurt|hit|hits|harm|offered|asked|threatened|touched|bullied|made|forced)\b(?<!knows)(?<!cares)(?<!listens)(?<!helps)(?<!believes)(?<!likes)(?<!loves)(?<!wants)(?<!stops)(?<!understands)(?<!notices)(?<!sees)(?<!feeds)|"
    r"(?:i|we|my \w+|he|she|they|it|has|have|are|is|am|does|friends|teachers|parents) never (?!wants?|listens?|safe|told|tell|feels? (?!scared|unsafe|sad|alone|lonely|worried|afraid)|get fed|cares?|there|any food|looks?|stops?|ends?|goes|happy|sleep)\w+|"
    r"(?:am|is|are|was|have|has) not (?:being |been |a |in |getting |got |really )*(?:\w+ed home|forced|made|followed|left|called|asked|sent|given|met|bullied|abused|hurt|hit|beaten|scared|afraid|frightened|hungry|danger|unsafe|threatened|touched|gang|bully|worried|alone|lonely|violent|run)|"
    r"no (?:stranger|adult|teacher|man|boy|friend|other person|\w+ person|staff|member of staff)s? (?:has|have|ever|is|are|was)|nobody i (?:am|know)|do(?:es)? not (?:ever |really |get |carry |take |have |know |think |see )*(?:hit|hurt|shout|touch|bully|bullied|hurts|drugs|knife|weapon|any|anyone|nasty|smoke|drink|fight|smack|beat|harm|self harm)|"
    r"there (?:is|are) (?:no|not any|never any) \w+)\b"
)
# A sentence that says of somebody, from its beginning, that something bad is not so …
NOT_SO = re.compile(
    r"(?:(?:no|well|yes|ok|and|also) )*(?:"
    r"(?:i|we|he|she|they|(?:my|the|our) \w+(?: \w+)?) (?:(?:do|does|did|am|is|are|was|were|has|have|would|will) (?:not|never)|never)(?! (?:want(?! to (?:run away|fight|hurt))|like|know|think|understand|tell|told|trust|care|mind|stop|let|listen|help|believe|remember|say|said|allowed|just|only|safe|feel safe|ok|protect|leave me alone|feed|give|buy|look after))|"
    r"(?:nobody|no one|none of \w+ \w+)(?! (?:knows?|stops?|cares?|helps?|believes?|listens?|asks?|notices|sees?|tells?|told|saw|does|minds|would|will|can|could|protects?|looks?|feeds?|talks?|likes?|wants?|plays|sits|picks|is there))|"
    r"no (?:strangers?|adults?|teachers?|man|men|staff)(?! (?:helps?|knows?|stops?|cares?|listens?|believes?|sees?|notices|does))|"
    r"there (?:is|are|was|were|has been|have been) (?:no|not any|never any|not)(?! (?:food|heating|help|one))"
    r")(?: (?:at|in|from|on|round|i) (?:my |our |the )?\w+)?(?: (?!my|our|i|he|she|they|we)\w+){0,4}? "
    r"(?:hits?|hitting|hurts?|hurting|harm\w*|beat\w*|smack\w*|slap\w*|punch\w*|kick\w*|push\w*|attack\w*|abus\w+|bull(?:y|ied|ies|ying)|threat\w*|touch\w*|violen\w+|fight\w*|shout\w*|scare[ds]?|afraid|frightened|unsafe|danger|(?:forc\w+|pressur\w+|made|makes?)(?: me)?(?: to| into)|make(?:s)? me do|pressured|gangs?|knife|knives|weapons?|drugs|strangers?|nudes?|racis\w+|run away|homeless|left (?:alone|on (?:my|our) own|by (?:myself|ourselves))|leaves? (?:me|us) (?:home alone|on (?:my|our) own)|skip meals?|starv\w+|names|chase[ds]?|follow(?:ed|s)?|robbed|stabbed|bruises|creepy)"
    r"(?: \w+){0,8}$"
)
# … and what shows that more is said than that.
ELSE = re.compile(
    r"\b(?:but|except|because|so|until|till|unless|only|just|although|when|if|while|still|yet|before|now|today|lately|"
    r"recently|since|hard|harder|much|often|badly|every|always|usually|really|properly|as|anymore|any more|again|stop\w*|"
    r"help|then|instead|without|likes?|dead|die|cut|cutting|kill\w*|myself|\w+ (?:he|she|they) \w+|\w+ i (?:was|am|got|get)|not (?:\w+ ){1,6}not|and (?:i|he|she|they|my|we) (?!am (?:happy|fine|ok|safe)|do not|never|are (?:happy|kind|nice)|feel (?:safe|happy)|is (?:kind|nice|lovely)))\b"
)
# What says, beside a denial, of whom or when it is true after all.
AFTER_ALL = re.compile(
    r"\b(?:except|apart from|other than|(?:not|never) mean(?:t|ing)? to|as (?:hard|much|bad|badly|often) as|"
    r"more than (?:my|our|him|her|he|she|dad|mum)|(?:this|last) (?:week|month|time|weekend)|today|yet|"
    r"(?:its|it is|it was) (?:my|our|her|his|the))\b|\b\w+ (?:does|did)$"
)
TURNS = re.compile(r"\b(?:but|except|although|though|however|apart from|instead|only at|only by)\b")
SUBJECT = re.compile(r"(?:he|she|they|(?:my|our|her|his) \w+|i|we) ")
THEN_WAS = re.compile(
    r"\b(?:i|he|she|they|we) (?:was|were|am|is|are|got|been|has|have)(?: being)? $"
)
WHOSE = re.compile(r"\b(?:my|our|her|his) $")
SAID_OF = re.compile(
    r"\b(?:thinks?|thought|believes?|says?|saying|said|true|that|seen|saw|sees?|heard|hears?|means?|like|"
    r"ever|know|known|if|reason|had|worr\w+|scared|afraid)\b"
)
NEVER_DID = re.compile(
    r"\bhave never (?:ever )?(?:felt like|felt that way|thought (?:of|about)|wanted to|self harmed|hurt myself|cut|tried to|had thoughts)"
)
PAST = re.compile(
    r"\b(?:used to|did use to|years? ago|months ago|a long time ago|last (?:year|summer|winter)|"
    r"when i (?:was|were) (?:\w+ )?(?:little|young|younger|small|tiny|a kid|a child|a baby|\d+|six|seven|eight|nine|ten|in (?:year|primary|reception|nursery|care|lockdown))|"
    r"as a (?:child|kid|baby|toddler)|back then|in the past|(?:was|were) younger|before (?:we|i) (?:moved|left|came|got|were)|"
    r"in (?:year \d+|primary|lockdown|20\d\d)|before i moved|there was a time|once|growing up|grew up|"
    r"gone now|in prison|went to prison|ex foster|old foster|old carer|stopped|not (?:any more|anymore)|"
    r"clean (?:from|for)|my childhood|after my \w+ died|first came)\b"
)
NOW = re.compile(
    r"\b(?:still|again|now(?! in| i am (?:ok|fine|safe|better|in care)| he is gone)|every (?:day|night|week)|"
    r"keeps? (?:on )?(?:doing|hitting|hurting|touching)|tonight|at the moment|right now|currently|today)\b"
)
STORY = re.compile(
    r"\b(?:films?|movies?|cinema|books?|novels?|story|stories|songs?|lyrics?|poems?|plays? (?:macbeth|about|where)|in (?:a|the|our) play|"
    r"episodes?|series|documentary|netflix|tv|youtubers?|podcasts?|eastenders|hollyoaks|corrie|squid game|hunger games|"
    r"harry potter|lion king|matildas?|macbeth|romeo|musical|drama|character|cartoon|anime|manga|disney|"
    r"history|learnt|learned|learn about|learning about|assembly|pshe|in re|in science|essay|romans?|tudors?|vikings?|"
    r"war|wars|holocaust|hitler did|king|queen|kings|soldiers?|suffragettes|jesus|on the news|in the news|the news|in the paper|"
    r"poster|slogan|t shirt|quiz|lesson|lessons|macbeth|costume|halloween|dream i had|read about|watched|reading)\b"
)
GAMES = re.compile(
    r"\b(?:minecraft|fortnite|roblox|gta|call of duty|cod|zelda|among us|apex|fifa|mario|xbox|playstation|ps5|ps4|nintendo|switch|"
    r"in (?:the|my|a|this) games?|games?|gaming|video games?|laser tag|paintball|nerf|lego|zombies?|creeper|ender|boss|level|"
    r"counter strike|skins?|sword fights?|murder mystery|snipers?|lava|bulldog|manhunt|water gun)\b"
)
PLAY = re.compile(
    r"\b(?:football|footy|balls?|tackl\w+|karate|boxing|rugby|judo|trampoline|play ?fight\w*|pillow|snowballs?|matches|match|"
    r"chess|races?|in the final|finals|our team|teams?|goals?|dodgeball|netball|tennis|fencing|archery|hockey|cricket|basketball|"
    r"swimming lesson|we won|scored|league|playing tag|cooking|making dinner|monkey bars|skateboard|scooter|bike|wrestling|"
    r"gymnastics|conkers|hoops|sports day|pads|brambles|laughed|we laugh|belly flop\w*|coach pushes|moan)\b"
)
GRAVE = re.compile(
    r"\b(?:drunk|belt|angry|scared|cry|cries|cried|scream|knife|hurts? me|marks|bruises?|blood|secret|at home|not tell|"
    r"touch\w*|threat\w*|afraid|on purpose|for real|mean it|really want|in my room|at night|dad hits|mum hits)\b"
)
GENERAL = re.compile(
    r"\b(?:should|needs? (?:more|talking)|need more|more (?:help|support|counsellors|awareness|education|breaks|police|lessons|talks)|"
    r"support (?:for|families)|help (?:for|children|people|young)|people who|young people|those who|children (?:who|whose)|anyone who|"
    r"kids who|awareness|teach|teaches|taught|stop (?:bullying|people|kids|violence|the|all|child|drugs|gangs|knife|hate|racis\w+|war)|end (?:\w+ )?(?:violence|poverty|bullying|racism|war|abuse|hate|homelessness)|prevent\w*|tackle|campaign|amnesty|issue|issues|problem|important|"
    r"matters|serious(?:ly)? in|society|community|victims|training|trained|support groups?|say no|stamp out|no more|crime|"
    r"waiting lists?|services?|council|government|schools|talk about|worry about (?:the|war)|police (?:should|officers?)|women and girls)\b"
)
PERSONAL = re.compile(r"\b(?:i|me|my|us|our|we|myself|mine)\b")
OWN_STARTS = ("want", "not want", "wish", "going to", "hope", "do not want")  # "I" left out
ASKED = re.compile(
    r"\b(?:(?:ask|asks|asked|asking|question|survey|poster|nurse|doctor|teacher|leaflet|sign|form) (?:\w+ ){0,4}?(?:if|whether|says?|asks|do you|are you|is anyone)|it (?:says|asks)|"
    r"is anyone|does anyone|are you being|do you|if anyone|has anyone)\b"
)
YES = re.compile(r"\b(?:yes|he does|she does|they do|it does|i do want|sometimes|my answer is)\b")
SAYINGS = re.compile(
    r"\b(?:"
    r"(?:homework|maths|feet|foot|shoes|bag|heat|revision|back|walk|walking|it|teacher|school|work|bus|wifi|hayfever|hay fever|knees|legs|exams?|joke|stairs|this|waiting|timetable|braces|that) (?:is |are |was |were |literally |really |always |actually |just |absolutely )*(?:killing|kills|torture|murder)(?: (?:me|us|it))?(?! (?:myself|him|her))|"
    r"could (?:murder|kill for) (?:a|an|some)|(?:murder|kill for|die for) (?:a|an|some|the|that|one)|to die for|dying (?:to|for|of|laughing|over|at)|"
    r"(?:nearly |almost |just |literally )?(?:die|died|dying|dead|crying|ded) (?:laughing|of (?:laughter|embarrassment|boredom|heat|hunger|cold|shame)|when (?:my teacher|he said|she said|i saw)|haha|dead|at this|at that)|haha (?:i am )?(?:dead|dying|crying)|i am dead (?:dead|haha|at)|"
    r"(?:bored|scared|sick|tired|frightened|worried|freezing|loved) to death|dead (?:good|boring|tired|nice|easy|cheap|funny|cool|ass|end|line|on|in (?:our|the|this)|bird)|"
    r"(?:mum|dad|teacher|nan|coach|sister|brother|parents|she|he|they|miss|sir) (?:will|would|is going to|are going to|going to|is gonna) kill me (?:if i (?:am|get|forget|lose|break|fail|miss|do not|was|come)|when she sees|when he sees|for (?:losing|being late|forgetting|this|breaking)|because i (?:broke|lost|forgot)|haha)(?! tell)|"
    r"(?:hit|hits) (?:the (?:roof|ball|jackpot|spot|nail|road|shops|gym|target|wall with|hay|town)|a (?:six|home|four|goal)|that|hard in)|killed it|kill(?:ing|s|ed)? (?:it|time|the vibe|two birds|zombies?|the (?:ender|boss|dragon))|smashed it|beat(?:s|en)? (?:them|the (?:other|boss|game|record|level)|my (?:own )?(?:record|score|best|time)|him at|her at)|"
    r"(?:drives?|driving|drove) (?:me|us) (?:mad|crazy|insane|nuts|up the wall)|shot my shot|shoot(?:ing)? (?:hoops|some|stars?|range|for the stars)|break a leg|cut (?:my |the )?(?:hair|grass|knee|finger|hedge|cake|price|prices|cost|costs|up a heart|out)|"
    r"cut my (?:knee|finger|foot|thumb|toe|lip|chin|elbow|hand)|shortcut|murder (?:mystery|on the dance)|true crime|killer (?:app|whale|outfit)|(?:phone|battery|laptop|car|tablet|signal|xbox|ipad|plant|plants|wifi|internet) (?:has |is |was |keeps? |always |just )*(?:died|dead|dies|dying)|"
    r"die (?:my|her|the|his) hair|diehard|over my dead|wouldnt be seen dead|slaps hard|this slaps|that slaps|hit(?:s)? different|punch ?bags?|punch line|"
    r"touch(?:ed|es)? (?:my heart|screen|typing|base|wood|down by)|(?:do not|please do not|not) touch (?:the|my (?:stuff|things|bike|hair))|"
    r"kill(?:s|ed|ing)? (?:the (?:planet|animals|bees|fish|trees|environment|sea|plants|grass|oceans?|wildlife|earth)|our (?:planet|oceans?)|animals|wildlife|bees|fish|us with homework)|drugs kill|speed kills|smoking kills|"
    r"run(?:ning)? away (?:from (?:the|a) (?:monster|zombies?|ghost|bees?|wasps?)|with (?:her|his|my) horse)|gets? away with murder|"
    r"(?:cat|dog|rabbit|hamster|horse|pony|wasp|bee|seagull|gull|swan|goose|guinea pig|parrot|kitten|puppy|bird|snake|gecko|lizard|fox|cow|sheep|pet|ball|nettle|nettles|crab|jellyfish|spider|mosquito) (?:\w+ )?(?:bit|bites|bite|scratches|scratched|stung|kicked|kicks|attacks|attacked|hit|hits|licks|touched|jumped|hurt|pecked|pecks|chased|pinched)(?: (?:me|us|my \w+|on me))?|hit by (?:a|the|my) (?:\w+ )?(?:ball|football|frisbee|stick|swing|door|branch|wave)|"
    r"cut (?:my \w+ )?(?:on|when|making|cooking|shaving|chopping|with a (?:tin|can))|i (?:cut|hurt|scratched|burnt|burned|broke|banged|scraped|bruised) my \w+ (?:on the|on a|on some|when i fell|falling|playing|at football|in pe|climbing|cooking|making|at the|skating|running|doing|off)"
    r")\b"
)


class Around:
    """What stands in a sentence besides the phrase; looked for once, when first asked."""

    def __init__(self, sentence: Sentence):
        self.sentence = sentence
        self.line = sentence.line

    @cached_property
    def sayings(self) -> list[tuple[int, int]]:
        return [found.span() for found in SAYINGS.finditer(self.line)]

    def denied_before(self, start: int) -> bool:
        denied = DENIED.search(self.line, self.clause_of(start), start)
        return denied is not None and not begins_anew(self.line, denied.end(), start)

    def clause_of(self, place: int) -> int:
        """Where the part of the sentence begins that a place is in: "he is kind *but* she hits"."""
        return max((one.end() for one in TURNS.finditer(self.line, 0, place)), default=0)

    @cached_property
    def is_true_after_all(self) -> bool:
        return AFTER_ALL.search(self.line) is not None

    @cached_property
    def is_plainly_denied(self) -> bool:
        return is_plainly_denied(self.sentence)

    @cached_property
    def never_at(self) -> int | None:
        found = NEVER_DID.search(self.line)
        return found.start() if found else None

    @cached_property
    def is_past(self) -> bool:
        return bool(PAST.search(self.line)) and not NOW.search(self.line)

    @cached_property
    def asked_at(self) -> int | None:
        """Where a question is repeated that was not said yes to."""
        asked = ASKED.search(self.line)
        return asked.start() if asked and not YES.search(self.line) else None

    @cached_property
    def story_at(self) -> int | None:
        found = STORY.search(self.line)
        return found.start() if found else None

    @cached_property
    def is_general(self) -> bool:
        return GENERAL.search(self.line) is not None

    @cached_property
    def is_grave(self) -> bool:
        return GRAVE.search(self.line) is not None

    @cached_property
    def is_game(self) -> bool:
        return GAMES.search(self.line) is not None

    @cached_property
    def is_play(self) -> bool:
        return self.is_game or PLAY.search(self.line) is not None


def is_denied(sentence: Sentence) -> bool:
    """Whether a sentence says that something does not happen, or is only a saying."""
    return bool(DENIED.search(sentence.line) or SAYINGS.search(sentence.line))


def weigh(rule: Rule, around: Around, start: int, end: int) -> Band:
    """The band that a match at `line[start:end]` deserves, its surroundings considered."""
    if is_explained_away(rule, around, start, end):
        return Band.REST
    if "not" not in rule.without and is_negated(around, start, end):
        return lowered(rule.band) if rule.category == "self_harm" else Band.REST
    if "past" not in rule.without and around.is_past:
        return lowered(rule.band)
    return rule.band


def is_explained_away(rule: Rule, around: Around, start: int, end: int) -> bool:
    """Whether it is a saying, never happened, or is of something else altogether."""
    if any(first < end and start < last for first, last in around.sayings):
        return True
    return never_happens(rule, around, start) or told_or_general(rule, around, start, end)


def never_happens(rule: Rule, around: Around, start: int) -> bool:
    """Whether the sentence says that nothing of the kind happens."""
    if around.is_true_after_all:
        return False
    if around.never_at is not None and around.never_at <= start:
        return True
    if rule.category != "self_harm" and around.is_plainly_denied:
        return True
    is_lesser = rule.band is Band.HARM and rule.category != "neglect"
    return is_lesser and around.denied_before(start)


def lowered(band: Band) -> Band:
    return Band.HARM if band is Band.DANGER else band


def is_negated(around: Around, start: int, end: int) -> bool:
    """Whether a negating word stands in the phrase, or just before it and is said of it."""
    if around.is_true_after_all:
        return False
    sentence = around.sentence
    first = sentence.number_at(start)
    since = max(sentence.starts[max(0, first - BEFORE)], around.clause_of(start))
    return any(
        found.start() >= start or not begins_anew(sentence.line, found.end(), start)
        for found in NEGATION.finditer(sentence.line, since, end)
    )


def begins_anew(line: str, after: int, start: int) -> bool:
    """Whether a phrase has its own subject, of which nothing is denied that was said before it.

    "I do not hit *he hits me*", and not "I do not think *he hits me*".
    """
    is_new = (
        SUBJECT.match(line, start)
        or WHOSE.search(line, after, start)
        or THEN_WAS.search(line, after, start)
    )
    return bool(is_new) and not SAID_OF.search(line, after, start)


def is_plainly_denied(sentence: Sentence) -> bool:
    """Whether all that a sentence says is that something bad does not happen."""
    return bool(NOT_SO.match(sentence.line)) and not ELSE.search(sentence.line)


def told_or_general(rule: Rule, around: Around, start: int, end: int) -> bool:
    """Whether it is of a film, a game, a lesson, a question that was asked, or people at large."""
    said = around.line[start:end]
    if around.asked_at is not None and around.asked_at <= start:
        return not said.startswith("my ")
    if "story" in rule.without:
        return False
    is_own = is_about_self(around.line, start, said)
    if around.is_general and not is_own and not said.startswith(("she ", "he ")):
        return True
    if around.is_grave and is_own:
        return False
    if around.story_at is not None:
        return not is_own or around.story_at < start
    return is_at_play(rule, around, said)


def is_about_self(line: str, start: int, said: str) -> bool:
    before = line[:start].rsplit(" ", 3)[-3:]
    return said.startswith(OWN_STARTS) or PERSONAL.search(" ".join([*before, said])) is not None


def is_at_play(rule: Rule, around: Around, said: str) -> bool:
    if rule.category == "missing" or (rule.category == "self_harm" and "self" in said):
        return around.is_game
    return rule.category in AT_PLAY and around.is_play
