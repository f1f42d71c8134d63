"""Nodes, the store and the load, and what is done to them, with its time."""

import dataclasses
import http.client
import pathlib
import random
import signal
import subprocess
import time
import uuid

import requests

from TestServer.server import binary, environment

from .caller import Caller, Unavailable
from .ledger import Filed, Ledger
from .load import Load
from .nodes import Node
from .stores import Store

LEASE = 60
"""Seconds a node's claim of outgoing messages lives."""


@dataclasses.dataclass
class Done:
    """A fault, from its beginning until what it broke was mended."""

    name: str
    detail: str
    started: float
    ended: float = 0


class Scene:
    """Everything of one round. Processes are started from one thread, which must be the one that stays."""

    def __init__(self, store: Store, folder: pathlib.Path, seed: int, say, brief: bool = False):
        self.brief = brief
        self.store = store
        self.nodes = store.nodes
        self.folder = folder
        self.seed = seed
        self.say = say
        self.chance = random.Random(seed)
        self.ledger = Ledger()
        self.load: Load | None = None
        self.done: list[Done] = []
        self.moves = False
        self.began = time.monotonic()

    # Before

    def open(self) -> None:
        """An empty database with people, then all nodes at once."""
        console = self.store.console
        console.command("migrate")
        for login, role in (("agent", "agent"), ("second", "agent"), ("super", "service-supervisor")):
            console.add_staff(login, role)
        self.tokens = [
            console.command("token", "--login", login).stdout.strip() for login in ("agent", "second", "super")
        ]
        for node in self.nodes:
            node.launch()
        for node in self.nodes:
            node.await_ready()
        self.moves = self._clocks_move()

    def _clocks_move(self) -> bool:
        """Whether this build lets its clock be moved, as debug builds do."""
        node = self.nodes[0]
        node.stop()
        node.offset = 3600
        node.start()
        filed = Filed(f"key-{uuid.uuid4()}", f"mark-{uuid.uuid4()}")
        self.ledger.trying(filed)
        body = {"type": "other", "content": filed.mark, "contact": "none"}
        told = requests.post(
            f"{node.url}/api/v1/complaints", json=body, headers={"Idempotency-Key": filed.key}, timeout=10
        ).json()
        self.ledger.acknowledged(filed, told)
        started = told["promises"][0]["startedAt"]
        moved = started > time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() + 1800))
        # The others follow: clocks of one installation agree, but for moments.
        for other in self.nodes:
            other.kill()
            other.offset = 3600 if moved else 0
            other.launch()
        for other in self.nodes:
            other.await_ready()
        return moved

    def start_load(self, seconds: float) -> None:
        """The load begins."""
        self.load = Load(self.nodes, self.ledger, self.tokens, self.seed, seconds)
        self.began = time.monotonic()
        self.load.start()

    # Meanwhile

    def wait(self, seconds: float) -> None:
        """Lets time pass. What ended by itself is started again, as a system would."""
        end = time.monotonic() + seconds
        while True:
            self.tend()
            left = end - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(0.1, left))

    def tend(self) -> None:
        """Starts nodes that ended by themselves. Only one that never got ready may: its database was not there."""
        for node in self.nodes:
            if node.ended:
                if node.served:
                    code = node.process.returncode
                    self.ledger.problem(f"{node} ended by itself with {code}:\n{node.output()[-1500:]}")
                node.launch()

    def happens(self, name: str, detail: str = "") -> Done:
        """Notes a fault that begins now."""
        fault = Done(name, detail, time.monotonic())
        self.done.append(fault)
        self.say(f"{fault.started - self.began:7.2f} s  {name}{f': {detail}' if detail else ''}")
        return fault

    def any_node(self) -> Node:
        return self.chance.choice(self.nodes)

    def lives(self, node: Node) -> None:
        """The node must say that it lives, whatever its database does."""
        try:
            status = requests.get(f"{node.url}/health/live", timeout=3).status_code
        except (requests.RequestException, http.client.HTTPException) as error:
            status = type(error).__name__
        if status != 200:
            self.ledger.problem(f"{node}: /health/live answered {status} while its database was away")

    def move_clocks(self, seconds: int) -> None:
        """All nodes are killed and start again with their clocks moved on, as far as the build allows it."""
        for node in self.nodes:
            node.kill()
            node.offset += seconds if self.moves else 0
        for node in self.nodes:
            node.launch()

    def importing(self, rows: int, killed_after: float | None) -> None:
        """A second process imports a file while the nodes serve. One that was killed is started again: what went in
        before is not added a second time."""
        file = self.folder / f"import-{len(self.ledger.imported)}.csv"
        marks = [f"row-{uuid.uuid4()}" for _ in range(rows)]
        lines = ["id,received_at,title,content,answer,answered_at"]
        lines += [
            f"{mark},2026-03-02T09:15:00,,{mark},{'x' if index % 2 else ''},{'2026-03-03T09:15:00' if index % 2 else ''}"
            for index, mark in enumerate(marks)
        ]
        file.write_text("\n".join(lines) + "\n")
        command = [binary(), "import", file, "--source", "chaos", *self.store.console.place]
        for attempt in range(8):
            offset = self.nodes[0].offset
            process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *map(str, command)],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                env=environment(REDRESS_CLOCK_OFFSET=str(offset)),
            )  # fmt: skip
            if attempt == 0 and killed_after is not None:
                time.sleep(killed_after)
                process.send_signal(signal.SIGKILL)
            try:
                text = process.communicate(timeout=60)[0]
            except subprocess.TimeoutExpired:
                process.kill()
                text = process.communicate()[0]
            if process.returncode == 0:
                self.ledger.imported += marks
                return
            self.wait(0.3)
        self.ledger.problem(f"the import did not succeed: {text[-500:]}")

    # Afterwards

    def settle(self) -> None:
        """The load ends, everything is mended, clocks are made due and claims run out, and all is quiet."""
        self.load.stop()
        for proxies in self.store.proxies.values():
            for proxy in proxies:
                proxy.heal()
        self.move_clocks(5 * 3600)
        for node in self.nodes:
            node.await_ready()
        self._ask_again()
        self._until("messages that wait", self.waiting, LEASE + 40)
        self._until("clocks that are due and not recorded", self.overdue, 40)

    def _ask_again(self) -> None:
        """What was sent without an answer is sent again, as its client would: now it must be acknowledged."""
        caller = Caller(self.ledger, timeout=20)
        for filed in [filed for filed in self.ledger.filed.values() if filed.number is None]:
            body = {"type": "functional-fault", "content": filed.mark, "contact": "none"}
            headers = {"Idempotency-Key": filed.key}
            try:
                answer = caller.call(self.any_node().port, "POST", "/api/v1/complaints", body, headers)
            except Unavailable:
                self.ledger.problem(f"{filed.key} was not answered although everything was mended")
                continue
            if answer.status in (200, 201):
                self.ledger.acknowledged(filed, answer.body)
            else:
                self.ledger.problem(f"{filed.key} was answered with {answer.status} {answer.body}")
        caller.close()

    def _until(self, what: str, count, within: float) -> None:
        end = time.monotonic() + within
        while left := count():
            if time.monotonic() > end:
                self.ledger.problem(f"{what}: {left}, {within} s after everything was mended")
                return
            self.wait(0.2)

    def waiting(self) -> int:
        """Outgoing messages that wait."""
        return self.store.rows("SELECT count(*) FROM outbox WHERE state = 'waiting'")[0][0]

    def claimed(self) -> int:
        """Outgoing messages that somebody has claimed and not yet delivered."""
        return self.store.rows("SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0")[0][0]

    def now(self) -> float:
        """The nodes' time, in seconds."""
        return time.time() + self.nodes[0].offset

    def overdue(self) -> int:
        """Complaints with a clock that is due by now and not recorded as breached."""
        limit = int(self.now() * 1000) - 1000
        return sum(at <= limit for (at,) in self.store.rows("SELECT alarm_at FROM complaint WHERE alarm_at IS NOT NULL"))

    def close(self) -> None:
        """Ends whatever still runs."""
        if self.load:
            self.load.stop()
        for node in self.nodes:
            node.kill()
        self.store.close()
