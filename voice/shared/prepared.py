"""Queries whose SQL is worked out once a process, for pages that a whole school asks for at once.

Working out a query costs the web server more than running it. What is kept is the SQL and nothing
that was ever read or sent.
"""

import uuid
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Field, Model, QuerySet

Row = tuple[Any, ...]


class Prepared:
    """The first row of a query, found again and again with other values.

    `make(**samples)` builds the query, a `values_list`, with each of the samples in it just once.
    The samples must differ from each other and from every other value in the query.
    """

    def __init__(self, make: Callable[..., QuerySet], **samples: Any):
        self.make, self.samples = make, samples
        self.known: tuple[str, list[Any], dict[int, str], dict] | None = None

    def first(self, **values: Any) -> Row | None:
        """The row as the database gave it, or None. See `read` for values as the models have them.

        Where the connection turns out to be broken this asks once more on a new one, which spares
        every request the question whether it still holds.
        """
        sql, given, places, _ = self.known or self.work_out()
        sent = [as_sent(values[places[n]]) if n in places else v for n, v in enumerate(given)]
        connection.health_check_done = True  # type: ignore[attr-defined]
        try:
            return fetch(sql, sent)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()
            return fetch(sql, sent)

    def read(self, row: Row, start: int = 0) -> list[Any]:
        """A row, or the part of it from the column `start` on, as the models have its values."""
        *_, converters = self.known or self.work_out()
        values = list(row)
        for place, (convert, column) in converters.items():
            if start <= place < start + len(values):
                for one in convert:
                    values[place - start] = one(values[place - start], column, connection)
        return values

    def work_out(self) -> tuple[str, list[Any], dict[int, str], dict]:
        query = self.make(**self.samples)[:1].query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        given = list(params)
        places = {given.index(as_sent(sample)): name for name, sample in self.samples.items()}
        columns = [selected[0] for selected in compiler.select[: compiler.col_count]]
        self.known = sql, given, places, compiler.get_converters(columns)
        return self.known


def as_sent(value: Any) -> Any:
    """A value as this database takes it."""
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def fetch(sql: str, values: Sequence[Any]) -> Row | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


# Writing -----------------------------------------------------------------------------------------


def insert(rows: Sequence[Model], *, or_leave: bool = False) -> int:
    """Store new rows of one model in one statement; returns how many were stored.

    `or_leave`: a row that breaks a unique constraint is left out.
    """
    if not rows:
        return 0
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for row in rows
        for field in fields_of(type(row))
    ]
    return change(insertion(type(rows[0]), len(rows), or_leave=or_leave), values)


@lru_cache(maxsize=256)
def insertion(model: type[Model], count: int, *, or_leave: bool) -> str:
    """The statement that stores so many rows of a model whose keys are made by us."""
    quote = connection.ops.quote_name
    fields = fields_of(model)
    table = quote(fields[0].model._meta.db_table)  # noqa: SLF001 (Django documents _meta)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * count)
    conflict = " ON CONFLICT DO NOTHING" if or_leave else ""
    return f"INSERT INTO {table} ({columns}) VALUES {places}{conflict}"  # noqa: S608 (no input)


def fields_of(model: type[Model]) -> Sequence[Field]:
    """The fields of a model that are columns of its table, in order."""
    return model._meta.concrete_fields  # noqa: SLF001 (Django documents _meta)


def change(sql: str, values: Sequence[Any]) -> int:
    """Run a statement; returns how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def stored_as(model: type[Model], **values: Any) -> list[Any]:
    """Values of a model's columns as this database takes them, in the order given."""
    fields = {field.attname: field for field in fields_of(model)}
    return [fields[name].get_db_prep_save(value, connection) for name, value in values.items()]
