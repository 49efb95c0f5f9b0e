"""Trains a small network to tell two spirals apart."""

import argparse
import math

import torch
from torch import nn
from torch.utils.tensorboard import SummaryWriter


def spirals(count, generator):
    """Points of two spirals, and which spiral each is of."""
    labels = torch.arange(count) % 2
    turn = torch.rand(count, generator=generator).sqrt() * 3 * math.pi
    angle = turn + labels * math.pi
    points = torch.stack([turn * angle.cos(), turn * angle.sin()], dim=1) / 10
    points += 0.02 * torch.randn(count, 2, generator=generator)
    return points, labels.float()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lr", type=float, default=1e-2)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log-dir", default="runs")
    parser.add_argument("--save-to", default="spirals.pt")
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    generator = torch.Generator().manual_seed(args.seed)
    points, labels = spirals(1000, generator)
    test_points, test_labels = spirals(500, generator)
    model = nn.Sequential(
        nn.Linear(2, args.hidden),
        nn.Tanh(),
        nn.Linear(args.hidden, args.hidden),
        nn.Tanh(),
        nn.Linear(args.hidden, 1),
        nn.Flatten(0),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
    loss_of = nn.BCEWithLogitsLoss()
    with SummaryWriter(args.log_dir) as writer:
        for epoch in range(1, args.epochs + 1):
            model.train()
            optimizer.zero_grad()
            loss = loss_of(model(points), labels)
            loss.backward()
            optimizer.step()
            if epoch % 10 == 0:
                model.eval()
                with torch.no_grad():
                    right = (model(test_points) > 0) == (test_labels > 0.5)
                writer.add_scalar("loss", loss.item(), epoch)
                writer.add_scalar("acc", right.float().mean().item(), epoch)
    torch.save(model.state_dict(), args.save_to)


if __name__ == "__main__":
    main()
