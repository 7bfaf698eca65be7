"""How much one submission may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds of wall time, bytes, and counts, for one submission.

    start, cell, call, total : for the worker to start, a cell, one call, and all together
    memory, together : address space of a process; memory that all processes really use
    file, files : the largest file; all files together, and all of them are in memory
    processes, opened : processes and threads; open files
    """

    start: float = 60
    cell: float = 30
    call: float = 10
    total: float = 240
    memory: int = 2 << 30
    together: int = 3 << 30
    file: int = 16 << 20
    files: int = 48 << 20
    processes: int = 48
    opened: int = 256

    def resource(self) -> dict[str, int]:
        """The limits that the kernel holds for each process, by their names in `resource`."""
        return {
            "AS": self.memory,
            "CPU": int(self.total) + 60,
            "FSIZE": self.file,
            "NOFILE": self.opened,
            "CORE": 0,
        }
