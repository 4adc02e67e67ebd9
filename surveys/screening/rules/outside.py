"""Harm outside the home: weapons, exploitation, online, honour, extremism, missing, bullying, hate, caring."""

from functools import partial

from surveys.screening.result import Band
from surveys.screening.rules.rule import Rule, rule

weapon = partial(rule, "weapon", Band.DANGER)
armed = partial(rule, "weapon", Band.HARM)
exploitation = partial(rule, "exploitation", Band.DANGER)
drawn_in = partial(rule, "exploitation", Band.HARM)
online = partial(rule, "online", Band.DANGER)
contact = partial(rule, "online", Band.HARM)
honour = partial(rule, "honour", Band.DANGER)
watched = partial(rule, "honour", Band.HARM)
missing = partial(rule, "missing", Band.DANGER)
unsettled = partial(rule, "missing", Band.HARM)
extreme = partial(rule, "radicalisation", Band.HARM)
bullying = partial(rule, "bullying", Band.HARM)
hate = partial(rule, "hate", Band.HARM)
carer = partial(rule, "carer", Band.HARM)
GUNS = "knife knives gun guns weapon weapons machete bomb"
NUDES = "nudes nude naked pictures picture video videos screenshots"

RULES: list[Rule] = [
    weapon(
        "carries a weapon",
        GUNS + " carry carrying carries",
        r"(?:i|we|me|who|has|have|got|he|she|they|friend|brother|boy|someone|cousin|mate|ex|in year \d+) (?:\w+ ){0,4}?(?:carry|carries|carrying|carried|take|takes|bring|brings|bringing|brought|keep|keeps|hold|hide|hides|have|has|got|bought|buy|get|own|own|stash|stole|need|showed|shows|pulled|use|with|look after|out)(?: \w+){0,3} (?:a |the |his |my |any |zombie |kitchen |big )*<gun>(?! (?:skins?|and fork|in (?:the game|apex|fortnite|minecraft)|in (?:apex|minecraft)|block|at dinner|game|crime|bins?|for (?:cooking|fishing|dinner)|to (?:cut|eat|chop|butter)))",
    ),
    weapon(
        "carries a weapon",
        GUNS,
        r"(?:<gun>) (?:on me|in (?:my|his|her|the) (?:bag|pocket|room|bedroom|locker|house|car|coat|sock|jacket|blazer)|to school|into school|with me|to hold|under (?:my|his|her) bed|at home|for protection|when i go out)|(?:feel|am) safer with a <gun>|gave me a <gun>|without my <gun>|to (?:hold|hide|keep|look after) (?:a |the |his |their )*<gun>|pulled a <gun>|making a bomb|carry because (?:everyone|i|of)|started carrying|we all carry|^<gun> in my|got his <gun>",
    ),
    weapon(
        "means to hurt somebody",
        "stab shoot kill hurt attack burn fire blow poison batter slash beat knife murder pay",
        r"(?:i|we|me|am|he|she|they|boy|friend|brother|someone|going|want|will)(?: \w+){0,4} (?:want(?:s)? to|going to|will|planning to|plans? to|could|gonna|need to|might|about)(?: \w+){0,2} (?:stab|shoot|shoot up|kill|hurt|attack|burn down|set fire|blow up|poison|batter|slash|murder|knife|bomb|beat|shank|get them)(?: (?:him|her|them|someone|everyone|people|my (?:little |baby )?(?:teacher|brother|sister|dad|mum|stepdad|class|ex|mate|whole)|the (?:school|bullies|teacher|boy|kids?)|a (?:boy|girl|teacher|kid|man)|up|him till|back|down|to the|them all))(?! (?:at (?:chess|fifa|football|mario)|in (?:fortnite|minecraft|the (?:final|race|match|game))|\d))",
    ),
    weapon(
        "means to hurt somebody",
        "thinking think thoughts voices list pay shoot fire attack stabbing shooting kill killing hurting gun",
        r"(?:think|thinking|thoughts|dream|fantasi\w+)(?: \w+){0,3} (?:killing|hurting|stabbing|shooting|attacking|murdering) (?:people|someone|him|her|them|my|everyone|kids|a|the)|(?:could|might) kill someone|voices(?: \w+){0,4} (?:hurt|kill|stab|to do bad)|list of people|make them (?:all )?pay|set fire to (?:the|my) (?:school|house)|shoot up|blow up (?:the )?(?:school|my)|bring(?:ing)? a (?:gun|bomb|knife)|(?:going to|will) be (?:a )?(?:stabbing|shooting|attack)|scared i will (?:hurt|do)|get them (?:back|on)(?: \w+){0,3} (?:knives|knife|friday|monday)",
    ),
    weapon(
        "hurts somebody",
        "hurt hit",
        r"i (?:\w+ ){0,2}?(?:hurt|hit|want to hurt|punch|bite|strangle|kick|shake) (?:my (?:baby|little)? ?(?:brother|sister|mum|nan|dad)|the baby|my mum|other (?:kids|children))(?: (?:when|because|badly|and can not|so|and i can not|really))",
    ),
    weapon(
        "means to hurt somebody",
        "knife knives punch stab",
        r"^(?:going to|i will|will) (?:stab|knife|shank|kill|batter|shoot) (?:him|her|them|someone|everyone|my)|(?:get|getting|going for) (?:him|her|them)(?: \w+){0,3} with (?:a )?(?:knives|knife|weapons?|machetes?|blades?)|(?:going to|will) knife (?:him|her|them|someone)",
    ),
    armed(
        "weapons round about",
        GUNS
        + " carry stabbed stabbing knifepoint shot mugged slashed jumped robbed threatened gang blades bottles",
        r"(?:kids?|boys?|people|gangs?|lads|someone|older|men|man|they|year \d+s|friend|brother|cousin|mate|boy|always)(?: \w+){0,6} (?:with|has|have|had|carry|carries|brings?|showed|pulled|fight with|fighting with) (?:\w+ )?(?:<gun>|bottles|bats)|(?:got|get|gets|was|were|been|being|of being|someone|they|saw|died he was) (?:\w+ )?(?:stabbed|shot|mugged|slashed|jumped|robbed|attacked)(?! (?:in (?:fortnite|the game|call|among)|by a (?:ball|bee)|my shot))|knife ?point|gun ?shots|(?:know|with) (?:people|kids|someone|lads|boys) who carry|knife fights?|fight with (?:<gun>)|found a <gun>|threatened on|chased? (?:by|us)|pointed it at|scared (?:i will|of) (?:get(?:ting)? |be(?:ing)? )?(?:stabbed|attacked|jumped|robbed|shot)|know people who carry|boys carry|carry <gun>",
    ),
    exploitation(
        "made to do crime",
        "drugs drug weed packages package stuff shotting shot trapping cunch country deal dealing steal sell selling line drop run gear phone bank passport",
        r"(?:(?:make|makes|made|making|force|forces|forced|get|gets|got|use|uses|told|tells|send|sends|sent|want|asked|expect)(?: me| us| him| her| my \w+| people| kids| to)+|have to|has to|must|made to|forced to)(?: (?:to|have|hide|into|go|being))* (?:carry|carrying|sell|selling|deal|dealing|hide|hold|deliver|run|running|move|take|drop|transport|store|traffic|shot|steal|rob|shoplift|drive)(?: (?:for|their|his|the|some|of|off|a|my))*(?: (?:<drugs>|for (?:a |the |an |older )*(?:man|men|gang|them|him|boys|olders)|stuff off|things))?(?: (?:for|to|on|in|off|or|because)(?: \w+){0,3})?(?! (?:my medicine|the dog|part|turns|a break|tests?|exams|the bus|out the))",
    ),
    exploitation(
        "made to do crime",
        "drop packages deliver drugs trapping cunch country shotting line gang debt owe dealing drug trap county deal",
        r"(?:i|am|brother|friend|mate|he|to|been|going|they|have|cousin|someone)(?: \w+){0,3} (?:trapping|shotting|running (?:a )?(?:line|drugs)|going cunch|go cunch|go country|county lines for|doing county lines|in a trap house|on a line|the drug line)|cunch|(?:robbed|lost|took|taken)(?: \w+){0,3} (?:their|his|the) (?:drugs|gear|weed)|(?:sell|deal|dealing|selling|run|running|carry|carrying|hold) (?:drugs|weed|stuff) (?:for|or|from)|made to (?:deal|sell|carry|steal|work|run)|(?:use|using|taken over|took over|take over|live in) (?:our|my|mums|my mums) (?:flat|house|room|home)|drugs in my (?:room|house|bag)|drug line|for (?:the|their) drug|(?:send|sends|sent) (?:me|us|him|her|my brother) (?:\w+ ){0,6}(?:drop|deliver|sell|drugs|packages?)|hold(?:ing)? (?:stuff|things|drugs) for (?:older|them|him|a|the)",
    ),
    exploitation(
        "owes them",
        "owe owes debt pay work off leave out stop gang",
        r"(?:owe|owes|owing|in debt to|have to pay|pay off)(?: \w+){0,4} (?:money|debt|work it off|them|him|gang|man|dealer|boys|olders)(?: \w+){0,6} (?:work|hurt|sell|scared|drugs|pay|have to|off|kill|stab|$)|a debt|(?:not let|can not|never let|scared to|not allowed to|wont let)(?: \w+){0,3} (?:leave|get out|stop|quit)(?: \w+){0,3} (?:gang|selling|trapping|shotting|them|dealing|it)|(?:can not|want to|trying to) (?:get out|leave the gang|leave my gang)(?: of)?|hurt my mum if i stop|i owe them",
        "not",
    ),
    exploitation(
        "used for sex or work",
        "sex men hotel hotels parties party sleep passport wages work things money touch salon",
        r"(?:makes?|made|forces?|has|takes?|take|picks?|gets?)(?: me| us| girls| her)+(?: \w+){0,3} (?:sleep with|sex with|touch us|touch me|have sex|hotels?(?: to)?|(?:parties|party) where men|do things for money|other (?:men|people)|things with (?:men|his friends))|(?:took|has|have|keeps?|kept|hold|hid)(?: \w+)? my (?:passport|wages|documents|papers|money)|(?:keep|keeps|take|takes) (?:my|our|all my) (?:money|wages|pay)|(?:must|have to) work (?:all day|in the house|for (?:no|nothing)|and)|(?:can not|not allowed to) leave(?: \w+){0,3}(?:work|house|salon|job|farm)?$|nail (?:place|bar|salon)|men touch us|sleep with (?:other|his|men|people)|picks (?:me|girls|us) up",
    ),
    drawn_in(
        "drawn in",
        "older man boyfriend olders twenties gang money weed vapes trainers phones bank party parties thirties men adults card girl hotel drugs dealing favours",
        r"(?:boyfriend|girlfriend|he|man|men|olders|boys|lads|someone|people|they|friend|guy|adults|lady|brother|cousin|mate|hang)(?: \w+){0,6} (?:much older|is (?:\w+ )?(?:2[0-9]|3[0-9]|4[0-9]|twenty|thirty)|buys? me|give(?:s)? (?:me|us|kids) (?:weed|drugs|drink|vapes|alcohol|money|cash)|gave me (?:new|a|money|drugs|weed|stuff|things)|in their twenties|easy money|hold stuff|two phones|loads of cash|do (?:\w+ )?favours|through my bank|in a gang|with a gang|about with a gang|give us drugs|join (?:them|their)|deliver(?:ing)? a (?:package|parcel)|earn money by|offers kids|get me to sell|sell for them|into dealing|comes back with money|i owe him|drink and|his girl|take(?:s|n)? (?:girls|us|me) to)",
    ),
    drawn_in(
        "drawn in",
        "gang older olders men bank card girl join easy party parties dealing london",
        r"(?:i am|am|friend is|brother is|mate is|been) in a gang|(?:parties|flat|hotel|house) (?:with|where) (?:older men|adults|grown ups|men)|(?:use|used|borrow|let someone use) my bank|i am his girl|(?:have to|must) do what he says|(?:make|earn|made) (?:some )?easy money|(?:look after me|protect me) if i (?:join|do|work)|keeps going to \w+ and will not say|older (?:lads|men|guys|boys)(?: \w+){0,4} (?:trying|give|gave|buy|sell|ask|pick)|sells? drugs|dealing drugs",
    ),
    online(
        "pictures held over somebody",
        NUDES + " blackmail blackmailed blackmailing leaked leak share post screen body",
        r"(?:send|sent|post|share|shares|shared|leak|leaked|leaks|show|shows|spread|sharing|posted|put)(?: \w+){0,4} (?:my |our |her )*(?:nudes?|pictures?|video|private (?:pictures|video)|screenshots?|naked (?:pictures|videos?))(?: (?:of me|round|to|on|if|or|in|unless|everywhere|and|online|at|got|a|of my)(?: \w+){0,5})?|blackmail(?:ed|ing|s)?|(?:has|have|got|saved|keeps|holds|recorded)(?: \w+){0,3} (?:my |of me )?(?:nudes?|screenshots of me|pictures of me|naked pictures?|my pictures?)|nudes? (?:got |were |was |been )?(?:leaked|shared|spread|posted)",
    ),
    online(
        "pictures held over somebody",
        NUDES + " pay sends everyone dad recorded money cards send top webcam it",
        r"(?:pay|money|gift cards?|ruin my life|hurt me|tell(?:s)? everyone|more|wants)(?: \w+){0,4} (?:or|unless|if)(?: \w+){0,5} (?:pictures?|post|video|share(?:s)?|send|nudes?|leak|everyone sees|tells?|shows?)|(?:send|share|show|post) (?:it|them|the video|my) (?:\w+ ){0,2}?(?:to|if|round|online|everywhere)(?: \w+){0,4} (?:dad|mum|everyone|block|school|family|friends|pay|send)|send(?:ing)? (?:more|nudes)(?: \w+){0,2} or|recorded (?:it|me)|everyone sees|(?:pictures|video) (?:are|is) on a site|do what i say|(?:ruin|destroy|wreck) my life",
        "not",
    ),
    online(
        "made to send pictures",
        NUDES + " camera webcam top clothes send body",
        r"(?:make|makes|made|making|force|forced|forcing|got|gets|have to|being forced|told|tells)(?: me| us| her| him)*(?: (?:to|keep|send|do|take|into))*(?: \w+){0,2} (?:nudes?|pictures? (?:of my|with no|naked)|my (?:top|clothes) off|on (?:webcam|camera|live|video)|stuff on|things on (?:webcam|camera|live)|more (?:pictures|photos|videos|nudes)|him (?:pictures|nudes|a nude|pictures))|i (?:have )?(?:sent|send|did)(?: \w+){0,3} (?:nudes?|naked|a (?:picture|video|nude)|pictures? of (?:my|me|myself)|video call)(?: \w+){0,8} (?:scared|now|money|threat\w*|blackmail\w*|wants|stop|man|saved|recorded)|sent nudes|sent him a (?:picture|nude|video)",
    ),
    online(
        "meeting somebody from online",
        "met meet said",
        r"met (?:on ?line|on the internet)(?: \w+){0,4} (?:coming|come|pick|meet|house|wants to see|visit)|(?:not|wasnt|was not) (?:1\d|who|the age)(?: \w+)? (?:like )?he said",
        "not",
    ),
    online(
        "meeting somebody from online",
        "meet meeting met meets pick come coming train taxi visit see invited hotel ticket",
        r"(?:meet|meeting|met|meets|see|visit|meet up|pick(?:ing)? (?:me|her|him) up|come(?:s)? (?:to|over|and get|round)|coming (?:to|over)|going to|goes to see|to live with|comes? to|stay with|went to see)(?: \w+){0,8} (?:from|on|off|met|over|through|of) (?:an? |my |the )*<online>|(?:from|on|off) (?:an? |my |the )*<online>(?: \w+){0,8} (?:meet|pick(?:ing)? (?:me|her) up|come(?:s)? (?:to|over|and)|coming|visit|see me|get me|meet me|wants to meet|train|taxi|house|much older)",
    ),
    online(
        "meeting somebody from online",
        "meet met meeting pick taxi train hotel ticket visit snuck visits come coming older",
        r"(?:he|she|man|guy|someone|they|who|boyfriend|stranger|person|we|i am|friend is|sister is)(?: \w+){0,5} (?:wants? (?:me )?to (?:meet|visit|come|see|get me|come and get)|asked (?:me )?to meet|meet (?:him|her|me) (?:alone|tonight|in secret|in person|in real life|at)|pick me up|pay(?:ing)? for my (?:train|ticket|taxi)|sent a (?:taxi|car|cab)|come (?:and|to) (?:get me|my house)|to come to (?:see )?(?:him|his)|says he will come|get a train|meet in a hotel|coming over)|in real life but|(?:meeting|meet|see) my online (?:boyfriend|girlfriend|friend)|said to come alone|went to his (?:house|flat)|(?:i|she|he) met (?:up )?(?:with )?(?:a|an|someone|him)(?: \w+){0,3} (?:online|from|off|on|much older|not \d+)|(?:snuck|sneak\w*) out to meet|not \d+ like he said|turned out to be (?:a )?(?:grown )?(?:man|older|adult)|he is (?:2[0-9]|3[0-9]|4[0-9]|a man|a grown)(?: \w+){0,5} (?:meet|come|visit|get me|see)|meeting (?:a|an older|some) (?:man|guy|stranger|older)|come to my house|knows where i live",
    ),
    contact(
        "somebody online",
        "online snapchat roblox discord instagram game message messages messaged message camera stranger strangers adult whatsapp live chat video number nudes man older mature special secret pictures picture",
        r"(?:asks?|asked|asking|keeps? asking|wants?|wanted|offered|begs?|told|tells)(?: (?:me|us|my \w+|her|him|for|to|if|what|how))*(?: \w+){0,4} (?:nudes?|pictures?|pics|where i live|camera|wearing|was alone|alone|video call|secret|number|whatsapp|how old|boyfriend|delete|photos|strip|bedroom|send|our chats|do things|body|school is)(?! (?:of the|for the|day))",
    ),
    contact(
        "somebody online",
        "online snapchat roblox discord instagram message messages messaging messaged stranger strangers adult rude man older mature special private nudes sex presents skins talk talks talking face guy",
        r"(?:sent|sends?|showed|shows?|got sent|sending|saw)(?: (?:me|us|my \w+|a|some|people))* (?:a )?(?:rude|naked|nudes?|dick|private|creepy|sex\w*|porn|pictures? of (?:a|his)|picture of a mans|people doing)|(?:talks?|talking|talk|chat|chatting|speak)(?: \w+){0,3} (?:to|with)(?: \w+){0,3} (?:grown )?<stranger>(?: \w+){0,3} (?:online|who|on|that|from|\d+|do not know)|(?:man|stranger|adult|guy|someone|older \w+|person|strangers|people)(?: \w+){0,6} (?:messages? me|added me|messaged|calling me|tell me to do|beautiful|free skins|love(?:s)? me)|mature for my age|(?:i am|says i am|he says i am) special|no one understands me like|voice sounds|says he is \d+ but|(?:online|internet|game|roblox|discord|snapchat)(?: \w+){0,6} (?:older|wants to video|asked to move|says he loves|told me to)|older and wants|wants more$|i showed (?:a man|him|someone)|send(?:s)? me presents|presents in the game|if i do what he says|delete (?:the|our) messages|grown man online",
    ),
    honour(
        "forced marriage",
        "marry married marriage marrying wedding husband engaged engagement",
        r"(?:make|makes|making|made|force|forced|forcing|have to|must|want|wants|going to|will|am|being|to be|get|gets|getting|taking me|sent|send|sending|let|find|found|booked|back|say i|is being|be|off|someone|no|because)(?: \w+){0,8} (?:marr(?:y|ied|ying|iage)|wedding|husband|engaged)(?! (?:and (?:have kids|live happily|it was)|at a|to (?:my|his|her) (?:best|lovely)|with cake|was (?:fun|lovely|nice|great)|for gay))(?: \w+)?",
    ),
    honour(
        "forced marriage",
        "marry married marrying wedding husband engaged abroad marriage",
        r"(?:not want|do not|never met|not supposed|stop them|because i will not|can not say no|i am 1[0-7]|my turn|not let me come back|off|do not know)(?: \w+){0,10} (?:marr(?:y|ied|ying)|wedding|husband|married)|(?:marry|married|husband|engaged|wedding)(?: \w+){0,10} (?:not want|do not know|never met|i am 1[0-7]|my turn|cousin|abroad|another country|can not say no|for me)|found me a husband|marry(?:ing)? me off|marry (?:a man|my cousin|someone|an older|him)(?: (?:i|in|who|from|when))?",
        "not",
    ),
    honour(
        "cutting",
        "cut cutting fgm circumcised ceremony",
        r"fgm(?! (?:should|awareness|lessons|is wrong))|(?:be|was|were|been|will be|going to|have me|already|they|to be|am) (?:\w+ )?cut (?:me|down|in the|on|like|when i was|there|as a|and they)|(?:have|having|do|doing|for|the) (?:the |a )?cutting(?: done| on| to| in|$)|circumcis\w+|ceremony (?:that|for|girls)|cut (?:my|her) (?:little )?(?:sister|cousin)",
    ),
    honour(
        "honour",
        "shame dishonour dishonoured honour gay boyfriend disgrace",
        r"(?:kill|hurt|punish|beat|deal with|get|punished|disown|sent)(?: \w+){0,8} (?:shame|dishonour\w*|honour|gay|boyfriend|that boy|seeing|him$|married|scarf|wear|talk to boys)|(?:shame|dishonour\w*|disgrace|gay|boyfriend|not marry|not wear)(?: \w+){0,10} (?:kill|hurt|punish\w*|beat|deal with)|(?:family|brothers|dad|uncles?|parents|they) (?:\w+ ){0,3}(?:kill|hurt|beat|punish) me (?:if|because|for)|send me (?:away|back|abroad|home) (?:because|to be|to get|if)|might not be back in september|took my passport|taking me (?:to another country|abroad|back home)",
        "not",
    ),
    watched(
        "held back by family",
        "brothers family shame allowed dad parents religion community girl wear possessed spirit witch gay marry married husband marriage cut demon disgrace",
        r"(?:brothers?|family|dad|parents|uncle|mum|they|cousin|community)(?: \w+){0,6} (?:follow(?:s)? me|check(?:s)? my phone|reads? (?:all )?my (?:messages|phone)|shame|watch(?:es)? where|disgrace|(?:not )?(?:\w+ ){0,3}because i am a girl|looking for a husband|sent back|send me (?:back|away)|took me out of school|wear what they|good girl|talk about me|cured|go mad|goes mad|marry|plan(?:ning)?$|made me leave school)|(?:not allowed|do not let me|never allowed|not let me)(?: \w+){0,3} (?:talk to boys|leave the house without|see boys|out without my brother|go to college)|(?:possessed|evil spirit|demon|a witch|pray the gay|cured of)|because of honour|(?:came|come) back married|not come back from (?:our|abroad|holiday|pakistan)|girls in my (?:family|country)(?: \w+){0,3} (?:leave|are cut|marry|have to)|family (?:will )?find(?:s)? out i am gay|to marry|secret boyfriend|trip abroad|for marriage|or i am punished|everything for my brothers|in big trouble",
        "not",
    ),
    missing(
        "running away now",
        "running run leaving leave left ran gone missing packed",
        r"(?:am|are|is|going to|i will|friend is|sister is|plan to|planning to|about to) (?:running|run|leaving|leave|running off|run off)(?: away| off)?(?: from)?(?: (?:my|the|home|placement|foster|care|this|here))* ?(?:home|placement|care|foster home)?(?: (?:and|with))?(?: \w+){0,3} (?:tonight|tomorrow|this weekend|today|soon|now|after school|nobody|not tell\w*|in the morning|weekend|on \w+day|to live with|and not)|running away tonight|(?:packed|got) (?:my )?bags?(?: \w+){0,6} (?:leav\w*|go\w*|run\w*)|(?:i|we|she|he|friend|sister|brother|who) (?:have |has |just |had )*(?:ran|run|runned) (?:away|off) (?:and|from|because|nobody|they|last night|so|today|yesterday)(?! (?:once|last year|to sea|from (?:the|a) (?:monster|zombies?|ghost)))|(?:i|we) (?:have )?left (?:home|my (?:foster|placement|home|house|hostel)|in the night)|not know (?:i have|where i am|i am) (?:gone|run|left|here)|nobody knows where i am",
    ),
    missing(
        "nowhere to sleep",
        "sleep sleeping slept nowhere homeless streets rough stay staying outside tent",
        r"(?:sleep|sleeping|sleeps|slept|staying|stay|living|live|lived|spent the night)(?: \w+){0,3} (?:in (?:the|a|my|our|mums) (?:park|car|bus stop|tent|doorway|bus station|station|van|street|woods|garage|shed)|outside|rough|on the (?:streets?|stairs)|in doorways|on (?:a )?benches|at a mans|with a man)(?! (?:with (?:my|scouts|the cubs)|and toast|camping|at (?:camp|brownies)))|nowhere (?:to (?:sleep|go|live|stay)|safe|tonight|else to)|(?:got|have|am|with) nowhere|(?:i am|am|we are|made|being|be) (?:\w+ )?homeless|on the streets|where i am going to sleep|sofa surf\w*|stay out all night|sleeping rough|nowhere$",
        "not",
    ),
    missing(
        "put out or gone",
        "kicked threw thrown chucked locked lock missing hiding gone",
        r"(?:kicked|threw|thrown|throw|chucked|put|locked|told|kick|chuck) (?:me|us|him|her)? ?(?:out(?! of (?:the )?(?:group|chat|class|lesson|team|call))|to get out)(?: (?:of|and|last|by|again|on|tonight|so|because|for)(?: \w+){0,3})?|got kicked out of (?:the |my )?(?:hostel|house|home|placement)|(?:been|is|went|gone|are|goes) missing(?: (?:for|since|and|from home))(?! (?:and comes back with money))|has not come home|hiding (?:at|and|from my|because)|(?:i am|am) hiding|(?:not|am not) going home (?:tonight|because)|can not go (?:back )?home|please do not (?:send|make) me (?:go )?back|changed the lock",
        "not",
    ),
    unsettled(
        "thinks of leaving home",
        "put hide moved move run away leave leaving missing evicted placement hostel housing placements care sneak foster outside somewhere home",
        r"(?:want|wants|think|thinking|thought|feel like|wish|like|about|dream|hate it here and want|want to)(?: \w+){0,4} (?:run(?:ning)? away|leav(?:e|ing) home|leave and never|live (?:somewhere else|with (?:another|a different))|go into care|run off)(?! with (?:her|his) horse)|(?:go|goes|going|went|keep going|keeps going) missing|(?:not|never|unsafe|scary|scared|frightened|want to get out of)(?: \w+){0,5} (?:placement|hostel|supported housing|foster home|b and b|bed and breakfast|care home|where i live|unit)|(?:evicted|nine placements|\d+ placements|sneak out|walk round (?:town )?at night|moved me to|hide in town|put me out|move me|(?:but|so) i stay outside)|so i do not have to (?:go|be) (?:at )?home|(?:hostel|placement|b and b)(?: \w+){0,6} (?:scary|knock|scared|unsafe|drugs|miles away|one room)|(?:men|people) in my (?:hostel|placement|housing)|sleep at different|home is bad|do not want to be home|stay outside|nowhere to go|is not safe where i live|one room for",
        "not",
    ),
    extreme(
        "extremism",
        "isis jihad jihadi nazi nazis hitler muslims jews immigrants terrorist terror bomb bombing fight martyr race war unbelievers far right shooters incel executed attack believe leaflets army girls violence cause group mosque leaflets ready rise",
        r"(?:isis|jihad\w*|martyrs?|(?:a )?race war|white people (?:need|must|should)|(?:mosque|church|group|gym|online)(?: \w+){0,12} (?:get ready|rise up|do something about)|hitler (?:was|had|did)|nazi flags?|incel|white (?:people|power)|far right|terror(?:ist)? (?:attacks?|stuff|videos?|group)|unbelievers|infidels|(?:people|someone) being (?:executed|beheaded)|beheading|school shooters?|get rid of (?:all )?(?:the )?\w+s|kill(?:ing)? (?:people who (?:do not|did not)|people who|all the|jews|muslims|unbelievers)|attack(?:ing)? (?:a mosque|muslims|immigrants|jews|a church)|hate (?:all )?(?:the )?(?:muslims|jews|immigrants|foreigners|whites|women) ?|bombing is|fight (?:abroad|for (?:god|isis|allah|our|his))|deserve(?:s)? (?:to die|what they get)|hate immigrants|join(?:ing)? (?:his|the|an?) (?:army|fight|group|militia)|violence is the only|prove i am loyal|rise up|get ready|women will pay|for terror)(?! (?:lessons?|in history|were bad))",
    ),
    extreme(
        "extremism",
        "martyr war believe white mosque ready leaflets",
        r"(?:how to be|become|be) a martyr|race war|kill(?:ing)? people who do not believe|white people (?:need|must)|to get ready|mosque(?: \w+){0,12} not to talk",
        "not story",
    ),
    bullying(
        "bullied",
        "bullied bully bullies bullying picked picks names laugh laughs laughed teased left fun spit spat trip steal gang fat ugly smell freak push pushes",
        r"(?:i|me|am|being|been|get|gets|was|got|he|boy|friend|brother|girl|sister|kid|because) (?:\w+ ){0,3}?(?:bullied|picked on|called (?:names|fat|ugly|a|gay|stupid)|made fun of|left out on purpose|laughed at|spat (?:at|on)|teased|cyberbullied|trolled|ganged up on)|(?:people|they|girls|boys|kids|everyone|someone|he|she|lads|class|friends|children|bullies|nobody|no one|group|year|lot|always|them|who)(?: \w+){0,4} (?:bully|bullies|bullying|pick(?:s)? on|picking on|call(?:s|ed|ing)? (?:me|us|him|her|my)|laugh(?:s|ed|ing)? at (?:me|him|her|us|my)|laugh|push(?:es|ed)? (?:me|him)|trip(?:s|ped)? me|spit|spat|steal|stole|take(?:s)? my|make(?:s)? fun|gang(?:s)? up|leave(?:s)? me out|ignore(?:s)? me|poke(?:s)?|sit(?:s)? with me|threw my|kick(?:s|ing)? my|have a go at me|smell|horrible to|hates? me|exclude)",
    ),
    bullying(
        "bullied",
        "purpose leaves horrible cyberbullying cyber go",
        r"(?:leaves?|leave|left) me out on purpose|cyber ?bully\w* (?:happens|me|every)|have a go at me|(?:are|is|were) (?:really |so )?(?:horrible|mean|nasty|cruel) to (?:a|me|my|her|him|the)(?! (?:dog|cat|animal))",
    ),
    bullying(
        "bullied",
        "bullies bullied bullying bully scared dread hide alone lunch ugly fat freak horrible nasty smell",
        r"(?:because of|scared of|of|from|by|hide from|with|the) (?:the |my )?bull(?:ies|ying i get)|(?:am|is|get|gets|got|being|was|been) bullied|(?:scared|dread|hate|afraid|frightened|do not want)(?: \w+){0,2} (?:school|going to school|to go to school)(?: \w+){0,4} (?:because|them|bullies|girls|group|of)|because of (?:them|a group of)|(?:eat|sit|play) (?:\w+ )?(?:alone|on my own)(?: \w+){0,3} (?:because|no one|nobody|every|at)|hide in the toilets|say(?:s)? i (?:am|smell|look)(?: \w+)? ?(?:fat|ugly|weird|smell|stupid|gross)?|call(?:s|ed|ing)? me (?:\w+ ){0,3}(?:names|fat|ugly|freak|weird|pig|gay|stupid|smelly|a)|bullying me|bullied since",
        "past",
    ),
    bullying(
        "bullied online",
        "online group chat account comments comment messages post posts posted snapchat tiktok story rumours video memes poll phone abuse hate shared notes edited report screenshots",
        r"(?:write|wrote|made|make|send(?:s|ing)?|sent|post(?:s|ed)?|put|get|gets|shared?|edited|spread\w*|comment|comments|keep|scared|everyone|whole|abuse|someone|page|voted|laugh\w*)(?: \w+){0,5} (?:(?:horrible|mean|nasty|embarrassing|fake|anonymous|hate|rude)(?: \w+){0,2} ?(?:things|comments?|messages?|stuff|account|picture|video)?(?: \w+){0,3} ?(?:about me|of me|at me|to me|on|online|every)?|chat about me|account of me|video of me|abuse (?:when|online)|rumours|about me|i should die|memes of|my face|story|my private|voice notes|group chat|my account|in a poll|report my|look at my phone)|kill myself on|cyber ?bull\w+|hate comments|laugh(?:ing|ed)? at me|they voted me|call me a \w+ on|tell(?:s)? me to (?:kill|die|go die)|look stupid|saw the video",
    ),
    hate(
        "abused for who they are",
        "racist racism hijab terrorist gay trans muslim jewish black autistic disabled slur country religion accent refugees monkey retard scarf wheelchair deaf gypsy traveller lesbian pikeys skin chinese asian polish homophobic belong name nazi n paki faggot tranny girlfriend",
        r"(?:call(?:s|ed|ing)?|bull\w+|shout(?:s|ed|ing)?|laugh(?:s|ed)?|get(?:s)?|got|spat|hate(?:s)?|abuse(?:d)?|attack(?:ed)?|pull(?:ed)?|make(?:s)?|made|do|say(?:s)?|said|threw|wrote|use|tip|because|push|had|mock|scared|treated)(?: \w+){0,7} (?:racist|hijab|terrorist|gay|trans|muslim|jewish|black|autistic|disabled|slurs?|your (?:own )?country|my religion|my accent|refugees|monkey noises|retard|scarf|wheelchair|deaf|gypsy|traveller|lesbians?|pikeys|my skin|chinese\w*|asian|polish|homophobic|n word|p word|nazi salutes|accent|old name|dead ?name|way i talk|faggot|tranny|hold hands)(?! (?:people should|rights|history|lives matter|pride))",
    ),
    hate(
        "abused for who they are",
        "racist racism belong terrorist accent country wheelchair girlfriend abuse religion deaf",
        r"go back to (?:your|where)|(?:racist|homophobic|transphobic) (?:abuse|names|things?|stuff|comments)(?! (?:should|is wrong))|monkey noises|not belong here|nazi salutes|call(?:s|ed)? (?:us|me) (?:pikeys|a terrorist|the n|a slur)|(?:teacher|people|they) makes? fun of my (?:accent|religion|skin)|tip me out|fun of the way i|gets? abuse for|use my old name|racist towards me",
        "not",
    ),
    carer(
        "cares for family",
        "look looking care caring carer medicine wash dressed cooking cleaning shopping bills translate cope ill disabled parent toilet fit cancer man house",
        r"(?:i|we|have to|only one who|me who|that i) (?:\w+ ){0,3}?(?:look(?:ing)? after|care for|caring for|take care of|cared for)(?! (?:our (?:planet|town)|the (?:beach|planet|park|environment|animals|sea|school)|animals|my (?:pet|dog|cat|hamster|rabbit|guinea|teeth|bike|plants|horse)|each other|nature|it|people when i grow))(?: \w+){0,6}|young carer(?! (?:s )?(?:need|should|support|group))|(?:give|giving|gives) (?:my )?(?:mum|dad|nan|her|him) (?:her|his)? ?(?:medicine|tablets|medication|a wash|injection)|(?:help|get|gets) (?:my )?(?:mum|dad|nan|brother|brothers|sister|sisters|her|him) (?:\w+ )?(?:wash|dressed|to the toilet|ready|up|get dressed)|(?:am|being) (?:\w+ )?the man of the house|i do (?:all |everything|the shopping|all of)(?: \w+){0,4} ?(?:cooking|cleaning|housework|shopping|washing|because|bills)|i am the (?:only )?(?:one who (?:does|looks)|parent)|like i am the parent|man of the house|because i am caring|translate for|i am a carer|do his care|do her care|worry (?:all day )?about (?:my )?(?:mum|leaving (?:her|mum|my))|in case (?:my )?(?:mum|she|he|dad) (?:has|falls|needs)|be home for (?:mum|dad|my)|nobody helps me look|if i am not home|miss school to|does everything$|looks after (?:his|her|their) (?:mum|dad|nan|brother|sister)|tired from caring|had to leave \w+ because",
    ),
    weapon(
        "carries a weapon",
        GUNS + " carry",
        r"(?:looking after|minding|holding|hiding|storing|carrying) (?:a |the |his |their )*<gun>|feel (?:better|safe|safer) (?:if|when) i carry|only feel safe if i carry|has a <gun> (?:and|in|at)(?! (?:fork|apex))|is hiding a <gun>",
    ),
    weapon(
        "means to hurt somebody",
        "voices stab kill hurt attack bomb attacking head",
        r"(?:voices?|something|someone)(?: \w+){0,3} (?:in my head )?(?:tell|tells|telling|say|says|saying|want|wants)(?: me)? (?:to )?(?:hurt|kill|stab|attack)|(?:be|is|planning) an attack(?! of)|(?:going to|will|planning to|plans to|wants to) (?:bomb|blow up|burn|attack) (?:the|my|our|a) (?:school|house|teacher|class|mosque|church)|dream of (?:attacking|killing|hurting|stabbing)|(?:hurt|hit|want to hurt) (?:the baby|my (?:baby|little) (?:brother|sister))",
    ),
    exploitation(
        "made to do crime",
        "trains train town towns sell deliver hold carry dealing",
        r"(?:go|going|sent|send|sends|goes) (?:\w+ ){0,3}(?:on (?:the )?trains?|out of town|to other towns|to london)(?: \w+){0,3} (?:sell|drugs|packages?|for them|for days|drop|deliver)|(?:must|need to|have to|got to) (?:carry|hold|deliver|sell|move|hide) (?:\w+ ){0,3}for (?:him|them|the|a|older)|dealing for|stop dealing",
        "not",
    ),
    exploitation(
        "used for sex or work",
        "documents wages hotels men houses drives takes drive",
        r"(?:has|have|took|keeps?|kept|takes) (?:my|our) (?:documents|papers|passport|wages|id)|(?:takes?|drives?|picks?|drove|took) (?:me|us|girls)(?: up)?(?: \w+){0,3} (?:hotels?|houses?|men|things|sex)|(?:use|using|took over|live in) (?:our|my) (?:flat|room|house)(?: \w+){0,6} (?:out|deal|sell|drugs)",
        "not",
    ),
    online(
        "meeting somebody from online",
        "visit coming meet house online internet game taxi",
        r"(?:stranger|man online|online friend|someone (?:online|i met)|man i met|guy)(?: \w+){0,5} (?:visit me|meet me|coming|come to|taxi|pick me up|see me|get me)|(?:went|going|go|been) to (?:meet|the house of|his house|see) (?:a |someone |an older )*(?:man|guy|someone|stranger)(?: \w+){0,2} (?:from|off|online|on|i met)|(?:told|gave|give) (?:\w+ ){0,5}(?:my address|where i live|where my school is)",
    ),
    online(
        "made to send pictures",
        "videos video live stuff pictures put",
        r"(?:makes?|made|making|forced) (?:me |us )?(?:to )?(?:send (?:videos?|pictures)|do (?:stuff|things) (?:on|for))|(?:put|send|post|share|going to send) (?:naked )?(?:pictures|videos?) of me(?: \w+)*|has my video",
    ),
    honour(
        "forced marriage",
        "abroad ceremony taking sending take wedding",
        r"(?:tak(?:e|ing)|send(?:ing)?|tickets to take|booked(?: \w+){0,3}) (?:me|us|my sister) (?:abroad|away|back home|to \w+|on holiday)(?: \w+){0,3} (?:ceremony|not come back|cut|cutting|married|wedding|marry)|(?:i|and i) (?:will|would) not come back",
        "not",
    ),
    honour(
        "cutting",
        "cut",
        r"(?:want|wants|going|are going|plan|plans|have) to (?:have )?(?:me |my sister )?cut (?:me|my sister|her)?|have me cut|^i was cut$|(?:aunt|gran|nan|mum|family|they)(?: \w+){0,4} to (?:have me cut|cut me|cut my)",
    ),
    missing(
        "nowhere to sleep",
        "home stay sleep slept sleeping stairs go",
        r"(?:got|have|has|with) no (?:home|where)(?: to)?(?! (?:work|made|time|internet|economics))|no ?where to (?:stay|sleep|live|go)|(?:sleep|slept|sleeping) on (?:the )?stairs|staying out all night|not know where to sleep|missing from home|get out(?: \w+){0,4} on the streets?|not come home for days|(?:put|kicked|threw|chucked|told) me (?:out|to get out)(?! of)",
        "not",
    ),
    missing(
        "running away now",
        "leaving leave run ran missing away",
        r"(?:am|are|is|going to|gonna) (?:leaving home|leave home|run away|running away)(?: (?:and|tonight|tomorrow|today|nobody|now|this|on|soon))|(?:has|have) (?:run away|ran away|gone missing|run off)|not come home (?:for|since)|ran away(?: \w+){0,2} (?:nobody|scared|can not)",
        "not",
    ),
    unsettled(
        "thinks of leaving home",
        "run ran running runs away",
        r"(?:run|ran|runs|running) (?:away|off from)(?! (?:to sea|from (?:the|a)|and gets|with (?:her|his)))",
    ),
    unsettled(
        "thinks of leaving home",
        "moving moved move knock scare people kids stay stays being",
        r"(?:keep|keeps|kept) moving me|(?:got|been|was) moved (?:\w+ )?(?:miles|again|placement)|(?:kids|people|men) (?:in my home|here|in here|in my house) (?:knock|scare|threaten|frighten|steal|take)|hate being at home|stays? out all night|walks? round at night",
    ),
    carer(
        "cares for family",
        "washing cleaning shopping cooking housework leaving tablets dressed needs help",
        r"i (?:have to )?do all the (?:\w+ )?(?:washing|cleaning|shopping|cooking|housework)|about leaving (?:my )?(?:mum|dad|nan|her|him)|(?:have to|as i|to) (?:help|take care of|look after) (?:my )?(?:mum|dad|nan|brother|sister)(?! (?:with (?:the )?(?:dishes|dinner|cooking|shopping))|cook|bake|in the garden)|(?:because|as) mum needs me|give (?:my )?(?:mum|dad|nan) (?:his|her|help)|because of mum being ill",
    ),
    bullying(
        "bullied",
        "cyberbullied trolled picked pick throw throws hit kids weird die alone find abuse comments wishes pushed laughed rumours",
        r"(?:being|am|get|was|been|got) (?:cyber ?bullied|trolled|pushed around|laughed at|picked on|spat at)|(?:kids|people|everyone|girls|boys|older kids|they|lads) (?:\w+ )?(?:pick on|hit|throw things at|push|kick|ignore|exclude|laugh at) me|(?:tell|told|say|says)(?: me| everyone)? (?:to (?:go )?die|i should die|i am weird|i am ugly)|(?:hide|sit|eat|eat lunch)(?: \w+){0,3} so they can not find me|get(?:ting)? (?:\w+ ){0,2}(?:abuse|horrible comments|death wishes|nasty messages|hate)(?: (?:on|online|when|from|at|in))",
    ),
    hate(
        "abused for who they are",
        "slurs racism monkey abuse dirty word muslim immigrants",
        r"(?:shout|shouts|shouted|said|say|yelled|screamed|calls?|called)(?: \w+){0,2} (?:slurs?|abuse|racist stuff|a monkey|the \w word|dirty)(?: \w+){0,2} ?(?:at (?:me|us|my)|because)?|(?:have had|had|get|gets|experienced|face) (?:\w+ )?(?:racism|homophobia|transphobia|islamophobia)",
    ),
    extreme(
        "extremism",
        "terrorists nazis shooter heroes beheading isis nazi shooter bomb jews muslims immigrants",
        r"(?:terrorists?|nazis|hitler|shooters?|isis)(?: \w+)? (?:was|were|are|is|did) (?:right|heroes?|a hero|good|good things|cool)|(?:got sent|sent|watch(?:es)?|follows?|looks? at|shares?)(?: \w+){0,2} (?:beheading|school shooter|nazi|isis|terrorist|extremist|far right|bomb)|(?:should|want to|wants to) (?:join isis|bomb|kill|get rid of|attack) (?:them|all|the|muslims|jews|immigrants)?|(?:immigrants|muslims|jews|unbelievers|gays|foreigners)(?: \w+){0,2} (?:be killed|die|deserve|must die)",
        "not story",
    ),
    armed(
        "weapons round about",
        "stabbing stabbed gangs gang attacked",
        r"saw (?:a|the) (?:stabbing|shooting|knife fight)|(?:scared|frightened|worried|afraid) of (?:getting stabbed|the gangs?|being (?:stabbed|attacked|jumped)|(?:the )?boys with)",
    ),
    drawn_in(
        "drawn in",
        "thirties drink dealing drugs trainers alcohol hold bank gang parcel carry",
        r"in his (?:twenties|thirties|forties)|(?:started|into|is|are) dealing|(?:sells|selling|deals|dealing) (?:drugs|weed)|grown ups who give us|(?:men|man|boys|guys|lads|they|someone) (?:\w+ ){0,2}(?:give|gives|gave|giving|buy|buys|bought) (?:me|us|kids|my friend|him|her) (?:new |some |free )?(?:alcohol|drink|drugs|weed|vapes|trainers|money|cash|a phone|clothes)|(?:ask|asks|asked|want|wants|wanted) (?:me|us|my \w+|him) to (?:hold|carry|deliver|put money|sell|move)(?! (?:on|up|the (?:door|ladder|chairs|bags)))|is a grown man and",
    ),
    watched(
        "held back by family",
        "find planning plan boyfriend worried scared frightened",
        r"(?:scared|worried|frightened|afraid|terrified)(?: \w+){0,3} (?:my )?(?:family|brothers|dad|parents)(?: \w+)? (?:find|finds|are planning|will find|are going to do)",
    ),
    weapon(
        "carries a weapon",
        "carrying carry strapped tooled screwdriver hammer bat sword acid",
        r"(?:been|started|keep|always|am|started|now|have to|need to) (?:carry|carrying)(?: (?:since|every|because|in case|when|all|now|too|for|to school|again|ever)|$)|(?:strapped|tooled up)(?: (?:when|every|all|now|up|for|in))?|(?:take|carry|keep|bring|have|got)(?: \w+){0,4} (?:screwdriver|hammer|baseball bat|sword|acid)(?: \w+){0,2} (?:in my|to school|with me|on me|in case|when i|for)",
    ),
    honour(
        "forced marriage",
        "wife bride",
        r"(?:to be|become|being|be) (?:a|his|someones|his second|the) (?:wife|bride)(?: |$)(?!and|when i (?:grow|am older))",
    ),
]
