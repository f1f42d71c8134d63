"""What must hold afterwards, looked at from outside: the API, an export, the rows of the database."""

import collections
import datetime
import json

from .caller import Caller, Unavailable
from .scene import Scene

OUTWARD = {
    "automaticReplySent", "messageSent", "resultSent", "rejected", "objectionDecided", "bulletinPublished", "closed",
    "merged",
}  # fmt: skip
"""Facts that a message goes out for. An acknowledgement is on the page that answers: there is nothing to deliver."""


def check(scene: Scene) -> list[str]:
    """Everything that does not hold."""
    exported = _export(scene)
    return [
        *scene.ledger.problems,
        *complaints(scene, exported),
        *readable(scene),
        *receipts(scene),
        *acts(scene, exported),
        *imports(scene, exported),
        *histories(exported),
        *messages(scene, exported),
        *breaches(scene, exported),
        *notices(scene, exported),
        *verified(scene),
    ]


def _export(scene: Scene) -> list[dict]:
    file = scene.folder / "export.jsonl"
    scene.store.console.command("export", str(file))
    return [json.loads(line) for line in file.read_text().splitlines()]


def _facts(record: dict):
    """Sequence, kind and text of each event."""
    for event in record["events"]:
        yield event["sequence"], next(iter(event["fact"])), json.dumps(event["fact"])


def complaints(scene: Scene, exported: list[dict]):
    """Every acknowledged complaint is there exactly once, under its number; none is there that nobody sent."""
    numbers = collections.Counter(record["number"] for record in exported)
    by_mark = collections.defaultdict(list)
    for record in exported:
        by_mark[record["content"]].append(record["number"])
    for number, count in numbers.items():
        if count != 1:
            yield f"{number} is in the export {count} times"
    for filed in scene.ledger.filed.values():
        found = by_mark.pop(filed.mark, [])
        if filed.number is None and len(found) > 1 or filed.number and found != [filed.number]:
            yield f"{filed.key} was acknowledged as {filed.number} and is there as {found}"
    for mark in scene.ledger.imported:
        by_mark.pop(mark, None)
    for mark, found in by_mark.items():
        yield f"{found} with {mark!r}: nobody sent that"
    shared = collections.Counter(filed.number for filed in scene.ledger.those_acknowledged())
    for number, count in shared.items():
        if count > 1:
            yield f"{number} was given to {count} complaints"


def readable(scene: Scene):
    """Complainant and staff read each one, through any node, with all the history that was acknowledged."""
    caller = Caller(scene.ledger, timeout=20)
    before = len(scene.ledger.problems)
    for filed in scene.ledger.those_acknowledged():
        path = f"/api/v1/complaints/{filed.number}"
        try:
            own = caller.call(scene.any_node().port, "GET", path, headers={"X-Access-Code": filed.code})
            bearer = {"Authorization": f"Bearer {scene.tokens[0]}"}
            staff = caller.call(scene.any_node().port, "GET", path, headers=bearer)
        except Unavailable:
            yield f"{filed.number} cannot be read although everything was mended"
            continue
        if (own.status, own.body.get("content")) != (200, filed.mark):
            yield f"{filed.number} reads as {own.status} {own.body}"
        if staff.status != 200:
            yield f"{filed.number} is answered to staff with {staff.status}"
            continue
        scene.ledger.read(filed.number, staff.body["events"], scene.ledger.version(filed.number))
    caller.close()
    yield from scene.ledger.problems[before:]


def receipts(scene: Scene):
    """One key is one receipt, and something came of it."""
    rows = scene.store.rows(
        "SELECT r.external_id, c.number FROM receipt r LEFT JOIN complaint c ON c.id = r.complaint_id"
    )
    found = collections.defaultdict(list)
    for key, number in rows:
        found[key].append(number)
    for filed in scene.ledger.those_acknowledged():
        if found.get(filed.key) != [filed.number]:
            yield f"{filed.key} has the receipts {found.get(filed.key)}, not {filed.number}"


def acts(scene: Scene, exported: list[dict]):
    """What was acknowledged is in the history once; what was refused is not; of what nobody knows at most one."""
    records = {record["number"]: list(_facts(record)) for record in exported}
    for told in scene.ledger.acts:
        events = [text for _, kind, text in records.get(told.number, []) if kind == told.fact]
        count = sum(told.mark in text for text in events)
        if told.outcome == "acknowledged" and count != 1:
            yield f"{told.number}: {told.act} was acknowledged and is in the history {count} times"
        elif told.mark and told.outcome == "refused" and count:
            yield f"{told.number}: {told.act} was refused and is in the history"
        elif count > 1:
            yield f"{told.number}: {told.act} is in the history {count} times"


def imports(scene: Scene, exported: list[dict]):
    """Every row of an imported file is there once, however often the import ran."""
    count = collections.Counter(record["content"] for record in exported)
    wrong = [mark for mark in scene.ledger.imported if count[mark] != 1]
    if wrong:
        yield f"{len(wrong)} imported rows are there not exactly once, such as {wrong[0]}: {count[wrong[0]]}"


def histories(exported: list[dict]):
    """Sequences have no gap."""
    for record in exported:
        sequences = [event["sequence"] for event in record["events"]]
        if sequences != list(range(1, len(sequences) + 1)):
            yield f"{record['number']}: sequences {sequences}"


def messages(scene: Scene, exported: list[dict]):
    """For each fact that goes out there is one message, delivered, with an id of its own."""
    rows = scene.store.rows(
        "SELECT c.number, o.seq, o.message, o.kind, o.state, o.attempts FROM outbox o "
        "JOIN complaint c ON c.id = o.complaint_id"
    )
    due = {
        (record["number"], sequence)
        for record in exported
        for sequence, kind, _ in _facts(record)
        if kind in OUTWARD
    }
    found = collections.Counter((number, sequence, kind) for number, sequence, _, kind, _, _ in rows)
    for place, count in found.items():
        if count > 1:
            yield f"{place}: {count} messages for one fact"
    ids = collections.Counter((message, kind) for _, _, message, kind, _, _ in rows)
    for message, count in ids.items():
        if count > 1:
            yield f"{message}: {count} messages have this id"
    there = {(number, sequence) for number, sequence, *_ in rows}
    for place in due - there:
        yield f"{place}: a fact that goes out, and no message"
    for place in there - due:
        yield f"{place}: a message, and no fact that goes out"
    for number, sequence, message, _, state, attempts in rows:
        if state != "delivered" or attempts < 1:
            yield f"{number}/{sequence}: the message {message} is {state} after {attempts} attempts"


def _breached(record: dict):
    """The clocks for which a breach was recorded: name, scope, level."""
    for event in record["events"]:
        if fact := event["fact"].get("breached"):
            key = next(value for value in fact.values() if isinstance(value, dict) and "name" in value)
            yield key["name"], key.get("scope", 0), key.get("level")


def breaches(scene: Scene, exported: list[dict]):
    """Each clock that passed its due time has one breach; no other has any."""
    now = datetime.datetime.fromtimestamp(scene.now() - 5, datetime.UTC)
    for record in exported:
        recorded = collections.Counter(_breached(record))
        for clock, count in recorded.items():
            if count > 1:
                yield f"{record['number']}: {clock} was breached {count} times"
        broken = {_key(clock) for clock in record["clocks"] if "breachedAt" in clock}
        if broken != set(recorded) & {_key(clock) for clock in record["clocks"]}:
            yield f"{record['number']}: breaches {set(recorded)}, and clocks that say so {broken}"
        for clock in record["clocks"]:
            # The right to erase falls due without being broken.
            if clock["name"] == "retention" or "ending" in clock or "breachedAt" in clock:
                continue
            if datetime.datetime.fromisoformat(clock["dueAt"]) < now:
                yield f"{record['number']}: {_key(clock)} was due {clock['dueAt']} and has no breach"


def _key(clock: dict) -> tuple:
    return clock["name"], clock.get("scope", 0), clock.get("level")


def notices(scene: Scene, exported: list[dict]):
    """Of each breach the supervisor is told once; nobody is told of more than there was."""
    rows = scene.store.rows(
        "SELECT c.number, s.login, n.detail, count(*) FROM notice n JOIN complaint c ON c.id = n.complaint_id "
        "JOIN staff s ON s.id = n.staff_id WHERE n.kind = 'breached' GROUP BY c.number, s.login, n.detail"
    )
    told = {(number, login, detail): count for number, login, detail, count in rows}
    there: dict[str, collections.Counter] = {
        record["number"]: collections.Counter(name for name, _, _ in _breached(record)) for record in exported
    }
    for (number, login, detail), count in told.items():
        if count > there[number][detail]:
            yield f"{number}: {login} was told {count} times that {detail} was breached"
    for number, counts in there.items():
        for name, count in counts.items():
            if told.get((number, "super", name), 0) != count:
                yield f"{number}: the supervisor was told {told.get((number, 'super', name), 0)} times of {name}"


def verified(scene: Scene):
    """`redress verify` finds nothing."""
    result = scene.store.console.command("verify", check=False)
    if result.returncode != 0:
        yield f"redress verify: {result.stdout[-2000:]}{result.stderr[-500:]}"
