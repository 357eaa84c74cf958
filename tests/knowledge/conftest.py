"""The graph of the seeds as Python opens it, and a server that answers from the same store."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

import kg

Answer = Callable[[str], tuple[int, str, bytes]]


@pytest.fixture(scope="session")
def graph(built: Path) -> kg.KnowledgeGraph:
    return kg.open(built)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], str]]:
    """Starts a server on this machine that answers as a function does; gives its address."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    servers = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                status, kind, body = answer(form["query"][0])
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing is printed."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def from_store(store: ox.Store) -> Answer:
    """Answers as the SPARQL protocol has them."""

    def answer(query: str) -> tuple[int, str, bytes]:
        try:
            found = store.query(query)
        except SyntaxError as error:
            return 400, "text/plain", f"Parse error: {error}".encode()
        if isinstance(found, ox.QueryTriples):
            return 200, "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        body = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return 200, "application/sparql-results+json", body

    return answer


def slowly(_: str) -> tuple[int, str, bytes]:
    """An answer that comes too late."""
    time.sleep(2)
    return 200, "application/sparql-results+json", b"{}"
