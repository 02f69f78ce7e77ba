"""No English stands on a page that translators never see: in templates, in calls that say something, in labels."""

import ast
import re
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from plenipo.kit.messages import KEYWORDS
from tests.sources import ROOT, SOURCES, at, layer_of, tree_of

LETTERS = re.compile(r"[^\W\d_]{2,}")

# ---- templates

SHOWN = {"title", "placeholder", "alt", "label", "data-label", "data-confirm", "aria-label"}
SHOWN |= {"aria-description", "aria-roledescription", "aria-valuetext"}
SAME_EVERYWHERE = {"CSV", "DOCX", "JSON", "Plenipo", "UTC", "XLSX", "XML", "PDF", "Ctrl K"}
SAME_EVERYWHERE |= {'<iframe src="" title=""></iframe>'}  # code to copy
NO_READER = {"kit/templates/kit/style.html": "all components with specimens, for who writes pages"}
SENTENCE = re.compile(r"[A-Z][a-z]|\w [a-z]")


class _Texts(HTMLParser):
    """What a reader would read of a page, with its line."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        kind = dict(attrs).get("type")
        for name, value in attrs:
            of_button = name == "value" and tag == "input" and kind in ("submit", "button")
            if of_button or name in SHOWN:
                self._look(value or "")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self._look(data)

    def _look(self, text):
        for n, line in enumerate(text.split("\n")):
            if LETTERS.search(line) and line.strip() not in SAME_EVERYWHERE:
                self.found.append((self.getpos()[0] + n, line.strip()))


def bare(text):
    """A template without its tags and what they translate, line for line; and the literals in its tags."""
    left, spoken, until = [], [], None
    for token in Lexer(text).tokenize():
        word = token.contents.split(" ", 1)[0] if token.token_type == TokenType.BLOCK else ""
        if token.token_type == TokenType.TEXT and until is None:
            left.append(token.contents)
            continue
        if until is None and (
            word in ("blocktranslate", "comment")
            or (word == "block" and re.search("_class|layout", token.contents))
        ):
            until = f"end{word}"
        elif word == until:
            until = None
        if word not in ("translate", "url", "include", "extends", "if", "elif", "load"):
            said = re.sub(r"_\(\s*(\"[^\"]*\"|'[^']*')\s*\)", "", token.contents)
            said = re.sub(r"(kind|css|icon)=(\"[^\"]*\"|'[^']*')", "", said)
            if token.token_type in (TokenType.BLOCK, TokenType.VAR):
                literals = re.findall(r"\"([^\"]*)\"|'([^']*)'", said)
                spoken += [(token.lineno, one or other) for one, other in literals]
        elif word == "include":
            spoken += [
                (token.lineno, said) for said in re.findall(r"\w=\"([^\"]*)\"", token.contents)
            ]
        left.append("\n" * token.contents.count("\n"))
    return "".join(left), spoken


def english_in(text):
    """[(line, words)]"""
    left, spoken = bare(text)
    reader = _Texts()
    reader.feed(left)
    reader.close()
    return reader.found + [
        (line, said)
        for line, said in spoken
        if SENTENCE.search(said) and said not in SAME_EVERYWHERE
    ]


def test_every_word_of_a_template_is_translated():
    templates = sorted((ROOT / "plenipo").glob("*/templates/**/*.html"))
    untranslated = [
        f"{path.relative_to(ROOT)}:{line}: {words!r} stands outside {{% translate %}}"
        for path in templates
        if path.relative_to(ROOT / "plenipo").as_posix() not in NO_READER
        for line, words in english_in(path.read_text("utf-8"))
    ]

    assert untranslated == []
    assert len(templates) > 250


# ---- Python

DOMAIN = [path for path in SOURCES if not {"engines", "kit", "project"} & set(path.parts)]
PROGRAMMERS = {  # what these say, nobody reads on a page
    *("TypeError", "ValueError", "KeyError", "RuntimeError", "LookupError", "NotImplementedError"),
    *("ImproperlyConfigured", "CommandError", "Http404", "TypeVar", "ParamSpec", "write"),
    *("nothing_waits", "compile"),
}
WHOLE = r"%\(\w+\)s [a-z]|\w \w.*\w[.!?]$"
SAID = re.compile(rf"^[A-Z][a-z]+([ ,.:;!?…]|$)|{WHOLE}")
SAID_IN_FILES = re.compile(WHOLE)  # they name fonts, styles and columns
ENGLISH_ON_PURPOSE = {
    "plenipo/delegations/words/invented.py": "of people who do not exist, as parties write them",
    "plenipo/portal/api.py": "programs of the secretariat",
    "plenipo/records/actions/returned.py": "heads of mail",
    "plenipo/records/actions/sending.py": "heads of mail",
    "plenipo/records/actions/seals.py": "for who verifies the journal at the command line",
    "plenipo/registry/bridge/naming.py": "codes of scripts",
}


def not_for_readers(tree):
    """Strings that are translated, that programmers read, that document or annotate: by their id."""
    found = set()
    for node in ast.walk(tree):
        inside = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            inside = [node] if name in (*KEYWORDS, *PROGRAMMERS) else []
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside = [node]
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            inside = [node.annotation]
        elif isinstance(node, ast.FunctionDef) and node.returns:
            inside = [node.returns]
        elif isinstance(node, ast.Subscript):
            inside = [node.slice]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            inside = [node]
        found |= {id(each) for part in inside for each in ast.walk(part)}
    return found


def test_every_sentence_in_python_is_translated():
    untranslated = [
        (path.relative_to(ROOT).as_posix(), f"{at(path, node)}: {node.value!r} is not in _(…)")
        for path in DOMAIN
        if not {"management", "demo"} & set(path.parts)
        for skipped in [not_for_readers(tree_of(path))]
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in skipped
        if (SAID_IN_FILES if layer_of(path) == "formats" else SAID).search(node.value)
    ]

    assert [words for path, words in untranslated if path not in ENGLISH_ON_PURPOSE] == []
    assert set(ENGLISH_ON_PURPOSE) - {path for path, _words in untranslated} == set()


def test_what_translates_is_called_so_that_its_strings_are_found():
    """`messages` looks for these names; under another one a string is in no catalogue."""
    aside = [
        f"{at(path, node)}: {each.name} as {each.asname} is not looked for"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for each in node.names
        if each.name in KEYWORDS and (each.asname or each.name) not in KEYWORDS
    ]

    assert aside == []


SAYS = {"Refused", "NotOpen", "ValidationError", "success", "warning", "error", "info"}
LABELS = {"label", "help_text", "empty_label", "verbose_name", "violation_error_message", "message"}

LABELLED = {  # which argument of these is read by people
    **dict.fromkeys(("Desk", "DeskPage", "choice", "yes_no", "days", "Group", "Step"), 0),
    **dict.fromkeys(("Duty", "OnOff", "Scope", "Waits", "first_of", "step_at"), 1),
}


def is_bare(node):
    """An English text: a literal with letters, or one that is formatted or joined."""
    if isinstance(node, ast.BinOp):
        return is_bare(node.left)
    if isinstance(node, ast.JoinedStr):
        return any(is_bare(each) for each in node.values)
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and LETTERS.search(node.value)
    )


def test_what_is_said_and_what_is_labelled_is_translated():
    """However short it is, and though it begins with a small letter."""
    wrong = []
    for path in DOMAIN:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = [each for each in node.args[-1:] if name in SAYS]
            said += [each.value for each in node.keywords if each.arg in LABELS]
            if name in LABELLED:
                said += node.args[LABELLED[name] :][:1]
            wrong += [
                f"{at(path, each)}: {ast.unparse(each)} is not in _(…)"
                for each in said
                if is_bare(each)
            ]

    assert wrong == []


SAID_IN_WORDS = {"plenipo/accreditation/models/enquiry.py"}  # never by the name of a choice
CHOICES = ("TextChoices", "IntegerChoices", "JournalVerb", "Phrased")


def test_every_choice_and_every_verb_has_a_translated_name():
    """A member without one is called after itself, in English."""
    wrong = [
        f"{at(path, member)}: {ast.unparse(member)} has no label in _(…)"
        for path in DOMAIN
        if path.relative_to(ROOT).as_posix() not in SAID_IN_WORDS
        for kind in ast.walk(tree_of(path))
        if isinstance(kind, ast.ClassDef)
        and any(ast.unparse(base).endswith(CHOICES) for base in kind.bases)
        for member in kind.body
        if isinstance(member, ast.Assign)
        and not (
            isinstance(member.value, ast.Tuple)
            and any(
                isinstance(each, ast.Call | ast.Name | ast.Attribute)
                for each in member.value.elts[1:2]
            )
        )
    ]

    assert wrong == []
