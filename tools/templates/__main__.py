import sys
from pathlib import Path

from tools.templates.writing import formatted


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    roots = [Path(each) for each in arguments if each != "--check"] or [Path("plenipo")]
    paths = [
        path for root in roots for path in ([root] if root.is_file() else root.rglob("*.html"))
    ]
    unlike = [path for path in sorted(paths) if formatted(path.read_text()) != path.read_text()]
    for path in unlike:
        if check:
            print(f"{path}: not one element a line; `make fix` mends it")
        else:
            path.write_text(formatted(path.read_text()))
    return int(check and bool(unlike))


sys.exit(main(sys.argv[1:]))
