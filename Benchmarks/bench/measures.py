"""What is measured, one function each. Every figure goes into the table next to the limit it is judged by."""

import json
import shutil
import sqlite3
import statistics
import time

from . import copies, load, servers
from .table import Target, mebibytes, milliseconds, part, seconds, times
from .template import PASSWORD


# Between two looks at the same raw limit.
STEADY = Target(0.75, 1 / 0.75)


class Run:
    """One run: where things are, how long each load lasts, what was found so far."""

    def __init__(self, binary, limits, cluster, template, cache, work, table, quick):
        self.binary, self.limits, self.template, self.cache, self.work = binary, limits, template, cache, work
        self.cluster, self.table, self.quick = cluster, table, quick
        self.seconds = 4 if quick else 10
        self.sizes = [1000, 10_000] if quick else [1000, 10_000, 100_000, 1_000_000]
        self.commits = self.inserts = self.empty = None
        self.doubts = []
        self.log = work / "servers.log"
        self.queue_rates = {}

    def warm_and_run(self, *words, **more):
        load.run(*words, 2, **more)
        return load.run(*words, self.seconds, **more)

    def largest(self):
        return self.sizes[-1]

    def seeded(self, count):
        def say(done, of):
            print(f"    {done:,} of {of:,}", flush=True)

        folder, spent = copies.seeded(self.cache, self.template, count, say)
        if spent:
            print(f"  seeded {count:,} complaints in {spent:.0f} s", flush=True)
        return folder

    def void(self, why):
        """Ratios of a run whose machine changed meanwhile mean nothing."""
        self.doubts.append(why)

    def serve(self, folder):
        return servers.Redress(self.binary, self.log, data=folder)


def raw(run):
    """fsyncs, bare commits, the empty route."""
    table = run.table
    table.add("raw limits", "fsyncs of 4 KiB", f"{run.limits.fsyncs():,.0f}/s")
    run.commits = run.limits.commits()
    table.add("raw limits", "bare SQLite, durable single-row commits, before", f"{run.commits:,.0f}/s")
    run.empty = empty_route(run, 16)
    table.add("raw limits", "empty Hummingbird route, 16 connections", f"{run.empty:,.0f}/s")
    table.add("raw limits", "empty Hummingbird route, 64 connections", f"{empty_route(run, 64):,.0f}/s")


def empty_route(run, connections):
    with run.limits.route(run.log) as route:
        path = load.requests_file(run.work, "empty", [("/", {})])
        return run.warm_and_run(route.port, connections, requests=path).rate


def raw_again(run):
    """The same after everything else: commits tell of the disk, the empty route of the processor. A machine that others
    share may slow down in either while the other stays as it was."""
    for what, before, after in [
        ("bare SQLite", run.commits, run.limits.commits()), ("the empty route", run.empty, empty_route(run, 16))
    ]:
        change = after / before
        run.table.add("raw limits", f"{what} again, after", f"{after:,.0f}/s", change, times, STEADY)
        if not STEADY.holds(change):
            run.void(f"{what} gave {before:,.0f}/s before and {after:,.0f}/s after")


def intake(run):
    """POST /api/v1/complaints, each answered after its durable commit."""
    for connections, least, aim in [(16, 0.8, "1.40 ×"), (64, 1.2, "2.00 ×")]:
        folder = copies.working_copy(run.template, run.work / "intake")
        before = run.limits.commits()
        with run.serve(folder) as server:
            found = run.warm_and_run(server.port, connections, script="intake.lua")
        bare = statistics.mean([before, run.limits.commits()])
        name = f"{connections} connections"
        run.table.add(
            "intake through HTTP", name, f"{found.rate:,.0f}/s beside {bare:,.0f} bare", found.rate / bare, times,
            Target(least, aim=aim))
        run.table.add(
            "intake through HTTP", f"{name}, p99", f"p50 {found.p50:.1f} ms", found.p99, milliseconds,
            Target(most=40) if connections == 64 else None)
        shutil.rmtree(folder)


def cookie(server):
    return {"Cookie": server.sign_in("agent", PASSWORD)}


def queue(run):
    """The queue page of an agent, 25 lines by what is due next."""
    for count in run.sizes:
        folder = copies.working_copy(run.seeded(count), run.work / "queue")
        with run.serve(folder) as server:
            path = load.requests_file(run.work, "queue", [("/desk?view=all", cookie(server))])
            server.wait_until_quiet()
            found = run.warm_and_run(server.port, 16, requests=path)
        run.queue_rates[count] = found.rate
        run.table.add(
            "queue page (25 of …)", f"{count:,} complaints",
            f"{found.rate:,.0f}/s, p99 {found.p99:.1f} ms, {found.bytes / 1024:.0f} KB",
            found.rate / run.empty, part, Target(1 / 70, aim="1/16"))
    if 10_000 in run.queue_rates and run.largest() > 10_000:
        value = run.queue_rates[10_000] / run.queue_rates[run.largest()]
        run.table.add(
            "queue page (25 of …)", f"time at {run.largest():,} : time at 10,000", "", value, times, Target(most=1.3))


def one(run):
    """One complaint, a thousand different ones in turn."""
    folder = copies.working_copy(run.seeded(10_000), run.work / "one")
    numbers = json.loads((folder / "numbers.json").read_text())
    token = json.loads((folder / "tokens.json").read_text())["agent"]
    with run.serve(folder) as server:
        session = cookie(server)
        pages = [
            ("as JSON, for staff", [(f"/api/v1/complaints/{n}", {"Authorization": f"Bearer {token}"}) for n in numbers],
             Target(1 / 10, aim="1/4")),
            ("as JSON, for its complainant", tracked(server, numbers, folder, "/api/v1/complaints/{}"),
             Target(1 / 10, aim="1/4")),
            ("as the staff's page", [(f"/desk/complaints/{n}", session) for n in numbers], None),
            ("as the tracking page", tracked(server, numbers, folder, "/track/{}"), None),
        ]
        for name, lines, target in pages:
            path = load.requests_file(run.work, "one", lines)
            found = run.warm_and_run(server.port, 16, requests=path)
            run.table.add(
                "one complaint", name, f"{found.rate:,.0f}/s, p99 {found.p99:.1f} ms, {found.bytes / 1024:.1f} KB",
                found.rate / run.empty, part, target)
    shutil.rmtree(folder)


def tracked(server, numbers, folder, pattern):
    """Addresses with what opens them: the code for the API, for pages the cookie that a link with the code gives."""
    from .codes import access_code, access_cookie
    if pattern.startswith("/api"):
        return [(pattern.format(n), {"X-Access-Code": access_code(folder, n)}) for n in numbers]
    return [(pattern.format(n), {"Cookie": access_cookie(server, folder, n)}) for n in numbers[:100]]


def largest(run):
    """Start, memory and idle processor on the largest database."""
    count = run.largest()
    group = f"on {count:,} complaints"
    folder = copies.working_copy(run.seeded(count), run.work / "largest")
    starts = []
    for _ in range(5):
        with run.serve(folder) as server:
            starts.append(server.listening_after)
    run.table.add(
        group, "from start until listening, median of 5", "", statistics.median(starts), seconds, Target(most=0.2))
    with run.serve(folder) as server:
        server.wait_until_quiet()
        run.table.add(group, "memory at rest", "", server.memory(), mebibytes, Target(most=60))
        before = server.cpu()
        time.sleep(10)
        run.table.add(
            group, "processor over 10 s when nothing is due", "", (server.cpu() - before) / 10 * 100,
            lambda value: f"{value:.1f} %", Target(most=1))
        memory_under_load(run, server, group)
    shutil.rmtree(folder)


def memory_under_load(run, server, group):
    path = load.requests_file(run.work, "queue", [("/desk?view=all", cookie(server))])
    load.run(server.port, 64, run.seconds, requests=path)
    load.run(server.port, 64, run.seconds, script="intake.lua")
    run.table.add(
        group, "memory under load, at most (64 connections: queue, intake)", "", server.memory("VmHWM"), mebibytes,
        Target(most=250))


def breaches(run):
    """Ten thousand complaints whose registration fell due a minute ago, among clocks that are not due."""
    count = run.largest()
    folder = copies.working_copy(run.seeded(count), run.work / "breaches")
    due, last = add_due(run, folder)
    watched = query(folder, "SELECT count(*) FROM complaint WHERE alarm_at IS NOT NULL")
    recorded = 0
    with run.serve(folder) as server:
        while time.monotonic() - server.started < GIVEN_UP:
            # The index of alarms answers at once; counting would take the processor from what is measured.
            if query(folder, f"SELECT NOT EXISTS (SELECT 1 FROM complaint WHERE alarm_at <= {last})"):
                break
            time.sleep(0.05)
        spent = time.monotonic() - server.started
        recorded = query(folder, RECORDED)
    add_breaches(run.table, f"on {count:,} complaints", due, watched, recorded, spent, Target(most=5))
    shutil.rmtree(folder)


GIVEN_UP = 120
DUE_DAY = "390101"
# Counted by their numbers: others may have fallen due meanwhile.
RECORDED = f"SELECT count(*) FROM complaint WHERE breached = 1 AND number BETWEEN 'R{DUE_DAY}0' AND 'R{DUE_DAY}9999999'"


def add_due(run, folder, start=None):
    """Adds what fell due; answers how many, and the last due time in milliseconds."""
    due = 10_000 if not run.quick else 1000
    # Copied from the template, in which nothing fell due, and not from what was served: what is breached in the
    # original is breached in its copies, and nothing would be left to record.
    first = int(time.time() * 1000) - 31 * 60_000 - due
    copies.fill(folder, run.template, due, first=first, step=1, only_received=True, day=DUE_DAY, start=start)
    return due, first + due + 30 * 60_000


def add_breaches(table, group, due, watched, recorded, spent, target):
    what = f"finding and recording {due:,} breaches among {watched:,} complaints with running clocks"
    is_whole = recorded == due
    table.add(
        group, what, "start included" if is_whole else f"only {recorded:,} of them in {spent:.0f} s",
        spent if is_whole else float("inf"), seconds, target)


def query(folder, sql):
    database = sqlite3.connect(f"file:{folder}/redress.sqlite?mode=ro", uri=True)
    try:
        return database.execute(sql).fetchone()[0]
    finally:
        database.close()


ALL = {"intake": intake, "queue": queue, "one": one, "largest": largest, "breaches": breaches}
