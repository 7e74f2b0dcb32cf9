"""What a worker gives up before it reads a query: the network, and memory beyond its limit. Linux; elsewhere weaker.

The guard refuses queries that reach out; the fence makes sure that one it overlooked reaches nothing.
"""

from __future__ import annotations

import sys

__all__ = ["leave_network", "limit_memory", "memory_held"]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_MEGABYTE = 1024 * 1024


def leave_network() -> bool:
    """True if this process is now in a network of its own that leads nowhere; False where the system allows it not.

    Must be called while the process has one thread.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(flags) == 0 for flags in (_NEW_NET, _NEW_USER | _NEW_NET))


def limit_memory(megabytes: int) -> None:
    """Let this process have no more than so much address space; it dies where it asks for more."""
    if sys.platform == "win32":
        return
    import resource

    size = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_held() -> int:
    """The megabytes of address space that this process has, rounded up. Linux alone tells."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path is made for one number
        pages = int(file.read().split()[0])
    import resource

    return -(-pages * resource.getpagesize() // _MEGABYTE)
