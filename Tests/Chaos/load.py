"""Complainants and staff at work, through whichever node answers. It ends by itself and is bounded in every way."""

import random
import threading
import time
import uuid

from .acts import Staffing
from .caller import Caller, Unavailable
from .ledger import Filed, Ledger
from .nodes import Node

PAUSE = 0.1
"""Seconds between two complaints of one client."""


class Load:
    """Clients in threads. `away` are nodes that nobody should ask for now."""

    def __init__(self, nodes: list[Node], ledger: Ledger, tokens: list[str], seed: int, seconds: float):
        self.nodes = nodes
        self.ledger = ledger
        self.tokens = tokens
        self.away: set[Node] = set()
        self.left = int(seconds * 150) + 100
        self.end = time.monotonic() + seconds
        self._stop = threading.Event()
        self._lock = threading.Lock()
        works = [self._complain] * 3 + [self._handle] * 2 + [self._write]
        self._threads = [self._thread(work, f"{seed}/{index}") for index, work in enumerate(works)]
        self._threads += [self._thread(self._probe, f"{seed}/{node.name}", node) for node in nodes]

    def _thread(self, work, seed: str, *arguments: object) -> threading.Thread:
        def run() -> None:
            caller = Caller(self.ledger)
            chance = random.Random(seed)
            try:
                while self.goes_on:
                    work(caller, chance, *arguments)
            except Exception as error:  # noqa: BLE001 - a client that breaks would make the round pass by silence
                self.ledger.problem(f"a client of the load broke: {error!r}")
            finally:
                caller.close()

        return threading.Thread(target=run, daemon=True)

    def start(self) -> None:
        """Everybody starts."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Everybody finishes what they are at."""
        self._stop.set()
        for thread in self._threads:
            thread.join(30)
            if thread.is_alive():
                self.ledger.problem("a client of the load does not end")

    @property
    def goes_on(self) -> bool:
        """Whether there is time and number left."""
        return not self._stop.is_set() and time.monotonic() < self.end and self.left > 0

    def port(self, chance: random.Random) -> int:
        """Any node, but for those that are away."""
        return chance.choice([node for node in self.nodes if node not in self.away] or self.nodes).port

    # Complaints

    def _complain(self, caller: Caller, chance: random.Random) -> None:
        """Sends a complaint until somebody acknowledges it; now and then once more, and it must be the same."""
        self._stop.wait(chance.uniform(0, 2 * PAUSE))
        filed = self._new()
        if self.insist(caller, filed, chance) and chance.random() < 0.1:
            self.send(caller, filed, self.port(chance))

    def _probe(self, caller: Caller, _: random.Random, node: Node) -> None:
        """Sends complaints to one node only, so that the time nobody takes any is seen whichever node is hit."""
        self._stop.wait(PAUSE)
        if node not in self.away:
            self.send(caller, self._new(), node.port)

    def _new(self) -> Filed:
        with self._lock:
            self.left -= 1
        filed = Filed(key=f"key-{uuid.uuid4()}", mark=f"mark-{uuid.uuid4()}")
        self.ledger.trying(filed)
        return filed

    def insist(self, caller: Caller, filed: Filed, chance: random.Random) -> bool:
        """Sends a complaint with the same key until it is acknowledged or the load ends."""
        while self.goes_on:
            if self.send(caller, filed, self.port(chance)):
                return True
            self._stop.wait(chance.uniform(0.02, 0.2))
        return False

    def send(self, caller: Caller, filed: Filed, port: int) -> bool:
        """Sends a complaint once; whether it was acknowledged."""
        body = {"type": "functional-fault", "content": filed.mark, "contact": "none"}
        known = filed.number is not None
        try:
            answer = caller.call(port, "POST", "/api/v1/complaints", body, {"Idempotency-Key": filed.key})
        except Unavailable:
            return False
        if answer.status not in (200, 201):
            self.ledger.problem(f"a complaint was answered with {answer.status} {answer.body}")
            return False
        if known and answer.status != 200:
            self.ledger.problem(f"{filed.number} came again and was answered with {answer.status}")
        self.ledger.acknowledged(filed, answer.body)
        return True

    # Work on them

    def _handle(self, caller: Caller, chance: random.Random) -> None:
        """A member of staff takes some complaint one step further."""
        self._stop.wait(chance.uniform(0, PAUSE))
        if filed := self._any(chance):
            Staffing(self, caller, chance).step(filed)

    def _write(self, caller: Caller, chance: random.Random) -> None:
        """A complainant looks, and says something."""
        self._stop.wait(chance.uniform(0, 2 * PAUSE))
        if filed := self._any(chance):
            Staffing(self, caller, chance).answer(filed)

    def _any(self, chance: random.Random) -> Filed | None:
        """Half the time one of the first twenty, so that some get through every state, and people meet on them."""
        known = self.ledger.those_acknowledged()
        if not known:
            return None
        return chance.choice(known[:20] if chance.random() < 0.5 else known)
