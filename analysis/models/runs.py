"""What runs of the theme finder suggest."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from analysis.models.themes import Theme, still_released
from surveys.models import Answer, Question
from voice.shared.keys import public_key

# How long a run may be silent, or wait for a worker, before it is taken to have stopped.
SILENT_AT_MOST = dt.timedelta(minutes=10)
WAITS_AT_MOST = dt.timedelta(hours=1)
NO_THEME = "no theme"  # why a run left out an answer that says something: `themes.clean` says so


class AnalysisRunQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(question__in=Question.objects.visible_to(user))

    def of_all_answers(self) -> models.QuerySet:
        """Not those that looked at one theme's answers, to split it."""
        return self.filter(within=None)

    def under_way(self) -> models.QuerySet:
        return self.filter(status__in=[AnalysisRun.Status.WAITING, AnalysisRun.Status.RUNNING])


class AnalysisRun(models.Model):
    """One run of the theme finder over the released answers to one question."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Stopped"

    class TakeUp(models.TextChoices):
        """What the worker was asked to do with what a run found."""

        ADOPT = "adopt", "Adopting all suggestions"
        PLACE = "place", "Placing new answers"
        PLACE_AGAIN = "place_again", "Placing all answers again"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="runs")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    within = models.ForeignKey(
        Theme,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="runs_within",
        help_text="The theme whose answers alone it reads, to propose a split.",
    )
    config = models.JSONField(default=dict, help_text="What the person asked for; see runner.py.")
    seed = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict, help_text="Versions, counts, scores and seconds.")
    step = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    heard_from_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(
        null=True, blank=True, help_text="When the released answers were read."
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    take_up = models.CharField(max_length=12, choices=TakeUp.choices, blank=True)
    take_up_revision = models.PositiveIntegerField(null=True, blank=True)
    take_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    take_up_asked_at = models.DateTimeField(null=True, blank=True)
    take_up_told = models.TextField(blank=True, help_text="What came of it, in one sentence.")

    objects = AnalysisRunQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(status__in=["waiting", "running"]),
                name="a_question_has_one_run_under_way",
            )
        ]

    def __str__(self) -> str:
        return f"Run {self.key}"

    @property
    def is_under_way(self) -> bool:
        return self.status in {self.Status.WAITING, self.Status.RUNNING}

    @property
    def is_lost(self) -> bool:
        """It should be under way, and nothing was heard from its worker for too long."""
        now = timezone.now()
        if self.status == self.Status.RUNNING:
            return now - (self.heard_from_at or self.created_at) > SILENT_AT_MOST
        return self.status == self.Status.WAITING and now - self.created_at > WAITS_AT_MOST

    @property
    def is_being_taken_up(self) -> bool:
        """The worker was asked to adopt or place, and may still be about it."""
        if not self.take_up or self.take_up_asked_at is None:
            return False
        return timezone.now() - self.take_up_asked_at < WAITS_AT_MOST


class ProposedTheme(models.Model):
    """What a run suggests. A person adopts it as a Theme, or leaves it."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="proposed_themes")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="sub_themes"
    )
    label = models.CharField(max_length=120)
    words = models.JSONField(default=list)
    size = models.PositiveIntegerField()
    share = models.FloatField()
    cohesion = models.FloatField(null=True)
    stability = models.FloatField(null=True)
    overlap = models.FloatField(null=True)
    nearest = models.CharField(max_length=120, blank=True)
    adopted_as = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )

    class Meta:
        ordering = ["run", "-size", "number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="a_run_numbers_a_theme_once")
        ]

    def __str__(self) -> str:
        return self.label


class ProposedCodingQuerySet(models.QuerySet):
    def standing(self) -> models.QuerySet:
        """On words that are still released, and unchanged since the run read them."""
        return self.filter(still_released("answer_id", "proposed_theme__run__read_at"))


class ProposedCoding(models.Model):
    """A run says that this part of an answer carries this suggested theme."""

    proposed_theme = models.ForeignKey(
        ProposedTheme, on_delete=models.CASCADE, related_name="codings"
    )
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    strength = models.FloatField()
    is_main = models.BooleanField(default=False)
    excerpt = models.CharField(
        max_length=10, blank=True, help_text="centre, diverse, edge or empty"
    )
    why = models.JSONField(
        default=list, help_text="The words that drew it here, the strongest first."
    )

    objects = ProposedCodingQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_theme", "-strength", "pk"]
        indexes = [models.Index(fields=["proposed_theme", "-strength"])]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.proposed_theme_id}"


class UncodedAnswerQuerySet(models.QuerySet):
    def standing(self) -> models.QuerySet:
        return self.filter(still_released("answer_id", "run__read_at"))


class UncodedAnswer(models.Model):
    """An answer that a run gave no theme, and why. `analysis.themes` names the reasons."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="uncoded_answers")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=40)

    objects = UncodedAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["run", "why", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "answer"], name="a_run_leaves_an_answer_out_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.why}"
