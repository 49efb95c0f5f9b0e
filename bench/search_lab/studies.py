"""Searches of objectives: by Runspec, in one Java process, and by Optuna where Python has it."""
import heapq
import json
import math
import random
import subprocess
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Runspec:
    """The searches of node.jar."""

    def __init__(self, jar, algorithm, java=()):
        self.algorithm = algorithm
        self.process = subprocess.Popen(
            ['java', *java, '-cp', str(jar), str(HERE / 'AskTell.java')], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, encoding='utf-8', bufsize=1)

    def _request(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f'the search ended at: {line}')
        return answer.strip()

    def begin(self, space, seed):
        section = {'seed': 0, 'chosen': [], 'space': [self._dimension(*dimension) for dimension in space]}
        self._request(f'study {self.algorithm} {seed} {json.dumps(section)}')

    @staticmethod
    def _dimension(name, form, what):
        if form in ('ordered', 'unordered'):
            return {'name': name, 'values': what, 'ordered': form == 'ordered'}
        distribution = {'kind': 'uniform' if form == 'step' else form, 'parameters': what[:2]}
        if form == 'step':
            distribution['step'] = what[2]
        return {'name': name, 'values': [], 'ordered': True, 'distribution': distribution}

    def ask(self, run):
        return json.loads(self._request(f'ask {run}'))

    def tell(self, run, score):
        self._request(f'tell {run} {score!r}')

    def nanoseconds(self, repeats):
        return int(self._request(f'time {repeats}'))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Optuna:
    """The tree-structured Parzen estimator of Optuna; lists in order are given to it as whole numbers."""

    def __init__(self):
        import optuna
        import warnings
        self.optuna = optuna
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        warnings.simplefilter('ignore')

    def begin(self, space, seed):
        self.space = space
        sampler = self.optuna.samplers.TPESampler(multivariate=True, constant_liar=True, seed=seed)
        self.study = self.optuna.create_study(direction='maximize', sampler=sampler)
        self.distributions = {name: self._distribution(form, what) for name, form, what in space}
        self.trials = {}

    def _distribution(self, form, what):
        kinds = self.optuna.distributions
        if form == 'ordered':
            return kinds.IntDistribution(0, len(what) - 1)
        if form == 'unordered':
            return kinds.CategoricalDistribution(what)
        if form == 'step':
            return kinds.IntDistribution(*what)
        return kinds.FloatDistribution(*what, log=form == 'loguniform')

    def ask(self, run):
        self.trials[run] = self.study.ask(self.distributions)
        chosen = self.trials[run].params
        return {name: what[chosen[name]] if form == 'ordered' else chosen[name] for name, form, what in self.space}

    def tell(self, run, score):
        self.study.tell(self.trials.pop(run), score)

    def close(self):
        pass


def regret(search, objective, seed, trials, in_flight):
    """How much worse than the best is, on average, what the search ends with: the values with the best mean score."""
    search.begin(objective.space, seed)
    chance = random.Random(f'{objective.name} {seed}')
    running = []
    scores = defaultdict(list)
    asked = 0
    clock = 0.0
    while asked < trials or running:
        while asked < trials and len(running) < in_flight:
            values = search.ask(asked)
            heapq.heappush(running, (clock + chance.lognormvariate(0, 0.5), asked, values))
            asked += 1
        clock, run, values = heapq.heappop(running)
        score = -objective.mean(values) - chance.gauss(0, objective.noise)
        scores[json.dumps(values)].append(score)
        search.tell(run, score)
    best = max(scores, key=lambda values: math.fsum(scores[values]) / len(scores[values]))
    return objective.mean(json.loads(best)) - objective.best
