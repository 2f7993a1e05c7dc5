"""Where this computer is to be found in the home network. Sends nothing."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import ifaddr

Address = IPv4Address | IPv6Address
NETWORKS = tuple(
    ip_network(network)
    for network in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7")
)
"""Addresses that no router carries into the world: homes (RFC 1918, 4193), cables (3927), private tunnels (6598)."""
LOCAL = "local"
"""The ending of names that devices of one network tell each other (RFC 6762)."""
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def at_home(address: Address) -> bool:
    """Whether it is an address of a home network."""
    return any(address in network for network in NETWORKS)


def addresses() -> tuple[Address, ...]:
    """This computer's addresses in home networks, the likeliest first."""
    found = (ip for adapter in ifaddr.get_adapters() for ip in adapter.ips)
    plain = (ip_address(ip.ip if isinstance(ip.ip, str) else ip.ip[0]) for ip in found)
    return ranked(plain, _on_the_way_out())


def ranked(found: Iterable[Address], way_out: Address | None) -> tuple[Address, ...]:
    """Those of home networks: first the one that leads out of the house, then by how usual their network is."""

    def rank(address: Address) -> tuple[bool, int, int]:
        usual = next(place for place, network in enumerate(NETWORKS) if address in network)
        return address != way_out, usual, int(address)

    return tuple(sorted({address for address in found if at_home(address)}, key=rank))


def _on_the_way_out() -> Address | None:
    """The address that packets to the world would carry; a datagram socket finds it without sending any."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return None
        return ip_address(probe.getsockname()[0])


def host_name() -> str | None:
    """The first part of this computer's name, where it may stand in an address."""
    name = socket.gethostname().split(".")[0].lower()
    return name if LABEL.fullmatch(name) and name not in ("localhost", LOCAL) else None


def names(host: str | None) -> tuple[str, ...]:
    """The names under which other devices may know this computer."""
    return (f"{host}.{LOCAL}", host) if host else ()


def in_host(name: str) -> str:
    """A name or an address as it is written in the address of a page."""
    return f"[{name}]" if ":" in name else name
