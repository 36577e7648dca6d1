"""A folder in, the address of a server for it out, which compresses as a real one would."""

from __future__ import annotations

import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.browser.sites import SITE_URL

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")


class Server:
    """Serves a folder from a thread until it is closed. `headers` go with every answer."""

    def __init__(self, folder: Path, **headers: str) -> None:
        handler = partial(_Handler, directory=str(folder), extra=headers)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, extra: dict[str, str], **options: Any) -> None:
        self._extra = extra
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.endswith("/"):
            file /= "index.html"
        if file.suffix not in COMPRESSED or not file.is_file():
            super().do_GET()
            return
        body = file.read_bytes()
        if file.name == "sitemap.xml":
            # Instant navigation follows only links to what the sitemap names, port and all.
            body = body.replace(SITE_URL.encode(), f"http://{self.headers['Host']}/".encode())
        body = gzip.compress(body, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self._extra.items():
            self.send_header(name.replace("_", "-"), value)
        super().end_headers()

    def log_message(self, *args: Any) -> None:
        pass
