import pytest
from django.urls import reverse

from analysis.actions.releasing import release_results
from analysis.models import ThemePriority
from surveys.models import Review
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign, make_commitment, make_plan, make_priority
from tests.factories.results import make_listening
from voice.accounts.models import PopulationFigure, Role
from voice.programme.models import Commitment, Snapshot


def page(client, person, name, *args, query=""):
    client.force_login(person)
    return client.get(reverse(name, args=args) + query)


def test_a_youth_worker_sees_what_would_be_released_before_anything_is(
    client, listening, youth_worker
):
    response = page(client, youth_worker, "results", listening.campaign.key)
    text = response.content.decode()
    assert response.context["is_preview"] is True
    assert "wrote about “Getting about”" in text
    assert "2 answers not yet read" not in text
    assert "1 answer not yet read" in text
    assert Snapshot.objects.count() == 0


def test_a_plan_lead_sees_nothing_before_a_release(client, listening, plan_lead):
    response = page(client, plan_lead, "results", listening.campaign.key, query="?now=1")
    assert response.context["is_preview"] is False
    assert response.context["heard"] == []
    assert "No results yet" in response.content.decode()


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.OBSERVER, Role.YOUTH_WORKER, Role.EDITOR])
def test_no_planted_words_stand_on_the_pages_of_results(client, released, priority, role):
    person = make_person(role)
    for name, key in (
        ("results", released.campaign.key),
        ("results_download", released.campaign.key),
        ("priority", priority.key),
    ):
        response = page(client, person, name, key)
        assert response.status_code == 200
        assert "planted" not in response.content.decode()


def test_a_small_area_has_no_number_anywhere(client, released, plan_lead):
    sheet = page(client, plan_lead, "results_download", released.campaign.key).content.decode()
    purbeck = [line for line in sheet.splitlines() if ",Purbeck," in line]
    assert purbeck
    assert {line.split(",Purbeck,")[1] for line in purbeck} == {",,,,,,"}


def test_results_are_refused_to_administrators_and_unknown_to_others(
    client, released, administrator
):
    key = released.campaign.key
    stranger = make_person(organisation=make_organisation("Another council"))
    for name in ("results", "results_download", "results_workbook"):
        assert page(client, administrator, name, key).status_code == 403
        assert page(client, stranger, name, key).status_code == 404


def test_a_youth_worker_releases_and_publishes(client, listening, youth_worker):
    client.force_login(youth_worker)
    key = listening.campaign.key
    client.post(reverse("results_release", args=[key]))
    client.post(reverse("results_publish", args=[key]))
    snapshot = Snapshot.objects.get()
    assert (snapshot.released_by, snapshot.published_by) == (youth_worker, youth_worker)


def test_a_plan_lead_may_not_release_or_publish(client, released, plan_lead):
    client.force_login(plan_lead)
    for name in ("results_release", "results_publish"):
        url = reverse(name, args=[released.campaign.key])
        assert client.post(url).status_code == 403
    assert list(Snapshot.objects.values_list("published_at", flat=True)) == [None]


def test_publishing_or_releasing_nothing_says_so(client, youth_worker):
    client.force_login(youth_worker)
    key = make_campaign().key
    said = client.post(reverse("results_publish", args=[key]), follow=True).content.decode()
    assert "Release the results first" in said
    said = client.post(reverse("results_release", args=[key]), follow=True).content.decode()
    assert "no survey has been opened" in said


def test_a_theme_named_like_a_formula_is_a_word_in_the_sheet(client, listening, youth_worker):
    theme = listening.themes["Getting about"]
    theme.label = "=1+1"
    theme.save()
    release_results(campaign=listening.campaign, by=youth_worker)
    sheet = page(client, youth_worker, "results_download", listening.campaign.key)
    assert ",'=1+1," in sheet.content.decode("utf-8-sig")


def test_a_priority_shows_how_many_said_so_with_quotes_and_unanswered_themes(
    client, released, priority, plan_lead
):
    response = page(client, plan_lead, "priority", priority.key)
    said = response.context["page"].said[0]
    assert (said.table.title, said.campaign) == ("Getting about", released.campaign)
    assert [(quote["words"], quote["by"]) for quote in said.quotes] == [
        ("a bus after six please", "11 to 13, Chesil")
    ]
    assert "Answer this" in response.content.decode()


def test_a_quote_that_was_sealed_after_the_release_is_shown_no_more(
    client, released, priority, plan_lead
):
    Review.objects.filter(released_text="a bus after six please").update(
        status="sealed", released_text=""
    )
    for name, key in (("priority", priority.key), ("results", released.campaign.key)):
        assert "a bus after six" not in page(client, plan_lead, name, key).content.decode()


def test_a_theme_that_is_not_released_is_only_counted(client, listening, priority, plan_lead):
    response = page(client, plan_lead, "priority", priority.key)
    text = response.content.decode()
    assert "Getting about" not in text
    assert "1 more theme bears on this priority and has not been released yet" in text


def test_a_priority_costs_the_same_queries_for_one_theme_and_for_many(
    client, released, priority, plan_lead, youth_worker, django_assert_max_num_queries
):
    client.force_login(plan_lead)
    make_commitment(priority=priority)
    url = reverse("priority", args=[priority.key])
    with django_assert_max_num_queries(12) as first:
        client.get(url)
    for number in range(3):
        other = make_listening(youth_worker, campaign=make_campaign(f"Another {number}"))
        theme = other.theme("Things to do")
        ThemePriority.objects.create(theme=theme, priority=priority, by=youth_worker)
        other.hear(20, "A skate park", "Things to do", area="chesil", age="11-13")
        make_commitment(f"Build it {number}", priority=priority).themes.add(theme)
        release_results(campaign=other.campaign, by=youth_worker)
    with django_assert_max_num_queries(12) as many:
        response = client.get(url)
    assert len(response.context["page"].said) == 4
    assert len(many) == len(first)


def test_another_organisations_priority_is_unknown(client, plan_lead):
    theirs = make_priority(plan=make_plan(organisation=make_organisation("Another council")))
    for name in ("priority", "commitment_new"):
        assert page(client, plan_lead, name, theirs.key).status_code == 404


def test_results_of_another_organisation_never_bear_on_a_priority(
    client, priority, plan_lead, youth_worker
):
    elsewhere = make_campaign("Theirs", organisation=make_organisation("Another council"))
    other = make_listening(youth_worker, campaign=elsewhere)
    theme = other.theme("Their theme")
    ThemePriority.objects.create(theme=theme, priority=priority, by=youth_worker)
    other.hear(20, "Theirs", "Their theme", area="chesil", age="11-13")
    release_results(campaign=elsewhere, by=youth_worker)
    response = page(client, plan_lead, "priority", priority.key)
    assert response.context["page"].said == []
    assert "Their theme" not in response.content.decode()


def test_the_plan_counts_released_themes_and_what_is_late(client, released, priority, plan_lead):
    make_commitment(priority=priority, reply="will", due_on="2026-01-01")
    response = page(client, plan_lead, "plans")
    [(plan, [row])] = response.context["plans"]
    assert (plan, row.themes, row.commitments, row.overdue) == (priority.plan, 1, 1, 1)


def test_promises_of_a_report_without_a_day_are_told_apart_from_late_ones(
    client, priority, plan_lead
):
    promised = make_commitment(
        "A hub in each town", priority=priority, reply="will", source="Annual Report 2024"
    )
    told = page(client, plan_lead, "priority", priority.key)
    assert (told.context["page"].undated, told.context["page"].overdue) == ([promised], [])
    assert "A yearly report promised 1 thing and gave no date for it" in told.content.decode()
    one = page(client, plan_lead, "commitment", promised.key).content.decode()
    assert "No date was given" in one


def test_the_plan_is_refused_to_administrators(client, administrator):
    assert page(client, administrator, "plans").status_code == 403


def test_a_plan_lead_answers_a_theme(client, released, listening, priority, plan_lead):
    client.force_login(plan_lead)
    theme = listening.themes["Getting about"]
    facts = {"reply": "will", "text": "A later bus", "themes": [theme.key], "due_on": "2027-03-01"}
    client.post(reverse("commitment_new", args=[priority.key]), facts)
    commitment = Commitment.objects.get()
    assert (commitment.text, list(commitment.themes.all())) == ("A later bus", [theme])
    said = page(client, plan_lead, "priority", priority.key).context["page"]
    assert (said.unanswered, said.open) == ([], [commitment])


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reply": ""}, "Choose what kind of answer this is."),
        ({"text": ""}, "Write your answer."),
        ({"text": "x" * 1001}, "Keep your answer under 1,000 letters."),
        ({"due_on": ""}, "Say by when you will do it."),
        ({"due_on": "soon"}, "Write the day as a date, such as 31/03/2027."),
        ({"themes": ["unknown"]}, "One of those themes does not bear on this priority."),
    ],
)
def test_an_answer_that_lacks_something_is_kept_on_the_page_with_what_is_wrong(
    client, released, priority, plan_lead, changes, error
):
    client.force_login(plan_lead)
    facts = {"reply": "will", "text": "A later bus", "due_on": "2027-03-01", **changes}
    response = client.post(reverse("commitment_new", args=[priority.key]), facts)
    assert error in response.content.decode().replace("&#x27;", "'")
    assert Commitment.objects.count() == 0


def test_only_who_leads_a_priority_may_answer_it(client, priority, youth_worker, plan_lead):
    named = make_person(Role.PLAN_LEAD)
    priority.leads.add(named.memberships.get())
    for person in (youth_worker, plan_lead):
        assert page(client, person, "commitment_new", priority.key).status_code == 403
    assert page(client, named, "commitment_new", priority.key).status_code == 200


def test_progress_is_reported_and_a_commitment_published(client, priority, plan_lead):
    commitment = make_commitment(priority=priority, reply="will", due_on="2027-01-01")
    client.force_login(plan_lead)
    url = reverse("commitment", args=[commitment.key])
    client.post(url, {"text": "Half way", "percent_done": "50"})
    client.post(reverse("commitment_publish", args=[commitment.key]))
    commitment.refresh_from_db()
    assert [(one.text, one.percent_done) for one in commitment.updates.all()] == [("Half way", 50)]
    assert commitment.published_at is not None
    assert "Half way" in client.get(url).content.decode()


def test_progress_without_words_or_beyond_all_of_it_is_refused(client, priority, plan_lead):
    commitment = make_commitment(priority=priority)
    client.force_login(plan_lead)
    url = reverse("commitment", args=[commitment.key])
    response = client.post(url, {"text": "", "percent_done": "101"})
    text = response.content.decode()
    assert "Write what has happened." in text
    assert "Write a whole number from 0 to 100." in text
    assert commitment.updates.count() == 0


def test_an_observer_sees_published_commitments_only(client, priority):
    draft = make_commitment("A secret draft", priority=priority)
    observer = make_person(Role.OBSERVER)
    assert "A secret draft" not in page(client, observer, "priority", priority.key).content.decode()
    assert page(client, observer, "commitment", draft.key).status_code == 403


def test_a_youth_worker_may_not_report_progress_or_publish(client, priority, youth_worker):
    commitment = make_commitment(priority=priority)
    client.force_login(youth_worker)
    url = reverse("commitment", args=[commitment.key])
    assert client.post(url, {"text": "Done"}).status_code == 403
    assert client.post(reverse("commitment_publish", args=[commitment.key])).status_code == 403


def test_the_results_say_who_is_missing_and_where_to_ask_next(client, released, plan_lead):
    address = reverse("results", args=[released.campaign.key])
    client.force_login(plan_lead)
    assert "Whose voices were heard" not in client.get(address).content.decode()
    for group, value in (("all", 10_000), ("purbeck", 900), ("chesil", 200)):
        PopulationFigure.objects.create(
            organisation=released.campaign.organisation, name=group, group=group, value=value,
            as_of="2021", source="Census", unit="people", ask_next=f"The {group} youth club",
        )  # fmt: skip

    page = client.get(address).content.decode()

    assert "Who is missing, and where to ask next" in page
    assert "Ask next: The purbeck youth club" in page
    assert "The chesil youth club" not in page
