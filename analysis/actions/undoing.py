"""Taking back any change to a ThemeSet, and taking that back again."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from analysis.actions.changes import keep_edit, lock_themes
from analysis.actions.journal import FIELDS, Journal, read_keys, row_of
from analysis.actions.problems import ThemeProblem
from analysis.models import Coding, Excerpt, Segment, Theme, ThemeEdit, ThemeSet

BATCH = 500
DONE_BEFORE = "This change has already been undone."
LOOKED_AT = "Somebody has worked on this quote since. Take it away instead, under Quotes."
CANNOT = "This change was made before changes could be undone, or there is nothing to undo in it."
BUILT_UPON = (
    "Something was changed since that builds on this{about}. Nothing was undone: undo the later "
    "change first. Both stand in the history."
)


@transaction.atomic
def undo_edit(*, edit: ThemeEdit, by) -> ThemeEdit:
    """Put every row that a change touched back as it was; later changes to other rows stay.

    The undoing is a change too, and can be undone. Raises ThemeProblem, and changes nothing, where
    somebody has since changed the same rows.
    """
    theme_set = lock_themes(edit.theme_set.question)
    edit = ThemeEdit.objects.select_related("undone_by").get(pk=edit.pk)
    if hasattr(edit, "undone_by"):
        raise ThemeProblem(DONE_BEFORE)
    if not edit.journal:
        raise ThemeProblem(CANNOT)
    journal = Journal()
    if "placed" in edit.journal:
        take_placed_back(theme_set, edit.journal["placed"])
    else:
        refuse_quoted_since(edit)
        refuse_built_upon(edit.journal)
        put_back(edit.journal, journal)
        refuse_broken(theme_set, edit.journal)
    keep_edit(
        theme_set, by=by, verb="undid", journal=journal, undoes=edit,
        label=edit.details.get("label", ""), of={"verb": edit.verb, "details": edit.details},
    )  # fmt: skip
    return edit


def refuse_quoted_since(edit: ThemeEdit) -> None:
    """Raise ThemeProblem if the quote that was chosen is gone, or somebody worked on it since."""
    made = [pk for pk, before, _ in edit.journal.get("Excerpt", []) if before is None]
    quotes = Excerpt.objects.filter(pk__in=made)
    if made and not quotes.exists():
        raise ThemeProblem(CANNOT)
    if quotes.filter(Q(checked_by__isnull=False) | Q(chosen_at__gt=edit.at)).exists():
        raise ThemeProblem(LOOKED_AT)


def refuse_built_upon(journal: dict[str, list[list]]) -> None:
    """Raise ThemeProblem unless the rows are as the change left them.

    Rows that are gone with their answer are passed over: there is nothing to put back.
    """
    for name, rows in journal.items():
        now = read_keys(name, [pk for pk, _, _ in rows])
        for pk, _, after in rows:
            is_gone = pk not in now and after is not None
            if not is_gone and comparable(name, now.get(pk)) != comparable(name, after):
                raise ThemeProblem(BUILT_UPON.format(about=about(name, pk)))
    made = [pk for pk, before, _ in journal.get("Theme", []) if before is None]
    known = [pk for pk, _, _ in journal.get("Coding", [])]
    since = Coding.objects.filter(theme__in=made, assigned_by__isnull=False).exclude(pk__in=known)
    below = Theme.objects.agreed().filter(parent__in=made).exclude(pk__in=made)
    for pk in [*since.values_list("theme", flat=True)[:1], *below.values_list("parent")[:1]]:
        raise ThemeProblem(BUILT_UPON.format(about=about("Theme", pk)))


def comparable(name: str, values: list | None) -> list | None:
    """Where a coding's words are may change by a review, without anybody having decided so."""
    return values[1:] if name == "Coding" and values else values


def about(name: str, pk) -> str:
    pk = pk[0] if isinstance(pk, tuple) else pk
    theme = Theme.objects.filter(pk=pk).first() if name == "Theme" else None
    return f" (“{theme.label}”)" if theme else ""


def put_back(journal: dict[str, list[list]], undoing: Journal) -> None:
    for name, rows in journal.items():
        model = FIELDS[name][0]
        manager = model.objects
        made = [pk for pk, before, _ in rows if before is None]
        stayed = manager.filter(pk__in=[pk for pk, _, after in rows if after is not None])
        # A quote's words are kept nowhere else, so a quote that goes does not come back.
        undoing.watch(stayed.exclude(pk__in=made) if name == "Excerpt" else stayed)
        if name == "Theme":
            Theme.objects.filter(pk__in=made).update(dropped_at=timezone.now())
        else:
            manager.filter(pk__in=made).delete()
        lost = [row_of(name, pk, before) for pk, before, after in rows if after is None]
        undoing.made(*manager.bulk_create(still_possible(name, lost), batch_size=BATCH))
        there = set(manager.filter(pk__in=[pk for pk, _, _ in rows]).values_list("pk", flat=True))
        changed = [
            row_of(name, pk, before)
            for pk, before, after in rows
            if before is not None and after is not None and pk in there
        ]
        fields = [field for field in FIELDS[name][1] if (name, field) != ("Coding", "segment_id")]
        manager.bulk_update(changed, [field.removesuffix("_id") for field in fields], BATCH)


def still_possible(name: str, rows: list) -> list:
    """Without codings of words that are gone."""
    if name != "Coding":
        return rows
    cut = set(
        Segment.objects.filter(pk__in=[row.segment_id for row in rows]).values_list("pk", flat=True)
    )
    return [row for row in rows if row.segment_id in cut]


def refuse_broken(theme_set: ThemeSet, journal: dict[str, list[list]]) -> None:
    """Raise ThemeProblem if the list of themes would no longer be one."""
    agreed = {theme.pk: theme for theme in theme_set.themes.agreed().select_related("parent")}
    labels: dict[str, int] = {}
    for theme in agreed.values():
        if labels.setdefault(theme.label.casefold(), theme.pk) != theme.pk:
            raise ThemeProblem(f"There is already a theme called “{theme.label}”. Rename it first.")
    for pk, _, _ in journal.get("Theme", []):
        parent = agreed[pk].parent if pk in agreed else None
        if parent and parent.parent_id in agreed:
            raise ThemeProblem(BUILT_UPON.format(about=about("Theme", pk)))


def take_placed_back(theme_set: ThemeSet, placed: dict) -> None:
    """Take out what the machine was told to put in, and put back what it had said before.

    What people have decided since stays.
    """
    Coding.objects.filter(
        theme__theme_set=theme_set,
        pk__range=(placed["first"], placed["last"]),
        assigned_by=None,
        removed_at=None,
    ).delete()
    rows = [
        Coding(segment_id=segment, theme_id=theme, strength=strength, run_id=run)
        for segment, theme, strength, run in placed["gone"]
    ]
    kept = still_possible("Coding", rows)
    taken = set(
        Coding.objects.filter(Q(assigned_by__isnull=False) | Q(removed_at__isnull=False))
        .filter(theme__theme_set=theme_set)
        .values_list("segment_id", "theme_id")
    )
    Coding.objects.bulk_create(
        [row for row in kept if (row.segment_id, row.theme_id) not in taken],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
