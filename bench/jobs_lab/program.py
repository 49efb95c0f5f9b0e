"""What a run of the lab does: a growing log, files renamed into place and deleted, metrics, checkpoints.

What it leaves follows from its seed and its number of steps alone, whenever it is killed. It tells the
folder LAB_WITNESS what it did, so that the store can be compared with what was really written.
"""
import hashlib
import json
import os
import sys
import time
from pathlib import Path


def content(seed, step, size):
    block = hashlib.sha256(f'{seed}/{step}'.encode()).hexdigest()
    return (block * (size // len(block) + 1))[:size]


def log_of(seed, steps):
    return ''.join(f'step {k}: {content(seed, k, 120)}\n' for k in range(1, steps + 1))


def loss_of(seed, step):
    return int(content(seed, step, 8), 16) / 2 ** 32


def tree_of(seed, steps):
    """All files of results/ after so many steps, by name."""
    files = {}
    if steps:
        files['log.txt'] = log_of(seed, steps)
        files['latest.txt'] = content(seed, steps, 300)
    for k in range(4, steps + 1, 4):
        files[f'parts/part {k} é.bin'] = 'DONE' + content(seed, k, 5000)
    return files


def deleted_by(steps):
    return {f'scratch-{k}.txt' for k in range(1, steps + 1) if k % 5 == 0}


def main():
    seed, steps, pause = os.environ['RUNSPEC_SEED'], int(os.environ['LAB_STEPS']), float(os.environ['LAB_PAUSE'])
    attempt = f"{os.environ['RUNSPEC_RUN_NAME']}.a{os.environ['RUNSPEC_ATTEMPT']}"
    witness = Path(os.environ['LAB_WITNESS'])
    checkpoints = Path(os.environ['RUNSPEC_CHECKPOINT_DIR'])
    results = Path('results')
    told = open(witness / f'{attempt}.metrics', 'a')
    metrics = open(os.environ['RUNSPEC_METRICS'], 'a')

    def report(line):
        metrics.write(json.dumps(line) + '\n')
        metrics.flush()

    begin = 0
    newest = checkpoints / 'state.json'
    if newest.exists():
        text = newest.read_text()
        try:
            state = json.loads(text)
            whole = state['sum'] == hashlib.sha256((state['text'] + str(state['step'])).encode()).hexdigest()
        except ValueError:
            whole = False
        if not whole:
            (witness / f'{attempt}.torn').write_text(text)
            sys.exit('a torn checkpoint')
        begin = state['step']
    (witness / f'{attempt}.begin').write_text(str(begin))
    bring_to(results, seed, begin)
    log = open(results / 'log.txt', 'a')
    for step in range(begin + 1, steps + 1):
        log.write(f'step {step}: {content(seed, step, 60)}')
        log.flush()
        time.sleep(pause / 2)
        log.write(f'{content(seed, step, 120)[60:]}\n')
        log.flush()
        replace(results / 'latest.txt', content(seed, step, 300))
        if step % 4 == 0:
            renamed_into_place(results / 'parts' / f'part {step} é.bin', content(seed, step, 5000), pause / 4)
        if step % 5 == 0:
            (results / f'scratch-{step}.txt').write_text(content(seed, step, 99))
        elif step % 5 == 1 and step > 1:
            (results / f'scratch-{step - 1}.txt').unlink(missing_ok=True)
        line = {'iters': step, 'loss': loss_of(seed, step)}
        told.write(json.dumps(line) + '\n')
        told.flush()
        report(line)
        if step % 3 == 0:
            text = content(seed, step, 4000)
            total = hashlib.sha256((text + str(step)).encode()).hexdigest()
            replace(checkpoints / 'state.json', json.dumps({'step': step, 'text': text, 'sum': total}))
            report({'checkpoint': 'state.json', 'iters': step})
        print('step', step, flush=True)
        time.sleep(pause / 2)
    for scratch in results.glob('scratch-*.txt'):
        scratch.unlink()
    manifest = {
        str(file.relative_to(results)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(results.rglob('*')) if file.is_file()}
    (witness / f'{attempt}.manifest').write_text(json.dumps(manifest))


def bring_to(results, seed, step):
    """Files may be older or newer than the checkpoint."""
    files = tree_of(seed, step)
    for file in list(results.rglob('*')):
        if file.is_file() and str(file.relative_to(results)) not in files:
            file.unlink()
    for name, text in files.items():
        file = results / name
        if not file.exists() or file.read_text() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace(file, text)
    (results / 'parts').mkdir(exist_ok=True)


def replace(file, text):
    new = file.with_name(file.name + '.new')
    new.write_text(text)
    new.replace(file)


def renamed_into_place(file, text, pause):
    """As some libraries do: the head is written last."""
    new = file.with_name(f'{file.name}.{os.getpid()}.tmp')
    with open(new, 'w') as out:
        out.write('????' + text)
        out.flush()
        time.sleep(pause)
        out.seek(0)
        out.write('DONE')
    new.replace(file)


if __name__ == '__main__':
    main()
