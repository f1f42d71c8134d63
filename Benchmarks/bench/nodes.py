"""What is measured with PostgreSQL and several nodes, one function each; figures go into the table as in measures.py."""

import contextlib
import json
import random
import shutil
import statistics
import time

from . import copies, load, measures, servers, transfer
from .live import Stream, percentile
from .table import Target, mebibytes, milliseconds, part, seconds, times
from .template import PASSWORD

NODES = (1, 2, 3)


def seeded(run, count):
    """The database with `count` complaints beside those of the template, made once and kept in the cluster."""
    name = f"complaints_{count}"
    if name not in run.cluster.databases():
        folder = run.seeded(count)
        start = time.monotonic()
        making = "working_seeded"
        run.cluster.drop(making)
        run.cluster.create(making)
        url = run.cluster.url(making)
        servers.command(run.binary, "migrate", database=url)
        transfer.everything(folder, run.cluster, making)
        if count == 10_000:
            # What was copied must be as good as the original, or nothing measured on it counts.
            print(f"  {servers.command(run.binary, 'verify', database=url).strip().splitlines()[0]}", flush=True)
        run.cluster.psql(f"ALTER DATABASE {making} RENAME TO {name};")
        print(f"  {count:,} complaints copied into PostgreSQL in {time.monotonic() - start:.0f} s", flush=True)
    return name


@contextlib.contextmanager
def served(run, database, count=1):
    """Nodes on one database."""
    with contextlib.ExitStack() as stack:
        url = run.cluster.url(database)
        yield [
            stack.enter_context(servers.Redress(run.binary, run.log, database=url)) for _ in range(count)]


def raw(run):
    """What a one-row INSERT can do, before everything else; `inserts_again` asks after it."""
    run.inserts = run.cluster.pgbench(16, run.seconds)
    run.table.add("PostgreSQL", "pgbench, one-row inserts, 16 clients, before", f"{run.inserts:,.0f}/s")


def inserts_again(run):
    after = run.cluster.pgbench(16, run.seconds)
    change = after / run.inserts
    run.table.add("PostgreSQL", "pgbench again, after", f"{after:,.0f}/s", change, times, Target(0.75, 1 / 0.75))
    if not Target(0.75, 1 / 0.75).holds(change):
        run.void(f"pgbench gave {run.inserts:,.0f}/s before and {after:,.0f}/s after")


def intake(run):
    """POST /api/v1/complaints at one to three nodes, each answered after its durable commit."""
    # Not an empty one: how the server plans its checks of references would depend on when it last counted the rows.
    source = seeded(run, 10_000)
    for connections in (16, 64):
        before = run.cluster.pgbench(connections, run.seconds)
        found = {}
        for count in NODES:
            with run.cluster.working(source) as database, served(run, database, count) as nodes:
                found[count] = run.warm_and_run(
                    [node.port for node in nodes], connections, script="intake.lua")
        after = run.cluster.pgbench(connections, run.seconds)
        bare = statistics.mean([before, after])
        for count, result in found.items():
            nodes = "1 node" if count == 1 else f"{count} nodes"
            run.table.add(
                "PostgreSQL: intake through HTTP", f"{connections} connections, {nodes}",
                f"{result.rate:,.0f}/s, p50 {result.p50:.1f} ms, p99 {result.p99:.1f} ms beside {bare:,.0f} inserts",
                result.rate / bare, times, Target(1 / 4) if count == 1 else None)
        change = after / before
        if not Target(0.75, 1 / 0.75).holds(change):
            run.void(f"pgbench with {connections} clients gave {before:,.0f}/s before and {after:,.0f}/s after")


def queue(run):
    """The queue page of an agent, 25 lines by what is due next."""
    rates = {}
    for count in sorted({10_000, run.largest()}):
        source = seeded(run, count)
        with run.cluster.working(source) as database, served(run, database) as [node]:
            cookie = measures.cookie(node)
            path = load.requests_file(run.work, "queue", [("/desk?view=all", cookie)])
            node.wait_until_quiet()
            found = run.warm_and_run(node.port, 16, requests=path)
        rates[count] = found.rate
        run.table.add(
            "PostgreSQL: queue page (25 of …)", f"{count:,} complaints",
            f"{found.rate:,.0f}/s, p50 {found.p50:.1f} ms, p99 {found.p99:.1f} ms, {found.bytes / 1024:.0f} KB",
            found.rate / run.empty if run.empty else None, part)
    if run.largest() > 10_000:
        run.table.add(
            "PostgreSQL: queue page (25 of …)", f"time at {run.largest():,} : time at 10,000", "",
            rates[10_000] / rates[run.largest()], times, Target(most=1.3))


def breaches(run):
    """Ten thousand complaints whose registration fell due a minute ago, recorded by one node."""
    count = run.largest()
    with run.cluster.working(seeded(run, count)) as database:
        one = lambda sql: run.cluster.value(sql, database)
        seal, head = one("SELECT id, hash FROM seal ORDER BY id DESC LIMIT 1").split("|")
        start = copies.Start(
            int(one("SELECT max(id) FROM complaint")), int(one("SELECT max(id) FROM event")), int(seal), head)
        # Made in a small folder, then copied behind what is there.
        folder = copies.working_copy(run.template, run.work / "due")
        due, last = measures.add_due(run, folder, start)
        transfer.added(folder, run.cluster, database, start)
        shutil.rmtree(folder)
        watched = run.cluster.number("SELECT count(*) FROM complaint WHERE alarm_at IS NOT NULL", database)
        run.cluster.settle()
        with served(run, database) as [node]:
            # The server itself waits, so that nothing is asked of it again and again from outside.
            wait = f"""
                SET statement_timeout = '{measures.GIVEN_UP}s';
                DO $$ BEGIN
                    WHILE EXISTS (SELECT 1 FROM complaint WHERE alarm_at <= {last}) LOOP
                        PERFORM pg_sleep(0.05);
                    END LOOP;
                END $$;"""
            with contextlib.suppress(RuntimeError):
                run.cluster.psql(wait, database)
            spent = time.monotonic() - node.started
            recorded = run.cluster.number(measures.RECORDED, database)
        measures.add_breaches(
            run.table, f"PostgreSQL: on {count:,} complaints", due, watched, recorded, spent, Target(most=10))


def live(run):
    """A browser at one node, a change through another: from the answer there until the event is here."""
    changes, streams = (100, 12) if run.quick else (400, 24)
    folder = run.seeded(10_000)
    numbers = json.loads((folder / "numbers.json").read_text())[:streams]
    token = json.loads((run.template / "tokens.json").read_text())["agent"]
    with run.cluster.working(seeded(run, 10_000)) as database, served(run, database, 2) as [here, there]:
        headers = measures.cookie(here)
        here.wait_until_quiet()
        there.wait_until_quiet()
        open_streams = {number: Stream(here.port, f"/desk/complaints/{number}/live", headers) for number in numbers}
        try:
            group = "PostgreSQL: a change at node A until its event at node B"
            # A stream rests half a second after an event; within it changes are told together.
            rested = [delay(there, token, open_streams, place, rest=0.55) for place in range(changes)]
            add_delays(run, group, "streams that rested", rested, Target(most=100))
            hurried = [
                delay(there, token, open_streams, place, pause=random.uniform(0, 0.04)) for place in range(changes)]
            add_delays(run, group, "streams within their pause of 0.5 s", hurried, None)
            # The same at one node: what of it is the way between nodes.
            alone = [delay(here, token, open_streams, place, rest=0.55) for place in range(changes)]
            add_delays(run, group, "for comparison: both at node B", alone, None)
        finally:
            for stream in open_streams.values():
                stream.close()


def delay(node, token, streams, place, rest=0.0, pause=0.0):
    """Seconds from the answer of a change until its event, less than zero if that came first; None if none came."""
    number = list(streams)[place % len(streams)]
    stream = streams[number]
    time.sleep(pause)
    while stream.silence < rest:
        time.sleep(0.01)
    before = stream.count()
    node.call(
        "POST", f"/api/v1/complaints/{number}/acts/add-note", {"text": f"{place}"},
        {"Authorization": f"Bearer {token}"})
    answered = time.monotonic()
    came = stream.after(before, timeout=5)
    return None if came is None else came - answered


def add_delays(run, group, what, found, target):
    came = [value * 1000 for value in found if value is not None]
    lost = len(found) - len(came)
    p99 = percentile(came, 0.99) if came and not lost else float("inf")
    figure = f"p50 {percentile(came, 0.5):.1f} ms of {len(came)} changes" if came else "no event came"
    run.table.add(group, f"{what}, p99", figure + (f", {lost} never told" if lost else ""), p99, milliseconds, target)


def rest(run):
    """Memory and processor of nodes, and of the server, when nothing happens."""
    group = f"PostgreSQL: at rest on {run.largest():,} complaints"
    with run.cluster.working(seeded(run, run.largest())) as database, served(run, database, 3) as nodes:
        run.table.add(
            group, "from start until listening, median of 3 nodes", "",
            statistics.median(node.listening_after for node in nodes), seconds)
        for node in nodes:
            node.wait_until_quiet()
        run.table.add(
            group, "memory of a node, the largest of 3", "", max(node.memory() for node in nodes), mebibytes,
            Target(most=60))
        before = [node.cpu() for node in nodes], run.cluster.cpu()
        time.sleep(20)
        percent = lambda value: f"{value:.1f} %"
        used = [(node.cpu() - cpu) / 20 * 100 for node, cpu in zip(nodes, before[0])]
        run.table.add(group, "processor of a node over 20 s, the largest of 3", "", max(used), percent, Target(most=1))
        run.table.add(
            group, "processor of the server with 3 nodes", "", (run.cluster.cpu() - before[1]) / 20 * 100, percent,
            Target(most=1))
        connections = run.cluster.number(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'redress'", database)
        run.table.add(group, "connections of 3 nodes", f"{connections}")


ALL = {
    "postgres-intake": intake, "postgres-queue": queue, "postgres-breaches": breaches, "postgres-live": live,
    "postgres-rest": rest,
}
