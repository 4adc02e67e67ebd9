import pytest
from django.core.management import CommandError, call_command

from tests.factories.accounts import make_organisation
from voice.accounts.models import Organisation


def test_it_is_refused_where_nobody_asked_for_a_demonstration(db, settings):
    settings.VOICE_DEMONSTRATION = False
    with pytest.raises(CommandError, match="VOICE_DEMONSTRATION"):
        call_command("load_demonstration")
    assert Organisation.objects.count() == 0


def test_it_is_refused_where_somebody_works_already(db, settings):
    settings.VOICE_DEMONSTRATION = True
    make_organisation("A real council")
    with pytest.raises(CommandError, match="never mixed"):
        call_command("load_demonstration")
    assert Organisation.objects.count() == 1
