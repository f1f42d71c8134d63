"""The checks find what they are there to find: a check that cannot fail would let every round pass."""

import copy
import time
import types

import pytest

from Chaos import checks
from Chaos.ledger import Filed, Ledger, Told
from Chaos.outage import outages
from Chaos.scene import Done

RECORD = {
    "number": "R1",
    "content": "mark",
    "clocks": [{"name": "registration", "scope": 0, "dueAt": "2026-01-01T00:30:00Z", "breachedAt": "2026-01-01T00:30:00Z"}],
    "events": [
        {"sequence": 1, "fact": {"received": {"_0": {"content": "mark"}}}},
        {"sequence": 2, "fact": {"messageSent": {"_0": {"message": "m-R1"}}}},
        {"sequence": 3, "fact": {"breached": {"_0": {"name": "registration", "scope": 0}}}},
        {"sequence": 4, "fact": {"registered": {"_0": {"summary": "act-1"}}}},
    ],
}  # fmt: skip
MESSAGE = ("R1", 2, "m-R1", "tracking", "delivered", 1)
TOLD = Told("R1", "register", "registered", "act-1", "acknowledged")


def scene(rows: list[tuple] = (), acts: list[Told] = ()) -> types.SimpleNamespace:
    """Where one complaint was acknowledged, and these rows are in the database."""
    ledger = Ledger()
    filed = Filed("key", "mark")
    ledger.trying(filed)
    ledger.acknowledged(filed, {"number": "R1", "code": "c"})
    ledger.acts += acts
    store = types.SimpleNamespace(rows=lambda _: list(rows))
    return types.SimpleNamespace(ledger=ledger, store=store, now=time.time)


def changed(change) -> list[dict]:
    """An export with one complaint that something happened to."""
    record = copy.deepcopy(RECORD)
    change(record)
    return [record]


def without(sequence: int):
    return lambda record: record["events"].pop(sequence - 1)


def twice(sequence: int):
    return lambda record: record["events"].append(record["events"][sequence - 1])


def test_nothing_to_find():
    """What is right is found to be right."""
    here = scene()
    for check in (checks.complaints, checks.acts, checks.breaches):
        assert not list(check(here, [RECORD]))
    assert not list(checks.histories([RECORD]))
    assert not list(checks.acts(scene(acts=[TOLD]), [RECORD]))
    assert not list(checks.messages(scene([MESSAGE]), [RECORD]))
    assert not list(checks.notices(scene([("R1", "super", "registration", 1)]), [RECORD]))
    assert not list(checks.receipts(scene([("key", "R1")])))


@pytest.mark.parametrize(
    "exported",
    [[], [RECORD, RECORD], [{**RECORD, "number": "R2"}], [RECORD, {**RECORD, "number": "R2"}], [{**RECORD, "content": "x"}]],
    ids=["lost", "twice", "other-number", "two-numbers", "other-words"],
)  # fmt: skip
def test_complaints(exported: list[dict]):
    assert list(checks.complaints(scene(), exported))


@pytest.mark.parametrize("rows", [[], [("key", None)], [("key", "R2")], [("key", "R1"), ("key", "R1")]])
def test_receipts(rows: list[tuple]):
    assert list(checks.receipts(scene(rows)))


def test_acts():
    assert list(checks.acts(scene(acts=[TOLD]), changed(without(4))))
    assert list(checks.acts(scene(acts=[TOLD]), changed(twice(4))))
    refused = Told("R1", "register", "registered", "act-1", "refused")
    unclear = Told("R1", "register", "registered", "act-1", "unclear")
    assert list(checks.acts(scene(acts=[refused]), [RECORD]))
    assert not list(checks.acts(scene(acts=[unclear]), [RECORD]))
    assert list(checks.acts(scene(acts=[unclear]), changed(twice(4))))
    assert list(checks.histories(changed(without(2))))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [MESSAGE, MESSAGE],
        [(*MESSAGE[:4], "waiting", 1)],
        [(*MESSAGE[:4], "dead", 12)],
        [MESSAGE, ("R1", 4, "m-2", "tracking", "delivered", 1)],
        [MESSAGE, ("R2", 2, "m-R1", "tracking", "delivered", 1)],
    ],
    ids=["none", "two", "waiting", "dead", "without-a-fact", "same-id"],
)
def test_messages(rows: list[tuple]):
    assert list(checks.messages(scene(rows), [RECORD]))


def test_breaches():
    def not_said(record: dict) -> None:
        del record["clocks"][0]["breachedAt"]

    assert list(checks.breaches(scene(), changed(twice(3))))
    assert list(checks.breaches(scene(), changed(without(3))))
    assert list(checks.breaches(scene(), changed(not_said)))


@pytest.mark.parametrize("rows", [[], [("R1", "super", "registration", 2)], [("R1", "agent", "handling", 1)]])
def test_notices(rows: list[tuple]):
    assert list(checks.notices(scene(rows), [RECORD]))


def test_ledger_notices_at_once():
    """Another number for the same key, and a history that shrinks or changes."""
    ledger = scene().ledger
    ledger.acknowledged(ledger.filed["key"], {"number": "R2", "code": "c"})
    assert len(ledger.problems) == 1
    events = [{"sequence": n, "at": "t", "by": "system", "kind": kind} for n, kind in enumerate("abc", 1)]
    ledger.read("R1", events, 0)
    ledger.read("R1", events[:2], ledger.version("R1"))
    assert len(ledger.problems) == 2
    ledger.read("R1", [{**events[0], "kind": "z"}, *events[1:]], 3)
    assert len(ledger.problems) == 3


def test_outages():
    """The longest time without a complaint after each fault, until the next one."""
    faults = [Done("a", "", 10.0), Done("b", "", 20.0)]
    found = outages(faults, [9.9, 10.5, 12.5, 12.6, 19.9, 20.1, 21.0, 21.5], 22.0)
    assert found == pytest.approx([7.3, 0.9])
