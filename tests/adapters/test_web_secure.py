"""Pictures over HTTPS, from servers that are believed and from others."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pikadesk.adapters.web_pictures import WebPictures
from pikadesk.domain.errors import Stopped
from tests.adapters.conftest import Serve
from tests.adapters.web import Answer, Site, sends
from tests.adapters.web_fetching import DUCK, ON_LOOPBACK, duck, leads_to, nothing_in, refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


@pytest.fixture
def fetcher(folder: Path) -> WebPictures:
    return WebPictures(folder, ON_LOOPBACK)


class SecureSite(Site):
    """A server with a certificate."""

    def __init__(self, context: ssl.SSLContext, *answers: Answer) -> None:
        self._context = context
        super().__init__(*answers)

    def get_request(self) -> tuple[ssl.SSLSocket, object]:
        connection, address = super().get_request()
        # The handshake comes with the first byte that is read, on the thread of this connection.
        return self._context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: not to be believed is what most of these servers are for."""


Secure = Callable[..., SecureSite]


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[Secure]:
    """Start servers with a certificate for a name, signed by nobody but itself."""
    sites: list[SecureSite] = []

    def start(name: str = "localhost", *answers: Answer, days: int = 1) -> SecureSite:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(tmp_path, name, days))
        sites.append(SecureSite(context, *(answers or (duck(),))))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


def certificate(folder: Path, name: str, days: int) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    try:
        names = [x509.DNSName(name) if not name[0].isdigit() else x509.IPAddress(ip_address(name))]
    except ValueError:
        names = [x509.DNSName(name)]
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}-{days}.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Make the system believe a certificate that `secure` made."""

    def trust(name: str = "localhost", days: int = 1) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", os.fspath(tmp_path / f"{name}-{days}.pem"))

    return trust


def test_over_https_a_picture_comes_from_who_it_says(
    fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]
) -> None:
    for name in ("localhost", "127.0.0.1"):
        site = secure(name)
        trusted(name)
        file = fetcher.fetch(f"https://{name}:{site.server_address[1]}/duck.jpg", Event())
        assert file.read_bytes() == DUCK


def test_whom_nobody_vouches_for_is_not_believed(fetcher: WebPictures, folder: Path, secure: Secure) -> None:
    site = secure()
    assert refused(fetcher, f"https://localhost:{site.server_address[1]}/duck.jpg").reason == "not_reached"
    assert site.requests == []
    assert nothing_in(folder)


def test_nor_who_has_another_name_or_is_out_of_date(
    fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]
) -> None:
    other, old = secure("pictures.example"), secure("localhost", days=-1)
    trusted("pictures.example")
    assert refused(fetcher, f"https://localhost:{other.server_address[1]}/duck.jpg").reason == "not_reached"
    trusted("localhost", -1)
    assert refused(fetcher, f"https://localhost:{old.server_address[1]}/duck.jpg").reason == "not_reached"
    assert other.requests == old.requests == []


def test_a_server_that_speaks_no_https_is_not_reached(fetcher: WebPictures, serve: Serve) -> None:
    site = serve(sends(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    assert refused(fetcher, f"https://127.0.0.1:{site.server_address[1]}/a.jpg").reason == "not_reached"


def test_a_handshake_that_does_not_end_can_be_stopped(fetcher: WebPictures) -> None:
    stop, left = Event(), Event()

    def listen(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.settimeout(5)
            connection.recv(4096)
            stop.set()
            with suppress(ConnectionResetError):
                while connection.recv(4096):
                    pass
            left.set()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=listen, args=(server,))
        thread.start()
        with pytest.raises(Stopped):
            fetcher.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/a.jpg", stop)
        assert left.wait(3), "nobody hung up"
        thread.join()


def test_https_may_not_lead_to_http(fetcher: WebPictures, secure: Secure, trusted: Callable[..., None]) -> None:
    site = secure("localhost", leads_to("http://pictures.example/a.jpg"))
    trusted()
    assert refused(fetcher, f"https://localhost:{site.server_address[1]}/duck.jpg").reason == "not_https"
