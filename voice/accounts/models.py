"""People, organisations, and what a person may do in one."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from voice.shared.help_lines import help_lines
from voice.shared.keys import public_key


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff. Young people never need an account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    stepped_away_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when the person rests from reading answers."
    )

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="a_person_has_one_account")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Django's admin is not installed; Wagtail asks for its own permissions."""
        return self.is_superuser

    @cached_property
    def roles_by_organisation(self) -> dict[int, set[str]]:
        """Roles held now, by the primary key of the organisation. One query a request."""
        roles: dict[int, set[str]] = {}
        for organisation, role in self.memberships.current().values_list("organisation_id", "role"):
            roles.setdefault(organisation, set()).add(role)
        return roles

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user) -> models.QuerySet:
        return self.filter(memberships__user=user, memberships__ended_on=None).distinct()


class Organisation(models.Model):
    """Who runs things: a council, a charity, a school."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    name = models.CharField(max_length=120, unique=True)
    help_text = models.TextField(
        blank=True, help_text="Help lines and the local Front Door, shown to every young person."
    )

    front_door = models.TextField(
        blank=True, help_text="Where to report that a child may be in danger, by day and by night."
    )
    contact_team = models.CharField(
        max_length=120, blank=True, help_text="Who answers young people who write to you."
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def help_lines(self) -> list[dict[str, str]]:
        """Whom young people can turn to: help lines, then the Front Door. Never nobody."""
        return help_lines(f"{self.help_text}\n{self.front_door}")


class Locality(models.Model):
    """An editable area. "Outside Dorset" is one."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="localities"
    )
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=80)
    is_outside = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name_plural = "localities"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="a_locality_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PopulationFigure(models.Model):
    """A dated, sourced count of people: the denominator of reach.

    `group` is the code by which answers are broken down (an area's, an age band's, a group's), or
    `EVERYBODY`; empty where the count is for reading only. Several counts of a group add up.
    """

    EVERYBODY = "all"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="population_figures"
    )
    locality = models.ForeignKey(Locality, null=True, blank=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=160)
    group = models.CharField(max_length=40, blank=True)
    value = models.FloatField(null=True, blank=True, help_text="Empty where nobody has counted.")
    unit = models.CharField(max_length=60)
    as_of = models.CharField(max_length=80)
    source = models.CharField(max_length=160)
    note = models.TextField(blank=True)
    ask_next = models.CharField(
        max_length=200, blank=True, help_text="A setting where these people can be asked."
    )

    class Meta:
        ordering = ["name", "as_of"]

    def __str__(self) -> str:
        known = "not counted" if self.value is None else f"{self.value:g} {self.unit}"
        return f"{self.name}: {known} ({self.as_of})"


class Role(models.TextChoices):
    YOUTH_WORKER = "youth_worker", "Youth worker"
    PLAN_LEAD = "plan_lead", "Plan lead"
    SAFEGUARDING_LEAD = "safeguarding_lead", "Safeguarding lead"
    EDITOR = "editor", "Editor"
    ADMINISTRATOR = "administrator", "Administrator"
    OBSERVER = "observer", "Observer"
    DATA_PROTECTION = "data_protection", "Data protection officer"
    CONTACT = "contact", "Contact team"
    ALLEGATIONS = "allegations", "Allegations contact"


class MembershipQuerySet(models.QuerySet):
    def current(self) -> models.QuerySet:
        return self.filter(ended_on=None, user__is_active=True)


class Membership(models.Model):
    """A person's role in an organisation, for the whole of it or for one locality."""

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    locality = models.ForeignKey(Locality, null=True, blank=True, on_delete=models.PROTECT)
    started_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "role", "user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(ended_on=None, locality=None),
                name="a_person_holds_a_role_once",
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "locality"],
                condition=models.Q(ended_on=None),
                name="a_person_holds_a_role_once_in_an_area",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} at {self.organisation}"


INVITATION_LASTS = dt.timedelta(days=7)


class InvitationQuerySet(models.QuerySet):
    def open(self) -> models.QuerySet:
        return self.filter(accepted_at=None, created_at__gt=timezone.now() - INVITATION_LASTS)


class Invitation(models.Model):
    """The only way to an account: one e-mail address, one role, used once, for seven days.

    `invited_by` is empty for one made by the server's operator.
    """

    key = models.CharField(max_length=12, unique=True, default=public_key, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    locality = models.ForeignKey(Locality, null=True, blank=True, on_delete=models.PROTECT)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, accepted_by=None)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="an_accepted_invitation_says_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.get_role_display()} at {self.organisation}"
