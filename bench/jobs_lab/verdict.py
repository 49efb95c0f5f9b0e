"""Whether all that a job left is as it must be."""
import hashlib
import json

from . import program


class Verdict:
    """Rows of a table: what was checked, how many, and what is wrong."""

    def __init__(self):
        self.rows = []

    def check(self, name, count, wrong):
        self.rows.append((name, count, wrong))

    @property
    def good(self):
        return all(not wrong for _, _, wrong in self.rows)

    def print(self):
        for name, count, wrong in self.rows:
            print(f"{'FAIL' if wrong else 'ok':5} {name:58} {count}")
            for line in wrong[:6]:
                print('        ', line)
            if len(wrong) > 6:
                print('         and', len(wrong) - 6, 'more')


def judge(verdict, lab, records, runs, steps, listed, most_losses):
    ends, claims = records.ends(), records.claims()
    verdict.check('runs that the list shows completed', sum(r['status'] == 'completed' for r in listed),
                  [f"{r['run']}: {r['status']} {r['reason']}" for r in listed if r['status'] != 'completed']
                  + ([f'{len(listed)} of {runs} are listed'] if len(listed) != runs else []))
    verdict.check('runs with one end', len(ends),
                  [f'{run}: {len(all_of)} ends' for run, all_of in ends.items() if len(all_of) != 1]
                  + ([f'{len(ends)} of {runs} have one'] if len(ends) != runs else []))
    by_run = {}
    for claim in claims:
        by_run.setdefault(claim['name'], {})[claim['attempt']] = claim
    verdict.check('attempts, numbered without a gap', len(claims),
                  [f'{run}: {sorted(of)}' for run, of in by_run.items()
                   if sorted(of) != list(range(1, len(of) + 1))])
    losses = max((claim['losses'] for claim in claims), default=0)
    verdict.check(f'losses of one run, of {most_losses} allowed', losses,
                  ['too many'] if losses > most_losses else [])
    judge_journals(verdict, lab, records, ends, by_run, steps)
    judge_trees(verdict, lab, ends, by_run, steps)
    judge_beginnings(verdict, lab, by_run)


def judge_beginnings(verdict, lab, by_run):
    """An attempt goes on where a complete checkpoint was, never behind where the one before it began."""
    torn = [f'{file.name} began at a torn one' for file in lab.witness.glob('*.torn')]
    went_on = 0
    for run, attempts in by_run.items():
        began = []
        for attempt in sorted(attempts):
            file = lab.witness / f'{run}.a{attempt}.begin'
            if file.exists() and file.read_text():
                began.append(int(file.read_text()))
        went_on += sum(step > 0 for step in began)
        if began != sorted(began):
            torn.append(f'{run}: attempts began at {began}')
    verdict.check('attempts that went on from a checkpoint, each a whole one', went_on, torn)


def judge_journals(verdict, lab, records, ends, by_run, steps):
    wrong_lines, wrong_series, lines = [], [], 0
    for run, (end, *_) in ends.items():
        attempt = end['attempt']
        stored = [line_of(event) for event in records.journal(run, attempt) if event['event'] == 'metrics']
        told = lab.witness / f'{run}.a{attempt}.metrics'
        written = [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []
        lines += len(written)
        if stored != written:
            wrong_lines.append(f'{run} a{attempt}: {len(stored)} stored, {len(written)} written')
        series = {}
        for earlier in range(1, attempt + 1):
            for event in records.journal(run, earlier):
                if event['event'] == 'metrics':
                    line = line_of(event)
                    series[line['iters']] = line['loss']
        seed = by_run[run][attempt]['seed']
        expected = {step: program.loss_of(seed, step) for step in range(1, steps + 1)}
        if series != expected:
            missing = sorted(set(expected) - set(series))
            wrong_series.append(f'{run} a{attempt}: steps {missing} are missing of {len(expected)}')
    verdict.check('metric lines of deciding attempts, stored as written', lines, wrong_lines)
    verdict.check('series that equal those of uninterrupted runs', len(ends), wrong_series)


def line_of(event):
    return event['data']['values']


def judge_trees(verdict, lab, ends, by_run, steps):
    wrong, kept, files = [], 0, 0
    for run, (end, *_) in ends.items():
        attempt = end['attempt']
        seed = by_run[run][attempt]['seed']
        expected = {name: hashlib.sha256(text.encode()).hexdigest()
                    for name, text in program.tree_of(seed, steps).items()}
        manifest = lab.witness / f'{run}.a{attempt}.manifest'
        if not manifest.exists() or json.loads(manifest.read_text()) != expected:
            wrong.append(f'{run} a{attempt}: the program itself left something else')
        mirrored = lab.store / f'ws1/runs/{run}/a{attempt}/mirrored'
        found = {str(file.relative_to(mirrored)): hashlib.sha256(file.read_bytes()).hexdigest()
                 for file in mirrored.rglob('*') if file.is_file()}
        files += len(expected)
        for name in sorted(set(expected) | set(found)):
            if name in expected and found.get(name) != expected[name]:
                wrong.append(f"{run} a{attempt}: {name} {'differs' if name in found else 'is missing'}")
            elif name not in expected and attempt == 1 and name not in program.deleted_by(steps):
                wrong.append(f'{run} a{attempt}: {name} should not be there')
            elif name not in expected:
                kept += 1
    verdict.check(f'mirrored files as written ({kept} deleted ones kept)', files, wrong)
