WHO: dict[str, set[str]] = {}
