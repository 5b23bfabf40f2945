"""Domain names taken apart: the part that is registered, its prefix (前缀), its suffix.

What counts as a suffix is read from the Public Suffix List (the ICANN part: registries' own
suffixes such as ``com.cn``), of which the ``publicsuffixlist`` package carries a dated copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

from verifier.declaration import Manifest
from verifier.reports import FilingType

__all__ = ["DomainParts", "count_prefixes", "domain_parts", "new_names", "prefixes_of"]


@dataclass(frozen=True, slots=True)
class DomainParts:
    """One domain name.

    Attributes:
        registered: The name as it was registered (``example.com.cn``).
        prefix: Its first label (``example``).
        suffix: What follows (``com.cn``).
        top: The last label (``cn``).
        is_subdomain: Whether labels stood before the registered name, ``www`` aside.
    """

    registered: str
    prefix: str
    suffix: str
    top: str
    is_subdomain: bool


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(only_icann=True)


# Letters of any script, digits, and hyphens within.
_LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?")


@lru_cache(maxsize=4096)
def domain_parts(name: str) -> DomainParts | None:
    """Take a name apart; None where it is no domain name, or a suffix by itself."""
    host = name.strip().lower().split("://")[-1].split("/")[0].split(":")[0].rstrip(".")
    host = host.replace("。", ".").replace("．", ".")
    if not all(map(_LABEL.fullmatch, host.split("."))):
        return None
    try:
        host = ".".join(
            label.encode("ascii").decode("idna") if label.startswith("xn--") else label
            for label in host.split(".")
        )
    except UnicodeError:
        return None
    registered = _suffixes().privatesuffix(host)
    if not registered:
        return None
    prefix, _, suffix = registered.partition(".")
    rest = host.removesuffix(registered).rstrip(".")
    return DomainParts(
        registered, prefix, suffix, suffix.rsplit(".", 1)[-1], rest not in {"", "www"}
    )


def prefixes_of(names: list[str]) -> set[str]:
    """The different prefixes of some names; one that cannot be taken apart counts by itself."""
    return {parts.prefix if (parts := domain_parts(name)) else name for name in names}


def new_names(manifest: Manifest) -> list[str]:
    """Names of this order."""
    return [domain.name for domain in manifest.declared.domains if domain.name]


def count_prefixes(manifest: Manifest) -> tuple[int, bool]:
    """Different prefixes of this order and of what was filed earlier, and whether that is all.

    A first filing has no earlier ones; otherwise they are all there only where
    ``previous.domains`` was declared.
    """
    earlier = manifest.declared.previous.domains
    complete = manifest.filing_type is FilingType.FIRST or earlier is not None
    return len(prefixes_of([*new_names(manifest), *(earlier or ())])), complete
