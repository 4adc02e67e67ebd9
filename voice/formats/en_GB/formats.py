"""Whole names of months: a nine-year-old reads them aloud."""

DATE_FORMAT = "j F Y"
