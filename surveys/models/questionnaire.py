"""What is asked: a survey, its sections, questions and choices, and the form people answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from surveys.models.clips import Clip
from surveys.models.pictures import Picture
from voice.programme.models import Campaign
from voice.shared.keys import public_key


class Audience(models.TextChoices):
    """Whom a survey is for. Bases are never mixed."""

    YOUNG_PEOPLE = "young_people", "Children and young people"
    CARE_EXPERIENCED = "care_experienced", "Children in care and care leavers"
    PARENTS = "parents", "Parents and carers"
    PARTNERS = "partners", "Partners and staff"


class Kind(models.TextChoices):
    """How a question is answered."""

    SINGLE_CHOICE = "single_choice", "Choose one"
    MULTIPLE_CHOICE = "multiple_choice", "Choose some"
    PICTURE_CHOICE = "picture_choice", "Choose a picture"
    THIS_OR_THAT = "this_or_that", "This or that"
    FACES = "faces", "Five faces"
    THREE_FACES = "three_faces", "Three faces"
    YES_NO = "yes_no", "Yes, no or not sure"
    SOMETIMES = "sometimes", "Yes, no, sometimes or don't know"
    AGREE = "agree", "Agree or disagree"
    RANKING = "ranking", "Put in order"
    BEST_WORST = "best_worst", "Most and least, four at a time"
    TOKENS = "tokens", "Share out tokens"
    PLACE = "place", "A place from a list"
    SHORT_TEXT = "short_text", "Short answer"
    LONG_TEXT = "long_text", "Longer answer"
    THREE_THINGS = "three_things", "Up to three things"
    ARTWORK = "artwork", "A picture that they made"

    @property
    def is_written(self) -> bool:
        """Whether the whole answer is in people's own words (the title of what they made too)."""
        return self in {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.THREE_THINGS, Kind.ARTWORK}


# Kinds whose choices may have a picture each; of the first they must.
PICTURED = (Kind.PICTURE_CHOICE, Kind.THIS_OR_THAT)

# At most this many choices fit a phone and a head.
MOST_CHOICES = {Kind.PICTURE_CHOICE: 8, Kind.TOKENS: 8}

# The youngest age that a kind of question works for; all others work for everybody. Sources: pairs
# were reliable from four where smileys were not; under about ten the top of five faces is chosen;
# putting in order and sharing out need an idea of more and less.
LEAST_AGE = {
    Kind.THIS_OR_THAT: 4,
    Kind.THREE_FACES: 5,
    Kind.MULTIPLE_CHOICE: 8,
    Kind.FACES: 9,
    Kind.RANKING: 9,
    Kind.TOKENS: 9,
    Kind.AGREE: 11,
    Kind.BEST_WORST: 11,
}


# Codes and words of the choices that come with a kind. Numbers run from worst to best.
FIXED_CHOICES = {
    Kind.FACES: [
        ("5", "Really happy"),
        ("4", "Happy"),
        ("3", "OK"),
        ("2", "Sad"),
        ("1", "Really sad"),
    ],
    Kind.THREE_FACES: [("3", "Happy"), ("2", "OK"), ("1", "Sad")],
    Kind.YES_NO: [("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")],
    Kind.SOMETIMES: [
        ("yes", "Yes"),
        ("sometimes", "Sometimes"),
        ("no", "No"),
        ("unsure", "I don't know"),
    ],
    Kind.AGREE: [("agree", "I agree"), ("disagree", "I don't agree"), ("unsure", "I'm not sure")],
}


class Breakdown(models.TextChoices):
    """What a closed question tells us about the person, so that results can be shown by it."""

    NONE = "", "Nothing about the person"
    AGE_BAND = "age_band", "Age band"
    LOCALITY = "locality", "Area"
    GROUP = "group", "Group"


# Codes and words of the age bands: by year group, so that they fit every kind of school.
AGE_BANDS = [
    ("0-4", "4 or under"),
    ("5-7", "5 to 7"),
    ("8-10", "8 to 10"),
    ("11-13", "11 to 13"),
    ("14-16", "14 to 16"),
    ("17-18", "17 or 18"),
    ("19-25", "19 to 25"),
]
# The age from which a child of a band is asked: an adult answers for those under four.
YOUNGEST_IN = {code: max(4, int(code.partition("-")[0])) for code, _ in AGE_BANDS}


class Layer(models.TextChoices):
    STANDARD = "standard", "Standard"
    SIMPLER = "simpler", "Simpler words"
    EASY_READ = "easy_read", "Easy Read"


class SurveyQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def opened(self) -> models.QuerySet:
        return self.filter(opened_at__isnull=False)


class Survey(models.Model):
    """A questionnaire of a campaign. Its sections and questions are the current wording."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=120)
    audience = models.CharField(
        max_length=20, choices=Audience.choices, default=Audience.YOUNG_PEOPLE
    )
    age_bands = models.JSONField(
        default=list, blank=True, help_text="Codes of the age bands asked; empty: nobody has said."
    )
    language = models.CharField(max_length=10, default="en-gb", help_text="It is written in this.")
    may_ask_to_quote = models.BooleanField(
        default=True, help_text="Ask at the end whether a person's words may be shown."
    )
    own_address = models.CharField(
        max_length=100, blank=True, help_text="Where it is asked, if other pages than ours ask it."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["campaign", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
                name="a_closed_survey_was_opened",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def stage_on(self, day) -> str:
        """`draft`, `coming`, `open` or `closed` on a day, from facts and the campaign's dates."""
        if self.opened_at is None:
            return "draft"
        if self.closed_at is not None or day > self.campaign.closes_on:
            return "closed"
        return "coming" if day < self.campaign.opens_on else "open"


class SurveyVersion(models.Model):
    """The frozen form of a survey that people actually answered.

    `content` is documented in `surveys/frozen.py`. Its structure never changes; a correction of
    wording raises `revision` and is kept in `Wording.replaced_at`.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=0)
    content = models.JSONField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["survey", "number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"], name="a_version_number_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey}, version {self.number}"


class Section(models.Model):
    """Questions that belong together. May be shown only after a certain answer.

    `is_about_you`: the last one, about the person, where each question says why it is asked.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sections")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    show_if_question = models.ForeignKey(
        "Question", null=True, blank=True, on_delete=models.PROTECT, related_name="shows"
    )
    show_if_choices = models.ManyToManyField("Choice", blank=True, related_name="shows")
    is_about_you = models.BooleanField(default=False)

    class Meta:
        ordering = ["survey", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "code"], name="a_section_code_is_used_once")
        ]

    def __str__(self) -> str:
        return self.code


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(survey__in=Survey.objects.visible_to(user))

    def written(self) -> models.QuerySet:
        kinds = [kind for kind in Kind if kind.is_written]
        return self.filter(Q(kind__in=kinds) | Q(kind=Kind.FACES, limits__why=True))

    def current(self) -> models.QuerySet:
        return self.filter(retired_at=None)


class Question(models.Model):
    """One thing asked. Its code is the same in every language, layer, version and year.

    A question that people have answered is never deleted: it is retired.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    is_required = models.BooleanField(default=False)
    breakdown = models.CharField(
        max_length=20, choices=Breakdown.choices, blank=True, default=Breakdown.NONE
    )
    limits = models.JSONField(
        default=dict, blank=True, help_text="Such as least, most, length, tokens and why."
    )
    age_bands = models.JSONField(
        default=list, blank=True, help_text="Codes of the age bands it is for; empty: for all."
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["section__position", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "code"], name="a_question_code_is_used_once")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_written(self) -> bool:
        """Whether people write something in their own words: all of the answer, or why."""
        return Kind(self.kind).is_written or bool(self.limits.get("why"))


class ChoiceQuerySet(models.QuerySet):
    def with_pictures(self) -> models.QuerySet:
        """With what is said about a picture, without its dots. No more queries."""
        return self.select_related("picture").defer("picture__content")


class Choice(models.Model):
    """One listed answer. What its picture shows is told by the hint of its wordings."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    code = models.SlugField(max_length=40)
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.PROTECT, related_name="choices"
    )
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["question", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "code"], name="a_choice_code_is_used_once")
        ]

    def __str__(self) -> str:
        return self.code


class WordedPart(models.TextChoices):
    """What the start page tells of a whole survey, in words of its own language and layer."""

    TITLE = "title", "What the survey is called"
    PURPOSE = "purpose", "Why you are asking"
    ASKED_BY = "asked_by", "Who is asking"
    READERS = "readers", "Who reads the answers"


class WordingQuerySet(models.QuerySet):
    def current(self) -> models.QuerySet:
        return self.filter(replaced_at=None)


class Wording(models.Model):
    """The text of a section, question or choice in one language and one reading layer.

    Also of a `part` of the survey's start page, in other words than those of the campaign. With it
    may come a picture, for Easy Read, with what it shows told to those who cannot see it; and a
    recording of somebody who reads it aloud.
    """

    survey = models.ForeignKey(
        Survey, null=True, blank=True, on_delete=models.CASCADE, related_name="wordings"
    )
    part = models.CharField(max_length=10, choices=WordedPart.choices, blank=True)
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.CASCADE, related_name="wordings"
    )
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.CASCADE, related_name="wordings"
    )
    choice = models.ForeignKey(
        Choice, null=True, blank=True, on_delete=models.CASCADE, related_name="wordings"
    )
    language = models.CharField(max_length=10, default="en-gb")
    layer = models.CharField(max_length=12, choices=Layer.choices, default=Layer.STANDARD)
    text = models.CharField(max_length=500)
    hint = models.CharField(max_length=500, blank=True)
    reason = models.CharField(
        max_length=300, blank=True, help_text="Why a question about the person is asked."
    )
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="wordings"
    )
    picture_shows = models.CharField(max_length=200, blank=True)
    clip = models.ForeignKey(
        Clip, null=True, blank=True, on_delete=models.SET_NULL, related_name="wordings"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(survey=None, section__isnull=False, question=None, choice=None)
                | Q(survey=None, section=None, question__isnull=False, choice=None)
                | Q(survey=None, section=None, question=None, choice__isnull=False)
                | Q(survey__isnull=False, section=None, question=None, choice=None),
                name="a_wording_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(survey=None, part="") | (Q(survey__isnull=False) & ~Q(part="")),
                name="only_a_wording_of_a_survey_names_a_part",
            ),
            models.UniqueConstraint(
                fields=["survey", "part", "language", "layer"],
                condition=Q(replaced_at=None),
                name="a_part_has_one_current_wording",
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | ~Q(picture_shows=""),
                name="a_picture_says_what_it_shows",
            ),
            *(
                models.UniqueConstraint(
                    fields=[thing, "language", "layer"],
                    condition=Q(replaced_at=None),
                    name=f"a_{thing}_has_one_current_wording",
                )
                for thing in ("section", "question", "choice")
            ),
        ]

    def __str__(self) -> str:
        return self.text
