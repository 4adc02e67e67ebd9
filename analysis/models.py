"""From written answers to themes. What runs suggest and people decide are different tables."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from surveys.models import Answer, Question
from voice.programme.models import Commitment, Priority
from voice.shared.keys import public_key

RELEASED = ("released", "redacted")  # the review statuses whose `released_text` may be read


class AnalysisRunQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(question__in=Question.objects.visible_to(user))

    def under_way(self) -> models.QuerySet:
        return self.filter(status__in=[AnalysisRun.Status.WAITING, AnalysisRun.Status.RUNNING])


class AnalysisRun(models.Model):
    """One run of the theme finder over the released answers to one question."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Stopped"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="runs")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
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


class ThemeSet(models.Model):
    """The agreed themes for one question, worded by people."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="theme_set")
    revision = models.PositiveIntegerField(default=0, help_text="Raised by every change.")

    def __str__(self) -> str:
        return f"Themes of {self.question}"


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(theme_set__question__in=Question.objects.visible_to(user))

    def agreed(self) -> models.QuerySet:
        return self.filter(dropped_at=None)


class Theme(models.Model):
    """One idea in a ThemeSet."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="themes")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_themes"
    )
    label = models.CharField(max_length=120)
    meaning = models.TextField(blank=True)
    is_not = models.TextField(blank=True, help_text="What it is not.")
    words = models.JSONField(default=list, help_text="Words that set it apart.")
    position = models.PositiveSmallIntegerField(default=0)
    commitments = models.ManyToManyField(Commitment, blank=True, related_name="themes")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["theme_set", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(dropped_at__isnull=False),
                name="a_merged_theme_is_dropped",
            ),
            models.UniqueConstraint(
                fields=["theme_set", "label"],
                condition=Q(dropped_at=None),
                name="two_themes_never_share_a_label",
            ),
        ]

    def __str__(self) -> str:
        return self.label


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
        return self.filter(
            answer__review__status__in=RELEASED,
            answer__review__decided_at__lte=F("proposed_theme__run__read_at"),
        )


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

    objects = ProposedCodingQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_theme", "-strength", "pk"]
        indexes = [models.Index(fields=["proposed_theme", "-strength"])]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.proposed_theme_id}"


class UncodedAnswerQuerySet(models.QuerySet):
    def standing(self) -> models.QuerySet:
        return self.filter(
            answer__review__status__in=RELEASED,
            answer__review__decided_at__lte=F("run__read_at"),
        )


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


class Segment(models.Model):
    """A part of a released answer that says one thing: characters `start` to `end` of its text.

    A review decided after `cut_at` may have changed the text: until the segment is cut again it
    counts for nothing.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="segments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cut_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["answer", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "start", "end"], name="a_segment_is_cut_once"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")), name="a_segment_is_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}[{self.start}:{self.end}]"


class CodingQuerySet(models.QuerySet):
    def standing(self) -> models.QuerySet:
        """Codings that hold: not taken away by a person, on words that are still released."""
        return self.filter(
            removed_at=None,
            segment__answer__review__status__in=RELEASED,
            segment__answer__review__decided_at__lte=F("segment__cut_at"),
        )

    def by_people(self) -> models.QuerySet:
        return self.filter(assigned_by__isnull=False)


class Coding(models.Model):
    """This Segment carries this Theme. `assigned_by` empty means that the machine said so.

    A person who takes a coding away leaves the row with `removed_at`, so that no later run puts it
    back.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="codings")
    strength = models.FloatField(null=True, blank=True)
    run = models.ForeignKey(
        AnalysisRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="codings"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CodingQuerySet.as_manager()

    class Meta:
        ordering = ["theme", "-strength", "pk"]
        indexes = [models.Index(fields=["theme", "-strength"])]
        constraints = [
            models.UniqueConstraint(fields=["segment", "theme"], name="a_segment_is_coded_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="a_removed_coding_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id}: {self.theme_id}"


class ThemeEdit(models.Model):
    """The history of a ThemeSet: what a person changed, in order."""

    theme_set = models.ForeignKey(ThemeSet, on_delete=models.CASCADE, related_name="edits")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=0, help_text="Of the set, once this was done.")
    details = models.JSONField(default=dict, help_text="What it was before. No answer text.")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"


class ThemePriority(models.Model):
    """A theme bears on a priority, with the reason and who said so."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="priorities")
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="themes")
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "theme priorities"
        ordering = ["theme", "priority"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "priority"], name="a_theme_bears_on_a_priority_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme} bears on {self.priority}"


class ExcerptQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(theme__in=Theme.objects.visible_to(user))

    def standing(self) -> models.QuerySet:
        """Words still released and unchanged since they were chosen, that may still be quoted."""
        return self.filter(
            answer__response__may_quote=True,
            answer__review__status__in=RELEASED,
            answer__review__decided_at__lte=F("chosen_at"),
        )

    def checked(self) -> models.QuerySet:
        """Quotes: excerpts that stand and that a second person has looked at."""
        return self.standing().filter(checked_by__isnull=False)


class Excerpt(models.Model):
    """Words from a released answer fit to show: names out, chosen by one and checked by another."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="excerpts")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="excerpts")
    text = models.CharField(max_length=400)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(default=timezone.now)

    objects = ExcerptQuerySet.as_manager()

    class Meta:
        ordering = ["theme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "answer"], name="an_answer_is_quoted_once_a_theme"
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("chosen_by")),
                name="a_quote_is_checked_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.text
