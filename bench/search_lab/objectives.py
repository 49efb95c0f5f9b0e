"""Synthetic objectives: five continuous or mixed ones, five noisy ones on grids. Lower is better.

A space lists (name, form, what): ('uniform' | 'loguniform', (low, high)), ('step', (low, high, step)),
('ordered' | 'unordered', values).
"""
import math
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Objective:
    """What a search minimizes.

    mean: values by name -> what a run gives on average; best: the lowest mean there is; noise: deviation of a run.
    """

    name: str
    space: list
    mean: Callable
    best: float
    noise: float = 0.0

    def is_grid(self):
        return all(form in ('ordered', 'unordered') for _, form, _ in self.space)


def branin(values):
    x, y = values['x'], values['y']
    bent = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return bent * bent + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


HARTMANN_HEIGHTS = (1.0, 1.2, 3.0, 3.2)
HARTMANN_WIDTHS = (
    (10, 3, 17, 3.5, 1.7, 8), (0.05, 10, 17, 0.1, 8, 14), (3, 3.5, 1.7, 10, 17, 8), (17, 8, 0.05, 10, 0.1, 14))
HARTMANN_PEAKS = (
    (0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886), (0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991),
    (0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650), (0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381))


def hartmann(values):
    at = list(values.values())
    return -sum(
        height * math.exp(-sum(a * (x - p) ** 2 for a, x, p in zip(widths, at, peaks)))
        for height, widths, peaks in zip(HARTMANN_HEIGHTS, HARTMANN_WIDTHS, HARTMANN_PEAKS))


def ackley(values):
    at = list(values.values())
    squares = sum(x * x for x in at) / len(at)
    waves = sum(math.cos(2 * math.pi * x) for x in at) / len(at)
    return -20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves) + 20 + math.e


def rosenbrock(values):
    at = list(values.values())
    return sum(100 * (y - x * x) ** 2 + (1 - x) ** 2 for x, y in zip(at, at[1:]))


def training(values):
    """A loss as of a small network: the best rate depends on the optimizer, the best width on the depth."""
    rate = math.log10(values['rate'])
    best_rate = {'sgd': -1.0, 'momentum': -2.0, 'adam': -3.0}[values['optimizer']]
    worse = {'sgd': 0.15, 'momentum': 0.05, 'adam': 0.0}[values['optimizer']]
    width = math.log2(values['width']) - (8 - 0.5 * values['layers'])
    return (
        worse + 0.2 * (rate - best_rate) ** 2 + 0.03 * width**2 + 2 * (values['dropout'] - 0.1 * values['layers']) ** 2
        + 0.05 * (values['layers'] - 3) ** 2 + {'relu': 0.0, 'tanh': 0.06, 'sigmoid': 0.3}[values['activation']])


AGENT = {
    'bptt_period': ([4, 8, 16, 24, 32, 48], 3, 0.10), 'discount_factor': ([0.8, 0.9, 0.95, 0.98], 2, 0.25),
    'gradient_clip': ([0.5, 1.0, 2.0, 5.0, 16.0], 2, 0.06),
    'learning_rate': ([2.5e-4, 5e-4, 1e-3, 2e-3, 4e-3], 3, 0.40),
    'reward_scale': ([1.0, 2.0, 4.0, 8.0, 16.0], 2, 0.12), 'entropy_weight': ([0.01, 0.03, 0.05, 0.1], 1, 0.20),
    'obs_embed_size': ([16, 32, 64], 1, 0.05), 'num_rnn_units': ([16, 32, 64, 128], 2, 0.15)}


def agent(values):
    """Eight hyperparameters of an agent; rate and scale of rewards make up for each other."""
    away = {name: values_.index(values[name]) - best for name, (values_, best, _) in AGENT.items()}
    alone = sum(weight * away[name] ** 2 for name, (_, _, weight) in AGENT.items())
    return alone + 0.15 * away['learning_rate'] * away['reward_scale'] + 0.05 * away['bptt_period'] * away[
        'discount_factor']


def ridge(values):
    """A narrow valley through a grid of 7^5."""
    at = list(values.values())
    return sum((x - y) ** 2 for x, y in zip(at, at[1:])) * 0.5 + 0.1 * sum((x - 4) ** 2 for x in at)


KINDS = {'data': 'pqrst', 'loss': 'uvwxy', 'model': 'abcde', 'scheme': 'klmno'}
PENALTIES = {'data': (0.5, 0, 0.9, 0.4, 0.7), 'loss': (0.3, 0.8, 0.6, 0, 0.5), 'model': (0, 0.7, 0.4, 0.9, 0.6),
             'scheme': (0.6, 0.5, 0.9, 0.3, 0)}


def kinds(values):
    """Four names without an order, two numbers with one; a model and its loss that go together."""
    sum_ = sum(PENALTIES[name][KINDS[name].index(values[name])] for name in KINDS)
    pair = -0.5 if (values['model'], values['loss']) == ('c', 'w') else 0.0
    return sum_ + pair + 0.15 * abs(values['depth'] - 2) + 0.1 * abs(values['width'] - 4)


def plateau(values):
    """Much of a grid of 5^6 is equally bad."""
    away = sum(abs(x - best) for x, best in zip(values.values(), (1, 3, 2, 0, 4, 2)))
    return min(away, 5) + 0.02 * away


def basins(values):
    """Two basins in a grid of 15^3; the wide one is not the deep one."""
    at = list(values.values())
    wide = 0.02 * sum((x - 4) ** 2 for x in at) + 0.5
    deep = 0.06 * sum((x - 11) ** 2 for x in at)
    return min(wide, deep)


def lines(dimensions, low, high):
    return [(f'x{i}', 'uniform', (low, high)) for i in range(dimensions)]


def grid(dimensions, size):
    return [(f'x{i}', 'ordered', list(range(size))) for i in range(dimensions)]


OBJECTIVES = [
    Objective('branin', [('x', 'uniform', (-5.0, 10.0)), ('y', 'uniform', (0.0, 15.0))], branin, 0.39788735772973816),
    Objective('hartmann 6', lines(6, 0.0, 1.0), hartmann, -3.322368011391339),
    Objective('ackley 5', lines(5, -32.768, 32.768), ackley, 0.0),
    Objective('rosenbrock 4', lines(4, -5.0, 10.0), rosenbrock, 0.0),
    Objective(
        'training',
        [('rate', 'loguniform', (1e-6, 1.0)), ('width', 'loguniform', (8.0, 1024.0)), ('dropout', 'uniform', (0.0, 0.8)),
         ('layers', 'step', (1, 6, 1)), ('optimizer', 'unordered', ['sgd', 'momentum', 'adam']),
         ('activation', 'unordered', ['relu', 'tanh', 'sigmoid'])],
        training, 0.0),
    Objective('agent 8', [(name, 'ordered', values) for name, (values, _, _) in AGENT.items()], agent, 0.0, 0.3),
    Objective('ridge 5', grid(5, 7), ridge, 0.0, 0.5),
    Objective(
        'kinds 6',
        [(name, 'unordered', list(letters)) for name, letters in KINDS.items()]
        + [('depth', 'ordered', [1, 2, 3, 4, 5]), ('width', 'ordered', [1, 2, 3, 4, 5, 6])],
        kinds, 0.0, 0.2),
    Objective('plateau 6', grid(6, 5), plateau, 0.0, 0.5),
    Objective('basins 3', grid(3, 15), basins, 0.0, 0.2),
]
