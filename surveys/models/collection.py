"""Ways in: links, posters, class sessions, paper and files from elsewhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from surveys.models.questionnaire import Survey
from voice.shared.files import PrivateStorage
from voice.shared.keys import public_key


class Collector(models.Model):
    """A way in to a survey, with its own code, so that a flood can be seen and set aside."""

    class Mode(models.TextChoices):
        WEB = "web", "Web link"
        POSTER = "poster", "QR poster"
        SESSION = "session", "Class session"
        PAPER = "paper", "Paper"
        IMPORT = "import", "Imported file"

    code = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="collectors")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.WEB)
    name = models.CharField(max_length=160, default="Web link")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["survey", "created_at"]

    def __str__(self) -> str:
        return self.name


class AnswerImportQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(survey__in=Survey.objects.visible_to(user))

    def ended(self) -> models.QuerySet:
        return self.exclude(status__in=["chosen", "matched", "waiting"])


class AnswerImport(models.Model):
    """A file of answers on its way in: chosen, its columns matched, checked, then confirmed.

    `file` is our own plain copy of the file, in a place that is never served.

    The file is deleted when the import ends, either way. `mapping` is documented in
    `surveys/imports.py`.
    """

    class Status(models.TextChoices):
        CHOSEN = "chosen", "File chosen"
        MATCHED = "matched", "Columns matched"
        WAITING = "waiting", "Waiting to be read in"
        DONE = "done", "Read in"
        FAILED = "failed", "Stopped"
        CANCELLED = "cancelled", "Cancelled"

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="imports")
    file = models.FileField(upload_to="imports/", storage=PrivateStorage, blank=True)
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    mapping = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CHOSEN)
    problem = models.TextField(blank=True)
    facts = models.JSONField(
        default=dict, help_text="How many rows were read in and refused, and why."
    )
    collector = models.OneToOneField(
        Collector, null=True, blank=True, on_delete=models.SET_NULL, related_name="answer_import"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AnswerImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "fingerprint"],
                condition=Q(status__in=["waiting", "done"]),
                name="a_file_is_read_in_once",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
