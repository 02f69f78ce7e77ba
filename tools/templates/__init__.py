"""Writes templates one element a line and shows what they showed: `python -m tools.templates [--check] [path …]`.

A line breaks where a browser draws no difference, and nowhere else: at white space that is there, between the
attributes of a tag, in a trimmed {% blocktranslate %}, and beside the edge of a block (a paragraph, a cell, an item),
where white space is not drawn. reading.py makes a tree of a template, gaps.py finds where it may break, writing.py
breaks it.
"""
