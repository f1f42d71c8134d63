"""What a client was told, kept apart from the server that told it."""

import dataclasses
import threading
import time

Step = tuple[int, str, str, str]
"""An event as the API shows it to staff: sequence, time, author, kind."""


@dataclasses.dataclass
class Filed:
    """A complaint that was tried; with a number once it was acknowledged."""

    key: str
    mark: str
    number: str | None = None
    code: str | None = None


@dataclasses.dataclass(frozen=True)
class Told:
    """An act that was tried: acknowledged, refused, or nobody knows."""

    number: str
    act: str
    fact: str
    mark: str
    outcome: str


class Ledger:
    """What was tried and what was acknowledged; and whatever contradicted it at once."""

    def __init__(self):
        self._lock = threading.Lock()
        self.filed: dict[str, Filed] = {}
        self.acts: list[Told] = []
        self.histories: dict[str, list[Step]] = {}
        self.versions: dict[str, int] = {}
        self.taken: list[float] = []
        self.imported: list[str] = []
        self.problems: list[str] = []
        self.unavailable: dict[str, int] = {}

    def problem(self, text: str) -> None:
        """Notes what must not be."""
        with self._lock:
            self.problems.append(text)

    def turned_away(self, why: str) -> None:
        """Notes that a request was not answered, or with 503."""
        with self._lock:
            self.unavailable[why] = self.unavailable.get(why, 0) + 1

    # Complaints

    def trying(self, filed: Filed) -> None:
        """Notes a complaint before it is sent."""
        with self._lock:
            self.filed[filed.key] = filed

    def acknowledged(self, filed: Filed, answer: dict) -> None:
        """Notes number and code; the same key must always get the same."""
        number, code = answer["number"], answer["code"]
        with self._lock:
            if filed.number is None:
                filed.number, filed.code = number, code
                self.taken.append(time.monotonic())
            elif (filed.number, filed.code) != (number, code):
                self.problems.append(f"key {filed.key} was {filed.number} first and {number} later")

    def those_acknowledged(self) -> list[Filed]:
        """The complaints that have a number."""
        with self._lock:
            return [filed for filed in self.filed.values() if filed.number]

    # Acts

    def told(self, told: Told) -> None:
        """Notes how an act went."""
        with self._lock:
            self.acts.append(told)

    def version(self, number: str) -> int:
        """The highest version anybody was told of; later answers may not be behind it."""
        with self._lock:
            return self.versions.get(number, 0)

    def reached(self, number: str, version: int) -> None:
        """Notes a version that somebody was told of."""
        with self._lock:
            self.versions[number] = max(version, self.versions.get(number, 0))

    def read(self, number: str, events: list[dict], floor: int) -> None:
        """Notes a history that was read; `floor` is the version that was known before it was asked for."""
        steps = [(event["sequence"], event["at"], event["by"], event["kind"]) for event in events]
        with self._lock:
            known = self.histories.get(number, [])
            if len(steps) < floor:
                self.problems.append(f"{number} was at version {floor} and then read with {len(steps)} events")
            shorter = min(len(known), len(steps))
            if known[:shorter] != steps[:shorter]:
                self.problems.append(f"{number}: history changed: {known[:shorter]} became {steps[:shorter]}")
            if len(steps) > len(known):
                self.histories[number] = steps
            self.versions[number] = max(len(steps), self.versions.get(number, 0))
