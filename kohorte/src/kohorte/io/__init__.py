"""Reads the files of the statistical offices and our own simple template.

`recognise` says what a file is, `read` returns its cells as a `Table`; directories of
municipalities go through `read_directory`, crosswalks of keys through `read_crosswalk`.
A file is read whole or refused with one `kohorte.errors.KohorteError`.
"""

from kohorte.io.crosswalk import Crosswalk
from kohorte.io.directory import Directory, DirectoryArea
from kohorte.io.markers import MARKERS, meaning
from kohorte.io.options import COLUMNS, OPTIONS
from kohorte.io.period import Period
from kohorte.io.reading import read, read_crosswalk, read_directory, recognise
from kohorte.io.table import DIALECTS, Recognition, Series, Table
from kohorte.io.template_form import template_columns, template_rows, write_template

__all__ = [
    "COLUMNS",
    "DIALECTS",
    "MARKERS",
    "OPTIONS",
    "Crosswalk",
    "Directory",
    "DirectoryArea",
    "Period",
    "Recognition",
    "Series",
    "Table",
    "meaning",
    "read",
    "read_crosswalk",
    "read_directory",
    "recognise",
    "template_columns",
    "template_rows",
    "write_template",
]
