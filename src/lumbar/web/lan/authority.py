"""The certificates of one home: a root that phones trust, a signer that may vouch for this home only, a server.

The key of the root is thrown away as soon as it has signed the signer. What stays on disk is the key of the signer,
whose certificate names the only addresses that it may vouch for: stolen, it opens no other site on anybody's phone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from lumbar.web.lan.network import LOCAL, NETWORKS

ROOT_LASTS = timedelta(days=3650)
SERVER_LASTS = timedelta(days=397)
"""Phones refuse certificates that last longer than 398 days."""
RENEWED = timedelta(days=60)
"""So long before its end a certificate is made anew."""
SLACK = timedelta(days=1)
"""A phone's clock may be behind."""
Key = ec.EllipticCurvePrivateKey


class Damaged(Exception):
    """A file of the certificates cannot be read; `folder` holds it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class ClockBehind(Exception):
    """By this computer's clock the certificates, made at `made`, do not hold yet."""

    def __init__(self, made: datetime) -> None:
        super().__init__(made.isoformat())
        self.made = made


@dataclass(frozen=True)
class Authority:
    """The files of the certificates in their folder."""

    folder: Path

    @property
    def root(self) -> Path:
        """The certificate that phones trust."""
        return self.folder / "root.crt"

    @property
    def signer(self) -> Path:
        return self.folder / "signer.crt"

    @property
    def signer_key(self) -> Path:
        return self.folder / "signer.key"

    @property
    def server(self) -> Path:
        """The server's certificate, followed by the signer's."""
        return self.folder / "server.crt"

    @property
    def server_key(self) -> Path:
        return self.folder / "server.key"

    def renew(self, host: str | None, names: Sequence[str], now: datetime) -> bool:
        """Make what is missing, ends soon, or does not name all of `names`; whether anything was made.

        Raises Damaged, ClockBehind, and OSError where the folder cannot be written.
        """
        self.folder.mkdir(mode=0o700, exist_ok=True)
        made = False
        if not self.root.exists() or _ends(self._read(self.signer), now + SERVER_LASTS + RENEWED):
            self._make_authority(host, now)
            made = True
        signer = self._read(self.signer)
        if now < signer.not_valid_before_utc:
            raise ClockBehind(signer.not_valid_before_utc + SLACK)
        wanted = sorted(name for name in names if vouched(signer, name))
        if made or not self._serves(wanted, now):
            self._make_server(signer, wanted, now)
            made = True
        return made

    def names(self) -> tuple[str, ...]:
        """The names and addresses that the server's certificate vouches for. Raises Damaged."""
        return names_of(self._read(self.server))

    def fingerprint(self) -> str:
        """The SHA-256 fingerprint of the root as phones show it, in groups of two digits. Raises Damaged."""
        return self._read(self.root).fingerprint(hashes.SHA256()).hex(" ").upper()

    def root_der(self) -> bytes:
        """The root as phones take it. Raises Damaged."""
        return self._read(self.root).public_bytes(serialization.Encoding.DER)

    def _serves(self, wanted: Sequence[str], now: datetime) -> bool:
        if not self.server.exists() or not self.server_key.exists():
            return False
        server = self._read(self.server)
        if now < server.not_valid_before_utc:
            raise ClockBehind(server.not_valid_before_utc + SLACK)
        return sorted(names_of(server)) == list(wanted) and not _ends(server, now + RENEWED)

    def _read(self, file: Path) -> x509.Certificate:
        try:
            return x509.load_pem_x509_certificate(file.read_bytes())
        except (ValueError, FileNotFoundError) as wrong:
            raise Damaged(self.folder) from wrong

    def _make_authority(self, host: str | None, now: datetime) -> None:
        root_key, key = _new_key(), _new_key()
        home = f"Lumbar on {host or 'this computer'} ({now:%Y-%m-%d})"
        subject, name = _named(home), _named(f"{home}, signer")
        root = _certificate(subject, subject, root_key, now, ROOT_LASTS)
        root = root.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        root = root.add_extension(_usage(signs=True), critical=True)
        signer = _certificate(name, subject, key, now, ROOT_LASTS)
        signer = signer.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        signer = signer.add_extension(_usage(signs=True), critical=True)
        signer = signer.add_extension(_bounds(host), critical=True)
        signer = signer.add_extension(_issuer(root_key), critical=False)
        # The root comes last: as long as it is not there, nothing of this counts.
        self._write(self.signer_key, _pem(key))
        self._write(self.signer, _signed(signer, root_key))
        self._write(self.root, _signed(root, root_key))

    def _make_server(self, signer: x509.Certificate, names: Sequence[str], now: datetime) -> None:
        try:
            signing = serialization.load_pem_private_key(self.signer_key.read_bytes(), None)
        except (ValueError, TypeError, FileNotFoundError) as wrong:
            raise Damaged(self.folder) from wrong
        if not isinstance(signing, Key):
            raise Damaged(self.folder)
        key = _new_key()
        made = _certificate(_named("Lumbar"), signer.subject, key, now, SERVER_LASTS)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        made = made.add_extension(_usage(signs=False), critical=True)
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        made = made.add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        made = made.add_extension(_issuer(signing), critical=False)
        chain = _signed(made, signing) + signer.public_bytes(serialization.Encoding.PEM)
        self._write(self.server_key, _pem(key))
        self._write(self.server, chain)

    def _write(self, file: Path, content: bytes) -> None:
        """Written whole before it gets its name, and for its owner's eyes only."""
        whole = file.with_name(f"{file.name}.new")
        whole.unlink(missing_ok=True)
        with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
        whole.replace(file)


def names_of(certificate: x509.Certificate) -> tuple[str, ...]:
    """The names and addresses that a certificate vouches for."""
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (*found.get_values_for_type(x509.DNSName), *map(str, found.get_values_for_type(x509.IPAddress)))


def vouched(signer: x509.Certificate, name: str) -> bool:
    """Whether the signer may vouch for a name or an address."""
    bounds = signer.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    try:
        address = ip_address(name)
    except ValueError:
        allowed = [one.value for one in bounds if isinstance(one, x509.DNSName)]
        return any(name == one or name.endswith(f".{one}") for one in allowed)
    networks = [one.value for one in bounds if isinstance(one, x509.IPAddress)]
    return any(isinstance(one, IPv4Network | IPv6Network) and address in one for one in networks)


def _bounds(host: str | None) -> x509.NameConstraints:
    names: Iterable[str] = (LOCAL, host) if host else (LOCAL,)
    return x509.NameConstraints([*map(x509.DNSName, names), *map(x509.IPAddress, NETWORKS)], None)


def _general(name: str) -> x509.DNSName | x509.IPAddress:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: Key, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SLACK)
        .not_valid_after(now - SLACK + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _signed(certificate: x509.CertificateBuilder, key: Key) -> bytes:
    return certificate.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _issuer(key: Key) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        key_cert_sign=signs,
        crl_sign=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _new_key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def _pem(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _ends(certificate: x509.Certificate, before: datetime) -> bool:
    return certificate.not_valid_after_utc < before
