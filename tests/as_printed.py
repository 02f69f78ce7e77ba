"""What stands on paper, as an eye meets it."""


def as_seen(page):
    """Its letters as they stand, line by line from left to right; what is read out of a file is put in order again."""
    read = page.get_textpage()
    marks = []
    for n in range(read.count_chars()):
        left, bottom, _right, _top = read.get_charbox(n, loose=True)
        letter = read.get_text_range(n, 1)
        if letter.strip():
            marks.append((-round(bottom), left, letter))
    return "".join(letter for _bottom, _left, letter in sorted(marks))
