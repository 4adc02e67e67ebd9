"""Small words of languages other than English: with them no name begins or ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

MOST_READ = 1500  # characters of a text

SMALL = MappingProxyType(
    {
        "cy": """y yr ac yn ar at am o i a na nad nac bod bydd mae maen oedd roedd sydd sy yw ydy dydy
            ddim dim wedi gan gyda fel hefyd ond neu os pan er mwyn mai taw eu ei fy dy ein eich fe mi
            ti ni chi nhw hi fo ef hwn hon hyn hynny rhai rhyw pob iawn mor rwy rwyf dwi dw wyf rydw
            rydych rydyn chi'n nhw'n mae'n mae'r o'r i'r a'r yw'r yw'n sy'n dylai dylid gallu cael gwneud
            wneud fod eisiau angen fodd bynnag ogystal oherwydd gael ei'n un wnaeth cafodd""",
        "pl": """i a o w z we ze do na za od po pod przy przez dla u nad bez przed między jak jako że
            żeby aby bo ponieważ więc ale lecz albo lub czy nie tak to ten ta te tego tej tych tym temu
            ja ty on ona ono my wy oni się mnie mi ci go jej ich im nas nam was być jest są był była było
            były będzie mam masz ma mamy mają mieć chcę chciałbym chciałabym chcemy powinno powinien
            powinna można trzeba bardzo już tylko też także również który która które których jeszcze
            gdy gdzie kiedy co kto coś ktoś każdy wszystko wszystkie więcej należy często kilka""",
        "uk": """і й та а але або чи що щоб як який яка яке які бо тому тож не ні так це цей ця ці того
            цього цих у в на з із зі до від для по про при під над за через між без після перед я ти він
            вона воно ми ви вони мене мені нас нам вас його її їх їм є був була було були бути буде мати
            маю має мають хочу хотів хотіла треба потрібно можна дуже вже ще лише також теж коли де все
            всі кожен більше можуть може якщо загалом""",
        "ar": """في من إلى الى على عن مع بين عند قبل بعد حول خلال منذ حتى أن ان إن لأن لكن ولكن أو او ثم بل هل
            ما ماذا كيف متى أين لا لم لن ليس نعم هذا هذه ذلك تلك هؤلاء الذي التي الذين أنا انا أنت هو هي نحن
            هم كان كانت يكون تكون كل بعض غير جدا أيضا أيضاً فقط قد يجب يمكن نريد أريد اريد عندما إذا كما وأن
            بما بها لها له لديهم أكثر دون وليس""",
        "ro": """și si sau dar însă iar că ca să sa nu da în in la de din pe cu pentru fără fara prin
            spre după dupa până pana între despre peste sub un o niște al ale ai a este e sunt era erau fi
            fost fie am are avem au aș vrea vreau ar trebui poate pot eu tu el ea noi voi ei ele îmi mi
            ne vă le se îl îi lor lui meu mea acest această acesta acel aceea mai foarte și tot toate
            fiecare care ce cine cum când unde doar numai cel cea ori astfel""",
        "pt": """e ou mas que se como porque pois o a os as um uma uns umas de do da dos das em no na nos
            nas por pelo pela para pra com sem sobre entre até desde após antes não sim eu tu você ele
            ela nós vós eles elas me te lhe nos lhes meu minha seu sua nosso nossa este esta esse essa
            aquele isto isso é são era foi ser estar está estão ter tem têm haver há deve devem pode
            podem quero queria muito mais menos também já só ainda cada todo toda todos todas outras
            outros além disso qualquer quando onde""",
        "bn": """এবং ও আর কিন্তু বা অথবা যে যা যদি তবে তাই কারণ না হ্যাঁ এই সেই ওই এটা এটি একটি একটা কিছু সব
            সকল প্রতি আমি আমরা আমার আমাদের তুমি আপনি আপনার তিনি সে তারা তাদের তাঁর করে করা করতে করেছে হয় হবে
            হতে হয়েছে ছিল আছে থেকে জন্য সাথে দ্বারা মধ্যে পর্যন্ত খুব আরও আরো অনেক শুধু যায় পারে রয়েছে চাই""",
        "fr": """le la les un une des du de d l et ou mais que qui quoi dont où si car donc ni ne pas
            non oui je tu il elle on nous vous ils elles me te se lui leur mon ma mes ton ta son sa ses
            notre nos votre vos ce cet cette ces à au aux en dans sur sous par pour avec sans chez entre
            vers est sont était être avoir ai as a avons ont faut peut doit veux voudrais très plus moins
            aussi encore tout tous toute toutes comme il y""",
        "es": """el la los las un una unos unas de del y e o u pero que quien como porque si no sí ni yo
            tú él ella nosotros ellos ellas me te se le les lo nos mi mis tu tus su sus nuestro este esta
            ese esa esto eso a al en por para con sin sobre entre hasta desde es son era fue ser estar
            está están haber hay tener tiene deben debe puede quiero quisiera muy más menos también ya
            solo cada todo toda todos todas""",
        "de": """der die das den dem des ein eine einen einem einer und oder aber dass weil wenn ob als
            wie nicht nein ja ich du er sie es wir ihr mich mir uns euch sich mein meine dein sein seine
            unser ihre dieser diese dieses in im an am auf aus bei mit nach von vom zu zum zur für über
            unter vor ohne durch um ist sind war waren sein haben hat habe wird werden kann können soll
            sollte muss will möchte sehr mehr auch noch nur schon alle alles jeder man""",
        "fi": """ja tai mutta että jos kun koska kuin niin myös ei en et eivät emme ole oli olla on ovat
            se ne hän he minä sinä me te tämä tuo nämä mä sä mun sun sen niiden siitä siellä jotka joka
            jotain joku joskus vaan sekä eli esim yms ym saa kanssa sitten vaikka kaikki hyvin enemmän
            tiedä tiiä tiijä""",
    }
)  # fmt: skip
# Words that join two things, by language; commas and such join in all.
LINKS = MappingProxyType(
    {
        "en": "and but also plus",
        "cy": "a ac hefyd ond",
        "pl": "i oraz a także ale też",
        "uk": "і й та також але",
        "ar": "ثم لكن ولكن أيضا وأيضا كذلك",
        "ro": "și si dar iar",
        "pt": "e mas também tambem",
        "bn": "এবং ও আর কিন্তু",
        "fr": "et mais aussi",
        "es": "y pero también tambien",
        "de": "und aber auch",
        "fi": "ja sekä mutta",
        "zh": "还有 以及 但是 而且 另外",
    }
)
COMMAS = ",،、，–—-"
# Words with which a further wish begins, by language.
BEGINNINGS = MappingProxyType(
    {
        "cy": "mwy llai gwell dim",
        "pl": "więcej mniej lepsze lepszy lepsza lepiej bez nowe nowy",
        "uk": "більше менше краще кращі без нові",
        "ar": "المزيد مزيد أكثر أقل أفضل",
        "ro": "mai",
        "pt": "mais menos melhor melhores",
        "bn": "আরো আরও কম বেশি ভালো",
        "fr": "plus moins meilleur meilleure meilleurs",
        "es": "más menos mejor mejores",
        "de": "mehr weniger bessere besser keine",
        "fi": "enemmän vähemmän parempi parempia",
        "zh": "",
    }
)
_LISTED = {code: frozenset(words.split()) for code, words in SMALL.items()}


def small_of(language: str) -> frozenset[str]:
    """The small words of a language; none of one that is not listed."""
    return _LISTED.get(language, frozenset())


def small_words(texts: Sequence[str], languages: Sequence[str]) -> frozenset[str]:
    """The small words of these languages; of an unknown one the short words in very many texts."""
    listed = [_LISTED[code] for code in languages if code in _LISTED]
    if listed:
        return frozenset().union(*listed)
    step = max(1, len(texts) // 2000)
    read = texts[::step]
    counts = Counter(word for text in read for word in set(text[:MOST_READ].split()))
    least = max(6.0, 0.08 * len(read))
    return frozenset(w for w, n in counts.items() if len(w) <= 4 and n >= least and w.isalpha())
