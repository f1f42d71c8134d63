"""What goes wrong. Each one breaks something, waits, and mends it."""

import time

from .scene import LEASE, Scene

# Nodes


def kill_node(scene: Scene) -> None:
    """kill -9 of a node; it comes back a moment later."""
    node = scene.any_node()
    fault = scene.happens("node killed", str(node))
    node.kill()
    scene.wait(scene.chance.uniform(0.1, 1.0))
    node.launch()
    fault.ended = time.monotonic()


def kill_node_twice(scene: Scene) -> None:
    """kill -9 of a node, and once more while it starts."""
    node = scene.any_node()
    fault = scene.happens("node killed, and again while it starts", str(node))
    node.kill()
    node.launch()
    time.sleep(scene.chance.uniform(0.01, 0.15))
    node.kill()
    node.launch()
    fault.ended = time.monotonic()


def kill_all_nodes(scene: Scene) -> None:
    """All nodes at once; with them, where the build allows it, half an hour passes, and registration falls due."""
    fault = scene.happens("all nodes killed", "half an hour passes" if scene.moves else "")
    scene.move_clocks(31 * 60)
    fault.ended = time.monotonic()


def pause_node(scene: Scene) -> None:
    """A node stops for a while and goes on as if nothing had been."""
    node = scene.any_node()
    seconds = scene.chance.uniform(1.5, 3)
    fault = scene.happens("node stopped", f"{node}, {seconds:.1f} s")
    node.pause()
    time.sleep(seconds)
    node.resume()
    fault.ended = time.monotonic()


def pause_past_claims(scene: Scene) -> None:
    """A node stops with claims in its hands, for longer than they live: by waiting, or by clocks that move on."""
    node = scene.any_node()
    for proxy in scene.store.proxies.get(node, []):
        # So that there is time between claiming and delivering.
        proxy.delay(40)
    held = _pause_with_claim(scene, node)
    for proxy in scene.store.proxies.get(node, []):
        proxy.heal()
    scene.load.away.add(node)
    fault = scene.happens(
        "node stopped for longer than its claims live", f"{node}, holding {held} claims" if held else f"{node}"
    )
    if scene.moves:
        for other in scene.nodes:
            if other is not node:
                other.kill()
                other.offset += 31 * 60
                other.launch()
        scene.wait(3)
        node.resume()
        # It goes on with what it had claimed, half an hour late, for a moment.
        time.sleep(0.5)
        node.kill()
        node.offset += 31 * 60
        node.launch()
    else:
        scene.wait(LEASE + 5)
        node.resume()
    scene.load.away.discard(node)
    fault.ended = time.monotonic()


def _pause_with_claim(scene: Scene, node) -> int:
    """Stops a node until it is found with a claim in its hands; how many. After a while without."""
    end = time.monotonic() + 4
    while True:
        node.pause()
        time.sleep(0.05)
        held = scene.claimed()
        if held or time.monotonic() > end:
            return held
        node.resume()
        time.sleep(scene.chance.uniform(0.01, 0.05))


# A second process


def import_beside(scene: Scene) -> None:
    """A file is imported while the nodes serve; the importing process is killed once, and run again."""
    killed_after = scene.chance.uniform(0.05, 0.3)
    fault = scene.happens("import beside, killed and run again", f"after {killed_after:.2f} s")
    scene.importing(400, killed_after)
    fault.ended = time.monotonic()


def import_and_kill_node(scene: Scene) -> None:
    """A file is imported while nobody serves for a moment."""
    node = scene.any_node()
    fault = scene.happens("import beside, node killed", str(node))
    node.kill()
    node.launch()
    scene.importing(200, None)
    fault.ended = time.monotonic()


# The database


def restart_database(scene: Scene) -> None:
    """pg_ctl restart -m immediate"""
    fault = scene.happens("database restarted", "-m immediate")
    scene.store.primary.restart("immediate")
    fault.ended = time.monotonic()


def kill_database(scene: Scene) -> None:
    """kill -9 of the database server's first process; it is started again."""
    fault = scene.happens("database killed")
    scene.store.primary.kill()
    scene.wait(0.5)
    scene.store.primary.start()
    fault.ended = time.monotonic()


def fail_over(scene: Scene) -> None:
    """The database server dies, its standby is promoted; later the dead one comes back as a standby."""
    scene.store.primary.await_standby(scene.store.standby.name, synchronous=True)
    fault = scene.happens("failover to the standby", f"{scene.store.primary.name} → {scene.store.standby.name}")
    scene.store.fail_over()
    fault.ended = time.monotonic()
    if not scene.brief:
        scene.wait(1.5)
        scene.store.rebuild()


def stop_database(scene: Scene) -> None:
    """No database for a while: nodes live, and are not ready."""
    fault = scene.happens("no database", "3 s")
    scene.store.primary.stop("immediate")
    scene.wait(1.5)
    for node in scene.nodes:
        scene.lives(node)
    scene.wait(1.5)
    scene.store.primary.start()
    fault.ended = time.monotonic()


# The network between


def _proxies(scene: Scene) -> tuple[str, list]:
    """The ways of one node, or of all."""
    if scene.chance.random() < 0.5:
        return "all nodes", [proxy for proxies in scene.store.proxies.values() for proxy in proxies]
    node = scene.any_node()
    return str(node), scene.store.proxies[node]


def cut(scene: Scene) -> None:
    """Connections to the database are reset, a few times in a row."""
    who, proxies = _proxies(scene)
    fault = scene.happens("connections cut", who)
    for _ in range(3):
        for proxy in proxies:
            proxy.cut()
        scene.wait(scene.chance.uniform(0.05, 0.3))
    fault.ended = time.monotonic()


def stall(scene: Scene) -> None:
    """The network takes everything and lets nothing through."""
    who, proxies = _proxies(scene)
    seconds = scene.chance.uniform(1, 3)
    fault = scene.happens("network stalled", f"{who}, {seconds:.1f} s")
    for proxy in proxies:
        proxy.stall(seconds)
    scene.wait(seconds)
    fault.ended = time.monotonic()


def stall_then_cut(scene: Scene) -> None:
    """What was under way hangs, and is then lost: nobody knows whether it was committed."""
    who, proxies = _proxies(scene)
    fault = scene.happens("network stalled, then cut", who)
    for proxy in proxies:
        proxy.stall()
    scene.wait(scene.chance.uniform(0.3, 1))
    for proxy in proxies:
        proxy.cut()
        proxy.heal()
    fault.ended = time.monotonic()


def delay(scene: Scene) -> None:
    """A slow network."""
    who, proxies = _proxies(scene)
    milliseconds = scene.chance.uniform(10, 60)
    fault = scene.happens("network slow", f"{who}, {milliseconds:.0f} ms more each way")
    for proxy in proxies:
        proxy.delay(milliseconds)
    scene.wait(2)
    for proxy in proxies:
        proxy.heal()
    fault.ended = time.monotonic()


def refuse(scene: Scene) -> None:
    """No way to the database for a while; the node lives."""
    node = scene.any_node()
    fault = scene.happens("database refused", f"{node}, 2 s")
    for proxy in scene.store.proxies[node]:
        proxy.refuse()
    scene.wait(1)
    scene.lives(node)
    scene.wait(1)
    for proxy in scene.store.proxies[node]:
        proxy.heal()
    fault.ended = time.monotonic()


FILE = [kill_node, import_beside, kill_node_twice, pause_node, import_and_kill_node, kill_all_nodes]
PAIR = [
    kill_node,
    restart_database,
    cut,
    fail_over,
    stall_then_cut,
    pause_past_claims,
    import_beside,
    kill_database,
    stall,
    kill_all_nodes,
    refuse,
    kill_node_twice,
    delay,
    stop_database,
    pause_node,
]
SHORT = {
    "sqlite": [kill_node, import_beside, kill_node_twice, kill_all_nodes, kill_node],
    "postgres": [kill_node, restart_database, cut, fail_over, pause_past_claims, stall_then_cut],
}
"""For `make test`: what must never be missing."""
