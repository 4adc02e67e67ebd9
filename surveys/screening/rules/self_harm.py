"""Suicide, self-harm and despair."""

from functools import partial

from surveys.screening.result import Band
from surveys.screening.rules.rule import Rule, rule

danger = partial(rule, "self_harm", Band.DANGER)
harm = partial(rule, "self_harm", Band.HARM)
DYING = "die died dying dead death kill killing killed suicide suicidal life live living alive"

RULES: list[Rule] = [
    danger(
        "wants to die",
        DYING,
        r"(?:<want>|wanna|will not|feel like|like) <g2>(?:to )?<g2>(?:die|be dead|dead|not be alive|not live|stop (?:living|being alive|existing)|be (?:killed|in heaven))",
    ),
    danger(
        "wants to die",
        DYING,
        r"<i> (?:wish|hope|want|would rather|rather|feel|deserve)(?: (?:to|that|i|was|were|be|could|would|just|like|so|really|had|it|all))* (?:die|dead|dying|died|never born|never been born)",
        "not",
    ),
    danger(
        "wants to die",
        "die dead kill life live",
        r"will not to (?:die|be dead|be alive|kill|live|end)|will not (?:to )?(?:die|be dead) |^not being alive|not being alive to be honest|rather not be alive",
        "not",
    ),
    danger(
        "wants to die",
        "die dad dead",
        r"die (?:die )+|wish i was (?:dead|dad)$|not being alive|(?:make|let|help) (?:me|myself) die|die (?:is|its) what i want|please let me die|want (?:to )?die",
    ),
    danger(
        "wants to kill themself",
        "kill killing kms myself",
        r"(?:kill|killing|murder|end|ending|hang|drown|shoot|stab|dead|suffocate|poison|shooting) <self>",
    ),
    danger(
        "wants to kill themself",
        "shoot bleed knife gun dead crying",
        r"(?:anymore|any more) (?:\w+ ){0,3}shoot me|(?:knife|bleed|gun) (?:knife |bleed |gun )*(?:sad |crying )*(?:my|me|myself)",
    ),
    danger(
        "wants to end their life",
        "life it all everything lives end",
        r"(?:end|ending|take|taking|finish|finishing|over with) (?:my|our) (?:own )?(?:life|lives|existence)",
    ),
    danger(
        "wants to end their life",
        "end ending",
        r"(?:<want>|will|am|i|just|about) (?:to )?(?:just )?(?:end|ending) (?:it|it all|everything|things|all of it|this|me)(?! (?:up|with))",
    ),
    danger(
        "wants to end their life",
        "over end stop",
        r"<want> (?:it|it all|my life|everything|life|the pain|this|this life|all of it|things) (?:all )?(?:to )?(?:be )?(?:over|end|stop|finished|stop for good)",
    ),
    danger(
        "suicidal",
        "suicidal suicide suicides",
        r"(?:suicidal|commit suicide|suicide (?:thoughts|attempt|plan|note|every|all)|(?:think|thinking|thoughts|thought|thinks|talking|talks|dream|consider|considering|planning|plan|about)(?: \w+){0,2} suicide|^suicide$|my suicide)",
    ),
    danger(
        "does not want to be here",
        "here hear alive live living exist around world existing",
        r"not <g1>(?:want|wants|wish|see|like|going|plan)(?: \w+){0,2}? (?:to be|be|being|to stay|staying|myself being|to) (?:here|hear|alive|around|on this earth|in this world|part of this world|existing|exist|live|living|living here any more)(?! (?:in|at|with|until) (?:the|this|my|school|town|dorset|poole|weymouth|a))",
        "not",
    ),
    danger(
        "does not want to be here",
        "live exist alive living",
        r"not <g1>want(?:s)? to (?:live|exist|be alive|be hear|carry on living|keep living|go on)(?: (?:any|no) more)?(?! (?:in|at|near|on|with|here in))",
        "not",
    ),
    danger(
        "does not want to be here",
        "here around alive gone exist existed vanish disappear",
        r"<i> (?:wish|want|hope)(?: (?:i|that|to|was|were|could|would|just|had|did|be))* (?:not )?(?:not here|here|not be here|not exist|exist|not around|not alive|gone|vanish|disappear)(?: (?:for ?ever|any more|for good|and nobody|completely)|$)",
        "not",
    ),
    danger(
        "does not want to be here",
        "exist existing existed",
        r"(?:rather|would|wish|did|want to)(?: \w+){0,2} not (?:exist|existing|be alive|be here)|wish i did not exist|rather not (?:exist|be here|be alive)|not want to exist|me existing",
        "not",
    ),
    danger(
        "will not be here",
        "here around alive gone back",
        r"<i> (?:will|might|may|am|do|am not) (?:not |probably |properly |soon |no longer )*(?:going to |think i will |see myself )?(?:be|being|here|around) ?(?:here|around|alive|gone|dead|with you|in heaven)? ?(?:for long|next|tomorrow|on monday|much longer|soon|by|to see|any more|for year|in year|after|this time|when|in the new|for christmas|for my)",
        "not",
    ),
    danger(
        "will not be here",
        "gone dead here alive around",
        r"(?:i|me) (?:will|am going to|would|might|should) (?:soon |just |probably )?be (?:gone|dead|in heaven|with my \w+ in heaven|better dead)|because i will not be here|i will not be (?:here|around|alive)$|when i am (?:gone|dead|not here|not around|no longer here)|not going to be (?:alive|here any more|around any more)|not be (?:here|alive|around) (?:any more|next|tomorrow|to see)",
        "not",
    ),
    danger(
        "will not be here",
        "goodbye bye last note letters letter",
        r"(?:goodbye|bye|good bye) (?:everyone|all|world|mum|forever|for ever|letters?|notes?|messages?|for good)|(?:written|wrote|write|writing|left|leaving) (?:a |my |some )?(?:suicide |goodbye )(?:note|notes|letter|letters)|(?:wrote|written|left) a (?:note|letter) for (?:my|mum|dad)|(?:this is|it is) (?:my )?goodbye|my last (?:answer|survey|day alive|message|ever|day on|words)|said (?:good)?bye to (?:everyone|my|them)",
    ),
    danger(
        "has a plan",
        "plan planned going tonight know ready decided picked chose chosen done do mind day",
        r"(?:know|planned|worked out|picked|chose|chosen|decided|plan|got) (?:\w+ ){0,3}(?:how|when|day|date|way|place|where) (?:i|i am|i will)(?: \w+){0,3} (?:do it|die|end it|going to do it|kill)|(?:going to|will) (?:do|end) it (?:tonight|tomorrow|this weekend|today|soon|now)|i have (?:a|my) plan to (?:die|end|kill|go)|tonight is the night|every ?thing ready to (?:die|kill|end|go)|last day (?:alive|on earth)",
    ),
    danger(
        "has a plan",
        "things stuff favourite toys clothes games",
        r"gave (?:away )?(?:all )?my (?:\w+ )?(?:things|stuff|clothes|toys|games)(?: \w+){0,5} (?:not|will not|do not) need",
        "not",
    ),
    danger(
        "has a plan",
        "things stuff favourite everything away",
        r"(?:gave|giving|given|give) (?:\w+ ){0,2}(?:favourite |my )*(?:things|stuff|everything|belongings|phone|toys|money) (?:away|to|because)(?: \w+){0,6} (?:not need|not be here|gone|not be around|need them)|(?:gave|giving|gives|given) (?:me |away )?(?:his|her|my|all my|all his|all her) (?:things|stuff) away|here next week and gave me",
    ),
    danger(
        "others better off",
        "better happier easier fine",
        r"(?:everyone|people|they|family|world|mum|dad|parents|friends|it|things|you|me|all|life|we) (?:\w+ ){0,2}(?:would|will|be|is|are|am)(?: \w+){0,3} (?:better|happier|easier|fine)(?: \w+){0,2} (?:with ?out me|if i|when i|with me (?:dead|gone)|dead|me dead|without (?:her|him))",
        "not",
    ),
    danger(
        "others better off",
        "better",
        r"better off (?:without me|dead|if i|with out me|without (?:her|him))|better (?:if i (?:was|were|am|wasnt) (?:not|never|dead|gone)|without me|dead)|me dead|family would be better",
        "not",
    ),
    danger(
        "nobody would miss them",
        "miss notice care cares",
        r"(?:nobody|no one|none|noone|who|not) (?:\w+ ){0,2}(?:would|will|is going to|to)? ?(?:even )?(?:miss|notice|care|cry for|remember|be sad) (?:\w+ ){0,3}(?:me|if i|i was|i were|i died|i went|when i)(?: (?:was|were|am|is|died|die|gone|went|disappeared|left|here|dead|not|wasnt|around))*",
        "not",
    ),
    danger(
        "nobody would miss them",
        "went gone died care",
        r"if i (?:went|died|was gone|was dead|disappeared|were gone|vanished|was not here)(?: \w+){0,3} (?:nobody|no one|everyone|would|it)",
        "not",
    ),
    danger(
        "no point in living",
        "point living worth life live reason alive",
        r"(?:what|no|any|is there|see|not)(?: \w+){0,3} (?:point|reason|use|worth|purpose)(?: \w+){0,4} (?:living|alive|to live|life|being around|being here|me being|existing|in me|staying|of me|going on|for me to live|in being)|life (?:is|has|feels)(?: \w+){0,2} (?:not (?:worth|werth)|no (?:point|meaning|purpose)|worthless|pointless|over)|not worth (?:living|being alive|being here|it any more)|point (?:of|in) (?:staying|living|being alive|going on|carrying on)|should be over",
        "not",
    ),
    danger(
        "cannot go on",
        "anymore more on living longer",
        r"(?:can|could) not (?:\w+ )?(?:do (?:this|it|life|dis)|go on|carry on|keep going|take (?:it|this)|live|keep living|keep on|cope with (?:life|living)|be bothered with life|stand being alive)(?: (?:any more|any longer|living|like this|with (?:life|living)|no more|much longer))+|not think i can (?:carry|go|keep) (?:on|going)(?: \w+)?",
        "not",
    ),
    danger(
        "cannot go on",
        "tired done enough sick life living alive over",
        r"(?:tired|done|finished|sick|fed up|enough|over|bored|ready to be done|through) (?:of|with|being) (?:living|life|my life|being alive|this life|existing|alive|it all living)|life is over|done wiv life|had enough of (?:life|living|being)|not be bothered (?:with|to) (?:life|live|living|be alive)",
    ),
    danger(
        "hopes not to wake",
        "wake up sleep",
        r"(?:not|never|dont|rather not|without) (?:\w+ ){0,2}wak(?:e|ing) up(?: (?:again|tomorrow|any more|in the morning|ever|one day))?(?! (?:early|late|at|so|on time|for school|in time|on|before|every|when))|(?:sleep|fall asleep|go to sleep|asleep) (?:and |for ?ever|for good)(?:never |not )?(?:for ?ever|wake|for good)?|go to sleep for ?ever|wish i would not wake",
        "not",
    ),
    danger(
        "no future",
        "future growing myself older next",
        r"(?:not|no|never)(?: \w+){0,3} (?:any |a )?future (?:for me|for myself|with me)|not see (?:myself|me) (?:growing up|getting older|being (?:here|alive|around)|in a year|next year)|not see (?:a|any) (?:future|way out|way forward)",
        "not",
    ),
    danger(
        "wants the pain to stop",
        "pain stop end",
        r"(?:want|need|make|wish)(?: \w+){0,2} (?:the |my |this |all the )?(?:pain|hurt|hurting|it) (?:to |would )?(?:end|stop|go away|be over)(?: \w+){0,3} (?:only|for good|know one|way|for ever|forever)|only (?:know )?one way",
    ),
    danger(
        "wants to be in heaven",
        "heaven angel angels",
        r"(?:want|wish|going|rather|be)(?: \w+){0,3} (?:to |in |an )(?:be (?:in|an)|go to|heaven|angel|join)(?: \w+){0,2} ?(?:heaven|angel|heaven with)?(?: \w+){0,6} (?:stop being|not be alive|so i|with my|because|instead)|tomorrow i will be with (?:my|god)|want to be an angel|want to go to heaven|want to be (?:in heaven|with (?:god|jesus|the angels))",
    ),
    danger(
        "harms themself",
        "myself self",
        r"(?:cut|cuts|cutting|hurt|hurts|hurting|harm|harms|harming|burn|burning|burnt|scratch|scratching|punch|punching|hit|hitting|bite|biting|pinch|pinching|bruise|stab|stabbing|starve|strangle|strangling|choke|choking|injure|injuring|scald|poison|bleed|dead|shoot) (?:and \w+ )?<self>(?! (?:on (?:the|a|some|my)|in (?:the|a|pe)|off|by|falling|playing|shaving|cooking|making|with the) )",
    ),
    danger(
        "harms themself",
        "self harm",
        r"(?:self harm(?:s|ed|ing|er)?|harm(?:ing)? (?:my|her|his)? ?self|self injur(?:e|y|ing)|self hurt(?:ing)?)",
    ),
    danger(
        "harms themself",
        "cut cutting cuts scratch burn bleed knife blood bleeding cuttin",
        r"(?:cut|cutting|cuts|scratch|scratching|burn|burning|knife|bleed|slice|slicing|slash|scratched|punch|carve) (?:up |open |bleed |sad |crying |at |into )*(?:my|me) (?:own )?(?:arms?|legs?|wrists?|thighs?|skin|stomach|tummy|body|face|ankles?|hips?)(?! (?:on|when i fell|in pe|falling|playing|climbing))",
    ),
    danger(
        "harms themself",
        "cutting cut cuts bleed bleeding blood urges",
        r"(?:started|start|stop|keep|kept|urges? to|back to|been|by|need to|want to|thoughts of|going to|feel like|about my|my|about|again) (?:cut|cutting)(?: (?:again|now|and|every|today|so|when|to cope|because|is)| *$)|cutting (?:is|helps|makes|helped|again|every|and burning|is the only)|(?:can|could|will) not stop cutting|make (?:my ?self|me) bleed|until (?:i|they|it|my \w+|he) bleeds?|till (?:i|it) bleeds?|helps? when i see blood|keep (?:on )?cutting",
        "not",
    ),
    danger(
        "harms themself",
        "overdose overdosed overdosing tablets pills paracetamol",
        r"(?:took|taken|take|taking|swallow|swallowed|had)(?: \w+){0,2} (?:overdose|too many (?:tablets|pills|paracetamol|meds)|(?:lots|loads|a lot|all|bottle|packet|handful|pack|bunch|whole \w+) (?:of )?(?:my |the |mums |dads )?(?:tablets|pills|paracetamol|meds|medicine|medication))|overdos(?:e|ed|ing)",
    ),
    danger(
        "hides self-harm",
        "sleeves cover hide hides hoodie scars scar cuts marks bracelets wrists arms arm legs plasters hidden",
        r"(?:hide|hid|hides|hiding|cover|covers|covering|covered|see|sees|saw|lie|lied|seen|show|notice|find out about|sleeves|bracelets|plasters|wear)(?: \w+){0,4} (?:cuts|scars|scar|marks|wrists?|scratches|what i (?:do|did|have done) to)(?: (?:on|that|from|i|came|because|where|my)(?: \w+){0,4})?(?! (?:out of|in my (?:exam|test)))",
    ),
    danger(
        "hides self-harm",
        "arms arm legs leg body wrists sleeves skin",
        r"(?:so (?:that )?(?:nobody|no one|people|mum|they)|do not want (?:anyone|people|no one|them) to|nobody|no one|hide|cover|hides|covers)(?: \w+){0,4} (?:see|sees|saw|knows|know|look at|my)(?: \w+){0,4} (?:arms?|legs?|wrists?|body|thighs)(?: (?:because|at|from|with|in|on)| *$)|what i (?:do|did|have done|am doing) to (?:my|myself)(?: (?:own )?(?:arms?|legs?|wrists?|body|skin|self))?",
        "not",
    ),
    danger(
        "hides self-harm",
        "myself did made purpose do",
        r"(?:did|do|done|made|make|doing) (?:it|this|that|them|things|stuff|something)? ?(?:to|on) (?:myself|my self|my (?:own )?(?:arms?|legs?|wrists?|body|skin))|(?:marks|cuts|scars|scratches|burns|bruises)(?: \w+){0,3} (?:i|that i|were|was) (?:made|did|keep making|make|me|put)|(?:scars|cuts|marks) (?:from|because) (?:me|what i)|but it was me(?: |$)|(?:was|is|not) (?:an )?accident(?: \w+){0,3} (?:i did|on purpose|was me)|on purpose to (?:myself|hurt|me)|and do it when (?:everyone|they)",
        "not",
    ),
    danger(
        "hides self-harm",
        "scars cuts scar blade blades razor sharp something knife",
        r"(?:have|got|has|keep|new|more|fresh|the|my) (?:\w+ )?(?:cuts|scars)(?: (?:on|that|and|up|all|over|everywhere|are|getting|hurt|i|really|from)(?: \w+){0,3})|(?:keep|kept|have|hide|hid|stole|use|took|got|bought|hidden)(?: \w+){0,2} (?:knife|razors?|something sharp|sharp (?:thing|object)s?|scissors|compass|pencil sharpener)(?: \w+){0,8} (?:sad|feel|bad|myself|upset|to cut|my arms?|use it on|stress\w*|down|me|stuff gets)",
    ),
    danger(
        "hurts to feel better",
        "pain hurt blood bleed bleeding body things",
        r"(?:need|want|like|have) (?:to feel|feeling|the feeling of|to be in) (?:the )?pain|feel(?:s)? better (?:when|after|if) i (?:bleed|cut|hurt|see blood|do it|burn)|(?:do|doing) (?:bad )?things to my body|hurting (?:is|makes|helps)(?: \w+){0,3} (?:cope|better|way)|want(?:ed)? (?:it )?to hurt (?:me|myself)?(?: |$)|hands bleed",
    ),
    danger(
        "somebody else may die",
        DYING + " suicide kms",
        r"<friend>(?: \w+){0,7}? (?:<want>|will|might|gonna|would|could|may|tried|trying|feels like|talks about|talking about|thinking (?:of|about)|about|keeps?)(?: (?:to|of|be|about|just|also|going|that|on))* (?:die|dying|dead|be dead|kill(?:ing)? <selves>|kill myself|end(?:ing)? (?:it|it all|her life|his life|their life|things|their lives)|take (?:her|his|their) (?:own )?life|hurt <selves>|suicide|commit suicide|do something to <selves>)",
    ),
    danger(
        "somebody else may die",
        "suicidal suicide herself himself themselves themself life goodbye",
        r"(?:kill|killing|end|ending|hang|hurts?|hurting|harm|harms|harming|cuts?|cutting|burn|burns|burning|stab|starv\w+) <selves>|(?:she|he|they|friend|sister|brother|mum|dad|mate|someone|girl|boy|cousin|boyfriend|girlfriend)(?: \w+){0,6} (?:suicidal|suicide)|(?:end|ending|take|taking|ends) (?:her|his|their) (?:own )?life|(?:send|sent|sends|got|left|wrote) (?:me )?(?:a |me a )?(?:goodbye|suicide) (?:message|text|note|letter)|(?:she|he) (?:cuts|burns) (?:her|his) (?:arms|legs|wrists|self)|(?:friend|brother|sister|cousin|girl|boy|mum|someone|kid|mate) (?:\w+ ){0,4}(?:cuts|cutting|burns) (?:his|her|their) (?:arms?|legs?|wrists?|skin|thighs)",
    ),
    danger(
        "somebody else may die",
        "here better exist wake around alive",
        r"(?:she|he|they|her|him|them|friend|someone|sister|brother|cousin|mum|dad|boy|girl|girlfriend|boyfriend|mate)(?: \w+){0,6} (?:not (?:want|going) to (?:be here|live|exist|wake up|be alive|be around)|not be here (?:next|tomorrow|any more|much)|better off without (?:her|him|them)|wants to (?:disappear|not be here|not exist|end it))",
        "not",
    ),
    harm(
        "low",
        "empty worthless hopeless numb depressed broken burden failure lonely alone useless down low unhappy miserable sad",
        r"(?:i|feel|feels|feeling|am|been|so|really|life is|always|everything is|just|very)(?: (?:so|really|very|always|like|a|am|all|feel|felt|been|just|such|feeling|too|completely|totally|lonely|alone|broken|and|that|i|such a|inside))* (?:empty|worthless|hopeless|numb|depressed|broken|burden|failure|useless|miserable|very unhappy|so unhappy|so alone|so lonely|really low|so low|really down|so down|unloved|dead inside|disgusting)(?! (?:in|at|when) (?:the|we|school holidays|my team))",
    ),
    harm(
        "low",
        "hate hates",
        r"<i> (?:really |just |so |f\w+ )?hate (?:my ?self|my life|me|who i am|being me|living|being alive|what i am|my body|how i look)|hate my life",
    ),
    harm(
        "low",
        "cry crying cries",
        r"(?:i|me|she|he|mum|dad|up)(?: \w+){0,2} (?:cry|crying|cries)(?: \w+){0,3} (?:every|all|night|nights|sleep|lot|day|days|the time|always|alone|constantly)|cry myself",
    ),
    harm(
        "low",
        "nobody one cares matters nothing point happy anything enjoy",
        r"(?:nobody|no one|none) (?:\w+ )?(?:cares|loves|likes|wants|understands|listens to|gets|notices|sees|would listen) ?(?:about )?(?:me|to me)?|nothing (?:matters|makes me happy|helps|is worth|feels|is good|will help|will get better)|not (?:enjoy|care about|look forward to) anything|not care (?:what|if|about) (?:happens to me|i|myself)|everything (?:is|feels) (?:hopeless|pointless|dark|bad|my fault|too much)|no friends",
        "not",
    ),
    harm(
        "low",
        "cope panic stare sleep screaming voices anxiety depression sleep dark breathe sectioned scream ptsd anxious",
        r"(?:can|could) not cope|not sleep because my head|scream(?:ing)? all the time|(?:just|always) stare at|panic attacks?|hear(?:ing)? voices|(?:my|have|got|with|bad|suffer) (?:\w+ ){0,2}(?:depression|ptsd|anxiety)(?! (?:support|help|should|is important|awareness|in young))|voices? (?:in|tell)|head (?:will not|does not) stop|dark place|(?:can|could) not (?:breathe|get out of bed|leave (?:my|the) (?:room|house)|stop crying|eat or sleep)|been sectioned|was sectioned|feel like screaming|always anxious|really depressed|stare at the wall",
        "not",
    ),
    harm(
        "has hurt themself before",
        "overdosed attempt attempted tried hospital clean sectioned",
        r"(?:tried|try|attempted) to (?:take|end|kill|die|overdose)|(?:clean|free) (?:from|of) (?:self|cutting)|in hospital because i tried|ran in front of|my (?:suicide )?attempt|silly (?:to myself|things)|do anything silly",
    ),
    harm(
        "somebody died by suicide",
        "suicide killed took himself herself life",
        r"(?:died|die|death|lost \w+ \w+|lost \w+) (?:by|from|to|of) suicide|(?:took|taken|ended) (?:her|his|their) (?:own )?li(?:fe|ves)|killed (?:himself|herself|themselves|themself)|committed suicide",
        "past",
    ),
    danger(
        "does not want to be here",
        "carry going on live",
        r"not <g1>want(?:s)? to (?:carry on|keep going|go on|continue)(?: (?:any more|any longer|tomorrow|with|living|like this|this)|$)(?! (?:with (?:school|the|my (?:course|lessons|club))))",
        "not",
    ),
    danger(
        "does not want to be here",
        "alive existing here dead born existed",
        r"(?:about|of|could|not want to|wanna|be|wish i could) not be(?:ing)? (?:alive|here|around)|<i> (?:wish|hope)(?: i)? (?:was|were|had) (?:never|not) (?:been )?(?:born|alive|here|existed)|not being (?:alive|here any more)",
        "not",
    ),
    danger(
        "no point in living",
        "nothing point reason left way out",
        r"(?:nothing|no reason|no point)(?: \w+){0,2} (?:left )?(?:to live|to stay|for me to (?:be|stay)|in staying|for me (?:any more|left|here))|not see (?:any |a )?way out|see myself (?:growing up|getting older|being alive)|nothing left (?:to live|for me)|not see myself",
        "not",
    ),
    danger(
        "cannot go on",
        "stop out over more this",
        r"(?:can|could) not (?:\w+ ){0,3}(?:this|it|on|going|living|live)(?: \w+){0,3} (?:please )?(?:make it stop|want out|want it to (?:be over|stop|end))|life (?:needs|has|wants) to (?:end|be over|stop)|so done with (?:life|everything|it all)",
        "not",
    ),
    danger(
        "will not be here",
        "heaven gone dead alive",
        r"(?:this time|by|before|after|soon|on|next)(?: \w+){0,3} i will (?:be (?:gone|dead|in heaven)|not be (?:here|alive))|will be (?:dead|in heaven)(?: (?:by|soon|before|tomorrow|on|next))|love you all(?: and)?(?: i am)? sorry|not see you again|tell (?:my )?(?:\w+ )?(?:i|them i) (?:love|loved)(?: \w+){0,3} (?:before i|when i am|i will not|i am going)|was not (?:their|her|his) fault(?: \w+){0,3} (?:before i|when i|gone|go)",
        "not",
    ),
    danger(
        "has a plan",
        "note letters letter plan picked worked mind",
        r"(?:written|wrote|left|writing|write) (?:a |my |some |goodbye |suicide )*(?:note|notes|letters?)(?: (?:for|to|so)(?: \w+){0,4}| *$)(?! (?:to (?:my (?:mp|pen|nan)|the (?:council|mp|queen|king|paper)|santa)))|(?:picked|chosen|worked out|made up my mind|decided|know|set)(?: \w+){0,3} (?:to (?:go|die|end it|leave this world)|how to (?:die|go|end|do it))(?! (?:to|on|with|out))|(?:about|planning|ready|going) to do it (?:tonight|soon|tomorrow|now)|giv\w+ (?:away )?my (?:\w+ ){0,4}(?:before i go|not need it)|before i go$",
        "not",
    ),
    danger(
        "nobody would miss them",
        "sad miss cry care",
        r"(?:nobody|no one|none|noone|everyone)(?: \w+){0,3} (?:would|will) (?:be sad|cry|miss me|care|notice|be happier|be glad)(?: (?:if|when|about))?(?: \w+){0,4} ?(?:i (?:was|were|died|went|am|left|disappeared)|gone|dead|me)",
        "not",
    ),
    danger(
        "wants to die",
        "kill",
        r"(?:want to|wanna|going to|thinking of|about to|might|could) kill(?: (?:tonight|right now|so bad|not|for real|me|for))?$|^kill me$|^kill me (?:now |please |tonight)|kill right now|^kill (?:tonight|not)|want to kill (?:not|tonight|right)",
    ),
    danger(
        "harms themself",
        "cut cutting cuts burn scratch skin self hurting blade sharp pain bleed",
        r"(?:cut|cuts|cutting|scratch|burn|slice|pick) (?:my|the|at my) (?:own )?(?:skin|arm|leg|wrist)|(?:i|am|might|will|started|been|keep|friend is|sister is|brother is) cutting?(?: (?:since|again|and|now|at school|every|because|to cope)| *$)|i (?:might|want to|need to|will|am going to|have to) cut(?: *$| (?:again|tonight|now|so))|feel(?:s)? better (?:when|after|if) i (?:cut|feel pain|bleed|hurt)|(?:knife|razors?|something sharp|sharp things?)(?: \w+){0,5} (?:to cut|for my (?:arms?|legs?)|when i feel bad|on myself)|keep hidden my|not stop self harm",
    ),
    danger(
        "hides self-harm",
        "scars cuts arms",
        r"(?:nobody|no one|mum does not|dad does not|they do not|teachers do not)(?: \w+){0,2} (?:knows?|sees?|seen|saw) (?:about )?(?:my|the) (?:scars|cuts|marks|arms)|hidden (?:my )?(?:cuts|arms|scars)",
        "not",
    ),
    danger(
        "harms themself",
        "pills tablets overdose medicine paracetamol",
        r"(?:took|taken|take|swallowed|swallow|had|have) (?:\w+ ){0,2}(?:too|to|so|lots|loads|a lot|all)(?: \w+){0,3} (?:tablets|pills|paracetamol|medicine|medication)",
    ),
    harm(
        "low",
        "nobody one people",
        r"(?:nobody|no one) (?:loves|wants|likes|understands|cares about|would care about|listens to) (?:me|us)|feel(?:s)? like nobody|i am so unhappy|just want (?:help|to feel better|someone to talk)",
        "not",
    ),
    harm(
        "low",
        "pointless fault hopeless matters health thoughts illness sad struggling",
        r"(?:everything|life|it all) (?:is|feels) (?:pointless|my fault|hopeless|dark|ruined)|nothing matters|my mental health is (?:\w+ ){0,2}(?:bad|worse|ruining|terrible|awful|getting)|not sleep because of my (?:thoughts|head)|illness in my head|because of my thoughts|really struggling",
        "not",
    ),
    harm(
        "has hurt themself before",
        "cut stopped clean cutting",
        r"(?:not|never|stopped|stop|quit) (?:\w+ ){0,2}(?:cut|cutting|hurting myself|harming)(?: \w+)? (?:for|since|in) (?:\w+ )?(?:weeks?|months?|years?|days?|a long|a year|\w+ weeks)",
        "not past",
    ),
    danger(
        "harms themself",
        "cut cutting",
        r"(?:sometimes |always |just |only )?i cut (?:when|sometimes|at night|to (?:cope|feel|calm|stop|let)|because|so (?:i|that)|every)(?! (?:paper|the|my (?:hair|food|grass)))",
    ),
    danger(
        "has a plan",
        "jump bridge train edge cliff roof tracks did nearly almost",
        r"(?:stood|sat|went|was|been|go|standing|climbed) (?:\w+ ){0,3}(?:on|to|up|onto|at) (?:the |a )?(?:bridge|edge|roof|cliff edge|train tracks|railway)(?: \w+){0,3} (?:last night|yesterday|because|to (?:jump|die|end)|alone|thinking|and (?:thought|wanted|nearly|cried))|(?:want to|going to|wanted to|nearly|might|could|me to|about to) jump(?: (?:off|in front|from|tonight)|$)|(?:nearly|almost) did it(?: (?:yesterday|last night|today|again|this time)|$)|voices?(?: \w+){0,4} (?:jump|die|do it|cut|hurt myself|kill myself)|looked up (?:how|ways) to",
    ),
]
