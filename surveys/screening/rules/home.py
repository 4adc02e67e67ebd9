"""Harm from the people one lives with or is looked after by: physical, home, neglect, staff."""

from functools import partial

from surveys.screening.result import Band
from surveys.screening.rules.rule import HITS, TOUCHES, Rule, rule

RELATIONS = (
    "dad|mum|stepdad|stepmum|uncle|aunt|nan|grandad|brother|sister|parents|carer|guardian|cousin"
)
physical = partial(rule, "physical", Band.DANGER)
home = partial(rule, "home", Band.DANGER)
staff = partial(rule, "staff", Band.DANGER)
unkind = partial(rule, "home", Band.HARM)
neglect = partial(rule, "neglect", Band.HARM)
uneasy = partial(rule, "staff", Band.HARM)

RULES: list[Rule] = [
    physical(
        "somebody hurts me",
        HITS,
        r"<who> (?:\w+ ){0,4}?<hit> (?:and \w+ )?(?:all |both |on |to |at )?(?:of )?(?:me|us|my (?:head|face|arm|arms|back|legs?|hand|hands|stomach|tummy|ears?|hair|bum|neck|body|ouch|little (?:brother|sister)|baby (?:brother|sister)|brother|sister|siblings|friend)|children)(?! (?:up|with (?:a )?(?:ball|pillow|water|snowball)|at (?:chess|fifa|mario|football|table|cards|games?|everything|running|monopoly|\w+ball)|feelings|in (?:the|a) (?:race|game|match|final)|to (?:the|it)|back in))",
    ),
    physical(
        "somebody hurts me",
        HITS,
        r"(?:nobody|no one|anyone|when|where|because|if|that|someone|people|somebody|man|men|boys?|girls?|kids?|gang|friend|friends|bullies|lads|anyone|father|mother|boyfriend|girlfriend|help|uncle|sister|brother|what) (?:he |she |they |always |just |also |keep |keeps |really )*<hit> (?:me|us)(?! (?:up|with (?:a )?(?:ball|pillow|water|snowball)|at \w+|in (?:the|a) (?:race|game|match)|feelings))",
    ),
    physical(
        "somebody hurts me",
        HITS,
        r"<hit> (?:me|us) (?:he |she |my |a lot |and |with (?:a |the |his |her )*(?:belt|stick|shoe|spoon|hand|slipper|cable|ruler|wood\w*|pan|hanger)|does |dad|mum|every|hard|again|when|in the (?:face|head|stomach|belly)|round the|if|because|so|for|at home|all the time|sometimes|until|till)|^<hit> (?:me|us)$",
    ),
    physical(
        "somebody hurts me",
        "hit hits hitting beat beating beats hurt hurting hurts punch kick strangle",
        r"(?:he|she|they|dad|mum|father|mother|stepdad|parents|uncle|brother|family|husband|aunt)(?: (?:he|she|is|are|be|was|always|also|will|very|not|get|angry|and|it))* (?:hit|hits|beat|beats|beating|beated|hurt|hurts|hurting|slap|slapping|punish|punishes|burn|kick|kicking|strangle|bully) (?:to )?(?:me|us|and us|all)",
    ),
    physical(
        "somebody hurts me",
        HITS,
        r"<hit> (?:me|us|him|her|mum|my \w+|anyone|anybody) (?:but|except|apart from|only|just) (?:for )?(?:\w+ ){1,4}(?:does|did|do|has)(?: (?:it|at|when|sometimes|a lot|every|all|now|too|\w+ times)|$)|<hit> (?:\w+ ){0,3}(?:only|just|but|except) (?:\w+ )?at home|<who> (?:has|have|did) not <hit> (?:me|us|mum) (?:yet|today|tonight|this week|so far|since|lately|recently|for \w+ (?:days|weeks))",
        "not",
    ),
    physical(
        "somebody hurts",
        "hits hit kicks beats beating hurts slaps punches bad smacks",
        r"^(?:he|she|they|dad|mum|uncle|stepdad|mums boyfriend|daddy|man) (?:is bad )?(?:hits?|kicks|beats|hurts?|slaps|punches|smacks)(?: (?:hard|a lot|us|me|people|every day|i cry|sad|help))*$|(?:he|dad|mum|she|stepdad|uncle) hits? (?:sad|i cry|hard|a lot)|dad is bad dad hit",
    ),
    physical(
        "is hurt",
        HITS + " whipped belt abused",
        r"(?:i|we|me and \w+(?: \w+)?|brother|sister|friend|kids?|boy|girl|he|she) (?:\w+ ){0,2}?(?:get|gets|got|getting|am|are|was|were|been|being|am being|have been) (?:\w+ ){0,2}?(?:hit|beaten|beat|beat up|battered|slapped|hurt|kicked|punched|smacked|abused|strangled|whipped|attacked|burned|burnt|bashed|caned|tortured|whacked|jumped|the belt|beating|stabbed)(?! (?:by (?:a|the) (?:\w+ )?(?:ball|car|frisbee|stick|bee|lego|football)|at (?:chess|football|fifa|netball)|in (?:the|a) (?:final|match|game|race|fortnite|minecraft|semi|football|face by a)|\d|by (?:a kid|another|the other) (?:\w+ )?team|on the (?:monkey|slide|trampoline)))",
    ),
    physical(
        "is hurt",
        "belt beating beatings hiding smacking slippers",
        r"(?:get|gets|got|give|gives|with|take|takes|gets|getting|of|his|her|the|out|given) (?:\w+ ){0,2}(?:belt|beatings?|good hiding|smacking|hidings|slipper|cane)(?! (?:and braces|up in))",
    ),
    physical(
        "marks from somebody",
        "bruise bruises marks black bruised scars",
        r"(?:bruises?|marks?|black eyes?|cuts|bruised|burns|sore|scars)(?: \w+){0,8}? (?:from (?:my |the |her |his |being )?(?:dad|mum|stepdad|mums|parents|him|her|uncle|brother|beaten|hit|it|what)|because (?:of )?(?:my |the )?(?:dad|mum|him|her|stepdad|he|she)|(?:he|she|dad|mum|stepdad|uncle|brother|they|boyfriend) (?:\w+ )?(?:made|did|gave|hit|left|caused)|when i (?:am|get|was) (?:home|late|bad))|(?:leaves?|left|gives?|gave|have|got|get|it) (?:\w+ ){0,3}(?:bruises|marks|black eye)(?: (?:on me|at home|when|from|all over|on my|every))?|another bruise|covered in bruises|bruises (?:all|and)",
    ),
    physical(
        "marks from somebody",
        "sore hurts pain hurt",
        r"(?:sore|hurts?|pain|hurting|aches?|hurts to sit)(?: \w+){0,6} (?:because of|because|from|what) (?:my |what )*(?:dad|mum|stepdad|mums boyfriend|parents|uncle|him|he did|she did|father)|when he drinks (?:it )?hurts?|(?:home|house) is where i get hurt|get hurt (?:there|at home)|hurt at home|be in pain|make me pain|much pain because",
    ),
    physical(
        "afraid at home",
        "scared frightened afraid terrified fear",
        r"(?:scared|frightened|afraid|terrified|fear|dread|dreading|petrified)(?: \w+){0,4} (?:of|to|because|about|for) (?:\w+ ){0,3}?(?:go(?:ing)? (?:back )?home|be(?:ing)? (?:at )?home|dad|stepdad|mum|stepmum|mums boyfriend|my (?:uncle|brother|parents|family|cousin|boyfriend|ex|carer|sister)|what he|what she|what will happen|he will|she will|they will|my life|him|her|be in my house|foster)(?! (?:will (?:be|die|get ill|catch|leave|lose|find a)|dying|losing|being ill|leaving|knowing i|is ill|at work|seeing|in a \w+ mood|marks))",
        "past",
    ),
    physical(
        "afraid at home",
        "scared",
        r"^(?:i am |i feel )?(?:very |so )?(?:scared|frightened|afraid|terrified) (?:of (?:dad|mum|him|home)|to go home|at home)",
    ),
    physical(
        "not safe at home",
        "safe unsafe",
        r"(?:not|never|nt|unsafe|no) (?:\w+ ){0,3}?(?:safe )?(?:at|in|with|where|going) (?:\w+ ){0,2}(?:home|house|stepdad|dad|mum|my (?:own )?(?:home|house|room|bed|family|stepdad|stepmum)|parents|mums boyfriend|i live|uncle|him)(?= |$)(?<!not at home)|not safe at home|home (?:is|does) not (?:feel )?(?:a )?safe|it is not safe (?:at home|there|in my)",
        "not",
    ),
    physical(
        "does not want to go home",
        "home",
        r"(?:not want(?:s)? to|not make me|hate to|hate|can not|do not send me|not let me|never want to|scared to|not going|do not want) (?:\w+ )?(?:go |going |be )?(?:back )?(?:to )?(?:my )?home(?: \w+){0,4} (?:hurt|hurts|hit|hits|beat|beats|get|get hurt|what (?:he|they|she)|safe|do to me|father|dad|scared|mum|stepdad)",
        "not",
    ),
    physical(
        "told to hide it",
        "fell tell say lie accident football",
        r"(?:had to|have to|i) (?:say|lie|tell|told|said)(?: \w+){0,2} (?:it was|i) (?:football|fell|sport|an accident|the (?:cat|dog|stairs|door))(?! (?:was|is))|(?:told|tells|tell|says?|said|makes?|had|have|made) (?:me |us |people |them |to |him |her |everyone )*(?:to )?(?:say|tell people|lie|tell them|tell everyone|say that)?(?: \w+){0,3} (?:i )?(?:fell|fell over|fell down|it was (?:an accident|football|sport|from football|the cat)|walked into|tripped)",
    ),
    physical(
        "held or thrown",
        "throat neck stairs wall hair arm head grabbed grabs grab locks locked pinned pins twists twisted breathe snap legs",
        r"<who> (?:\w+ ){0,5}?(?:(?:held|holds?|grabs?|grabbed|put|puts|has|had|got) (?:\w+ )*?(?:by|round|around|on|to) (?:the |my |me )*(?:throat|neck|hair)|(?:pushed|threw|throws|pushes|shoves|shoved|chucked|chucks|kicked|dragged) (?:me|us|my \w+) (?:down|against|into|off|across|out|onto)|(?:pulled?|pulls|yanks?|takes?) (?:me by )?(?:my|the) hair|locks? me (?:in|up|out)|locked me (?:in|up)|shut me in|grabs? (?:my|me)|twist(?:s|ed)? my|broke my|pin(?:s|ned)? me|held me (?:down|under)|throws? (?:me|things|stuff|plates) ?(?:at me|at us)?)",
    ),
    physical(
        "held or thrown",
        "throat neck breathe throw throws",
        r"(?:hands?|held me|grabbed me|me) (?:\w+ ){0,2}(?:by|on|round|around) (?:my|the) (?:throat|neck)|on my neck(?: and)?(?: i)?|could not breathe|throws? me|gets? cross and throws",
    ),
    physical(
        "held or thrown",
        "made do",
        r"(?:he|she|dad|mum|they) (?:says?|said|tells?) (?:that )?(?:i|we) (?:made|make) (?:him|her|them) (?:do|hit|hurt|angry|this)|(?:says|said) it is my fault (?:he|she|they) (?:hits?|hurts?)",
    ),
    physical(
        "held or thrown",
        "fists goes start starts lays angry drunk control drink stressed get",
        r"(?:he|she|dad|mum|stepdad|they) (?:\w+ ){0,3}?(?:goes for me|went for me|starts? on me|lays? into me|takes? it out on me|get at me|lashes out at me|lose control|can not control (?:herself|himself)|comes? at me|set on me|sets on me)|so (?:he|she|they) (?:can not|do not|does not|will not|can|does) (?:\w+ )?(?:get|start on|find|hit|hurt|reach) (?:me|us)|know what is coming|comes at me",
        "not",
    ),
    physical(
        "hides from somebody",
        "hide hiding under lock quiet stay",
        r"(?:hide|hides|hiding|hid|stay|lock myself|quiet)(?: \w+){0,5} (?:bed|wardrobe|room|cupboard|toilet|bathroom|quiet|sister|brother)?(?: \w+){0,3} (?:when|because|so) (?:he|she|dad|mum|they|my dad|my mum|stepdad)(?: \w+){0,4} (?:what he does|hits?|hurts?|drunk|angry|beat|beats|comes home|does|get me|kick off)|hide under (?:my|the) bed",
    ),
    physical(
        "does not want anybody to see",
        "see sees trousers sleeves wear",
        r"(?:so (?:that )?(?:nobody|no one|people|teachers)|do not let)(?: \w+){0,3} sees?(?: \w+){0,2} (?:what|where) (?:my )?(?:dad|mum|he|she|they|stepdad)(?: \w+)? (?:did|does|hit)|(?:what|where) (?:my )?(?:dad|mum|stepdad|he|she) (?:did|does|has done) to me",
        "not",
    ),
    physical(
        "do not tell them",
        "phone tell tells told find",
        r"(?:not|please|never) (?:phone|ring|tell|call|send|let)(?: \w+){0,3} (?:dad|mum|parents|stepdad|family|home|him|her)(?: \w+){0,4} (?:hurt|hit|kill|get|beat|angry|hurts|mad)|(?:when|if) (?:dad|mum|he|she|they|stepdad|my dad|my parents) (?:finds?|knows?|hears)(?: \w+){0,4} (?:i will|they will|he will|she will|be)(?: \w+){0,3} (?:pain|hurt|kill|dead|beat|hit)|wish i lived with another family|(?:mine|my family|family|parents) hurts? me",
        "not",
    ),
    physical(
        "threatened",
        "kill stab hurt beat break burn jump rape shoot threatened threatening threats threaten threatens get",
        r"<g1>(?:he|she|they|dad|mum|boys?|men|man|someone|ex|boyfriend|brothers?|stepdad|cousin|uncle|family|parents|girls?|people|gang|who|boy|friend|girlfriend|sister|dad) (?:\w+ ){0,5}?(?:will|would|going to|want|wants|wanted|says|try to|tries to|are|might|is)(?: (?:to|going|that|he|she|they|will|be|just|try|and))* (?:kill|stab|hurt|beat up|beat|batter|break|burn|jump|rape|shoot|get|slash|attack|murder|strangle|cut|smash|shank) (?:me|us|my|our|mum|her|him|all of us|everyone|you if)(?! (?:\w+ ){0,6}(?:if i am late|late for|forget|haha|lost|lose|broke the|homework|tidy|messy|a (?:dog|phone|pony)|to (?:go|do|eat|play|like|school|clean|tidy|help|bed)|from school in|into|some|out of|new|up for|ready))",
    ),
    physical(
        "threatened",
        "threatened threatening threats threaten threatens threatning",
        r"(?:threaten|threatened|threatening|threatens|threatning) (?:\w+ ){0,4}?(?:me|us|kill|hurt|stab|with|mum|family|beat|rape|my)|(?:death|rape) threats|(?:are|is) after me|waiting for me|i (?:would|will) be dead if|put (?:me )?in hospital|brought on me|knife to me|follow(?:ed|s|ing) me home|said (?:he|they|she) (?:will|would|is going to|are going to) (?:kill|get|stab|hurt|do worse|snap)|get (?:his|her|their) (?:brothers|mates|friends) (?:to|on)|kill me (?:if|for|because)(?! (?:\w+ ){0,4}(?:late|forget|lose|lost|homework|tidy|mess|haha|phone|coat|break|broke))|know(?:s)? what he will do to me",
    ),
    physical(
        "beaten up by others",
        "jumped attacked beat beaten kicked set gang burned lighter road toilet battered",
        r"(?:jumped|attacked|battered|beaten up|beat up|beat me|kicked|set on|burned me|cornered)(?: \w+){0,2} (?:me|by|at|behind|in the park|after school|on the way|my head|with a lighter|up)(?: \w+){0,3}(?! (?:at|in) (?:\w+ )?(?:fifa|chess|final|match|game))|pushed my head|(?:pushed|shoved) me into the (?:road|traffic|sea|river|wall)|(?:i|we) got (?:jumped|battered)|they burn(?:ed|t) me|gang of (?:boys|girls|lads|kids)(?: \w+)? (?:attacked|beat|jumped)|stabbed me|tried to strangle",
    ),
    physical(
        "somebody else is hurt",
        HITS + " bruises abused",
        r"<friend>(?: \w+){0,3}?(?: (?:gets?|got|is|was|being|are|keeps?|been|has been|is being|are being))+ (?:being |badly |really |always )?(?:hit|beaten|beat|abused|hurt|punched|kicked|battered|attacked|burned|shaken|smacked|strangled|beat up|harmed|raped|molested|touched)(?! (?:by (?:a|the) (?:ball|car)))",
    ),
    physical(
        "somebody else is hurt",
        HITS,
        r"(?:friends?|mates|his|her|their|whose|sisters?|brothers|neighbours?|neighbour|next doors?|girls?|boys?|kids?) (?:\w+ ){0,3}?(?:dad|mum|stepdad|parents|uncle|boyfriend|brother|family|mums boyfriend|girlfriend|carer|nan|partner) (?:\w+ ){0,2}?<hit> (?:him|her|them|my \w+|it|the kids)|(?:man|woman|lady|person|dad|mum|neighbour|boyfriend|stepdad|he|she|they) (?:\w+ ){0,3}?<hit> (?:a |the |her |his |their |my )+(?:little |baby |small |\d year old |younger )*(?:kids?|child|children|baby|boy|girl|son|daughter|toddler|sister|brother)|hear them hitting|hitting (?:it|the (?:baby|child|kid)s?)|(?:said|says|told) (?:his|her|their) (?:mum|dad|stepdad|parents|uncle|brother) (?:\w+ )?(?:did it|hits|burns|hurts|beats|makes|touches)|(?:marks|bruises) (?:her|his|their) (?:dad|mum|parents|stepdad)",
    ),
    physical(
        "somebody else is hurt",
        "scared screams screaming bruises locks locked home",
        r"(?:friend|sister|brother|she|he|boy|girl|cousin|mate|kid|stepsister|someone)(?: \w+){0,3} (?:is|are|was) (?:\w+ )?(?:scared|frightened|terrified|afraid) (?:to go home|of (?:her|his|their) (?:dad|mum|stepdad|uncle|parents|brother|boyfriend))|(?:locks?|locked) (?:her|his|their) (?:kids|children|son|daughter)|(?:baby|kids?|boy|girl|child)(?: \w+){0,4} (?:bruises|left screaming|screams)",
    ),
    home(
        "violence at home",
        HITS + " threatens fight violent",
        r"(?:dad|he|stepdad|boyfriend|father|step dad|brother|mum|she|uncle|they|him|ex|husband|who|partner|parents) (?:\w+ ){0,4}?<hit> (?:my |our |and |poor |on |to )*(?:<mum>|mum up|mums?|mother|my mum|each other|nan|our mum|her)(?! (?:\w+ )?(?:at|with a (?:ball|pillow)|in the (?:race|parents)|feelings))",
    ),
    home(
        "violence at home",
        "hit hitting beating hits hurt hurting beats attacks attacked threatens violent strangled screaming fight bleed blood",
        r"(?:stop|hear|see|saw|watch|watched|seen|when|because|after|dad|him|heard|about|stopping)(?: \w+){0,3} (?:hit|hitting|beating|hurting|hits|hurt|beats|punching|attacking|kicking|strangling|screaming|screams)(?: up)? (?:my |our |when )*(?:mum|mummy|her|sister|mother|nan|he hits|the wall)|(?:hurt|hurts|attack\w*|beat\w*|threaten\w*|kill|hit|punch\w*|strangl\w*|went for|goes for|pushed|scream\w* at|bleed) (?:my |our )*(?:mum|mummy|mother|stepmum)(?! (?:at|in the (?:race|parents)|by winning))|(?:dad|punch) (?:punch|knife) (?:my )?mum|mum (?:\w+ ){0,3}(?:bruises|bleed|blood|bleeding|beaten|hit by|hurt by|scared (?:he|of)|strangled|punched)",
    ),
    home(
        "violence at home",
        "threatens kill fight violent fights knives smashed police leave scared screaming",
        r"(?:threatens?|threatened) (?:my )?(?:mum|us|her|nan)|(?:kill|hurt) (?:us all|all of us|my mum|mum|her|us)(?! with)|(?:fight|fights|fighting|argue|it)(?: \w+){0,5} (?:violent|knives|someone gets hurt|hits|bleed|blood|police)|smashed up|kicked the door|(?:police|ambulance) (?:came|come|had to come)(?: \w+){0,3} (?:dad|he|stepdad|mum|hit)|not let mum (?:leave|go)|scared (?:dad|he) (?:will|is)|get(?:ting)? (?:in )?between them|the fighting and|violence at home",
    ),
    unkind(
        "worthless at home",
        "calls call called says said tells told wishes stupid useless hates hate born mistake worthless disgrace evil loves failure ruined",
        r"<who> (?:\w+ ){0,3}?(?:calls?|called|says?|said|tells?|told|thinks?|wish|wishes|makes? me feel|treats?|blames?)(?: \w+){0,5} (?:stupid|useless|horrible names|names|worthless|fat|failure|ugly|mistake|evil|dirt|hates? me|never (?:been )?born|ruined|nobody (?:loves|likes|wants)|waste of space|disgrace|not wanted|do not want me|wants me|unwanted|idiot|pathetic|regrets?|to care|into care|in care|good enough|everything)",
    ),
    unkind(
        "shouted at",
        "shout shouts scream screams argue argues fight row rows yell yells smashes angry temper arguing",
        r"<who>(?: and \w+)? (?:\w+ ){0,3}?(?:shouts?|screams?|yells?|swears?|smash(?:es)?|argu(?:e|es|ing)|fights?|rows?|kicks? off)(?: \w+){0,5} (?:me|us|each other|all the time|every|loud|shake|hide|night|things|when|cry|stuff|scared|day)(?! but we make up)|when (?:they|my parents|mum and dad) (?:argue|fight|shout|row)|(?:scared|frightened|frightens) (?:\w+ ){0,2}(?:when|of) (?:they|his temper|my parents|mum and dad)(?: (?:argue|fight|shout))?",
    ),
    unkind(
        "controlled at home",
        "eggshells blamed screamed",
        r"walk(?:ing)? on eggshells|(?:i|get|am|always) (?:\w+ )?(?:blamed for everything|screamed at|shouted at (?:at home|every|all))",
    ),
    unkind(
        "controlled at home",
        "controls control allowed money laughs punish kill talk phone",
        r"(?:dad|he|stepdad|mum|parents|boyfriend|they|nan) (?:\w+ ){0,2}?(?:controls|control|takes|took|checks|will not let|does not let|do not let|laughs at|ignores|will not talk|will not speak|threatens?)(?: \w+){0,5} (?:mum|money|phone|me|out|everything|days|friends|care)|never allowed to (?:speak|talk|leave|have)|not allowed to (?:have (?:friends|a phone or)|talk at home|speak|leave my room|go out at all)|kill my (?:dog|cat|pet|hamster|rabbit)|treat(?:s)? my (?:brother|sister)(?: \w+){0,3} and me|punish me|(?:punished|punishes)(?: me)?|lived with violence|grew up with violence|refuge",
        "not",
    ),
    neglect(
        "not fed",
        "hungry food eat dinner feed feeds fed cupboards fridge starving meal meals",
        r"(?:no|never|not|hardly|any|out of|without|only|forget\w*|nobody|dont|steal|always|so|bed|sleep|spends?|little|proper|last)(?: \w+){0,4} (?:food(?! (?:bank|tech|court|waste|tech|allerg|critic))|hungry|fed|feeds?|dinner|eat|meal|eat at school)(?: \w+){0,4} ?(?:at ours|at home|in (?:our|the|my) (?:house|fridge|cupboards?)|for us|left|because|school|us|me|enough|never|always|crying|on (?:drink|drugs|beer)|to bed|since|weekends?|properly|most days|and crying|for me)(?! at (?:lunch|break))|(?:go|goes|going|went) to (?:bed|sleep) hungry|only eat (?:at|when i am at) school|(?:cupboards?|fridge) (?:is|are|always) (?:\w+ )?empty|no food|steal food|no money to feed|never has any lunch|always hungry|sometimes we have no dinner|not get (?:fed|dinner)|forgets? to feed|mum (?:spends|spent) (?:our|the|all)",
        "not",
    ),
    neglect(
        "not looked after",
        "clothes dirty heating electric bed floor mould coat shoes filthy washes wash smell doctor dentist pads rats uniform damp water cold",
        r"(?:my|our|his|her|their|the) (?:\w+ )?(?:clothes|uniform|house|home|shoes|bed|room|flat) (?:\w+ ){0,3}?(?:dirty|filthy|smell\w*|never washed|holes|fit|mould\w*|damp|freezing|rats|disgusting)|no (?:heating|electric\w*|hot water|gas|beds?|money for food|clean clothes|coat|carpet)|(?:not have|have not got|without|not got) (?:a |any )?(?:bed|coat|heating|electric\w*|hot water|shoes that|clean clothes|food)|sleep on the floor|mould in my|dog mess|live(?:s)? in one room|(?:nobody|no one|mum|dad|they|never)(?: \w+){0,2} (?:wash(?:es)?|takes? me to the (?:doctor|dentist)|buys? me|look(?:s)? after (?:me|us)|feeds?|cares? (?:if|what|where|about me)|gets? me up|wakes? me|picks? me up|notices|helps? me look)|uniform all weekend|because we do not have|left in (?:dirty|wet)",
        "not",
    ),
    neglect(
        "left alone",
        "locks wakes know alone own home leaves left leave house outside strangers days forgets nobody",
        r"(?:left|leaves|leave|stay|stays|am|are|get|gets|home|being|i am \d+ and i stay|kids)(?: \w+){0,4} (?:alone|on (?:my|our|their) own|by (?:myself|ourselves)|with (?:people i do not know|strangers|no grown ups?|nobody))(?: \w+){0,2} ?(?:at night|all night|for days|all weekend|for hours|till|until|every|home|after school till|in the (?:house|flat)|when mum|overnight|$)|(?:goes out|gone|leaves us|leaves me|left us) (?:\w+ ){0,4}(?:days|all night|weekend|alone|strangers|people i do not know)|mum (?:goes out|leaves) and|(?:nobody|no one) (?:is |are )?(?:home|in$|picks me|at home)|locks? (?:us|me) out (?:until|till|all|at|of|when|and)|not know where my (?:mum|dad) is|nobody wakes me|wait outside|home alone|strangers in (?:our|my) house|(?:mum|dad) (?:always )?forgets (?:about )?me|look after myself|do not know where my (?:mum|dad) is|cares what time|left on their own|mum has not come|not come (?:back|home)(?: for days)?",
        "not",
    ),
    neglect(
        "a parent who cannot",
        "drunk drinks drink drugs high alcoholic hungover weed needles passes drinking",
        r"(?:mum|dad|parents|stepdad|she|he|boyfriend|carer|mums|they|nan|father|mother)(?: \w+){0,4} (?:drunk|drinks? (?:a lot|too much|all|every)|drinking|on drugs|tak(?:es|ing) drugs|(?:is|are|gets?) high|smok(?:e|es|ing) (?:weed|crack|drugs)|alcoholic|hungover|pass(?:es|ed) out|on heroin|dealing|injects)(?! (?:tea|coffee|hot))|needles|(?:people|friends|strangers)(?: \w+){0,5} (?:taking drugs|smoke weed|doing drugs)|put (?:her|him|mum|dad) to bed|(?:can not|could not|will not|does not|not) (?:get out of bed|get up|look after us|wake (?:him|her))",
        "not",
    ),
    rule(
        "neglect",
        Band.DANGER,
        "somebody will not wake",
        "wake woken moving",
        r"(?:mum|dad|nan|she|he|mums)(?: \w+){0,6} (?:will not wake|can not wake|not waking|has not woken|not woken|is not moving|not breathing)|no food(?: \w+){0,10} (?:mum|dad|nobody|no one|we)(?: \w+){0,3} (?:not come|gone|alone|wake)",
        "not",
    ),
    staff(
        "hurt by staff",
        HITS
        + " restrained restrains drags lock locks locked pushed pushes grabs grabbed throws threw held hold shut",
        r"(?<!hate )<adult>(?: (?:at|in|from|on|of|who|that)(?: \w+){1,4}?)? (?:\w+ ){0,3}?(?:<hit>|grabs|grabbed|pushed|pushes|throws|threw|held me down|hold me down|locks?|locked|restrains?|shut) (?:\w+ ){0,3}?(?:me|us|my|the kids|kids|children|a kid|a girl|a boy|her|him|people|someone|some of us|boys|girls|into|in|by)(?! (?:hard and it makes|to do (?:better|well)|better|at|to (?:try|win|keep|be|achieve|finish)|\d))",
    ),
    staff(
        "touched by staff",
        TOUCHES + " sleeping dating sex clothes nudes naked pictures hand porn leg kissed hugs",
        r"(?<!no )(?<!never )<adult>(?: (?:at|in|from|on|of|who|that)(?: \w+){1,4}?)? (?:\w+ ){0,6}?(?:<touch>|sleeping with|having sex|slept with|dating|in a relationship|clothes off|undress|nudes|naked|porn|rude (?:photos|pictures|videos)|(?:hand|hands|arm) (?:on|up|in|down|under|between)|send (?:him |her )?pictures|pictures of me|sex with|leg|hugs me and)(?! (?:with a card|my heart|goodnight))",
    ),
    staff(
        "hurt by staff",
        "hold held restrained hurts sir miss teacher",
        r"(?:staff|they|workers?|carers?) (?:hold|held|pin|pinned) (?:me|us|kids|him|her) down|(?:hold|held) me down and it hurts|because he is a teacher|teacher(?: \w+){0,3} touched me",
    ),
    uneasy(
        "uneasy about staff",
        "teacher coach worker staff tutor carer leader keyworker driver therapist social adults doctor mentor jones officer foster",
        r"<adult>(?: (?:at|in|from|on|of|who|that)(?: \w+){1,4}?)? (?:\w+ ){0,4}?(?:messages?|messaged|messaging|texts?|texted|added me|dms?|snapchat|instagram|uncomfortable|stares?|staring|stared|lifts alone|winks?|private number|favourite and|secrets?|alone every|stay behind alone|comes in when we|stay at his|presents?|pretty|my body|getting changed|get changed|offers? us|swears?|stupid|cry|scares?|scared|never listens and|drunk|asleep or|restrain|for no reason|personal questions|call us names|quiet room|be moved|be lying|not (?:give|feed)|makes fun|too friendly|comments on|picks on|be alone with|not to tell|keep it quiet|bullies)(?! (?:appointment|reminder))",
    ),
    uneasy(
        "uneasy about staff",
        "comments comment remarks joking",
        r"<adult>(?: \w+){0,8}? (?:comments?|remarks|joking) (?:about|on) (?:the |our |my |us )?(?:girls|boys|body|bodies|bums?|boobs|breasts|legs|figure)",
    ),
    uneasy(
        "uneasy about staff",
        "food friendly",
        r"<adult> (?:\w+ ){0,3}?not give me(?: \w+)* food|<adult> (?:\w+ ){0,2}(?:over|to) friendly",
        "not",
    ),
    uneasy(
        "uneasy about staff",
        "teacher coach worker staff tutor carer leader keyworker social adults member placement complain complained",
        r"(?:scared of|uncomfortable (?:with|around)|not (?:feel )?safe with|not like being alone with|afraid of|frightened of|hate being alone with|uneasy) (?:my |the |a |our |one of |member |of |night )*<adult>|(?:adults?|staff|carers?|works there)(?: \w+){0,4} (?:offers?|gives? me presents|lock us|swear|call us|hit)|if (?:i|we) complain|staff (?:lock|restrain|swear|ignore|bully|are)(?: \w+){0,3} (?:us|kids|drunk|asleep|me|room)|makes me uncomfortable|(?:told|complained)(?: \w+){0,3} about (?:a |my )?(?:teacher|carer|staff)(?: \w+){0,4} (?:nothing|lying|punished|moved)",
        "not",
    ),
    rule(
        "physical",
        Band.HARM,
        "hurt in the past",
        "abused groomed neglected violent abuse happened violence refuge nightmares flashbacks",
        r"(?:i|we) (?:was|were|have been|got|had been) (?:\w+ )?(?:abused|groomed|neglected|assaulted|trafficked)|something bad happened to (?:me|us)|(?:nightmares|flashbacks|think|memories) (?:about|of) (?:what (?:he|she|they)|the abuse|when)|(?:left|escaped|ran from|leave) (?:my )?(?:dad|him|stepdad) because|(?:he|she|dad|mum|stepdad) (?:was|is) violent|because of the (?:violence|abuse)|for hurting us|taken (?:into care|away)(?: \w+){0,5} (?:hurt|hit|abuse)",
        "past",
    ),
    physical(
        "somebody hurts me",
        HITS + " pushes",
        rf"(?:my|our) (?:\w+ )?(?:{RELATIONS}) (?:\w+ ){{0,3}}?(?:<hit>|pushes|grabs|throws|drags|locks) (?:up )?(?:us|me|both of us|all of us)|(?:boyfriend|girlfriend|partner|ex|husband) (?:\w+ ){{0,2}}(?:pushes|grabs|shoves|throws|slaps|chokes) me",
    ),
    physical(
        "held or thrown",
        "threw throws pushed water held under stairs stuff",
        r"(?:he|she|they|dad|mum|stepdad|uncle|carer) (?:\w+ ){0,2}?(?:throws|threw) (?:stuff|things|plates|it|something|objects|a \w+) at (?:me|us|my)|held (?:me|my head) under|(?:dad|mum|he|she|stepdad) held me|held me down and",
    ),
    physical(
        "hides from somebody",
        HITS,
        r"(?:so|because|in case|when) (?:that )?(?:he|she|they|dad|mum|stepdad|my \w+) (?:can not|could not|can|does not|do not|will not|will|might|would)? ?(?:<hit>|get)(?: (?:me|us))",
        "not",
    ),
    physical(
        "told to hide it",
        "bruises marks",
        r"(?:lie|lied|lies|lying|told|say|said|asked) (?:\w+ ){0,4}about (?:my |the |his |her )?(?:bruises|marks|injuries|black eye)|(?:burns|cuts|sore back|bruises) (?:from|that) my (?:dad|mum|stepdad|uncle)",
    ),
    physical(
        "not safe at home",
        "safe",
        r"(?:not|never) (?:\w+ ){0,2}safe (?:at|in|with|round) (?:my |our )?(?:dads|mums|home|house|uncles|dad|mum|foster)|(?:not safe|its not safe|unsafe)(?: \w+){0,2} (?:to go home|at home|there)|not go home because|can not go home|not want to go home|will not go home|too scared to go home",
        "not",
    ),
    physical(
        "somebody hurts me",
        "punish punishes beats beat",
        r"(?:father|mother|dad|mum|uncle|stepdad|brother|he|she|man) (?:he |she |is )?(?:beat|beats|punish|punishes|hit) (?:me|us)(?: \w+)*",
    ),
    physical(
        "threatened",
        "hurt kill hospital stab",
        r"(?:will|would|going to|hell|gonna|shell)(?: \w+)? (?:kill|hurt|stab|beat|get|put|burn|jump) (?:me|us|my family|my mum)(?: in hospital)?(?: \w+){0,2} (?:if i|unless|after school|tomorrow)(?! (?:am late|forget|lose|break|do not tidy))|put me in hospital|hurt my family",
    ),
    physical(
        "somebody else is hurt",
        "locks locked hurt",
        r"(?:parents|dad|mum|uncle|stepdad|neighbour) (?:\w+ )?(?:locks?|locked)(?: up)? (?:him|her|them|my friend|the kids)",
    ),
    home(
        "violence at home",
        "stop protect safe violent him",
        r"(?:try|have|tried|trying|got hurt trying) to (?:stop (?:him|dad|my dad|my stepdad) (?:hitting|hurting|from)|protect (?:my )?(?:mum|sister|brother|nan)|keep (?:my )?(?:sister|brother|mum) safe)|(?:is|gets?|got|being|turns?) violent(?! (?:games?|films?|crime))|threw (?:things|stuff|plates) at (?:my )?(?:mum|dad)",
        "not",
    ),
    home(
        "violence at home",
        HITS,
        r"(?:hear|heard|see|saw|watch|listen to)(?: \w+){0,3} (?:hit|hurt|hitting|hurting|beat|beating|strangle|punch|kick|strangling)(?: up)? (?:my )?(?:mum|her|sister|nan)",
    ),
    rule(
        "neglect",
        Band.DANGER,
        "alone without food",
        "food gone alone days home come",
        r"no food(?: \w+){0,10} (?:alone|gone|nobody|mum|dad)|(?:not|never) (?:come|came|been) (?:home|back) (?:for|in|since)(?: \w+){0,2}|food for (?:days|three|two)|(?:mum|dad|she|he|carer) (?:is|has) (?:gone|left|not come)(?: \w+){0,6} (?:alone|no food|days)",
        "not",
    ),
    staff(
        "touched by staff",
        "undressed sex relationship seeing tops kiss clothes videos",
        r"<adult> (?:\w+ ){0,3}?(?:(?:in a |has a )?relationship with|seeing a (?:girl|boy|student)|(?:shows?|sent|sends|showed) (?:\w+ ){0,2}(?:sex|porn|naked|nudes|rude)|(?:to )?(?:get|be) (?:undressed|naked)|to kiss him|(?:our|my|their) tops? off|to touch)",
    ),
    staff(
        "hurt by staff",
        "slap hit hits slaps touch pinches hurt pushed",
        r"(?:staff|adults|workers|carers|teachers|they) (?:at|in) (?:\w+ ){1,3}(?:hit|hurt|slap|touch|drag|pinch|grab|kick|push|lock)(?:s|es)?(?: (?:us|me|people|kids|children))|<adult>(?: \w+)? (?:hits?|slapped|slaps|pinches|pushed|kicks|hurts?) (?:the |some of |a |other )*(?:kids|us|children|boy|girl|me)",
    ),
    unkind(
        "worthless at home",
        "dirt ignores ignore kicks breaks locked allowed wants want wishes cry",
        r"<rel>(?: \w+){0,2} (?:treats? me like (?:dirt|rubbish|nothing)|ignores? me for|kicks? (?:the )?doors?|breaks? (?:our|my) (?:stuff|things)|makes? (?:my )?mum cry|(?:does|do) not want me|wish(?:es)? i was (?:never|not))|locked in my room|(?:never|not) allowed (?:out|to have friends)(?! (?:on|after|past|until|late))|(?:he|she|they) wish(?:es)? i was|says (?:she|he) does not want me",
        "not",
    ),
    neglect(
        "not looked after",
        "rats mould gas dinner feeds fed after picks look looks sofa needles bottles mess",
        r"(?:nobody|no one|none) (?:makes|looks after|feeds|picks|knows where|gets|washes|takes)(?: \w+){0,2} ?(?:me|us|i am|dinner)|never (?:get|gets) fed|(?:there is|have|got|with) (?:rats|mould|no gas|no heating|damp)|(?:can|could) not look after (?:me|us)|passed out|bottles all over|dog mess",
        "not",
    ),
    uneasy(
        "uneasy about staff",
        "teachers carers staff see cry names swear lying moved punished",
        r"(?:teachers?|carers?|staff|coach|tutor|worker) (?:ignore|swear at|call|laugh at|wants? to see|bully|hurt|threaten)(?: (?:us|me|kids))(?: (?:alone|when we|names|when i))?|(?:complained|told)(?: \w+){0,4} (?:teacher|carer|staff|worker|coach)(?: \w+){0,4} (?:lying|punished|moved|nothing happened)",
    ),
    rule(
        "physical",
        Band.HARM,
        "hurt in the past",
        "used lock hit touch beat hurt abuse",
        r"used to (?:lock|hit|beat|hurt|touch|abuse|punch|kick|smack|slap|threaten) (?:me|us|my|her)|because of (?:the )?abuse|came into care because",
        "past",
    ),
]
