"""The one reader of tables as people send them: CSV in whatever shape and encoding, XLSX of whatever writer.

It knows nothing of Django, so that a small process of limited time and memory can run it (`limited.py`) and a command
too. What was done to read a table is a `ReadingNote` and why it cannot be read a `TableFault`, both by code;
kit/sheets.py has the words.
"""

from plenipo.kit.tables.reading import read as read
from plenipo.kit.tables.values import Limits as Limits
from plenipo.kit.tables.values import Notes as Notes
from plenipo.kit.tables.values import Numbered as Numbered
from plenipo.kit.tables.values import ReadingNote as ReadingNote
from plenipo.kit.tables.values import TableFault as TableFault
