"""Photographs somebody sends, drawn anew in a process of their own, so that nothing else of the file is kept."""
