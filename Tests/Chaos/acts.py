"""Acts of staff and complainants, each with words of its own by which it is found again."""

import random
import threading
import uuid

from .caller import Answer, Caller, Unavailable
from .ledger import Filed, Told

TRIES = 6
STEPS = {
    "received": ("register", "registered", "summary", {}),
    "registered": ("validate", "validated", None, {}),
    "valid": ("grade", "graded", "reason", {"level": 1}),
    "graded": ("assign", "assigned", "task", {"department": "front-line"}),
    "assigned": ("propose", "planned", "solution", {"facts": "x"}),
    "planned": ("send-result", "resultSent", "solution", {"status": "resolved", "handler": "x", "contact": "x"}),
    "resolved": ("close", "closed", None, {}),
}
"""For each state the act that leads on, the fact that comes of it, the field with the words, the other fields."""
ASIDE = [("add-note", "noteAdded", "text", {}), ("send", "messageSent", "text", {"purpose": "progress"})]


class Staffing:
    """One act of one client."""

    def __init__(self, load, caller: Caller, chance: random.Random):
        self.load = load
        self.ledger = load.ledger
        self.caller = caller
        self.chance = chance

    def step(self, filed: Filed) -> None:
        """Reads a complaint through one node and acts through another; sometimes two act on it at the same time."""
        path = f"/api/v1/complaints/{filed.number}"
        floor = self.ledger.version(filed.number)
        try:
            seen = self.caller.call(self.load.port(self.chance), "GET", path, headers=self.bearer())
        except Unavailable:
            return
        if seen.status != 200:
            self.ledger.problem(f"{filed.number} was acknowledged and is answered with {seen.status}")
            return
        self.ledger.read(filed.number, seen.body["events"], floor)
        onward = STEPS.get(seen.body["state"])
        if seen.body["state"] == "closed" or onward is None and self.chance.random() < 0.7:
            return
        what = onward if onward and self.chance.random() < 0.8 else self.chance.choice(ASIDE)
        if self.chance.random() < 0.3:
            self._race(filed, seen.body["version"], what)
        else:
            self._act(self.caller, filed, seen.body["version"], what)

    def _race(self, filed: Filed, version: int, what: tuple) -> None:
        """Two people do the same at the same time, having seen the same: at most one of them may succeed."""
        outcomes: list[str] = []

        def other() -> None:
            caller = Caller(self.ledger)
            outcomes.append(self._act(caller, filed, version, what))
            caller.close()

        thread = threading.Thread(target=other, daemon=True)
        thread.start()
        outcomes.append(self._act(self.caller, filed, version, what))
        thread.join(60)
        if outcomes.count("acknowledged") > 1:
            self.ledger.problem(f"{filed.number}: two people acted on version {version}, and both were told it was done")

    def _act(self, caller: Caller, filed: Filed, version: int, what: tuple) -> str:
        act, fact, field, fields = what
        mark = f"act-{uuid.uuid4()}"
        body = {**fields, "version": version} | ({field: mark} if field else {})
        path = f"/api/v1/complaints/{filed.number}/acts/{act}"
        outcome, answer = self._insist(caller, path, body, self.bearer())
        self.ledger.told(Told(filed.number, act, fact, mark if field else "", outcome))
        if outcome == "acknowledged":
            self.ledger.read(filed.number, answer.body["events"], version + 1)
        return outcome

    def answer(self, filed: Filed) -> None:
        """The complainant reads, and answers."""
        path = f"/api/v1/complaints/{filed.number}"
        headers = {"X-Access-Code": filed.code}
        floor = self.ledger.version(filed.number)
        try:
            seen = self.caller.call(self.load.port(self.chance), "GET", path, headers=headers)
        except Unavailable:
            return
        if seen.status != 200 or seen.body["content"] != filed.mark:
            self.ledger.problem(f"{filed.number} was acknowledged and is answered with {seen.status} {seen.body}")
            return
        version = seen.body["version"]
        if version < floor:
            self.ledger.problem(f"{filed.number} was at version {floor} and then read at {version}")
        offered = {act["act"] for act in seen.body["acts"]}
        act, fact = ("accept", "accepted") if "accept" in offered else ("reply", "complainantWrote")
        if act not in offered:
            return
        mark = f"act-{uuid.uuid4()}"
        body = {"act": act, "text": mark, "version": version}
        outcome, answer = self._insist(self.caller, f"{path}/answers", body, headers)
        self.ledger.told(Told(filed.number, act, fact, mark, outcome))
        if outcome == "acknowledged":
            self.ledger.reached(filed.number, answer.body["version"])

    def _insist(self, caller: Caller, path: str, body: dict, headers: dict) -> tuple[str, Answer | None]:
        """Tries through one node after another. What was seen goes along, so that a second try cannot do it twice; a
        refusal after a try without an answer may mean that the first one did it."""
        unclear = False
        for _ in range(TRIES):
            try:
                answer = caller.call(self.load.port(self.chance), "POST", path, body, headers)
            except Unavailable:
                unclear = True
                continue
            if answer.status == 200:
                return "acknowledged", answer
            if answer.status != 409:
                self.ledger.problem(f"{path}: {answer.status} {answer.body}")
            return ("unclear" if unclear else "refused"), answer
        return "unclear", None

    def bearer(self) -> dict[str, str]:
        """Somebody of the desk."""
        return {"Authorization": f"Bearer {self.chance.choice(self.load.tokens)}"}
