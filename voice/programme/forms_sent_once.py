"""What forms have in common that anybody may send to an organisation, without a cookie."""

import uuid
from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from voice.accounts.models import Organisation
from voice.programme.models import Campaign

TOO_LONG = _("That is too long for us to keep. Please make it shorter.")
NOT_OFFERED = _("Choose one of the answers on this page.")


class SentOnceForm(forms.Form):
    """It carries a key of ours, so that sending twice is as once. Whoever sends it acts for nobody
    but themselves.

    A form of this kind has a field `organisation`, which goes where there is nothing to choose,
    and names the salt of its keys and what else the action takes.
    """

    salt: ClassVar[str]
    said: ClassVar[tuple[str, ...]]

    use_required_attribute = False
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, typed: Mapping[str, str] | None = None):
        """`typed` is shown without being checked: what came with the address, or was begun."""
        typed = {} if typed is None else typed
        super().__init__(data, initial={"key": self.new_key(), **typed})
        self.campaign = campaign_of((data or typed).get("about", ""))
        organisations = Organisation.objects.all()
        self.fields["organisation"].queryset = organisations
        self.only = self.campaign.organisation if self.campaign else only_of(organisations)
        if self.only:
            del self.fields["organisation"]

    def new_key(self) -> str:
        return signing.dumps(uuid.uuid4().hex, salt=self.salt)

    def clean_key(self) -> uuid.UUID:
        """The key of a form that we gave out. Another one is refused, with the words kept."""
        try:
            return uuid.UUID(signing.loads(self.cleaned_data["key"], salt=self.salt))
        except (signing.BadSignature, ValueError):
            self.data = {**self.data.dict(), "key": self.new_key()}
            raise forms.ValidationError(_("Please press the button once more.")) from None

    @property
    def details(self) -> dict:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in self.said} | {
            "sending_key": self.cleaned_data["key"],
            "organisation": self.only or self.cleaned_data["organisation"],
            "campaign": self.campaign,
        }


def campaign_of(key: str) -> Campaign | None:
    """The campaign whose page somebody came from."""
    found = Campaign.objects.select_related("organisation").filter(key=key[:12])
    return found.first() if key else None


def only_of(organisations) -> Organisation | None:
    some = list(organisations[:2])
    return some[0] if len(some) == 1 else None
