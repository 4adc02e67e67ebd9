import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from voice.shared.forms import (
    CountedTextarea,
    DayInput,
    FaceSelect,
    PictureSelect,
    RankField,
    RowSelect,
)

FOUR = [("a", "Buses"), ("b", "Parks"), ("c", "Clubs"), ("d", "Safety")]


class Visit(forms.Form):
    place = forms.ChoiceField(label="Where?", choices=FOUR, widget=RowSelect)
    why = forms.CharField(label="Why?", error_messages={"required": "Tell us why."})
    day = forms.DateField(label="When?", widget=DayInput, required=False, help_text="A day.")


class Order(forms.Form):
    order = RankField(label="Order", choices=FOUR, places=3, required=False)


def ranked(**places) -> Order:
    return Order(QueryDict("&".join(f"order_{code}={place}" for code, place in places.items())))


def summary(form) -> str:
    return render_to_string("components/error_summary.html", {"form": form})


def test_form_never_says_required_to_the_browser():
    assert " required" not in str(Visit())


def test_field_that_is_optional_says_so():
    assert [field.is_marked_optional for field in Visit()] == [False, False, True]


def test_field_of_a_form_that_marks_nothing_does_not_say_optional():
    form = Visit()
    form.marks_optional = False
    assert "(optional)" not in str(form)


def test_heading_field_is_the_heading_of_the_page():
    for name, heading in (
        ("why", '<h1><label class="label" for="id_why">Why?</label></h1>'),
        ("place", '<legend class="label"><h1>Where?</h1>'),
    ):
        form = Visit()
        form.heading_field = name
        assert str(form).count(heading) == str(form).count("<h1>") == 1


def test_errors_have_the_same_words_in_summary_and_field():
    form = Visit(QueryDict(""))
    words = [word for field in form for word in field.error_words]
    assert words == ["Please fill in: Where?", "Tell us why."]
    assert [summary(form).count(word) for word in words] == [1, 1]
    assert [str(form).count(word) for word in words] == [1, 1]


def test_error_summary_links_to_the_first_control():
    form = Visit(QueryDict("day=tomorrow"))
    html = str(form)
    links = [field.first_control for field in form]
    assert links == ["id_place_0", "id_why", "id_day"]
    assert [html.count(f'id="{link}"') for link in links] == [1, 1, 1]
    assert [summary(form).count(f'href="#{link}"') for link in links] == [1, 1, 1]


def test_control_is_described_by_its_hint_and_its_error():
    html = str(Visit(QueryDict("day=tomorrow")))
    assert html.count('aria-describedby="id_day_helptext id_day_error"') == 1
    assert [html.count(f'id="id_day_{part}"') for part in ("helptext", "error")] == [1, 1]


def test_label_and_hint_of_a_question_are_escaped():
    class Hostile(forms.Form):
        it = forms.CharField(label="<script>1</script>", help_text="<img src=x>")

    html = str(Hostile())
    assert ("<script" in html, "<img" in html) == (False, False)


def test_form_refused_as_a_whole_says_why():
    form = Visit(QueryDict("place=a&why=b"))
    form.add_error(None, "Too late.")
    assert (str(form).count("Too late."), summary(form).count("Too late.")) == (1, 1)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"a": "2", "c": "1"}, ["c", "a"]),
        ({"a": "1", "b": "2", "c": "3", "d": ""}, ["a", "b", "c"]),
        ({}, []),
    ],
)
def test_rank_field_cleans_to_codes_best_first(places, order):
    form = ranked(**places)
    assert (form.is_valid(), form.cleaned_data["order"]) == (True, order)


@pytest.mark.parametrize(
    ("places", "code"),
    [
        ({"a": "1", "b": "1"}, "twice"),
        ({"a": "2"}, "gap"),
        ({"a": "2", "b": "3"}, "gap"),
        ({"a": "4"}, "invalid"),
        ({"a": "first"}, "invalid"),
        ({"a": "1\x00"}, "invalid"),
    ],
)
def test_rank_field_refuses(places, code):
    assert [e.code for e in ranked(**places).errors.as_data()["order"]] == [code]


def test_rank_field_that_is_required_refuses_nothing_placed():
    field = RankField(choices=FOUR, required=True)
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(["", "", "", ""])
    assert refused.value.code == "required"


def test_rank_field_shows_the_order_it_was_given():
    html = str(Order(initial={"order": ["c", "a"]})["order"].as_field_group())
    assert html.count('<option value="1" selected>') == html.count('value="2" selected') == 1
    assert html.index("Buses") < html.index('value="2" selected') < html.index("Parks")


def test_rank_field_has_changed_only_when_the_order_has():
    field = Order().fields["order"]
    assert field.has_changed(["c", "a"], ["2", "", "1", ""]) is False
    assert field.has_changed(["c", "a"], ["1", "", "2", ""]) is True


def test_faces_run_from_saddest_and_leave_the_rest_bare():
    class Mood(forms.Form):
        mood = forms.ChoiceField(choices=FOUR, widget=FaceSelect(scale=3))

    options = [option.data["face"] for option in Mood()["mood"]]
    assert options == [1, 3, 5, None]


def test_pictures_carry_their_words():
    class Home(forms.Form):
        home = forms.ChoiceField(
            choices=FOUR[:1], widget=PictureSelect(pictures={"a": ("/bus.svg", "A red bus")})
        )

    assert str(Home()).count('<img src="/bus.svg" alt="A red bus">') == 1


def test_divider_stands_before_the_one_choice_named():
    class Either(forms.Form):
        it = forms.ChoiceField(choices=FOUR, widget=RowSelect)

    form = Either()
    form.fields["it"].widget.or_before = "d"
    html = str(form)
    assert html.count("choice-or") == 1
    assert html.index("Clubs") < html.index("choice-or") < html.index("Safety")


def test_counted_box_brings_its_script_and_its_limit():
    class Long(forms.Form):
        words = forms.CharField(widget=CountedTextarea(limit=5000))

    assert 'type="module"' in str(Long().media)
    assert str(Long()).count("You can write up to 5,000 letters.") == 1
