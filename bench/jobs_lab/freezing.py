"""Puts the store, and the database, out of reach for a while."""
import socket
import threading
import time


class Freezer:
    def __init__(self, mongo):
        self.store, self.done, self.troubles = None, [], []
        self.frozen = False
        self._thread = None
        self._open = threading.Event()
        self._open.set()
        self.server, self.name, self._listener = None, '', None
        if mongo:
            place, _, self.name = mongo.partition('/')
            host, _, port = place.partition(':')
            self.server = (host, int(port))
            self._listener = socket.create_server(('127.0.0.1', 0), backlog=64)
            threading.Thread(target=self._serve, daemon=True).start()

    def address(self):
        """Where nodes reach the database: through here."""
        if not self._listener:
            return None
        return f'mongodb://127.0.0.1:{self._listener.getsockname()[1]}/{self.name}'

    def freeze(self, seconds):
        self.frozen = True
        self._thread = threading.Thread(target=self._frozen, args=(seconds,), daemon=True)
        self._thread.start()

    def _frozen(self, seconds):
        away = self.store.with_name('store.away')
        self._open.clear()
        self.store.rename(away)
        time.sleep(seconds)
        if self.store.exists():
            self.troubles.append(
                f'a second store was made: {sorted(str(p) for p in self.store.rglob("*"))[:3]}')
            self.store.rename(self.store.with_name(f'store.second{len(self.done)}'))
        away.rename(self.store)
        self._open.set()
        self.done.append(seconds)
        self.frozen = False

    def wait(self):
        if self._thread:
            self._thread.join()

    def end(self):
        self.wait()
        if self._listener:
            self._listener.close()

    def _serve(self):
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self.server)
            except OSError:
                return
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source, target):
        """While it is frozen nothing is answered and nobody hangs up."""
        try:
            while piece := source.recv(1 << 16):
                self._open.wait()
                target.sendall(piece)
        except OSError:
            pass
        finally:
            for end in (source, target):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                end.close()
