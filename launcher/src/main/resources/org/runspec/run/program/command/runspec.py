"""What a Python program may ask its launcher, and tell it.

    import runspec

    rate = runspec.hparams().get("lr", 0.1)
    for step in range(1000):
        ...
        runspec.report(step, loss=loss)
        if runspec.stop_requested():
            with runspec.saving("model.pt", step) as path:
                torch.save(model, path)
            raise SystemExit(runspec.AGAIN)
    runspec.summary(acc=0.91)

Using it is optional. A program that is started without the launcher runs all the
same: nothing is reported, nothing is printed, and no stop is ever requested.
Python 3.7 or newer; standard library only.
"""

import contextlib
import json
import os
import shutil
import signal
import threading

__all__ = [
    "AGAIN",
    "artifact",
    "checkpoint",
    "checkpoint_dir",
    "experiment_path",
    "hparams",
    "latest_checkpoint",
    "log_hparams",
    "report",
    "saving",
    "seed",
    "spec",
    "stop_requested",
    "summary",
]

#: The exit code that says: I have saved a checkpoint, run me again.
AGAIN = 75

_DRAFT = ".tmp-"

#: Windows would change line ends otherwise.
_BINARY = getattr(os, "O_BINARY", 0)


def _number(name):
    text = os.environ.get(name, "")
    return int(text) if text else None


#: One number per run, the same on every attempt; None without a launcher.
seed = _number("RUNSPEC_SEED")

#: A folder that stays across attempts of the run; None without a launcher.
checkpoint_dir = os.environ.get("RUNSPEC_CHECKPOINT_DIR") or None

#: Where results go; None without a launcher.
experiment_path = os.environ.get("RUNSPEC_EXPERIMENT_PATH") or None


def spec():
    """The stage as it stands in the runspec, expanded; {} without a launcher."""
    return _read_json("RUNSPEC_STAGE_SPEC")


def hparams():
    """The chosen hyperparameters by name; {} without a launcher."""
    return _read_json("RUNSPEC_HPARAMS")


def log_hparams(**values):
    """Records hyperparameters that the program chose itself."""
    _tell({"hparams": values})


def report(iters=None, **metrics):
    """Reports numbers at a step: report(1000, loss=0.31, acc=0.9)."""
    row = {} if iters is None else {_step_name(): iters}
    row.update(metrics)
    _tell(row)


def summary(**values):
    """Reports the stage's result: summary(acc=0.91)."""
    _tell({"summary": values})


def artifact(path):
    """Asks that a file be kept."""
    _tell({"artifact": os.path.abspath(os.fspath(path))})


def checkpoint(path, iters=None):
    """Says that a checkpoint is complete. See saving() for a safe way to write one."""
    full = os.path.abspath(os.fspath(path))
    if checkpoint_dir is not None:
        inside = os.path.join(os.path.abspath(checkpoint_dir), "")
        if full.startswith(inside):
            full = full[len(inside):]
    row = {"checkpoint": full}
    if iters is not None:
        row[_step_name()] = iters
    _tell(row)


@contextlib.contextmanager
def saving(name, iters=None):
    """Writes a checkpoint that appears at once or not at all, and reports it.

    Gives the path of a draft in the same folder; a program may make it a file or a
    folder. When the block ends, the draft takes its name; when it fails, the draft goes.
    A relative name is in checkpoint_dir, or in the working directory without a launcher.
    """
    target = os.path.abspath(os.path.join(checkpoint_dir or "", os.fspath(name)))
    folder, base = os.path.split(target)
    os.makedirs(folder, exist_ok=True)
    draft = os.path.join(folder, "%s%d-%s" % (_DRAFT, os.getpid(), base))
    try:
        yield draft
        if os.path.isdir(draft):
            _replace_folder(draft, target)
        else:
            _flush(draft)
            os.replace(draft, target)
    except BaseException:
        _remove(draft)
        raise
    checkpoint(target, iters)


def latest_checkpoint():
    """The path of the newest complete checkpoint, or None."""
    if checkpoint_dir is None or not os.path.isdir(checkpoint_dir):
        return None
    paths = [
        os.path.join(checkpoint_dir, name)
        for name in os.listdir(checkpoint_dir)
        if not name.startswith(".")
    ]
    return max(paths, key=lambda path: (os.stat(path).st_mtime_ns, path), default=None)


def stop_requested():
    """Why the program should stop (preempt, time, early_stop or cancel), or None.

    SIGTERM comes with the wish to stop. A program that asks here is not ended by it: it
    has the stage's grace to save its work and end.
    """
    path = os.environ.get("RUNSPEC_STOP_FILE")
    if not path:
        return None
    _outlive_sigterm()
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip() or "cancel"
    except FileNotFoundError:
        return None


def _outlive_sigterm():
    # A handler, since what is ignored would be ignored by child processes too.
    if (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    ):
        signal.signal(signal.SIGTERM, lambda number, frame: None)


def _step_name():
    name = spec().get("step_name")
    return name if isinstance(name, str) and name else "iters"


_json_cache = {}


def _read_json(variable):
    path = os.environ.get(variable)
    if not path:
        return {}
    if path not in _json_cache:
        with open(path, encoding="utf-8") as file:
            _json_cache[path] = json.load(file)
    return _json_cache[path]


_lock = threading.Lock()


def _tell(row):
    path = os.environ.get("RUNSPEC_METRICS")
    if not path:
        return
    line = (json.dumps(row, default=_plain) + "\n").encode("utf-8")
    with _lock:
        # One write call: lines of several processes do not mix.
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o644)
        try:
            os.write(file, line)
        finally:
            os.close(file)


def _plain(value):
    """Numbers and arrays of numpy, torch and the like as Python's own."""
    for method in ("item", "tolist"):
        if hasattr(value, method):
            try:
                return getattr(value, method)()
            except (TypeError, ValueError, RuntimeError):
                continue
    return str(value)


def _flush(path):
    file = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _replace_folder(draft, target):
    old = None
    if os.path.exists(target):
        old = os.path.join(os.path.dirname(target), _DRAFT + "old-%d" % os.getpid())
        os.rename(target, old)
    os.rename(draft, target)
    if old is not None:
        _remove(old)


def _remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.lexists(path):
        os.remove(path)
