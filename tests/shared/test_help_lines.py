"""Whom young people can turn to: the same lines wherever they are, and each of them once."""

import pytest

from tests.factories.accounts import make_organisation
from tests.factories.pages import make_campaign_page
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_survey, open_now
from tests.surveys.walking import address
from voice.shared.help_lines import EVERYBODYS, help_lines

LINES = "Childline: 0800 1111, free\nShout: text SHOUT to 85258"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Childline: 0800 1111, free.", ("Childline", "0800 1111", "free")),
        ("From abroad: +44 1305 000000", ("From abroad", "+44 1305 000000", "")),
        ("Shout: text SHOUT to 85258", ("Shout", "", "text SHOUT to 85258")),
        ("Somebody you trust", ("Somebody you trust", "", "")),
    ],
)
def test_a_line_is_a_name_a_number_and_the_rest(line, read):
    assert [tuple(one.values()) for one in help_lines(f"\n {line} \n\n")] == [read]


def test_where_nobody_wrote_any_there_are_everybodys():
    assert help_lines(" \n") == help_lines(EVERYBODYS)
    assert [one["name"] for one in help_lines()] == ["Childline", "Shout", "In danger now"]


@pytest.mark.parametrize(("own", "numbers"), [(LINES, 1), ("", 1)])
def test_each_line_stands_once_on_public_pages_and_in_surveys(client, db, own, numbers):
    home = make_organisation(help_text=own, front_door="Front Door: 01305 222222" if own else "")
    campaign = make_campaign(organisation=home)
    survey = make_survey(campaign=campaign)
    make_question(survey)
    open_now(survey)
    page = make_campaign_page(campaign)
    for at in (page.get_url(), address(survey), address(survey, "help")):
        shown = client.get(at).content.decode()
        assert shown.count('href="tel:08001111"') == numbers, at
        assert shown.count('href="tel:01305222222"') == (1 if own else 0), at
