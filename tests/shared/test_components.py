import pytest
from django.template import Context, Template

from voice.shared.templatetags.components import percent_of


def draw(source: str, **context) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def test_card_escapes_its_title_and_keeps_its_content():
    html = draw(
        '{% card title=title href="/x/" %}<p>{{ words }}</p>{% endcard %}', title="<b>", words="<i>"
    )
    assert ("<b>" in html, "<i>" in html) == (False, False)
    assert html.count("<p>&lt;i&gt;</p>") == 1


def test_card_with_a_link_is_a_link_all_over():
    assert draw('{% card title="A" href="/x/" %}{% endcard %}').count("card-whole") == 1
    assert draw('{% card title="A" %}{% endcard %}').count("card-whole") == 0


@pytest.mark.parametrize("kind", ["info", "good", "warn", "bad"])
def test_notice_is_of_its_kind(kind):
    html = draw(f'{{% notice kind="{kind}" title="Now" level=3 %}}<p>x</p>{{% endnotice %}}')
    assert (html.count(f"notice-{kind}"), html.count("<h3")) == (1, 1)


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/desk/campaigns/", ' aria-current="page"'),
        ("/desk/campaigns/new/", ' aria-current="true"'),
        ("/desk/plan/", ""),
    ],
)
def test_nav_link_marks_where_one_is(rf, path, current):
    html = draw('{% nav_link "/desk/campaigns/" "Campaigns" %}', request=rf.get(path))
    assert html.startswith(f'<a href="/desk/campaigns/"{current}>')


def test_nav_link_that_is_exact_is_not_current_below_itself(rf):
    html = draw('{% nav_link "/desk/" "Home" exact=True %}', request=rf.get("/desk/plan/"))
    assert html.startswith('<a href="/desk/">')


def test_address_with_keeps_the_rest_of_the_query(rf):
    html = draw("{% address_with page=2 %}", request=rf.get("/?q=a%26b&page=1"))
    assert html == "?q=a%26b&amp;page=2"


@pytest.mark.parametrize(("count", "base", "percent"), [(1, 3, 33), (0, 10, 0), (5, 0, 0)])
def test_percent_of(count, base, percent):
    assert percent_of(count, base) == percent


def test_bar_that_is_not_shown_draws_no_bar():
    html = draw(
        '{% include "components/bars.html" %}', bars=[{"label": "Boats", "percent": None}], kind=""
    )
    assert (html.count("<rect"), html.count("not shown")) == (0, 1)


def test_answers_escape_what_was_written():
    html = draw(
        '{% include "components/answers.html" %}',
        answers=[{"question": "Why?", "text": "<script>alert(1)</script>", "href": "/x/"}],
    )
    assert "<script" not in html
