"""What a young person's page says besides its question: the survey's own words, its languages, and
the pictures and recordings that belong to words."""

from django.urls import reverse
from django.utils.safestring import SafeString

from surveys.forms.asked import marked
from surveys.forms.coming_back import BeforeForm
from surveys.frozen import FrozenQuestion, Words
from surveys.journey import PAGES, Journey
from surveys.languages import languages_of, layers_of
from surveys.models import Layer, WordedPart
from voice.shared.languages import direction_of, name_of


def about(journey: Journey) -> dict[str, str]:
    """The survey's title, purpose, `asked_by` and `readers`, each marked with its language.

    In words of the page's language and layer where the desk gave some, else as the campaign has
    them.
    """
    campaign = journey.survey.campaign
    told = {
        WordedPart.TITLE: journey.survey.title,
        WordedPart.PURPOSE: campaign.purpose,
        WordedPart.ASKED_BY: campaign.asked_by,
        WordedPart.READERS: campaign.readers,
    }
    return {part.value: say(journey, part.value, plain) for part, plain in told.items()}


def say(journey: Journey, part: str, plain: str) -> str | SafeString:
    found = journey.questionnaire.worded(f"v:{part}", journey.language, journey.layer)
    words, spoken = found or (Words(plain), journey.survey.language)
    return marked(words.text, spoken)


def switch(journey: Journey, template: str, page: str) -> dict:
    """What the switch of languages and layers is drawn from; `page` is where it returns to.

    Before *Start* there is no key, and choosing is a link, or a form that carries the age band;
    after it, a form that carries all.
    """
    layer = journey.layer or Layer.STANDARD.value
    page = page or (template if template in PAGES else "start")
    return {
        "languages": languages_of(journey.questionnaire, journey.language, layer),
        "layers": layers_of(journey.questionnaire, journey.language, layer),
        **how_to_switch(journey, template, page),
    }


def how_to_switch(journey: Journey, template: str, page: str) -> dict:
    if journey.key is not None:
        how = "ask" if template == "question" else "form"
        return {"how": how, "speak_url": f"{journey.address('speak')}?page={page}"}
    if journey.first:
        hidden = BeforeForm(initial={"age": journey.first.rpartition(":")[2]}, auto_id=False)["age"]
        return {"how": "form", "speak_url": journey.address("start"), "hidden": hidden}
    return {"how": "link", "page_url": journey.spoken_address(page)}


def media_of(journey: Journey, question: FrozenQuestion) -> dict[str, str]:
    """Addresses of the picture and recording of a question's words, and what the picture shows."""
    target = f"q:{question.worded_as}"
    found = journey.questionnaire.worded(target, journey.language, journey.layer)
    if found is None:
        return {}
    words = found[0]
    return {
        "picture": words.picture and reverse("picture_of_choice", args=[words.picture]),
        "shows": words.shows,
        "clip": words.clip and reverse("recording", args=[words.clip]),
    }


def other_language(journey: Journey, question: FrozenQuestion) -> str:
    """The name of the language that a question is in, where it is not the page's; else empty."""
    found = journey.questionnaire.worded(f"q:{question.worded_as}", journey.language, journey.layer)
    if found is None or found[1] == journey.language:
        return ""
    return name_of(found[1])


def help_in(journey: Journey) -> dict[str, str]:
    """The language and direction of the organisation's help lines, where not the page's."""
    own = journey.survey.language
    if own == journey.language:
        return {}
    return {"words_language": own, "words_direction": direction_of(own)}
