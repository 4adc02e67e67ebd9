"""A young person's request to take part: what they want, who they are, and who agreed."""

import re

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from surveys.models import Response
from voice.shared.keyed import EncryptedTextField
from voice.shared.keys import public_key
from voice.takeover.models.challenge import Challenge
from voice.takeover.models.hosts import Opportunity


class Travel(models.TextChoices):
    ANYWHERE = "anywhere", _("I can get to any place")
    HELP = "help", _("I can get there if travel is arranged")
    ONLINE = "online", _("Online only")


class ApplicationQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ApplicationQuerySet":
        return self.filter(challenge__in=Challenge.objects.visible_to(user))

    def sent(self) -> models.QuerySet:
        return self.filter(sent_on__isnull=False)

    def taking_part(self) -> models.QuerySet:
        """Sent, and nobody who may has said no."""
        return self.sent().filter(withdrawn_on=None).exclude(consent__answer=Consent.Answer.NO)

    def to_match(self) -> models.QuerySet:
        """Taking part, with the agreement that their age needs."""
        waits = Q(consent__rule=Consent.Rule.AGREES, consent__answer="")
        return self.taking_part().exclude(waits)


class Application(models.Model):
    """Deleted with its response, as is everything of it.

    `response` holds what was answered to the challenge's survey. What the matching needs of it is
    taken over once, on sending: `age_band`, `is_first_time`, `groups`, `access`. `together_word` is
    made up by friends: those who gave the same go to the same opportunity or neither does.
    `most` is how many placements they would like.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="applications")
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="application")
    age_band = models.CharField(max_length=10)
    is_first_time = models.BooleanField(null=True, blank=True)
    groups = models.JSONField(default=list, blank=True)
    access = models.JSONField(default=list, blank=True, help_text="Codes of `ACCESS` needed.")
    travel = models.CharField(max_length=10, choices=Travel.choices, default=Travel.ANYWHERE)
    together_word = models.CharField(max_length=40, blank=True)
    most = models.PositiveSmallIntegerField(default=1)
    sent_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(sent_on__isnull=False),
                name="a_withdrawn_application_was_sent",
            )
        ]

    def __str__(self) -> str:
        return self.key


class ApplicationChoice(models.Model):
    """An opportunity that somebody would like, from rank 1 on."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="choices")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="chosen_by")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["application", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "opportunity"], name="an_opportunity_is_chosen_once"
            ),
            models.UniqueConstraint(
                fields=["application", "rank"], name="an_application_has_one_choice_of_a_rank"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rank}: {self.opportunity_id}"


class Contact(models.Model):
    """How to reach somebody: apart from what they answered, and encrypted."""

    application = models.OneToOneField(
        Application, primary_key=True, on_delete=models.CASCADE, related_name="contact"
    )
    name = EncryptedTextField()
    email = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    parent_name = EncryptedTextField(blank=True)
    parent_email = EncryptedTextField(blank=True)
    emergency_phone = EncryptedTextField(blank=True)

    def __str__(self) -> str:
        return str(self.application_id)

    @property
    def first_name(self) -> str:
        return re.split(r"\s", self.name.strip(), maxsplit=1)[0]


class Consent(models.Model):
    """Who has the say, by age, and what they said. One per application, brothers and sisters too.

    The parent's link is worked out from the key and our secret, never stored.
    """

    class Rule(models.TextChoices):
        DECIDES = "decides", "The young person decides"
        TOLD = "told", "A parent or carer is told"
        AGREES = "agrees", "A parent or carer has to agree"

    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, related_name="consent"
    )
    rule = models.CharField(max_length=10, choices=Rule.choices)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When a parent was written to.")
    answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="a_consent_says_when_it_was_answered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.rule} {self.answer}".strip()

    @property
    def is_waiting(self) -> bool:
        return self.rule == self.Rule.AGREES and not self.answer
