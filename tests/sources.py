"""The house as it is written: its modules, parsed once, and who takes what from where."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = sorted(
    path for path in (ROOT / "plenipo").rglob("*.py") if "migrations" not in path.parts
)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def module_of(path: Path) -> str:
    """ "plenipo.records.actions.letters" """
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(path: Path) -> str:
    """What a module of an app holds: "actions", "views", "desk" … (docs/architecture.md); "" of a package itself."""
    inside = path.relative_to(ROOT / "plenipo").with_suffix("").parts[1:]
    return inside[0] if inside else ""


def at(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def calls_in(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """(name, call): "record" of `record(…)`, "update" of `rows.update(…)`."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Name):
                yield each.func.id, each
            elif isinstance(each.func, ast.Attribute):
                yield each.func.attr, each


@cache
def taken_by(path: Path) -> frozenset[tuple[str, str]]:
    """What a module takes from others of the house: (module, name), an attribute of an imported module too."""
    tree, taken, modules = tree_of(path), set(), {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plenipo"):
            for each in node.names:
                taken.add((node.module, each.name))
                modules[each.asname or each.name] = f"{node.module}.{each.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in modules:
            taken.add((modules[node.value.id], node.attr))
    return frozenset(taken)


@cache
def handed_on() -> dict[tuple[str, str], tuple[str, str]]:
    """What a package hands on from a module of its own: (package, name): (module, name)."""
    return {
        (module_of(path), name): (module, name)
        for path in SOURCES
        if path.name == "__init__.py"
        for module, name in taken_by(path)
    }
