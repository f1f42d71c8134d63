"""What is measured, one function each. Every figure goes into the table next to the limit it is judged by."""

import json
import shutil
import sqlite3
import statistics
import time

from . import copies, load, servers
from .table import Target, mebibytes, milliseconds, part, seconds, times
from .template import PASSWORD


class Run:
    """One run: where things are, how long each load lasts, what was found so far."""

    def __init__(self, binary, limits, template, cache, work, table, quick):
        self.binary, self.limits, self.template, self.cache, self.work = binary, limits, template, cache, work
        self.table, self.quick = table, quick
        self.seconds = 4 if quick else 10
        self.sizes = [1000, 10_000] if quick else [1000, 10_000, 100_000, 1_000_000]
        self.commits = self.empty = None
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

    def serve(self, folder):
        return servers.Redress(self.binary, folder, self.log)


def raw(run):
    """fsyncs, bare commits, the empty route."""
    table = run.table
    table.add("raw limits", "fsyncs of 4 KiB", f"{run.limits.fsyncs():,.0f}/s")
    run.commits = run.limits.commits()
    table.add("raw limits", "bare SQLite, durable single-row commits, before", f"{run.commits:,.0f}/s")
    with run.limits.route(run.log) as route:
        path = load.requests_file(run.work, "empty", [("/", {})])
        run.empty = run.warm_and_run(route.port, 16, requests=path).rate
        table.add("raw limits", "empty Hummingbird route, 16 connections", f"{run.empty:,.0f}/s")
        rate = run.warm_and_run(route.port, 64, requests=path).rate
        table.add("raw limits", "empty Hummingbird route, 64 connections", f"{rate:,.0f}/s")


def commits_again(run):
    """The same commits after everything else. Ratios of a run whose machine changed meanwhile mean nothing."""
    after = run.limits.commits()
    change = after / run.commits
    run.table.add(
        "raw limits", "bare SQLite again, after", f"{after:,.0f}/s", change, times, Target(0.75, 1 / 0.75))
    return Target(0.75, 1 / 0.75).holds(change)


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
    """Start, memory, idle processor and breaches on the largest database."""
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
    breaches(run, folder, group)
    shutil.rmtree(folder)


def memory_under_load(run, server, group):
    path = load.requests_file(run.work, "queue", [("/desk?view=all", cookie(server))])
    load.run(server.port, 64, run.seconds, requests=path)
    load.run(server.port, 64, run.seconds, script="intake.lua")
    run.table.add(
        group, "memory under load, at most (64 connections: queue, intake)", "", server.memory("VmHWM"), mebibytes,
        Target(most=250))


def breaches(run, folder, group):
    """Ten thousand complaints whose registration fell due a minute ago, among clocks that are not due."""
    due = 10_000 if not run.quick else 1000
    now = int(time.time() * 1000)
    copies.fill(
        folder, due, first=now - 31 * 60_000 - due, step=1, only_received=True, day="390101", offset=0)
    # An ungraded complaint has at least three clocks that run.
    watched = query(folder, "SELECT count(*) FROM complaint WHERE alarm_at IS NOT NULL")
    already = query(folder, "SELECT count(*) FROM complaint WHERE breached = 1")
    with run.serve(folder) as server:
        start = time.monotonic() - server.listening_after
        while query(folder, "SELECT count(*) FROM complaint WHERE breached = 1") < already + due:
            time.sleep(0.05)
            if time.monotonic() - start > 120:
                break
        spent = time.monotonic() - start
    run.table.add(
        group, f"finding and recording {due:,} breaches among {watched:,} complaints with running clocks", "start included", spent,
        seconds, Target(most=5))


def query(folder, sql):
    database = sqlite3.connect(f"file:{folder}/redress.sqlite?mode=ro", uri=True)
    try:
        return database.execute(sql).fetchone()[0]
    finally:
        database.close()


ALL = {"intake": intake, "queue": queue, "one": one, "largest": largest}
