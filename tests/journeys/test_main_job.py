"""The main job, in a browser with scripts off: asked, answered, understood, answered for."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from analysis.models import Excerpt, Theme
from cms.actions import make_home
from cms.models import CampaignIndexPage
from surveys.models import Kind, Question, Response, Review, Survey, SurveyVersion
from tests.browser.way import say_who_reads
from tests.factories.accounts import PASSWORD, make_locality, make_organisation, make_person
from tests.factories.programme import make_priority
from tests.journeys.answers import file_of_answers
from voice.accounts.models import Organisation, Role
from voice.programme.models import Campaign, Priority, Snapshot

WRITTEN = "What one thing would make Dorset a better place to grow up?"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, email: str) -> None:
    page.goto("/desk/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def fill(page, **fields) -> None:
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(str(value))


def press(page, name: str, exact: bool = False) -> None:
    page.locator("main").get_by_role("button", name=name, exact=exact).first.click()


def follow(page, name: str, exact: bool = False) -> None:
    page.locator("main").get_by_role("link", name=name, exact=exact).first.click()


def make_campaign(page) -> None:
    follow(page, "Make the first campaign")
    today = timezone.localdate()
    fill(
        page,
        title="I Live in Dorset",
        purpose="We want to make Dorset the best place to grow up. You can change our plan.",
        asked_by="the Youth Voice Team at Dorset Council",
        readers="three youth workers",
        opens_on=today,
        closes_on=today + dt.timedelta(days=30),
        feedback_promised_on=today + dt.timedelta(days=60),
    )
    press(page, "Make the campaign")
    say_who_reads(page)


def add_part(page, text: str) -> None:
    follow(
        page,
        "Add the first part" if page.get_by_text("Nothing is asked yet").count() else "Add a part",
    )
    fill(page, text=text)
    press(page, "Save")


def add_question(page, part: str, kind: str, text: str = "", **fields) -> None:
    section = page.locator(".outline-section", has_text=part)
    section.get_by_role("link", name="Add a question").click()
    follow(page, kind, exact=True)
    fill(page, **({"text": text} if text else {}), **fields)
    press(page, "Add the question")


def make_survey(page) -> None:
    follow(page, "Make a survey")
    fill(page, title="What would make Dorset better?")
    page.get_by_label("17 or 18").check()
    page.get_by_label("11 to 13").check()
    page.get_by_label("14 to 16").check()
    page.locator("[name=start][value=empty]").check()
    press(page, "Make the survey")
    add_part(page, "Living here")
    add_question(page, "Living here", "Five faces", "How do you feel about living here?")
    add_question(page, "Living here", "Yes, no or not sure", "Is there enough to do near you?")
    add_part(page, "What is missing")
    add_question(
        page,
        "What is missing",
        "Choose some",
        "What would you like more of?",
        choices="sport: Sport\nart: Art and music\nquiet: Quiet places",
    )
    page.locator(".outline-section", has_text="What is missing").get_by_role(
        "link", name="when the part"
    ).click()
    page.get_by_label("No", exact=True).check()
    press(page, "Save")
    add_part(page, "Your idea")
    add_question(page, "Your idea", "Longer answer", WRITTEN)
    add_question(page, "Your idea", "Short answer", "What word says what Dorset is like?")
    add_question(
        page,
        "Your idea",
        "Put in order",
        "What matters most?",
        choices="home: Home\nfriends: Friends\nschool: School",
    )
    add_part(page, "About you")
    add_question(page, "About you", "Age band")
    add_question(page, "About you", "Area")


def open_survey(page) -> None:
    follow(page, "Preview")
    assert page.get_by_role("heading", level=1).inner_text() == "How old are you?"
    page.go_back()
    follow(page, "Open it")
    press(page, "Open it")
    version = SurveyVersion.objects.get()
    assert (version.number, version.survey.collectors.count()) == (1, 1)


def answer_on_a_phone(phone, words: str) -> None:
    """From the start page to the receipt, changing one answer on the way."""
    press(phone, "11 to 13")
    press(phone, "Start")
    phone.get_by_label("Happy", exact=True).check()
    press(phone, "Continue")
    phone.get_by_label("No", exact=True).check()
    press(phone, "Continue")
    phone.get_by_label("Sport").check()
    phone.get_by_label("Quiet places").check()
    press(phone, "Continue")
    phone.get_by_role("textbox").fill(words)
    press(phone, "Continue")
    phone.get_by_role("textbox").fill("sunny")
    press(phone, "Continue")
    press(phone, "Skip")
    phone.get_by_label("Chesil").check()
    press(phone, "Continue")
    phone.get_by_label("Yes").check()
    press(phone, "Continue")
    assert phone.get_by_role("heading", level=1).inner_text() == "Check your answers"
    follow(phone, "Change What word says what Dorset is like?")
    phone.get_by_role("textbox").fill("sandy")
    press(phone, "Continue")
    assert phone.get_by_text("sandy").count() == 1


def send_twice(phone) -> None:
    """Send, go back, send again: one response, the same receipt."""
    press(phone, "Send my answers")
    receipt = phone.get_by_role("heading", level=1).inner_text()
    phone.go_back()
    if phone.get_by_role("button", name="Send my answers").count():
        press(phone, "Send my answers")
    assert phone.get_by_role("heading", level=1).inner_text() == receipt
    assert receipt == "Thank you. We have your answers"


def import_answers(page, survey: Survey) -> None:
    page.goto(f"/desk/surveys/{survey.key}/")
    follow(page, "Bring in answers")
    follow(page, "Bring in a file")
    page.locator("[name=file]").set_input_files(
        {"name": "poll.csv", "mimeType": "text/csv", "buffer": file_of_answers()}
    )
    press(page, "Continue")
    page.get_by_label("What is your idea?").select_option(label=WRITTEN)
    page.get_by_label("Age", exact=True).select_option(label="How old are you?")
    page.get_by_label("Area", exact=True).select_option(label="Where do you live?")
    page.locator("[name=quote][value=yes]").check()
    fill(page, name="A poll at the youth club")
    press(page, "See what will happen")
    assert page.get_by_text("Atlantis").count() > 0
    press(page, "Read in 48 rows")
    run_worker()
    follow(page, "Look again")
    assert page.get_by_role("heading", level=1).inner_text() == "The answers are in"


def read_queue(page) -> None:
    """Seal one answer, take words out of another, and release the rest a page at a time."""
    follow(page, "Go to the reading queue")
    follow(page, "Seal answer 1")
    fill(page, reason="Needs a second look")
    press(page, "Seal it")
    while page.get_by_text("Done with this page?").count():
        page.locator("[name=read]").check()
        press(page, "Release all that I did not keep back")
    assert page.get_by_text("Nothing waits").count() == 1


def run_worker() -> None:
    """Do the work that waits, as the worker process does."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def find_themes(page, question: Question) -> None:
    page.goto(f"/desk/questions/{question.key}/themes/")
    follow(page, "Look for themes")
    press(page, "Look for themes")
    assert page.get_by_text("Waiting for its turn").count() == 1
    run_worker()
    follow(page, "See how far it is")
    assert page.get_by_role("heading", level=1).inner_text() == "Suggested themes"
    press(page, "Adopt all as they are")
    run_worker()


def find_themes_again(page, question: Question) -> None:
    page.goto(f"/desk/questions/{question.key}/themes/")
    follow(page, "Look again")
    press(page, "Look for themes")
    run_worker()
    follow(page, "See how far it is")
    assert page.get_by_role("heading", level=1).inner_text() == "Suggested themes"


def word_themes(page, question: Question) -> None:
    """Rename the largest, and write one by hand."""
    page.goto(f"/desk/questions/{question.key}/themes/")
    page.locator("#agreed .theme-name a").first.click()
    follow(page, "Rename or describe")
    fill(page, label="Something we can use")
    press(page, "Save")
    page.goto(f"/desk/questions/{question.key}/themes/")
    follow(page, "Write a theme")
    fill(page, label="The sea")
    press(page, "Save")


def tie_theme(page, question: Question, label: str, priority: str) -> None:
    page.goto(f"/desk/questions/{question.key}/themes/")
    follow(page, label)
    follow(page, "Tie to a priority")
    page.locator("[name=priority]").select_option(label=priority)
    fill(page, reason="Young people ask for it by name")
    press(page, "Tie")
    assert page.locator("main").get_by_text(priority).count() > 0


def choose_quote(page) -> None:
    """On a theme's page: the words of the first answer whose writer agreed."""
    follow(page, "Quote it")
    press(page, "Choose these words")


def check_quote(page, question: Question) -> None:
    page.goto(f"/desk/questions/{question.key}/quotes/")
    press(page, "These words may be shown")


def give_reason(page, question: Question) -> None:
    """So few answers keep lights from being green: somebody says why that is no harm."""
    page.goto(f"/desk/questions/{question.key}/themes/checks/")
    fill(page, reason="Two of us read all of these answers and agree on the themes")
    press(page, "Note my reason")
    assert page.get_by_text("May be published all the same", exact=True).count() == 1


def release_and_publish(page, campaign: Campaign) -> None:
    page.goto(f"/desk/campaigns/{campaign.key}/results/")
    press(page, "Release these results")
    press(page, "Publish")


def answer_priority(page, priority: Priority) -> None:
    """As the plan lead: see what was said, promise, report, and make it public."""
    page.goto(f"/desk/priorities/{priority.key}/")
    assert page.get_by_role("heading", name="Something we can use").count() == 1
    follow(page, "Answer this")
    page.locator("[name=reply][value=will]").check()
    fill(page, text="Run a later bus on Fridays", due_on="2027-06-01", owner_role="Head of travel")
    press(page, "Save")


def make_page(page, campaign: Campaign) -> None:
    """As the editor, in Wagtail (which needs scripts): a page with the survey chosen, published."""
    index = CampaignIndexPage.objects.get()
    page.goto(f"/editor/pages/add/cms/campaignpage/{index.pk}/")
    page.locator("[name=title]").fill(campaign.title)
    press(page, "Choose a campaign")
    page.locator(".modal").get_by_role("link", name=campaign.title).click()
    page.locator("#panel-child-content-body-content .c-sf-add-button").first.click()
    page.get_by_role("option", name="Survey").click()
    press(page, "Choose a survey")
    page.locator(".modal").get_by_role("link", name="What would make").click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()


def publish_commitment(page) -> None:
    fill(page, text="We have asked the bus company")
    press(page, "Save progress")
    press(page, "Publish it")


def people() -> Organisation:
    for role in (Role.YOUTH_WORKER, Role.EDITOR, Role.SAFEGUARDING_LEAD, Role.PLAN_LEAD):
        make_person(role, email=f"{role}@example.org")
    organisation = make_organisation()
    make_locality()
    make_locality("DOR", "Dorchester")
    make_priority()
    make_home(organisation=organisation)
    return organisation


def test_from_a_question_to_an_answered_priority(visitor):
    people()
    worker = visitor(1280)
    sign_in(worker, "youth_worker@example.org")
    make_campaign(worker)
    make_survey(worker)
    open_survey(worker)
    survey = Survey.objects.get()
    campaign, question = survey.campaign, survey.questions.get(kind=Kind.LONG_TEXT)

    editor = visitor(1280, scripts=True)
    sign_in(editor, "editor@example.org")
    make_page(editor, campaign)

    phone = visitor(360)
    phone.goto("/")
    follow(phone, "I Live in Dorset")
    phone.locator("main a.button", has_text="Have your say").first.click()
    answer_on_a_phone(phone, "a late bus home after rehearsals")
    send_twice(phone)
    assert Response.objects.complete().count() == 1

    import_answers(worker, survey)
    read_queue(worker)
    sealed = Review.objects.get(status=Review.Status.SEALED)
    assert Review.objects.filter(status=Review.Status.RELEASED).count() == 49

    find_themes(worker, question)
    word_themes(worker, question)
    tie_theme(worker, question, "Something we can use", "Best Place to Live")
    choose_quote(worker)
    second_pair_of_eyes = visitor(1280)
    sign_in(second_pair_of_eyes, "safeguarding_lead@example.org")
    check_quote(second_pair_of_eyes, question)
    before = sorted(Theme.objects.agreed().values_list("label", flat=True))
    find_themes_again(worker, question)
    assert sorted(Theme.objects.agreed().values_list("label", flat=True)) == before

    release_and_publish(worker, campaign)
    assert Snapshot.objects.filter(published_at=None).count() == 1
    give_reason(worker, question)
    worker.goto(f"/desk/campaigns/{campaign.key}/results/")
    press(worker, "Publish")
    lead = visitor(1280)
    sign_in(lead, "plan_lead@example.org")
    answer_priority(lead, Priority.objects.get())
    publish_commitment(lead)

    phone.goto("/")
    follow(phone, "I Live in Dorset")
    told = phone.inner_text("main")
    assert "Something we can use" in told
    assert "Run a later bus on Fridays" in told
    assert Excerpt.objects.get().text in told
    assert sealed.answer.text not in told
    for public in ("/", "/have-your-say/", "/have-your-say/i-live-in-dorset/"):
        phone.goto(public)
        assert sealed.answer.text not in phone.content()
