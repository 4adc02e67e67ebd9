"""Sexual harm, in young people's own words for it."""

from functools import partial

from surveys.screening.result import Band
from surveys.screening.rules.rule import TOUCHES, Rule, rule

sexual = partial(rule, "sexual", Band.DANGER)

RULES: list[Rule] = [
    sexual(
        "touched",
        TOUCHES + " rapes",
        r"<who> (?:\w+ ){0,5}?<touch>(?: (?:me|us|her|him|my|a|the|on|in)\b(?! (?:heart|goodbye|good|night|goodnight|too much haha|better|hello|on the (?:cheek|head) goodnight)))",
    ),
    sexual(
        "touched",
        TOUCHES,
        r"<touch> (?:me|us|him|her|my \w+|anyone|anybody) (?:but|except|apart from|only|just) (?:for )?(?:\w+ ){1,4}(?:does|did|do|has)(?: (?:it|at|when|sometimes|a lot|every|all|now|too|\w+ times)|$)",
        "not",
    ),
    sexual(
        "touched",
        TOUCHES,
        r"(?:nobody|no one|man|men|someone|people|anyone|boy|boys|neighbour|stranger|guy|person|door|friend|teacher|what|friends dad|lad|uncle|he|grandad|bad|way) (?:\w+ ){0,2}?(?:touch|touches|touched|touching|gropes?|groped|molested|raped|rapes?) (?:me|us|her|him|my|of me|you)(?! heart)|<touch> (?:me|my|us|her|his) <g4>(?:<private>|there|where he|where she|sexually|in bed|inappropriately|at night|when|bad|wrong|and|under|i did not|in a (?:bad|wrong|sexual)|like that|in places)|(?:bad|rude|secret|wrong|sexual) touch(?:ing|es)?|^touches me|he touch me",
    ),
    sexual(
        "touched",
        TOUCHES,
        r"(?:i|she|he|friend|sister|brother|girl|boy|cousin|someone|we|who|me|been) (?:\w+ ){0,2}?(?:was|were|been|got|get|gets|being|is|am|are) (?:\w+ ){0,2}?(?:raped|molested|groped|sexually (?:assaulted|abused|harassed|attacked)|abused by|touched (?:by|in|at|down|up|inappropriately|sexually)|fingered|spiked|assaulted)",
    ),
    sexual(
        "touched",
        "private privates bits willy pants knickers trousers skirt legs penis vagina down top clothes underwear thigh costume bum chest",
        r"(?:touch\w*|put|puts|putting|show|shows|showed|shown|looks? at|look|see|looked|hands?|rubs?|rubbed|kissed|feels?|felt|holds?|play\w*|game|watch\w*|photos? of|grabs?|grabbed|tickle\w*|fingers|slaps|asked to see|flashed?|take off|take|makes?)(?: \w+){0,6} (?:<private>|his thing|clothes off|no clothes)(?! (?:up|down for (?:pe|bed)|on for|for (?:pe|school|swimming|dressing)))",
    ),
    sexual(
        "touched",
        "touched",
        r"touch(?:ed|es|ing)? (?:me|us|her|him) (?:and|on|in|under|where|when|or|with|by) |(?:did|does|do) (?:not )?(?:like|want|feel)(?: \w+){0,4} touch(?:es|ed|ing)?|(?:the way|how|when|places?) (?:he|she|they|uncle|dad) (?:touch\w*|tickles?|looks? at me|kiss\w*)|tickles? me (?:in|under|where)|tickle game",
        "not",
    ),
    sexual(
        "made to do things",
        "sex sexual rude things clothes touch naked watch body porn kiss lap stuff bad undress bed",
        r"(?:make|makes|made|making|force|forces|forced|forcing|want|wants|have|has|told|tells|asks?|asked|tries|tried|gets?|got)(?: me| us| her| him| my \w+)+(?: (?:to|do|have|into|go|be|watch|sit|take|do things|and|all|of|my))* (?:sex\w*|touch(?:es)? (?:him|his|it|her)|(?:my |our )?clothes off|take off (?:my|our|her)|naked|undress|on his lap|touch him|rude things|things (?:i|to|for|with|at|in|that)|stuff (?:i|to|for|with|that|in)|porn|rude videos|bad videos|kiss (?:him|it)|strip|do it with|sit on his|show (?:him )?my|sleep with|sex (?:videos|things|stuff|acts?))",
    ),
    sexual(
        "made to do things",
        "sex forced raped himself virginity pregnant no does did stuff things something spiked",
        r"(?:had|has|having|have|wants|tried to have|made me have) sex with (?:me|her|him|my|us)|forced (?:himself|me|her|himself on)|(?:said|saying|say) no (?:but|and) he|did it anyway|sex with (?:me|his friends|men)|i (?:said|told him) (?:no|to stop)(?: \w+){0,4} (?:carried|anyway|kept|did)|(?:does|doing|did|do) (?:\w+ )?(?:sex\w*|sexual|rude|bad) (?:things|stuff) (?:to|with) (?:me|her|him|my)|(?:got )?spiked(?: me)? and|(?:does|did) (?:\w+ )?(?:things|stuff|something) to (?:me|us|her|him)(?! (?:eat|do))",
    ),
    sexual(
        "comes at night",
        "room bed night asleep bedroom door",
        r"(?:he|uncle|dad|stepdad|brother|cousin|grandad|boyfriend|him|someone|man|stepbrother|who) (?:\w+ ){0,4}?(?:comes?|came|coming|gets?|got|climbs?|creeps?|sneaks?|lies|sleeps) (?:\w+ ){0,2}?(?:in|into|to|on)(?: (?:to|my|me|her|the|our|bed|room|with))* ?(?:room|bed|bedroom)?(?: \w+){0,4} ?(?:at night|when (?:everyone|mum|they|i am|it is dark|my mum)(?: \w+)*? (?:asleep|sleep\w*|out|work|away|in bed)|in my bed|into my bed|my bed)(?! (?:(?:my )?(?:room|bed) )?(?:to say|and reads|to read|to tuck|and tucks))",
    ),
    sexual(
        "comes at night",
        "bed room door night lock sleep asleep",
        r"(?:comes? in|come in|coming in|came in|gets? in|come into my room|comes? into my room)(?: at night| when| and| to my| my bed|$)(?! (?:(?:my )?(?:room|bed) )?(?:to say|and read|to read|and tuck|to tuck))|gets? into my bed|comes? into my bed|coming into my bed|(?:lock|block|against|in front of|push)(?: \w+){0,4} (?:door)(?: \w+){0,6} (?:because of|so|him|uncle|he|cant come|night|brother|dad)|pretend(?:ing|s)? to (?:be asleep|sleep|be sleeping)|could not come into my room",
        "not",
    ),
    sexual(
        "a secret kept for somebody",
        "secret tell telling say believe told game games know keep",
        r"(?:our|his|special|a|secret|it is|keep|have|the|little|big)(?: \w+){0,3} (?:secret|special secret|secret game|special game|game)s?(?: \w+){0,6} (?:not like|nobody|tell|know|he|hate|no clothes|hurts|with no|can not say|must not)|special secret|secret game|(?:say|said|says|told)(?: \w+){0,4} (?:secret|do not tell|no tell|not to (?:tell|say)|never tell|nobody (?:can|must) know|no one (?:will|would) believe me|nobody (?:will|would) believe)(?! (?:santa|surprise|party))|keep it (?:a )?secret|if i loved him|so i do not tell|(?:he|she|they|him|dad|uncle) (?:\w+ )?(?:say|says|said) (?:it is )?(?:a )?secret",
        "not",
    ),
    sexual(
        "what he does",
        "does did do happens happened happen things dirty",
        r"(?:because of|hate|about|like|know|tell|stop|of|for|by|scared of|after|is|knows|remember)(?: \w+){0,3} what (?:he|him|my uncle|my dad|her boyfriend|my cousin|my stepdad|mums boyfriend|grandad|my brother|my grandad|her \w+|happens|happened|they) ?(?:always |did|does|has done|do|is doing|makes me do|happens|happened|at night|to me|to us)*(?: to (?:me|us|her|him)| at night| when| in (?:my|his)|$| and)|(?:something|things|stuff|bad things) (?:bad )?(?:happens?|happened|goes on) (?:\w+ ){0,4}?(?:night|mum|work|say|tell|his room|bed|alone|i can not|with my)|(?:things|stuff) (?:for|to|with) him (?:at night|that|when)|feel (?:dirty|disgusting|ashamed)(?: \w+){0,3} (?:because|after|since|what)|normal for (?:dads|uncles|families)|it started when i was",
        "not past",
    ),
    sexual(
        "watched",
        "shower bath changing undress watches naked bathroom",
        r"(?:watch|watches|watching|watched|films?|filmed|looks?|looking|stares?|spies|spy|peeks?|comes in|records?|hate)(?: \w+){0,3} (?:shower|bath|bathroom|bath time|get(?:ting)? (?:changed|undressed|dressed)|undress\w*|naked|toilet|privates|changing)(?: \w+){0,2}(?! (?:with bubbles|toys))|watches me",
    ),
    sexual(
        "kissed",
        "kisses kissed kiss kissing mouth lap",
        r"<who> (?:\w+ ){0,2}?(?:kiss|kisses|kissed|kissing) me (?:on the (?:mouth|lips)|and i (?:do not|hate|did not)|like|with|in (?:bed|my)|when)|uncle kisses|sit on (?:his|my uncles) lap and|lap and i",
    ),
    sexual(
        "somebody else is touched",
        TOUCHES,
        r"<friend>(?: \w+){0,4}? (?:gets?|got|is|was|being|been|is being)(?: \w+){0,2} (?:touched|raped|molested|sexually|abused|groped)|<touch> (?:my|our|her|his|the) (?:\w+ ){0,2}(?:sister|brother|friend|cousin|niece|nephew|kids?|girls?|boys?|child)|do sex stuff|sex stuff",
    ),
    sexual(
        "a secret kept for somebody",
        "secret game alone love special tell",
        r"(?:like|hate)(?: the)? (?:secret|special game)|not like being alone with (?:him|my|uncle|grandad)|hate being alone with (?:him|my|uncle)|what people do when they love|(?:it is|its) a special game|(?:be sad|get in trouble|be angry|go to prison|be taken away) if i tell|if i tell(?: \w+)? what he",
        "not",
    ),
    sexual(
        "touched",
        "sex sexual rude bad touching stuff feels games",
        r"(?:sex|sexual|rude|dirty) (?:touching|things|stuff|games?|acts)(?: \w+){0,4} (?:with|from|by|at|that|to)|bad (?:touching|games)(?: \w+){0,3} (?:with|from|my|he)|feels me(?: at| and| up| in| under)|forced to have sex|lies on (?:me|top)",
    ),
    sexual(
        "watched",
        "shower bath undressed changed privates thing",
        r"(?:asked|wants?|asks|likes|tries) to see me (?:in|get|naked|change|un)|(?:sees|shows|saw) me (?:in the (?:bath|shower)|get undressed|get changed)",
    ),
    sexual(
        "said no",
        "stop froze want no",
        r"(?:i|and|but) (?:said no|told him (?:to stop|no)|froze|did not want (?:to|it)|asked him to stop|tried to (?:stop|push) him)(?: \w+){0,2} (?:but|and|he)(?: \w+){0,2} (?:he|him|carried|made|kept|did|had|touched)",
        "not",
    ),
]
