from plenipo.delegations.formats.pasted import MOST_ROWS, roster_in
from plenipo.kit.sheets import read_text


def rows_pasted(text):
    return roster_in(read_text(text, max_rows=MOST_ROWS)).rows
