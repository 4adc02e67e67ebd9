"""Answers collected elsewhere: from a CSV or XLSX file to rows that can be stored.

A file passes four steps, each a module: `files` makes a plain copy that the rest can trust,
`matching` says which column answers which question, `rows` turns a row into a response or a reason
why not, `storing` reads a whole file in.

`AnswerImport.mapping` holds

    {"columns": {"Where do you live?": "q:area", "Ref": "id", "Quote?": "quote"},
     "quote": "no" | "yes" | "column",
     "values": {"area": {"weymouth": "che", "poole": ""}},
     "mode": "import", "name": "Instagram, May 2026", "number": 1}

`columns` maps a column's name to what it holds; columns that are left out are missing. Several
columns may hold one question that takes several choices. `why:CODE` is what was written under the
faces of a question. A cell of a set of four names the best and then the worst; one of tokens says
how many each got ("Parks: 4; Buses: 6"); one of artwork holds its title. `values` says what a cell
means that matched no choice: a choice's code, or "" for leaving it empty; a cell that is not there
refuses its row. `number` is the version that the answers will belong to, once confirmed.

`AnswerImport.facts` holds what `files.FileFacts` knows of the file and, in the end, the counts of
`rows.Tally`. Neither ever holds a cell of the file other than the names of its columns.
"""

from surveys.imports.problems import UnreadableFileError

__all__ = ["UnreadableFileError"]
