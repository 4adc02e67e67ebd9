"""What was said. Anonymous by construction: no person, no session, no address, no time of day.

Keys are random and so is the order of rows by them: a list in key order tells nothing about who
answered when.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.models.collection import Collector
from surveys.models.questionnaire import Choice, Layer, Question, SurveyVersion
from voice.programme.models import Campaign


class ResponseQuerySet(models.QuerySet):
    def complete(self) -> models.QuerySet:
        return self.filter(submitted_on__isnull=False)

    def partial(self) -> models.QuerySet:
        return self.filter(submitted_on=None)


class Helped(models.TextChoices):
    """How a helper had a part in it. Empty means that nothing was said about a helper."""

    READ = "read", "Somebody read the questions"
    WROTE = "wrote", "Somebody wrote the answers down"
    BOTH = "both", "Somebody read and wrote"


class Helper(models.TextChoices):
    """Who helped: what they are to the young person, never a name."""

    FAMILY = "family", "Somebody at home"
    WORKER = "worker", "Somebody at school, a club or a service"
    FRIEND = "friend", "A friend"
    OTHER = "other", "Somebody else"


class Rating(models.TextChoices):
    """What a young person thought of the survey itself."""

    GOOD = "good", "Good"
    OK = "ok", "OK"
    BAD = "bad", "Not good"


class RatingReason(models.TextChoices):
    EASY = "easy", "It was easy"
    HARD = "hard", "It was hard to understand"
    LONG = "long", "It was too long"
    MISSING = "missing", "It did not ask what matters to me"


class Response(models.Model):
    """One person's whole submission. `submitted_on` empty means partial.

    `draft` holds the answers so far as {question code: {"codes": [...], "numbers": [...],
    "text": "...", "artwork": "...", "refusal": "..."}} (see `surveys/flow.py`) and is emptied in
    the transaction that sends them. `submission_key` makes
    sending twice the same as sending once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="responses")
    collector = models.ForeignKey(Collector, on_delete=models.PROTECT, related_name="responses")
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=10, default="en-gb")
    layer = models.CharField(max_length=12, choices=Layer.choices, default=Layer.STANDARD)
    may_quote = models.BooleanField(default=False)
    helped = models.CharField(max_length=10, choices=Helped.choices, blank=True)
    helper = models.CharField(max_length=10, choices=Helper.choices, blank=True)
    rating = models.CharField(max_length=10, choices=Rating.choices, blank=True)
    rating_reason = models.CharField(max_length=10, choices=RatingReason.choices, blank=True)
    draft = models.JSONField(null=True, blank=True, default=dict)
    saved_on = models.DateField(default=timezone.localdate)
    submitted_on = models.DateField(null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_on=None) | Q(draft=None), name="a_sent_response_has_no_draft"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class ReturnPhrase(models.Model):
    """Four plain words with which a young person comes back to one response of a campaign.

    Only a keyed hash of the words is kept. `turn` counts how often other words had to be tried
    because somebody of the campaign had the same.
    """

    response = models.OneToOneField(
        Response, primary_key=True, on_delete=models.CASCADE, related_name="return_phrase"
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    words_hash = models.CharField(max_length=64)
    turn = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "words_hash"], name="four_words_are_one_persons"
            )
        ]

    def __str__(self) -> str:
        return str(self.response_id)


class Refusal(models.TextChoices):
    """Ways of not answering that are answers, and are counted."""

    SKIPPED = "skipped", "Skipped"
    NOT_UNDERSTOOD = "not_understood", "Did not understand the question"
    RATHER_NOT_SAY = "rather_not_say", "Would rather not say"


class AnswerQuerySet(models.QuerySet):
    def written(self) -> models.QuerySet:
        return self.exclude(text="")

    def released(self) -> models.QuerySet:
        """Written answers let go further. Read `review.released_text`, never `text`."""
        let_go = self.filter(review__status__in=["released", "redacted"])
        return let_go.exclude(review__released_text="")


class Answer(models.Model):
    """What a Response says to one Question.

    `place` numbers the screens of a question that is asked on several (best and worst of four), and
    is 0 for every other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    place = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    refusal = models.CharField(max_length=20, choices=Refusal.choices, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question", "place"], name="a_response_answers_a_question_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class AnswerChoice(models.Model):
    """A choice that an Answer picked.

    `rank` (from 1) where the question asks for an order; of a set of four the best has rank 1 and
    the worst the last. `tokens` where it has them shared out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="picked")
    choice = models.ForeignKey(Choice, on_delete=models.PROTECT, related_name="picked")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    tokens = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "choice"], name="a_choice_is_picked_once")
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.choice_id}"


class Artwork(models.Model):
    """A picture that somebody made and sent, as we made it anew: nothing of the file but its dots.

    In the database and not in a folder, so that it is deleted with its draft or response, and so
    that nobody reaches it but through a page that asks who may read the answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="artworks")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="artworks")
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question"], name="an_answer_has_one_artwork"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
