"""A project of its own for one experiment with jobs: launched by the real launcher, executed by real nodes."""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JAVA = shutil.which('java')
HERE = Path(__file__).resolve().parent

SPEC = """component: root/Root_Component
experiment_path: results
job_launcher: {component: job_launchers/XT, enabled: 1}
processing_stages:
  - processing_stage:
      component: processors/Command_Proc
      command: [python3, program.py]
      env: {DRAW: randint}
"""


# Whoever is asked to stop ends what it started.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


class Process:
    """A process by number and start, so that no other one is ever meant."""

    def __init__(self, pid, start, kind, node=None):
        self.pid, self.start, self.kind, self.node = pid, start, kind, node

    def alive(self):
        return started(self.pid) == self.start

    def send(self, sent):
        """False if it was gone."""
        if not self.alive():
            return False
        try:
            os.kill(self.pid, sent)
            return True
        except ProcessLookupError:
            return False


def started(pid):
    """When a process began; None if there is none, or only what is left of one."""
    try:
        fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
        return None if fields[0] in 'ZX' else fields[19]
    except (OSError, IndexError):
        return None


def read(path):
    try:
        return Path(path).read_bytes()
    except OSError:
        return b''


class Lab:
    """The folder of one experiment."""

    def __init__(self, folder, slots, lease, database=None, secrets=None):
        self.folder = Path(folder)
        self.project, self.home = self.folder / 'project', self.folder / 'home'
        self.job = 'job1'
        self.witness, self.gate = self.folder / 'witness', self.folder / 'gate'
        for made in (self.project, self.witness):
            made.mkdir(parents=True)
        self.store = self.project / '.runspec' / 'store'
        self.work = self.project / '.runspec' / 'work'
        for tool in ('run.jar', 'node.jar'):  # a build meanwhile changes nothing
            shutil.copy(ROOT / tool, self.folder)
        self.jar = self.folder / 'run.jar'
        shutil.copy(HERE / 'program.py', self.project)
        (self.project / 'x.yaml').write_text(SPEC)
        # Nodes wait at the gate until the job says which program its runs execute.
        java = self.folder / 'java'
        java.write_text(
            f'#!/bin/sh\ncase "$*" in *" -jar "*) while [ ! -e {self.gate} ]; do sleep 0.1; done;; esac\n'
            f'exec {JAVA} "$@"\n')
        java.chmod(0o755)
        services = 'xt-services: {mongo: records}\nexternal-services:\n  records: ' \
            '{type: mongo, mongo-connection-string: {env: LAB_DATABASE}}\n' if database else ''
        (self.project / 'xt_config.yaml').write_text(
            f'{services}compute-targets: {{local: {{lease: {lease}, slots: {slots}, java: {java}}}}}\n')
        self.environment = {
            **{name: value for name, value in os.environ.items()
               if not name.startswith(('RUNSPEC_', 'XT_', 'LAB_'))},
            'RUNSPEC_HOME': str(self.home),
            **({'LAB_DATABASE': database} if database else {}),
            **(secrets or {})}

    def command(self, *words, **options):
        return subprocess.run(
            [JAVA, '-jar', str(self.jar), *words], cwd=self.project, env=self.environment,
            text=True, capture_output=True, **options)

    def launch_words(self, runs, nodes, at_once, **more):
        settings = {'total_runs': runs, 'compute_nodes': nodes, 'runs_per_node': at_once,
                    'canary': 'false', **more}
        words = ['x.yaml', '--on', 'local', '--yes']
        for name, value in settings.items():
            words += ['--set', f'job_launcher.{name}={value}']
        return words

    def launch(self, *words):
        said = self.command(*words)
        if said.returncode:
            sys.exit(f'could not launch: {said.stdout}{said.stderr}')

    def launch_and_kill(self, words, chance):
        """Starts a launch and kills it; whether there was something to kill."""
        launcher = subprocess.Popen(
            [JAVA, '-jar', str(self.jar), *words], cwd=self.project, env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            launcher.wait(chance.uniform(0.4, 3.5))
            return False
        except subprocess.TimeoutExpired:
            launcher.kill()
            launcher.wait()
            return True

    def is_launched(self):
        """Whether a launch came to its end; the next one would make a second job."""
        return any(self.home.glob('jobs/*/launched'))

    def execute(self, words, **environment):
        """The runs' command (without words, the runspec's) and variables, and then the nodes may go."""
        file = self.store / f'jobs/{self.job}/mrc.json'
        job = json.loads(file.read_text())
        if words:
            job['commands'] = [{'words': words, 'shell': False}]
        job['environment'].update(
            {'LAB_WITNESS': str(self.witness), **{name: str(value) for name, value in environment.items()}})
        file.write_text(json.dumps(job))
        self.gate.touch()

    def processes(self):
        """What lives of the job now: restart loops, controllers and whatever runs started."""
        found = []
        mark = f'LAB_WITNESS={self.witness}'.encode()
        for entry in os.listdir('/proc'):
            if not entry.isdigit() or int(entry) == os.getpid():
                continue
            words = read(f'/proc/{entry}/cmdline').split(b'\0')
            start = started(entry)
            if start is None or not words[0]:
                continue
            pid = int(entry)
            if b'node' in words and any(
                    word.startswith(bytes(self.home)) and word.endswith(b'setting.json') for word in words):
                found.append(Process(pid, start, 'controller', int(words[words.index(b'--node') + 1])))
            elif b'node.sh' in words[1:2] and self._inside_home(pid):
                found.append(Process(pid, start, 'loop', int(words[2])))
            elif mark in read(f'/proc/{entry}/environ').split(b'\0'):
                found.append(Process(pid, start, 'run'))
        return found

    def _inside_home(self, pid):
        try:
            return os.readlink(f'/proc/{pid}/cwd').startswith(str(self.home))
        except OSError:
            return False

    def runs(self):
        said = self.command('list', 'runs', self.job, '--format', 'json')
        return json.loads(said.stdout) if said.returncode == 0 else []

    def ended(self):
        """How many runs have an end, as files."""
        return sum(1 for file in self.store.glob('ws1/runs/*/end*.json') if '"superseded"' not in file.read_text())

    def resume(self):
        return self.command('resume', self.job)

    def wait(self, done, seconds, pause=0.2):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if done():
                return True
            time.sleep(pause)
        return False

    def end_all(self):
        """Ends what is left, so that an experiment that failed leaves nothing behind."""
        for _ in range(50):
            left = self.processes()
            if not left:
                return
            for kind in ('loop', 'controller', 'run'):
                for process in left:
                    if process.kind == kind:
                        process.send(signal.SIGCONT)
                        process.send(signal.SIGKILL)
            time.sleep(0.1)


def chance(seed):
    return random.Random(seed)
