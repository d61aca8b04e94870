"""Sentence vectors of the original encoder: computed once, kept in the run's folder, the target of distillation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer

from train.batches import CLS, SEP
from train.model import Encoder, Sizes


def original_vectors(texts: list[str], folder: Path, device: str = "cpu") -> np.ndarray:
    """(texts, 384) unit vectors: mean over all subwords of the last layer, as sentence-transformers does it."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encoder = Encoder(Sizes(1, 1)).to(device)
    encoder.load_packaged(folder)
    encoder.eval()
    ids = [[CLS, *e.ids[:254], SEP] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    found = np.zeros((len(texts), 384), np.float32)
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            group = order[begin : begin + 64]
            width = max(len(ids[i]) for i in group)
            batch = torch.tensor([ids[i] + [0] * (width - len(ids[i])) for i in group], device=device)
            mask = (batch != 0).long()
            mask[:, 0] = 1
            last = encoder(batch, torch.zeros_like(batch), mask)[-1]
            mean = (last * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            found[group] = F.normalize(mean, dim=-1).cpu().numpy()
    return found


def cached_vectors(texts: list[str], folder: Path, cache: Path, device: str) -> np.ndarray:
    """`original_vectors`, kept in a file beside the checkpoints."""
    if cache.exists():
        found = np.load(cache)
        if len(found) == len(texts):
            return found
    found = original_vectors(texts, folder, device)
    np.save(cache, found)
    return found
