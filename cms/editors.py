"""Who reaches the editor: people who hold the role of editor, for their own organisation's pages.

Roles are given and ended with people, at the desk; Wagtail asks for groups. Each organisation has
one group of editors, and a person is put in it or taken out when they come to the editor, so an
ended role ends there and then.
"""

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from voice.accounts.models import Organisation, Role
from voice.shared.audit import record
from voice.shared.http import EDITOR_PATH

PREFIX = "Editors of "
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_FILES = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


def editors_only(get_response):
    """Middleware: refuses the editor to everybody without the role, with 403."""

    def middleware(request: HttpRequest):
        if not request.path.startswith(EDITOR_PATH):
            return get_response(request)
        if request.user.is_authenticated:
            admit(request.user)
        return let_the_editor_frame(get_response(request))

    return middleware


def let_the_editor_frame(response):
    """A previewed page comes with the public pages' policy: strict, but shown in a frame here."""
    policy = response.headers.get("Content-Security-Policy")
    if policy:
        framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        response.headers["Content-Security-Policy"] = framed
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def admit(user) -> None:
    """Put the person in the groups of the organisations they edit for, and in no other.

    Raises PermissionDenied when there is none.
    """
    edited = [pk for pk, roles in user.roles_by_organisation.items() if Role.EDITOR in roles]
    wanted = {
        editors_of(organisation) for organisation in Organisation.objects.filter(pk__in=edited)
    }
    held = set(user.groups.filter(name__startswith=PREFIX))
    if wanted != held:
        user.groups.remove(*held - wanted)
        user.groups.add(*wanted - held)
    if not wanted and not user.is_superuser:
        raise PermissionDenied


def editors_of(organisation: Organisation) -> Group:
    """The organisation's group of editors, made with a collection of its own for its files."""
    group, is_new = Group.objects.get_or_create(name=f"{PREFIX}{organisation.key}")
    if is_new:
        group.permissions.add(permission("access_admin"))
        files = Collection.get_first_root_node().add_child(name=organisation.name)
        for codename in ON_FILES:
            GroupCollectionPermission.objects.create(
                group=group, collection=files, permission=permission(codename)
            )
    return group


def open_to_editors(*, page: Page, organisation: Organisation, by=None) -> None:
    """Let the organisation's editors add, change and publish the page and what is below it."""
    group = editors_of(organisation)
    for codename in ON_PAGES:
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission(codename)
        )
    record(by=by, verb="opened pages to editors", thing=organisation, why=page.title[:120])


def permission(codename: str) -> Permission:
    return Permission.objects.get(
        codename=codename,
        content_type__app_label__in=["wagtailadmin", "wagtailcore", "wagtailimages", "wagtaildocs"],
    )
