"""A TCP proxy that does what networks do: it cuts, stalls, delays and refuses."""

import asyncio
import contextlib
import socket
import struct
import threading

from .ports import free_port

_RESET = struct.pack("ii", 1, 0)


class Network:
    """The thread in which proxies run. Close it last."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="network", daemon=True)
        self.thread.start()

    def run(self, coroutine):
        """Runs it there; its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    def close(self) -> None:
        """Ends the thread; connections that are left end with it."""

        async def end() -> None:
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        self.run(end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()


class Proxy:
    """A port of 127.0.0.1 in front of another. Whatever was done to it lasts until `heal`, or the time given."""

    def __init__(self, network: Network, target: int):
        self.network = network
        self.target = target
        self.port = free_port()
        self._seconds = 0.0
        self._pipes: set[tuple[asyncio.StreamWriter, asyncio.StreamWriter | None]] = set()
        self._server: asyncio.Server | None = None
        self._thaw: asyncio.TimerHandle | None = None
        network.run(self._prepare())

    async def _prepare(self) -> None:
        self._flowing = asyncio.Event()
        self._flowing.set()
        await self._listen()

    # What can be done to it

    def cut(self) -> None:
        """Resets every connection; new ones are taken."""
        self.network.run(self._cut())

    def stall(self, seconds: float | None = None) -> None:
        """From now on connections are taken and nothing goes through; afterwards what was held back does."""
        self.network.run(self._stall(seconds))

    def delay(self, milliseconds: float) -> None:
        """Everything takes this much longer, in each direction."""
        self._seconds = milliseconds / 1000

    def refuse(self) -> None:
        """Resets every connection and takes no new ones."""
        self.network.run(self._refuse())

    def heal(self) -> None:
        """Lets everything through again."""
        self._seconds = 0
        self.network.run(self._heal())

    @property
    def connections(self) -> int:
        """How many connections there are now."""
        return len(self._pipes)

    # How

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def _cut(self) -> None:
        for pipe in list(self._pipes):
            for end in filter(None, pipe):
                _reset(end)

    async def _stall(self, seconds: float | None) -> None:
        self._flowing.clear()
        if self._thaw:
            self._thaw.cancel()
        self._thaw = self.network.loop.call_later(seconds, self._flowing.set) if seconds is not None else None

    async def _refuse(self) -> None:
        if self._server:
            self._server.close()
            self._server = None
        await self._cut()

    async def _heal(self) -> None:
        if self._thaw:
            self._thaw.cancel()
        self._flowing.set()
        await self._listen()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pipe: tuple[asyncio.StreamWriter, asyncio.StreamWriter | None] = (writer, None)
        self._pipes.add(pipe)
        try:
            await self._flowing.wait()
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
            self._pipes.discard(pipe)
            pipe = (writer, far_writer)
            self._pipes.add(pipe)
            ways = [
                asyncio.ensure_future(self._pump(reader, far_writer)),
                asyncio.ensure_future(self._pump(far_reader, writer)),
            ]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
        except asyncio.CancelledError:
            # The network closes; a task that ends cancelled would be reported as a fault by the stream.
            pass
        except OSError:
            # Nobody listens behind: that is what the one in front learns too.
            _reset(writer)
        finally:
            self._pipes.discard(pipe)
            for end in filter(None, pipe):
                end.close()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                if self._seconds:
                    await asyncio.sleep(self._seconds)
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()


def _reset(writer: asyncio.StreamWriter) -> None:
    if (connection := writer.get_extra_info("socket")) is not None:
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
