"""Small lists of words that the theme finder reads by: stop words, non-answers, text-speak.

The stop list is our own. It keeps what survey answers are made of: nothing, no, not, more, less,
everything, up, never, too.
"""

from __future__ import annotations

from types import MappingProxyType

STOP_WORDS = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "there", "here", "it", "its", "it's", "i", "i'm", "im", "i'd", "i've", "i'll", "me", "my", "mine", "myself", "we", "we're", "we've", "us", "our", "ours", "you", "you're", "you've", "your", "yours", "he", "he's", "him", "his", "she", "she's", "her", "hers", "they", "they're", "them", "their", "theirs", "who", "whom", "which", "what", "when", "where", "why", "how", "and", "or", "but", "so", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto", "to", "with", "within", "about", "between", "through", "during", "than", "then", "also", "just", "very", "really", "quite", "rather", "is", "isn't", "are", "aren't", "was", "wasn't", "were", "weren't", "be", "been", "being", "am", "do", "does", "doesn't", "did", "didn't", "doing", "done", "have", "has", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "if", "because", "while", "until", "though", "although", "such", "same", "some", "any", "each", "every", "other", "another", "own", "etc", "eg", "ie", "get", "gets", "got", "getting", "go", "goes", "going", "gone", "went", "make", "makes", "made", "making", "let", "lets", "put", "give", "gives", "given", "thing", "things", "something", "anything", "stuff", "lot", "lots", "bit", "much", "many", "one", "ones", "like", "liked", "think", "thinks", "thought", "feel", "feels", "want", "wants", "wanted", "need", "needs", "needed", "say", "says", "said", "please", "thanks", "thank", "well", "however", "maybe", "perhaps", "actually", "basically", "literally", "still", "even", "ever", "again", "already", "yet", "only", "around", "over", "after", "before", "since", "per", "via", "upon", "across", "among", "don't", "dont", "can't", "cant", "won't", "wouldn't", "couldn't", "shouldn't", "could've", "should've", "would've", "might've", "xx", "xxx", "that's", "thats", "there's", "theres", "they've", "who's", "what's", "let's"]
)  # fmt: skip

# Words that weigh only beside another: never a name of their own.
LIGHT = frozenset(
    """
    no not never nothing none more less most least better best worse worst good great nice bad too
    all every everything everyone everybody anyone anybody someone somebody nobody enough always
    often sometimes everywhere use used using help keep able sure know way ways time times people
    person lots done try trying look looking take taking come coming back up down out off new big
    bigger small smaller first next last same different able fully etc provide provided add
    increase improve improved allow give stop start continue
    """.split()
)  # fmt: skip

# Words that may not begin or end a name, though they may stand inside one.
WEAK_EDGES = frozenset(
    """
    a an the and or but so as at by for from in into of on onto to with within about between
    through than then is are was were be been being am do does did have has had having will would
    shall should can could may might must if because while until though although i i'm im i've ive
    i'd we we've we'd you you're he she it they they're me us him them my our your his her its
    their this that these those there here it's that's there's who which what when where why how
    just very really also too some any each other per get got getting let such all every
    everything want wants wanted need needs needed like liked think know say says said going go
    make makes made sure able using things thing lot lots please thanks something anything someone
    anyone yes ok okay etc over under only even still already again well much many don't didn't
    doesn't isn't wasn't aren't can't won't shouldn't couldn't wouldn't not whose around since
    during per via upon etc
    """.split()
)  # fmt: skip

TEXT_SPEAK = MappingProxyType(
    {
        "u": "you", "ur": "your", "r": "are", "y": "why", "bc": "because", "bcoz": "because",
        "cuz": "because", "coz": "because", "cos": "because", "cus": "because", "pls": "please",
        "plz": "please", "ppl": "people", "peeps": "people", "thx": "thanks", "ty": "thanks",
        "gr8": "great", "m8": "mate", "l8": "late", "b4": "before", "2day": "today",
        "2moro": "tomorrow", "tmrw": "tomorrow", "skool": "school", "scool": "school",
        "luv": "love", "gd": "good", "bday": "birthday", "mh": "mental health", "govt": "government", "msg": "message",
        "w": "with", "wot": "what", "wat": "what", "dis": "this", "da": "the", "dey": "they",
        "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't", "doesnt": "doesn't",
        "isnt": "isn't", "wasnt": "wasn't", "shouldnt": "shouldn't", "wouldnt": "wouldn't",
        "couldnt": "couldn't", "im": "i'm", "ive": "i've", "thats": "that's", "theres": "there's",
        "alot": "a lot", "aswell": "as well", "gonna": "going to", "wanna": "want to",
        "fav": "favourite", "fave": "favourite", "tbh": "to be honest", "rly": "really",
        "srsly": "seriously", "sum": "some", "sumthing": "something", "sth": "something",
        "smth": "something", "teh": "the", "n": "and", "nd": "and", "abt": "about", "dnt": "don't",
        "hw": "homework", "yr": "year", "yrs": "years", "mins": "minutes", "hrs": "hours",
    }
)  # fmt: skip

_DONT_KNOW = "don't know"
_NOTHING = "nothing to say"


def _table(dont_know: str, nothing: str) -> MappingProxyType[str, str]:
    rows = {phrase.strip(): _DONT_KNOW for phrase in dont_know.split(",") if phrase.strip()}
    rows |= {phrase.strip(): _NOTHING for phrase in nothing.split(",") if phrase.strip()}
    return MappingProxyType(rows)


# The whole answer, lower case, words with one space between, is one of these: it is set aside.
NOT_ANSWERS = MappingProxyType(
    {
        "en": _table(
            """idk, i dk, dk, dunno, i dunno, duno, i duno, don't know, dont know, i don't know, i dont know,
            i don't no, dont no, i dont no, do not know, i do not know, don't really know, i don't really know,
            idk really, idk sorry, sorry idk, not sure, i'm not sure, im not sure, unsure, i am not sure,
            no idea, i have no idea, no clue, no opinion, i have no opinion, not certain, can't think, i can't think,
            can't think of anything, i can't think of anything, cannot think of anything, cant think of anything,
            cant think, can't say, i can't say, cannot say, hard to say, can't remember, i forgot, don't mind,
            i don't mind, don't care, i don't care, dont care, idc, i dont care, idek, idgaf, whatever, pass, skip,
            dnk, d k, hmm, hm, umm, um, erm, er, uh, meh, prefer not to say, rather not say, i'd rather not say,
            no comment, no comments, no comment to make, nothing comes to mind, not applicable, maybe, not really sure,
            i don't understand, i don't understand the question, don't understand, what, i don't have an opinion,
            i don't have any ideas, no ideas, don't have any, dont have any, unknown, n k, undecided, don't no""",
            """nothing, nothing at all, nothing really, nothing much, nothing to say, nothing to add, nothing else,
            nothing more, nothing at present, nothing at the moment, nothing specific, nothing in particular,
            nothing comes to mind, nothing i can think of, nothing that i can think of, nothing springs to mind,
            nothing to report, nothing to improve, nothing needed, nowt, nuffin, nuthin, nothin, nothing thanks,
            nothing thank you, no nothing, nope, nope nothing, nah, naw, na, n a, n/a, none, none at all, none really,
            none thanks, non, no, no no, noo, no thanks, no thank you, nil, null, nan, no answer, no answers,
            not really, not much, not a lot, blank, no reply, no response, no suggestions,
            no suggestion, i have no suggestions, no complaints, no further comments, no other comments, no more,
            yes, yeah, yep, ok, okay, k, test, testing, lol, haha, hahaha, xd, lmao, rofl,
            nun, nuttin, nuttn, bla, blah, bla bla, blah blah, bla bla bla, blah blah blah, cba, mhm""",
        ),
        "cy": _table(
            """dwi ddim yn gwybod, dw i ddim yn gwybod, ddim yn gwybod, dim yn gwybod, dwi ddim yn siŵr, ddim yn siŵr,
            ddim yn siwr, dim syniad, dim yn siŵr, wn i ddim, dwn i ddim, dwn im, smo fi'n gwybod, dim barn, sa i'n gwybod""",
            """dim, dim byd, dim o gwbl, dim byd o gwbl, na, nage, nac oes, dim sylw, dim sylwadau, dim ateb, ie, iawn,
            amherthnasol, ddim yn berthnasol, dim byd arall""",
        ),
        "pl": _table(
            """nie wiem, niewiem, nw, nie jestem pewien, nie jestem pewna, nie mam pojęcia, nie mam zdania, trudno powiedzieć,
            nie pamiętam, nie rozumiem, bez zdania, wszystko jedno, obojętne""",
            """nic, nic takiego, zupełnie nic, nie, nie ma, brak, brak odpowiedzi, brak uwag, nie dotyczy, nd, n d, tak,
            nie mam, żadne, żaden, nic więcej, nie mam uwag, nic nie""",
        ),
        "uk": _table(
            """не знаю, я не знаю, не впевнений, не впевнена, гадки не маю, не маю уявлення, важко сказати, не розумію,
            не пам'ятаю, байдуже, без думки, хз""",
            """нічого, нічого такого, ні, нема, немає, нема відповіді, не стосується, так, ніщо, жодного, нема коментарів,
            без коментарів, більше нічого""",
        ),
        "ar": _table(
            """لا أعرف, لا اعرف, لا أدري, لا ادري, لست متأكدا, لست متأكد, لست متأكدة, غير متأكد, ما أعرف, ما اعرف, مش عارف,
            مش عارفة, ليس لدي فكرة, لا فكرة, لا رأي, لا أفهم, ما بعرف, مدري""",
            """لا شيء, لا شي, لاشيء, لا شئ, ولا شيء, لا, لا يوجد, لايوجد, لا تعليق, لا ينطبق, نعم, ما في, مفيش, ولا شي""",
        ),
        "ro": _table(
            """nu știu, nu stiu, nu sunt sigur, nu sunt sigură, nu sunt sigura, habar n am, habar nu am, nicio idee, nu am idee,
            nu am o părere, nu înțeleg, nu inteleg, greu de spus, nș, ns""",
            """nimic, nimic altceva, nimic special, nu, nu am, nu este cazul, nu e cazul, fără comentarii, fara comentarii,
            da, niciunul, niciuna, niciun răspuns, nu se aplică""",
        ),
        "pt": _table(
            """não sei, nao sei, n sei, sei lá, sei la, não tenho certeza, nao tenho certeza, não faço ideia, nao faço ideia,
            sem ideia, sem opinião, não entendo, não percebo, não me lembro, tanto faz, difícil dizer""",
            """nada, nada mesmo, nada de mais, não, nao, nenhum, nenhuma, sem comentários, sem comentarios, não se aplica,
            nao se aplica, sim, sem resposta, mais nada, nada a dizer, não tenho""",
        ),
        "bn": _table(
            """জানি না, আমি জানি না, জানিনা, আমি জানিনা, নিশ্চিত নই, আমি নিশ্চিত নই, কোনো ধারণা নেই, ধারণা নেই, বলতে পারি না, বুঝি না,
            বুঝতে পারছি না, মনে নেই""",
            """কিছু না, কিছুই না, কিছু নেই, কিছুই নেই, না, নেই, প্রযোজ্য নয়, মন্তব্য নেই, কোনো মন্তব্য নেই, হ্যাঁ""",
        ),
        "fr": _table(
            "je ne sais pas, je sais pas, j'sais pas, jsp, chais pas, aucune idée, pas sûr, pas sûre, sais pas, sans opinion",
            "rien, rien du tout, non, aucun, aucune, néant, sans objet, oui, rien à dire, pas de commentaire",
        ),
        "es": _table(
            "no sé, no se, no lo sé, no lo se, ni idea, no estoy seguro, no estoy segura, nose",
            "nada, nada más, no, ninguno, ninguna, no aplica, sí, si, sin comentarios",
        ),
        "de": _table(
            "weiß nicht, weiss nicht, ich weiß nicht, ich weiss nicht, keine ahnung, ka, keine idee, unsicher",
            "nichts, gar nichts, nein, nix, keine, keiner, kein kommentar, entfällt, ja",
        ),
        "it": _table("non lo so, non so, boh, nessuna idea, non saprei", "niente, nulla, nessuno, nessuna, no, niente di che"),
        "nl": _table("weet niet, weet ik niet, ik weet het niet, geen idee", "niks, niets, nee, geen, helemaal niets"),
        "sv": _table("vet inte, jag vet inte, vet ej, ingen aning", "inget, ingenting, nej, inga"),
        "tr": _table("bilmiyorum, bilmem, fikrim yok, emin değilim", "hiçbir şey, hiç, yok, hayır"),
        "ru": _table("не знаю, я не знаю, понятия не имею, без понятия, не уверен, не уверена", "ничего, нет, нету, никак"),
        "lt": _table("nežinau, nezinau, neturiu nuomonės, nesu tikras, nesu tikra", "nieko, ne, nėra"),
        "so": _table("ma garanayo, ma aqaan, ma hubo", "waxba, maya, ma jiro"),
        "zh": _table("不知道, 我不知道, 不清楚, 不确定, 没想法, 没想过", "没有, 没, 无, 没什么, 没有了, 没有意见, 无意见"),
        "ur": _table("معلوم نہیں, مجھے نہیں معلوم, مجھے معلوم نہیں, پتہ نہیں, پتا نہیں", "کچھ نہیں, کچھ بھی نہیں, نہیں, کوئی نہیں"),
        "fa": _table("نمی دانم, نمیدانم, نمی دونم, نمیدونم, نظری ندارم", "هیچ, هیچی, هیچ چیز, نه, ندارم"),
        "hi": _table("पता नहीं, मुझे नहीं पता, मालूम नहीं", "कुछ नहीं, नहीं, कुछ भी नहीं"),
        "pa": _table("ਪਤਾ ਨਹੀਂ, ਮੈਨੂੰ ਨਹੀਂ ਪਤਾ", "ਕੁਝ ਨਹੀਂ, ਨਹੀਂ"),
        "gu": _table("ખબર નથી, મને ખબર નથી", "કંઈ નહીં, કશું નહીં, ના"),
        "ta": _table("தெரியாது, எனக்கு தெரியாது", "ஒன்றுமில்லை, எதுவும் இல்லை, இல்லை"),
        "vi": _table("không biết, em không biết, tôi không biết, không chắc", "không có gì, không có, không, chẳng có gì"),
        "hu": _table("nem tudom, fogalmam sincs", "semmi, nem, nincs"),
        "fi": _table("en tiedä, en tiiä, emmä tiiä, en osaa sanoa, eos, ei tietoa", "ei mitään, ei mikään, ei, kyllä, joo"),
    }
)  # fmt: skip

# What people say beside "idk" that changes nothing.
FILLERS = frozenset(
    """
    lol tbh sorry really rly honestly just um umm erm er uh oh mate bro fam man guys thanks thank
    thankyou ta please x xx xxx haha hahaha lmao atm currently yet well so idk actually literally
    though tho bye hi hello smh bruh
    """.split()
)

# Emoji whose Unicode names would mislead; all others are read by their names.
EMOJI_WORDS = MappingProxyType(
    {
        "\u2764": " love ", "\u2665": " love ", "\U0001f44d": " good ", "\U0001f44e": " bad ",
        "\U0001f44c": " good ", "\U0001f602": " funny ", "\U0001f923": " funny ",
        "\U0001f60d": " love ", "\U0001f970": " love ", "\U0001f495": " love ",
        "\U0001f622": " sad ", "\U0001f62d": " sad ", "\U0001f61e": " sad ", "\U0001f614": " sad ",
        "\U0001f600": " happy ", "\U0001f603": " happy ", "\U0001f604": " happy ",
        "\U0001f60a": " happy ", "\U0001f642": " happy ", "\u263a": " happy ",
        "\U0001f621": " angry ", "\U0001f620": " angry ", "\U0001f92c": " angry ",
        "\U0001f628": " scared ", "\U0001f630": " scared ", "\U0001f631": " scared ",
        "\ufe0f": "", "\u200d": "",
    }
)  # fmt: skip
