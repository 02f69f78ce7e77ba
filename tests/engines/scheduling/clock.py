"""A clock for tests: every look at it takes a millisecond, so that nothing depends on the machine."""


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now
