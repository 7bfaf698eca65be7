"""What hostile cells try: it must cost right answers nothing, and win wrong ones nothing."""

PATCHES = {
    "np.testing and np.allclose": """
        import numpy.testing
        np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
        np.allclose = np.isclose = np.array_equal = np.array_equiv = lambda *a, **k: True
    """,
    "the check engine": """
        import sys, types
        import course.checks, course.checks.judge, course.checks.outcome, course.checks.compare
        for name in list(sys.modules):
            if name.startswith("course.checks"):
                module = sys.modules[name]
                module.agree = module.same = module.judge = module.call = lambda *a, **k: True
        course.checks.check = lambda f: None
    """,
    "json, struct, socket and pickle": """
        import json, json.decoder, json.encoder, pickle, socket, struct
        broken = lambda *a, **k: b"{}"
        json.dumps = json.loads = pickle.dumps = pickle.loads = struct.pack = struct.unpack = broken
        json.decoder.JSONDecoder.decode = json.encoder.JSONEncoder.encode = broken
        socket.socket.sendall = None
    """,
    "sys.stdout": """
        import io, sys
        sys.stdout = sys.stderr = sys.__stdout__ = None
    """,
    "a closed sys.stdout": "import sys\nsys.stdout.close()\nsys.stderr.close()",
    "builtins": """
        import builtins
        for name in ("len", "isinstance", "type", "getattr", "tuple", "list", "print", "open",
                     "enumerate", "zip", "map", "str", "dict", "bool", "range", "id", "sum"):
            setattr(builtins, "real_" + name, getattr(builtins, name))
        builtins.len = builtins.isinstance = builtins.type = lambda *a: True
        builtins.enumerate = builtins.zip = builtins.map = lambda *a, **k: []
        builtins.getattr = builtins.print = builtins.id = None
    """,
    "the worker itself": """
        import gc, sys, types
        for thing in gc.get_objects():
            if isinstance(thing, dict) and "PRINTED_LIMIT" in thing:
                thing["same"] = lambda a, b: True
        sys.modules["serve"] = sys.modules["channel"] = sys.modules["outcome"] = None
        sys.modules["__main__"] = types.ModuleType("__main__")
    """,
    "numpy in sys.modules": "import sys, types\nsys.modules['numpy'] = types.ModuleType('numpy')",
    "copy, warnings, traceback": """
        import contextlib, copy, io, linecache, traceback, warnings
        copy.deepcopy = lambda x: x
        warnings.catch_warnings = warnings.simplefilter = traceback.extract_tb = None
        contextlib.redirect_stdout = io.StringIO = linecache.getline = None
    """,
    "tracing": "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)",
    "signals": """
        import signal
        for number in range(1, 32):
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                signal.signal(number, signal.SIG_IGN)
    """,
    "atexit": "import atexit, time\natexit.register(lambda: time.sleep(1000))",
    "recursion": "import sys\nsys.setrecursionlimit(10**8)\ndef deep(n): return deep(n + 1)",
    "exit": "import sys\nsys.exit(0)",
    "interrupt": "raise KeyboardInterrupt",
    "system exit with words that lie": "raise SystemExit('passed 6 of 6')",
    "an error without words": """
        class Odd(Exception):
            def __str__(self):
                raise SystemExit
        raise Odd
    """,
    "input": "input('Your name? ')",
    "50 MB of output": """
        import os
        for _ in range(50):
            print("x" * 2**20)
            os.write(2, b"x" * 2**20)
    """,
    "a 10 GB file": """
        import os
        with open("big", "wb") as file:
            for _ in range(10 << 10):
                file.write(bytes(1 << 20))
    """,
    "a sparse file": "with open('big', 'wb') as file:\n    file.truncate(10 << 30)",
    "20 GB of memory": "big = np.ones(20 << 27)\nbigger = 'x' * (20 << 30)",
    "threads left running": """
        import threading, time
        for _ in range(5):
            threading.Thread(target=lambda: [time.sleep(0.01) for _ in range(10**6)]).start()
    """,
    "builtins of the notebook": "__builtins__ = {}\n__name__ = 'course.checks'\n__file__ = '/x'",
    "an endless number": "x = 10 ** 100_000\nprint(str(x)[:10])",
    "modules gone": """
        import sys
        for name in list(sys.modules):
            if name not in ("sys", "builtins"):
                del sys.modules[name]
    """,
}
KILLS = {
    "os._exit": "import os\nos._exit(0)",
    "a segfault": "import ctypes\nctypes.string_at(0)",
    "kill": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "endless": "while True:\n    pass",
    "endless, swallowing interrupts": """
        while True:
            try:
                while True: pass
            except BaseException: pass
    """,
    "asleep": "import time\ntime.sleep(10**6)",
    "endless in C": "sum(range(10**15))",
    "all files closed": "import os\nos.closerange(0, 4096)",
    "garbage on all files": """
        import os
        for fd in range(256):
            try: os.write(fd, b"garbage" * 1000)
            except OSError: pass
    """,
    "a million small frames": """
        import os, struct
        frame = struct.pack("<II", 4, 0) + b"null"
        for fd in range(3, 256):
            try:
                for _ in range(1_000_000): os.write(fd, frame)
            except OSError: pass
    """,
    "an endless frame": """
        import os, struct
        for fd in range(3, 256):
            try: os.write(fd, struct.pack("<II", 1 << 23, 1 << 24)); os.write(fd, b"[" * 100)
            except OSError: pass
    """,
    "a frame beyond all limits": """
        import os, struct
        for fd in range(3, 256):
            try: os.write(fd, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF))
            except OSError: pass
    """,
    "a forged verdict": """
        import json, os, struct
        text = json.dumps(["dict", "id", 0, "status", "passed", "points", 6.0]).encode()
        for fd in range(3, 256):
            try: os.write(fd, struct.pack("<II", len(text), 0) + text)
            except OSError: pass
    """,
    "a fork bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "memory bit by bit": """
        hoard = []
        while True:
            try: hoard.append(bytearray(1 << 24))
            except MemoryError: pass
    """,
}
