"""People of an organisation, and coming in by invitation."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from voice.accounts import actions
from voice.accounts.actions_settings import edit_organisation
from voice.accounts.forms import InvitationForm, JoinForm
from voice.accounts.forms_settings import SettingsForm
from voice.accounts.models import Invitation, Membership, Organisation, Role, User
from voice.accounts.permissions import can_edit_organisation, can_invite_people
from voice.shared.http import require

shows_or_takes = require_http_methods(["GET", "HEAD", "POST"])


def looked_after_by(user):
    """Organisations whose people the person looks after."""
    current = Membership.objects.current().filter(user=user, role=Role.ADMINISTRATOR)
    return Organisation.objects.filter(pk__in=current.values("organisation"))


@require_safe
def people(request):
    members = Membership.objects.current().select_related("user", "locality")
    invitations = Invitation.objects.open().select_related("invited_by", "locality")
    organisations = looked_after_by(request.user).prefetch_related(
        Prefetch("memberships", members.order_by("user__name", "role"), to_attr="members"),
        Prefetch("invitations", invitations, to_attr="open_invitations"),
    )
    require(bool(organisations))
    return render(request, "desk/people/list.html", {"organisations": organisations})


@shows_or_takes
def invitation_new(request):
    organisations = looked_after_by(request.user)
    require(organisations.exists())
    form = InvitationForm(
        request.POST if request.method == "POST" else None, organisations=organisations
    )
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite_person(by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error("email", problem)
        else:
            messages.success(request, f"We sent an invitation to {invitation.email}.")
            return redirect("people")
    return render(request, "desk/people/invite.html", {"form": form})


@shows_or_takes
def organisation_edit(request, key: str):
    visible = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(visible, key=key)
    require(can_edit_organisation(request.user, organisation))
    form = SettingsForm(
        request.POST if request.method == "POST" else None, organisation=organisation
    )
    if request.method == "POST" and form.is_valid():
        names = ("help_text", "front_door", "contact_team", "areas", "figures")
        words = {name: form.cleaned_data[name] for name in names}
        try:
            edit_organisation(organisation=organisation, by=request.user, **words)
        except ValidationError as problem:
            form.add_error("areas", problem)
        else:
            messages.success(request, "Saved. Young people see the new words at once.")
            return redirect("people")
    context = {"form": form, "organisation": organisation}
    return render(request, "desk/people/settings.html", context)


@require_POST
def invitation_withdraw(request, key: str):
    visible = Invitation.objects.filter(
        organisation__in=Organisation.objects.visible_to(request.user)
    )
    invitation = get_object_or_404(visible.select_related("organisation"), key=key)
    require(can_invite_people(request.user, invitation.organisation))
    try:
        actions.withdraw_invitation(invitation=invitation, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, "The invitation was withdrawn. Its link no longer works.")
    return redirect("people")


@shows_or_takes
def membership_end(request, key: str):
    visible = Membership.objects.filter(
        organisation__in=Organisation.objects.visible_to(request.user)
    )
    membership = get_object_or_404(
        visible.select_related("user", "organisation", "locality"), key=key
    )
    require(can_invite_people(request.user, membership.organisation))
    if request.method == "POST":
        try:
            actions.end_membership(membership=membership, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, f"{membership.user} no longer has this role.")
        still = can_invite_people(User.objects.get(pk=request.user.pk), membership.organisation)
        return redirect("people" if still else "desk")
    return render(request, "desk/people/end.html", {"membership": membership})


@login_not_required
@sensitive_post_parameters("password", "again")
@shows_or_takes
def invitation_accept(request, token: str):
    """Join with a new account; or, for a person who has one, by signing in first."""
    invitation = actions.open_invitation(token)
    if invitation is None:
        return render(request, "desk/people/no_longer.html", status=404)
    if request.user.is_authenticated:
        return accept_signed_in(request, invitation)
    if User.objects.filter(email=invitation.email).exists():
        return render(request, "desk/people/sign_in_first.html", {"invitation": invitation})
    form = JoinForm(request.POST if request.method == "POST" else None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.accept_invitation(
                invitation=invitation,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return perform_login(request, user, redirect_url="/desk/")
    return render(request, "desk/people/join.html", {"invitation": invitation, "form": form})


def accept_signed_in(request, invitation: Invitation):
    is_theirs = request.user.email.lower() == invitation.email
    if request.method == "POST" and is_theirs:
        try:
            actions.accept_invitation(invitation=invitation, user=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            role = invitation.get_role_display().lower()
            messages.success(request, f"You are now {role} at {invitation.organisation}.")
        return redirect("desk")
    context = {"invitation": invitation, "is_theirs": is_theirs}
    return render(request, "desk/people/accept.html", context)
