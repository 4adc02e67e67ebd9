from django import forms
from django.http import QueryDict

from voice.shared.unhurried import CHANGED_MEANWHILE, Unhurried, fingerprint


class Pet(Unhurried):
    name = forms.CharField(label="Name")
    kind = forms.ChoiceField(choices=[("cat", "A cat"), ("dog", "A dog")], label="Kind")
    friends = forms.MultipleChoiceField(
        choices=[("rex", "Rex"), ("tom", "Tom")], required=False, label="Friends"
    )
    is_old = forms.BooleanField(required=False, label="Old")


SAVED = {"name": "Tibbles", "kind": "cat", "friends": ["rex"], "is_old": False}


def sent(**values):
    data = QueryDict(mutable=True)
    data.update({"name": "Tibbles", "kind": "cat", **values})
    data.setlist("friends", ["rex"])
    return data


def test_a_form_for_something_new_needs_no_fingerprint():
    assert Pet(sent(), initial={"name": "Rex"}).is_valid()


def test_a_form_that_saw_what_is_saved_is_accepted():
    form = Pet(sent(seen=fingerprint(SAVED), name="Tom"), saved=SAVED)
    assert form.is_valid()
    assert form.theirs == []


def test_a_form_that_saw_something_else_is_refused_once_and_says_what_is_saved():
    earlier = fingerprint({**SAVED, "name": "Rex"})
    now = {"name": "Tom", "kind": "dog", "friends": ["rex", "tom"], "is_old": True}
    form = Pet(sent(seen=earlier), saved=now)
    assert form.errors == {"__all__": [CHANGED_MEANWHILE]}
    assert form["name"].value() == "Tibbles"
    assert form.theirs == [
        ("Name", "Tom"),
        ("Kind", "A dog"),
        ("Friends", "Rex, Tom"),
        ("Old", "Yes"),
    ]
    assert Pet(sent(seen=form["seen"].value()), saved=now).is_valid()


def test_a_form_without_a_fingerprint_overwrites_nothing():
    assert Pet(sent(), saved=SAVED).errors == {"__all__": [CHANGED_MEANWHILE]}
