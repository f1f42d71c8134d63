"""One round: a store, nodes, load, faults, quiet, and the checks."""

import collections
import dataclasses
import pathlib
import random
import re
import time

from .checks import check
from .faults import FILE, PAIR, SHORT, pause_past_claims
from .outage import outages, summary
from .scene import LEASE, Scene
from .stores import File, Pair

STORES = {"sqlite": File, "postgres": Pair}
FAULTS = {"sqlite": FILE, "postgres": PAIR}


@dataclasses.dataclass
class Outcome:
    """How a round went."""

    problems: list[str]
    outages: list[float]
    faults: int
    complaints: int


def play(
    engine: str, folder: pathlib.Path, seed: int, seconds: float | None, say=print, after: str | None = None
) -> Outcome:
    """Plays a round: as long as said, or with None the short one. `after` limits it to faults with this in the name."""
    say(f"{engine}: seed {seed}")
    began = time.monotonic()
    store = STORES[engine](folder)
    scene = Scene(store, folder, seed, say, brief=seconds is None)
    try:
        scene.open()
        faults = _choose(engine, scene, seconds, after)
        # The short round ends with its faults, not with the time.
        end = time.monotonic() + (seconds or 90)
        scene.start_load((seconds or 90) + LEASE + 60)
        scene.wait(1)
        for fault in faults:
            if time.monotonic() > end:
                break
            fault(scene)
            scene.wait(scene.chance.uniform(0.5, 1) if seconds is None else scene.chance.uniform(1, 3))
        scene.wait(1)
        ended = time.monotonic()
        scene.settle()
        quiet = time.monotonic()
        problems = check(scene)
        say(
            f"prepared in {scene.began - began:.1f} s, broken for {ended - scene.began:.1f} s, quiet after "
            f"{quiet - ended:.1f} s, checked in {time.monotonic() - quiet:.1f} s"
        )
        return _tell(scene, problems, ended, say)
    finally:
        scene.close()


def _choose(engine: str, scene: Scene, seconds: float | None, after: str | None):
    """In a long round every kind once, then whatever chance says; in the short one the same every time."""
    if seconds is None:
        yield from SHORT[engine]
        return
    known = [fault for fault in FAULTS[engine] if after is None or after in fault.__name__]
    if not known:
        raise SystemExit(f"no fault of {engine} has “{after}” in its name: {[f.__name__ for f in FAULTS[engine]]}")
    # A build whose clock cannot be moved waits longer than claims live: only where there is time for it.
    if not scene.moves and seconds < 3 * LEASE and len(known) > 1:
        known = [fault for fault in known if fault is not pause_past_claims]
    chance = random.Random(scene.seed)
    yield from chance.sample(known, len(known))
    while True:
        yield chance.choice(known)


def _tell(scene: Scene, problems: list[str], ended: float, say) -> Outcome:
    ledger = scene.ledger
    times = outages(scene.done, ledger.taken, ended)
    say("no complaint could be taken for, at the longest, after")
    for fault, seconds in zip(scene.done, times):
        say(f"  {seconds:6.2f} s  {fault.name}{f' ({fault.detail})' if fault.detail else ''}")
    say(f"  {summary(times)}")
    outcomes = collections.Counter(told.outcome for told in ledger.acts)
    say(
        f"{len(ledger.those_acknowledged())} complaints acknowledged, {len(ledger.imported)} imported; acts: "
        + (", ".join(f"{count} {name}" for name, count in sorted(outcomes.items())) or "none")
    )
    say("requests without an answer: " + (", ".join(f"{n} {why}" for why, n in ledger.unavailable.items()) or "none"))
    deliveries = _deliveries(scene)
    say(f"{len(deliveries)} messages delivered, {sum(n > 1 for n in deliveries.values())} of them more than once")
    rows = scene.store.rows("SELECT count(*) FROM notice WHERE kind = 'breached'")[0][0]
    say(f"clocks {'were moved' if scene.moves else 'cannot be moved by this build'}; {rows} notices of breaches")
    for problem in problems[:40]:
        say(f"✗ {problem}")
    if len(problems) > 40:
        say(f"… and {len(problems) - 40} more")
    say(f"{scene.store.name}: {'FAILED' if problems else 'everything holds'}")
    return Outcome(problems, times, len(scene.done), len(ledger.those_acknowledged()))


def _deliveries(scene: Scene) -> collections.Counter:
    """How often each message was delivered, by what the nodes logged."""
    found: collections.Counter = collections.Counter()
    for node in scene.nodes:
        found.update(re.findall(r" delivered .*?message=(\S+)", node.output()))
    return found
