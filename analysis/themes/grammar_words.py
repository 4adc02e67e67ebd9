"""What kinds of word English has, by short lists: enough to tell a whole phrase from a piece."""

from __future__ import annotations

# Small words, each of one or a few kinds (see `grammar`).
CLOSED = {
    "D": "the a an my your our his her its their",
    "Q": "more less fewer no many all both few several every each most enough extra",
    "P": """of in on at for with without from by about into onto over under between through during
        around near after before against towards toward within across off out up down as than per
        via beyond inside outside among along behind above below until since except despite
        regardless like past upon""",
    "T": "to",
    "C": "and or &",
    "B": "is are was were be been being am isn't aren't wasn't weren't ain't",
    "M": """can could should would will must may might shall can't cannot couldn't shouldn't
        wouldn't won't do does did don't doesn't didn't has have had haven't hasn't hadn't having
        gonna""",
    "O": """i you he she it we they me him us them myself yourself himself herself itself ourselves
        themselves i'm i've i'd i'll you're you've you'll he's she's it's we're we've we'll they're
        they've they'll that's there's here's what's who's let's there here mine yours ours theirs
        one ones""",
    "S": """because if when while where which who whom whose what how why whether although though
        unless but so then yes yeah okay ok please thanks thank etc eg ie plus also just else
        this that these those some any another whatever anymore maybe
        perhaps hence therefore however instead rather either neither nor not never yet""",
    "I": """nothing everything something anything everyone everybody someone somebody anyone
        nobody""",
    "R": """very really too quite always often sometimes again early late soon now today tomorrow
        yesterday well far ever even still already almost only anywhere somewhere once twice
        tonight""",
    "W": """together online away back home abroad upstairs downstairs overseas ahead apart
        everywhere elsewhere outdoors indoors locally outside inside""",
}

VERBS = """accept achieve add address adopt advertise advise afford allow apply appreciate approve
    argue arrange ask assign assist attend attract avoid become begin believe bring broaden build
    buy cancel carry catch celebrate choose collect combine come communicate connect consider
    consult continue convert cooperate create cure decide deliver demolish deserve develop die dig
    discourage discuss distribute donate eat educate eliminate embrace empower enable encourage
    enforce engage enhance enjoy ensure establish evaluate examine expand expect explain explore
    extend fall feed feel find finish fix follow force forget get give go graduate grow happen hear
    hire identify implement improve include incorporate inform insist install integrate introduce
    invest invite involve join keep kill know learn leave legalise legalize lend let listen lose
    maintain make manage mean meet mend modernise modernize obey obtain organise organize own
    participate prepare preserve prevent prioritise prioritize produce prohibit promote protect
    prove provide publish punish purchase put quit raise reach read realise realize receive
    recognise recognize recruit recycle reduce regulate reinforce relax rely remain remember remove
    replace require resolve respond restore restrict retain revitalise revitalize say see seek sell
    send serve sing sit solve speak spend stand steal strengthen subsidise subsidize succeed
    suggest take teach tell think throw tackle transform understand utilise utilize wake wash wear
    widen win write need want hate beautify demand cater ban lower fund rehabilitate prosecute
    refurbish do have fail activate delete verify expire withdraw reject confirm complain attach
    submit select download suffer struggle worry depend compare imagine promise boost
    persuade recover"""

# Adjectives that something may follow: "good at listening", "easy to use".
OPEN_ADJECTIVES = """good bad safe free easy hard difficult able happy proud afraid scared nice kind
    willing ready unsafe quick slow cruel rude"""

# Nouns that "to" may follow: "places to play", "access to parks".
OPEN_NOUNS = """access place places thing things way ways space spaces time opportunity
    opportunities chance chances room right rights ability freedom change changes improvement
    improvements damage threat alternative alternatives somewhere nothing something reason reasons
    links commuters"""

# Verbs after which an adjective may stand: "feel safe".
LINKING = "feel stay keep look get become be sound seem"

# Of the words below, those that begin a wish rather than a name: "pay teachers", "stop fights".
WISHES = """pay stop help support fund use start open close clean ban fix increase reduce limit
    offer provide create build cut end cover hold host let make give keep take get improve treat
    teach"""

# Words that are as well a noun as a verb.
NOUN_VERBS = """access act aid answer ban benefit block book break call care cause challenge change
    charge check claim clean close concern contact control cook cost cover cut cycle damage dance
    deal decrease design drink drive drop dress end exercise experience face fight fire focus force
    fund gather guide hand head help hope host house impact increase influence interest issue judge
    lack lead light limit link live look love market match measure mentor mind mix move name notice
    offer open order outreach park part partner pass pay pick place plan plant play point police
    practice present press promise protest provide race rate record refund release rent repair
    report research respect rest result return review reward ride risk run sale save search set
    share shop show sign sleep smoke sound spread staff start state stay step stop store stress
    study supply support surprise swim talk target tax test thank time touch tour track trade train
    transfer travel treat trip trust try turn tutor update upgrade use value view visit voice vote
    wait walk warm waste watch water welcome wish wonder work worry group age hang interview fault
    film party bully volunteer phone text queue schedule wage"""

# Past forms that no rule gives: simple past (Z) and what stands after "is" or "has" (E).
PAST = """bought brought built came caught chose did drank drove ate fell felt found forgot gave got
    went had heard held kept knew led left lent lost made met paid ran rode said saw sold sent sang
    sat slept spoke spent stood took taught told thought understood woke won wore wrote began became
    broke grew swam threw read put cut hung stole drew flew hid sought"""
DONE = """bought brought built caught chosen done driven eaten felt found forgotten given got gone
    heard held kept known led left lent lost made met paid ridden said seen sold sent slept spoken
    spent taken taught told thought understood won worn written begun broken grown thrown read put
    cut hidden hurt drawn underpaid underfunded stuck"""

ADJECTIVES = """able active additional adequate affordable alternative amazing annual anti available
    average awful aware bad basic beautiful better best big bigger biggest black bright brilliant
    broken busy calm caring central cheap cheaper civil clean cleaner clear close cold common
    competent complete cool corrupt critical cultural current daily dangerous dark dead dear decent
    deep delicious different difficult digital direct dirty disabled domestic due easy easier
    economic efficient elderly electric emotional empty equal essential ethnic excellent existing
    expensive external fair fairer false fantastic fast faster favourite favorite federal fine fit
    foreign formal free frequent fresh friendly full fun funny general gentle global good grand
    great greater green grey happy happier hard harder healthy healthier heavy high higher historic
    homeless honest horrible hot huge human ill immediate important independent indoor initial
    innocent interesting internal kind large larger last late later lazy legal light likely little
    local lonely long longer loud lovely low lower mad main major married maximum medical mental
    minimum minor mixed modern multiple municipal narrow national natural nearby neat necessary new
    newer next nice noisy normal obvious odd old older online open organic other outdoor overall
    parental patient perfect permanent personal physical pleasant poor poorer polite political
    popular possible pretty previous primary prime prior private proper proud public quick quicker
    quiet racial rapid rare ready real recent regional regular residential rich right rough round
    rude rural sad safe safer same scared scary secondary secure senior separate serious sexual
    sharp short shorter shy sick significant similar simple single slow small smaller smart social
    soft special specific stable steep sticky strict strong stronger stupid sudden sufficient super
    sure sweet tall temporary terrible thick thin tidy tiny tired total tough traditional tribal
    true typical ugly unhappy unique unknown unsafe upset urban useful usual various vast vital
    vulnerable warm weak weekly weird welcome welcoming well wet whole wide wider wild willing wise
    wonderful worse worst wrong young younger academic artistic athletic basic chronic domestic
    democratic electronic fantastic genetic historic holistic realistic scientific specific toxic
    automatic dynamic early outside inside educational vocational recreational professional
    emotional financial waiting working living growing missing caring welcoming surrounding
    remaining leading exciting amazing boring outstanding emerging ageing aging rising ongoing
    outgoing incoming"""

# Words by whose ending one would judge wrongly.
NOUNS = """family supply assembly reply july italy bully bed seed speed shed feed weed hundred
    school schools bus buses business businesses access process progress class grass illness
    fairness wellness homelessness kindness awareness loneliness address stress mess princess
    success fitness happiness sadness glass boss loss cross dress thing things people evening
    morning building housing parking training planning funding lighting tutoring mentoring
    swimming shopping policing counselling counseling zoning recycling wellbeing clothing meeting
    ceiling spring king
    wing string bullying mentoring parenting learning teaching schooling gaming camping cooking
    dancing running cycling painting drawing reading writing boxing climbing fishing skating
    spending pricing gardening hearing feeling feelings beings being wedding pudding littering
    smoking drinking driving vaping crossing setting settings hiking walking biking busing
    developing rating savings earnings listening understanding belonging caring gathering
    manufacturing banking marketing engineering advertising financing consulting lending borrowing
    incentive incentives initiative initiatives objective alternative alternatives perspective
    native detective executive representative representatives drive archive relative relatives
    adult animal individual individuals professional professionals official officials potential
    material materials hospital festival festivals capital rental rentals proposal social trial
    vegetable vegetables table tables fable variable people example couple circle article title
    vehicle obstacle rifle motive music traffic clinic picnic topic public fabric mechanic plastic
    logic ethic ethics arabic adults animals young elderly homeless disabled poor vulnerable needy
    unemployed special-needs"""

LY_ADJECTIVES = """friendly lovely early elderly daily weekly monthly lonely ugly silly likely
    costly timely lively deadly orderly only"""

# Small words that belong to what follows: "after school", "not clean", "cannot find any faults".
LEANING = """at after before pre non anti post semi co self off under mid multi not never cannot
    can't couldn't don't didn't doesn't isn't wasn't aren't won't without nor too"""

# Words after which "to" begins a wish; after others it goes on with what was said before it.
WISHING = "want wants wanted need needs like going have able order help ways us people"

# Words of which a name should not begin, unless many wrote it so.
PALE = """new least most last next same other own different several way ways any all both every each
    many enough few see start implement provide establish become trying"""

# Words by which a phrase is already joined of two.

# Pairs that stand for one word, which small words alone would not tell.
COMPOUNDS = frozenset(
    [
        ("at", "risk"),
        ("after", "school"),
        ("before", "school"),
        ("in", "need"),
        ("well", "being"),
        ("drop", "in"),
        ("drop", "out"),
        ("hands", "on"),
        ("pre", "school"),
        ("pre", "k"),
        ("special", "needs"),
    ]
)
