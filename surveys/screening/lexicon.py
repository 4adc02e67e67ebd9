"""How young people spell and shorten, and the words that the rules turn on."""

from functools import cache
from pathlib import Path

# What is typed (apostrophes left out, except where they change the meaning) → plain words.
SHORT_FORMS = """
im: i am | ive: i have | id: i would | i'll: i will | i'm: i am
ima: i am going to | imma: i am going to | iam: i am | iv: i have
dont: do not | dnt: do not | doesnt: does not | dosnt: does not | didnt: did not | dint: did not
cant: can not | cannot: can not | cnt: can not | couldnt: could not | wont: will not
wouldnt: would not | shouldnt: should not | isnt: is not | aint: is not | arent: are not
wasnt: was not | werent: were not | havent: have not | hasnt: has not | hadnt: had not
mustnt: must not | dunno: do not know | idk: do not know | idw: i do not want to | idc: i do not care
hes: he is | shes: she is | theyre: they are | youre: you are | its: it is
theres: there is | thats: that is | whats: what is | he'll: he will | she'll: she will
they'll: they will | theyll: they will | we'll: we will | he'd: he would | she'd: she would
they'd: they would | theyd: they would | weve: we have | theyve: they have | youve: you have
gonna: going to | gona: going to | gna: going to | gnna: going to | gunna: going to
gowing: going | gng: going | goin: going | wanna: want to | wana: want to | wna: want to
wnna: want to | wnt: want | whant: want | wnat: want | wan: want | gotta: got to | hafta: have to
tryna: trying to | anymore: any more | nemore: any more | anymr: any more | nomore: any more
noone: no one | no1: no one | nbdy: nobody | nobdy: nobody | evry1: everyone | every1: everyone
evryone: everyone | everybody: everyone | evrybody: everyone | sum1: someone | some1: someone
somebody: someone | sumone: someone | any1: anyone | anybody: anyone
u: you | ur: your | urself: yourself | r: are | y: why | b: be | c: see | n: and | nd: and
w: with | wiv: with | wif: with | wth: with | w/o: without | wivout: without | da: the | dis: this
dat: that | dem: them | de: the | tho: though | cos: because | coz: because | cus: because
cuz: because | bc: because | bcs: because | bcos: because | cause: because | becuase: because
becaus: because | abt: about | abowt: about | bout: about | 2: to | too: to | t: to | 4: for
2nite: tonight | tonite: tonight | tnght: tonight | 2day: today | 2moro: tomorrow
2morrow: tomorrow | tmrw: tomorrow | tmr: tomorrow | tomoro: tomorrow | tomorow: tomorrow
b4: before | m8: mate | m8s: mates | gr8: great | l8: late | h8: hate | h8s: hates | luv: love
wud: would | wld: would | shud: should | cud: could | wot: what | wat: what | wos: was | woz: was
hav: have | hve: have | av: have | sed: said | sez: says | sys: says | tht: that | thier: their
ppl: people | peeps: people | pls: please | plz: please | thx: thanks | rlly: really
rly: really | srsly: seriously | rn: right now | atm: right now | tbh: | ngl: | fr: | omg:
jk: joking | jst: just | jus: just | js: just | kno: know | knw: know | wen: when | whn: when
fink: think | thnk: think | thinkin: thinking | thnking: thinking | thnkng: thinking
thinkn: thinking | thorts: thoughts | thots: thoughts | thorght: thought
no1s: no one is | nufin: nothing | nothin: nothing | nuffin: nothing | nuthin: nothing
summat: something | sumthing: something | somethin: something
liv: live | livin: living | lif: life | lyf: life | lfe: life
alife: alive | dye: die | deaad: dead | ded: dead | dedd: dead | werth: worth | ova: over
bourn: born | borne: born | gowin: going | gonner: going to
kms: kill myself | kys: kill yourself | unalive: kill | unaliving: killing | unalived: killed
unaliv: kill | sewerslide: suicide | sewercide: suicide | suicid: suicide | sucide: suicide
suiside: suicide | sucidal: suicidal | suisidal: suicidal | suicdal: suicidal | sooicide: suicide
kil: kill | kll: kill | kllng: killing | kiling: killing | killin: killing | ct: cut
sh: self harm | s/h: self harm | selfharm: self harm | selfharming: self harming
selfharmed: self harmed | hrm: harm | slf: self | od: overdose | oding: overdosing
cba: can not be bothered | cbb: can not be bothered
miself: myself | maself: myself | meself: myself | myslef: myself | mysef: myself | mself: myself
myslf: myself | hmself: himself | hersef: herself | himslef: himself
ded: dead | dd: dad | dda: dad | mm: mum | mom: mum | moms: mums | mam: mum | mams: mums
mumma: mum | mama: mum | ma: mum | papa: dad | mummy: mum | mummys: mums | mommy: mum | daddy: dad
daddys: dads | father: dad | fathers: dads | mother: mum | mothers: mums | stpdad: stepdad
stepfather: stepdad | stepmother: stepmum | stepmom: stepmum | gran: nan | granny: nan
nanny: nan | grandma: nan | nana: nan | grandpa: grandad | granddad: grandad | grandfather: grandad
gramps: grandad | grandmother: nan | auntie: aunt | aunty: aunt | uncl: uncle | bro: brother
bruv: brother | bros: brothers | sis: sister | bf: boyfriend | gf: girlfriend | bff: friend
bestie: friend | mate: friend | mates: friends | m8y: friend | frend: friend | freind: friend
besty: friend | bfs: boyfriends | frends: friends | freinds: friends
hits: hits | hts: hits | hrt: hurt | hrts: hurts | hurtin: hurting | tches: touches
tchs: touches | tch: touch | tuches: touches | tuch: touch | toches: touches | punchs: punches
blt: belt | crry: carry | crys: cries | knfe: knife | nife: knife | shank: knife | shanks: knives
blade: knife | blades: knives | machete: knife | machetes: knives
stb: stab | scrd: scared | scard: scared | skared: scared | frightend: frightened
afrade: afraid | hme: home | hom: home | nght: night | nite: night | rnnng: running | runing: running
mke: make | mks: makes | sll: sell | drgs: drugs | pics: pictures | pic: picture | pix: pictures
pcs: pictures | photo: picture | photos: pictures | foto: picture | nudez: nudes | noodz: nudes
snd: send | msg: message | msgs: messages | dm: message | dms: messages | insta: instagram
sc: snapchat | snap: snapchat | tt: tiktok | disc: discord
mss: miss | wsh: wish | wishd: wished | fl: feel | feal: feel | gne: gone
mornin: morning | cuttin: cutting | carryin: carrying | endin: ending
hurtn: hurting | livn: living | pls: please | xx: | x: | lol: haha | lmao: haha
lmfao: haha | rofl: haha | hahaha: haha | hahahaha: haha | lolz: haha | jokes: joking
"""
SHORT = {
    typed.strip(): meant.strip()
    for typed, _, meant in (
        entry.partition(":") for row in SHORT_FORMS.split("\n") for entry in row.split("|")
    )
    if typed.strip() and " " not in typed.strip()
}

# Words that a slip of the finger must not hide. Slips are looked for from five letters on.
TURNED_ON = """
    abuse abused abusing abuses alive alone anyone anorexia asleep attack attacked afraid beat
    beaten beating beats bedroom better blackmail blackmailed blackmailing bleed bleeding body
    boyfriend brother bruise bruises bullied bullies bully bullying burn burned burns carry carrying
    cousin cut cuts cutting dad dads daily dead depressed die died dies disappear drugs drunk dying
    ending escape everyone exist family forced frightened friend gang girlfriend goodbye grandad
    harm harmed harming hate heaven hide hiding hit hits hitting hope hopeless hunger hungry hurt
    hurting hurts kick kicked kicks kill killed killing kills knife knives life live living lonely
    machete married marry mother mum mums myself naked neck never night nobody nowhere nude nudes
    overdose parents police pregnant private punch punched punches punching raped rape running
    scared school scream secret secretly self shoot sister sleep slap slapped slaps smack smacked
    smacks someone stab stabbed stabbing starve stepbrother stepdad stepmum strangle strangled
    strangles suicidal suicide teacher terrified thinking thoughts threaten threatened threatening
    threatens tonight tomorrow touch touched touches touching trousers uncle unsafe violent violence
    wake weapon without worthless everyday pretend undress shower screams
    """.split()
# Real words one slip away from those, or that look like them without their vowels.
NEVER_SLIPS = set(
    """
    cruise cruises lunch lunches bunch bunches munch hunches birth births earth alike olive line
    lines love lover lovers lovely over oven ever even clever lever fiver river diver giving having
    loving moving leave leaves leaving lives liver lived livelier drive drives bully pully fully
    belly billy hills bills skills skill chill still spill drill drills kilo hurtle hurdle hunt
    hunts hut huts hat hats hot hots heat heats beats boats boat bats bat bets bet best beast bests
    seats seat meat meats beach beaches teach teaches reach torch torches couch pouch tough though
    through thought snap snaps slip slips slop slope sleeps sleepy asleep steep sheep smoke smock
    smart snack snacks stack stacks stick sticks sick kicks lick licks pick picks tick ticks click
    clicks brick bricks scare scares scored scarfed shared stared spared scarred started starred
    square tonights night knight knights nights naked baked named taken neck check deck nick snick
    secret sacred screen selfie shelf shell sells sleep street strange stranger strangers struggle
    straggle dance danced dancing dare dares read reads ready lead head heads deal deals dear death
    deaths deaf desk dice diet diets dies dine dyed tie ties lie lies pie pies ride rides side tide
    wide wife wives life lifts lift like likes live hive hives five file files fine fire fires field
    bleach blend blender breed breeding bread breads build building buildings cat cats cute cuter
    cot cots coat coats count county country court course carry cherry ferry marry merry marking
    market harbour hard harder hare care cares career careers charm chart farm farms warm warmth
    form forms firm army ham hams hum hem hid hidden height highs hides hike hikes hiking hire house
    houses rope ropes ripe rap raps rapid trip trips type tape stable table tables staff stall star
    stars start stay steps step stem burns turns turn born horn corn barn brain bran burner burger
    burgers churns brothers mothers others bother bothers brighter broader fathers feather weather
    frighten brightened tightened fright freight fighting fights fight light lights right rights
    treat treats threat threats throat thread threads throw throws unclean unclear uncles clean
    circle punched punctual puncture branch ranch gang gangs sang bang rang range gagging shoots
    shots shot shop shops shoes shout shouts short shorts sport suit suits size sizes since single
    singles social
    """.split()
)
VOWELS = str.maketrans("", "", "aeiou")
# A word that nobody can part from its neighbours: "killmyself", "mydad".
RUN_TOGETHER = set(
    """
    i a my me we he she it us him her them they to be not do dont want wanna here hear no more any
    anymore live alive die dead kill myself self harm hurt hurts hit hits cut cutting cuts dad mum
    end my life ending everyday every day keep kept is am im and the hate want going gonna will cant
    help please scared of stab knife touches touch wish was were this day night at home so feel like
    """.split()
)
HEART = {"die", "keep", "kill", "myself", "harm", "hurt", "hurts", "hit", "hits", "cut", "cutting", "dead",
         "dad", "mum", "stab", "knife", "touches", "suicide", "here", "life", "want"}  # fmt: skip

EMOJI = {
    "🔪": "knife", "🗡": "knife", "🔫": "gun", "💣": "bomb", "🩸": "bleed", "💀": "dead",
    "☠": "dead", "⚰": "dead", "🪦": "dead", "👊": "punch", "🤜": "punch", "🤛": "punch",
    "👋": "waves", "🥊": "punch", "💊": "pills", "🤫": "secret", "🛏": "bed", "👨": "dad",
    "👩": "mum", "👧": "me", "👦": "me", "👶": "baby", "📸": "picture", "🍆": "private parts",
    "🍑": "private parts", "😂": "haha", "🤣": "haha", "😆": "haha", "😹": "haha",
    "😭": "crying", "😢": "crying", "😔": "sad", "😞": "sad", "😰": "scared", "😱": "scared",
    "💔": "sad", "🚬": "smoke", "🏃": "run", "🏠": "home", "👮": "police",
}  # fmt: skip


@cache
def known_words() -> frozenset[str]:
    """English words that are spelt as they should be, from the list that the library ships."""
    text = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8")
    return frozenset(text.split()) | frozenset(TURNED_ON) | frozenset(NEVER_SLIPS)


@cache
def skeletons() -> dict[str, str]:
    """Consonants → the word that the rules turn on: "tchs" → "touches"."""
    found: dict[str, str] = {}
    for word in TURNED_ON:
        bones = word[0] + word[1:].translate(VOWELS)
        if len(bones) > 2:
            found.setdefault(bones, word)
    return found


@cache
def near_misses() -> dict[str, str]:
    """Words with one letter left out, or two swapped → the word meant. From five letters on."""
    found: dict[str, str] = {}
    for word in TURNED_ON:
        if len(word) < 5:
            continue
        for place in range(1, len(word)):
            found.setdefault(word[:place] + word[place + 1 :], word)
            swapped = word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
            found.setdefault(swapped, word)
    return found
