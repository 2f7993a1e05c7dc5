"""The certificates of a home: for whom they vouch, how long, and who may read their keys."""

from __future__ import annotations

import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lumbar.web.lan.authority import Authority, ClockBehind, Damaged, names_of
from tests.lan.conftest import NAMES, NOW


def shaken(root: Path, chain: Path, key: Path, name: str) -> None:
    """Shake hands as a browser that trusts `root` and asks for `name`. Raises ssl.SSLError where it must not trust."""
    asking = ssl.create_default_context(cafile=str(root))
    answering = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    answering.load_cert_chain(chain, key)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = asking.wrap_bio(back, there, server_hostname=name)
    server = answering.wrap_bio(there, back, server_side=True)
    for _ in range(4):
        for end in (client, server):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
    assert client.version() == "TLSv1.3"


@pytest.fixture
def current(tmp_path: Path) -> Authority:
    """The certificates of a home, made by the real clock, as OpenSSL reads it."""
    made = Authority(tmp_path / "lan")
    made.renew("kitchen", NAMES, datetime.now(UTC))
    return made


@pytest.mark.parametrize("name", NAMES)
def test_who_trusts_the_root_trusts_the_server_under_each_of_its_names(current: Authority, name: str) -> None:
    shaken(current.root, current.server, current.server_key, name)


@pytest.mark.parametrize("name", ["192.168.1.6", "bathroom.local", "example.com"])
def test_the_server_is_not_trusted_under_another_name(current: Authority, name: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=r"mismatch|not valid for"):
        shaken(current.root, current.server, current.server_key, name)


@pytest.mark.parametrize("name", ["example.com", "bank.example", "93.184.216.34"])
def test_a_stolen_key_vouches_for_nothing_in_the_world(current: Authority, tmp_path: Path, name: str) -> None:
    chain, key = forged(current, tmp_path, name)
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shaken(current.root, chain, key, name)


def forged(authority: Authority, folder: Path, name: str) -> tuple[Path, Path]:
    """What a thief of the signer's key could make."""
    signer = x509.load_pem_x509_certificate(authority.signer.read_bytes())
    signing = serialization.load_pem_private_key(authority.signer_key.read_bytes(), None)
    assert isinstance(signing, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    made = x509.load_pem_x509_certificate(authority.server.read_bytes())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Thief")]))
        .issuer_name(signer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made.not_valid_before_utc)
        .not_valid_after(made.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([_general(name)]), critical=False)
    )
    for extension in made.extensions:
        if not isinstance(extension.value, x509.SubjectAlternativeName | x509.SubjectKeyIdentifier):
            builder = builder.add_extension(extension.value, extension.critical)
    chain, key_file = folder / "forged.crt", folder / "forged.key"
    pem = builder.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    chain.write_bytes(pem + authority.signer.read_bytes())
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, key_file


def _general(name: str) -> x509.GeneralName:
    from ipaddress import ip_address

    return x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)


def test_the_keys_are_for_their_owner_only_and_the_roots_is_kept_nowhere(authority: Authority) -> None:
    assert stat.S_IMODE(authority.folder.stat().st_mode) == 0o700
    files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in authority.folder.iterdir()}
    assert files == dict.fromkeys(("root.crt", "signer.crt", "signer.key", "server.crt", "server.key"), 0o600)
    root = x509.load_pem_x509_certificate(authority.root.read_bytes())
    for file in (authority.signer_key, authority.server_key):
        key = serialization.load_pem_private_key(file.read_bytes(), None)
        assert key.public_key() != root.public_key()


def server_of(authority: Authority) -> x509.Certificate:
    return x509.load_pem_x509_certificate(authority.server.read_bytes())


def test_a_server_certificate_names_every_address_and_lasts_as_long_as_phones_allow(authority: Authority) -> None:
    server = server_of(authority)
    assert set(names_of(server)) == set(authority.names()) == set(NAMES)
    assert server.not_valid_after_utc - server.not_valid_before_utc <= timedelta(days=398)
    assert server.not_valid_before_utc < NOW < server.not_valid_after_utc


def test_nothing_is_made_anew_while_it_holds(authority: Authority) -> None:
    before = {file: file.read_bytes() for file in authority.folder.iterdir()}
    assert not authority.renew("kitchen", NAMES, NOW + timedelta(days=300))
    assert {file: file.read_bytes() for file in authority.folder.iterdir()} == before


@pytest.mark.parametrize("days", [340, 396, 800])
def test_a_certificate_near_or_past_its_end_is_made_anew_and_phones_go_on_trusting(
    authority: Authority, days: int
) -> None:
    root, later = authority.root.read_bytes(), NOW + timedelta(days=days)
    assert authority.renew("kitchen", NAMES, later)
    assert server_of(authority).not_valid_after_utc > later + timedelta(days=390)
    assert authority.root.read_bytes() == root


def test_another_address_makes_another_certificate(authority: Authority) -> None:
    assert authority.renew("kitchen", [*NAMES, "10.0.0.7"], NOW)
    assert "10.0.0.7" in authority.names()


def test_a_computer_that_was_renamed_goes_on_under_the_names_that_its_signer_knows(authority: Authority) -> None:
    authority.renew("attic", ("attic.local", "attic", "192.168.1.5"), NOW)
    assert set(authority.names()) == {"attic.local", "192.168.1.5"}


def test_after_many_years_there_is_a_new_root_in_time(authority: Authority) -> None:
    before = authority.fingerprint()
    assert authority.renew("kitchen", NAMES, NOW + timedelta(days=3300))
    assert authority.fingerprint() != before


def test_a_clock_that_is_behind_is_named(authority: Authority) -> None:
    with pytest.raises(ClockBehind, match="2026-05-20"):
        authority.renew("kitchen", NAMES, NOW - timedelta(days=30))
    authority.renew("kitchen", NAMES, NOW - timedelta(hours=20))


def test_a_clock_behind_the_last_renewal_is_named(authority: Authority) -> None:
    authority.renew("kitchen", NAMES, NOW + timedelta(days=390))
    with pytest.raises(ClockBehind):
        authority.renew("kitchen", NAMES, NOW + timedelta(days=300))


@pytest.mark.parametrize("file", ["signer.crt", "signer.key", "server.crt"])
def test_a_damaged_file_is_told_by_its_folder(authority: Authority, file: str) -> None:
    (authority.folder / file).write_text("no certificate")
    with pytest.raises(Damaged, match="lan"):
        authority.renew("kitchen", [*NAMES, "10.0.0.8"], NOW)


def test_a_key_that_is_missing_is_damage_and_a_half_made_authority_is_made_again(tmp_path: Path) -> None:
    authority = Authority(tmp_path / "lan")
    authority.renew(None, ("192.168.1.5",), NOW)
    authority.root.unlink()
    assert authority.renew(None, ("192.168.1.5",), NOW)
    authority.signer_key.unlink()
    with pytest.raises(Damaged):
        authority.renew(None, ("192.168.1.6",), NOW)


def test_the_fingerprint_is_as_phones_show_it(authority: Authority) -> None:
    assert len(authority.fingerprint().split(" ")) == 32
    assert authority.root_der() == x509.load_pem_x509_certificate(authority.root.read_bytes()).public_bytes(
        serialization.Encoding.DER
    )
