"""A filter of system calls that no notebook needs: a second wall behind bubblewrap's.

It refuses what reaches deep into the kernel, and memory that no limit of a process counts. The
filter is classic BPF, a table of comparisons; on a processor that it does not know there is none.
"""

import os
import platform
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

# name: number on (x86_64, aarch64); None where it does not exist
REFUSED = {
    "ptrace": (101, 117),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "kexec_load": (246, 104),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "open_by_handle_at": (304, 265),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "io_uring_setup": (425, 425),
    "fsopen": (430, 430),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "mount_setattr": (442, 442),
    # memory that belongs to no process
    "shmget": (29, 194),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
}
MACHINES = {"x86_64": (0, 0xC000003E, 56), "aarch64": (1, 0xC00000B7, 220)}  # …, audit, clone
CLONE3, NEW_USER = 435, 0x10000000
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
EPERM, ENOSYS = 1, 38
LOAD, EQUAL, ABOVE, BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16


def instructions() -> bytes:
    """The filter for this processor, b"" if it is not known."""
    if platform.machine() not in MACHINES or struct.calcsize("P") != 8:
        return b""
    column, audit, clone = MACHINES[platform.machine()]
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, audit),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (ABOVE, 0, 1, 0x40000000),  # the x32 names of the same calls
        (RETURN, 0, 0, ERRNO | ENOSYS),
        (EQUAL, 0, 1, CLONE3),  # its flags cannot be seen; libraries fall back to clone
        (RETURN, 0, 0, ERRNO | ENOSYS),
    ]
    for numbers in REFUSED.values():
        steps += [(EQUAL, 0, 1, numbers[column]), (RETURN, 0, 0, ERRNO | EPERM)]
    steps += [
        (EQUAL, 0, 3, clone),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (BITS, 0, 1, NEW_USER),
        (RETURN, 0, 0, ERRNO | EPERM),
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


@contextmanager
def program() -> Iterator[int | None]:
    """A file descriptor that the filter can be read from, None where there is no filter."""
    code = instructions()
    if not code:
        yield None
        return
    with tempfile.TemporaryFile() as file:
        file.write(code)
        file.flush()
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        yield file.fileno()
