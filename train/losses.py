"""All losses of one batch; only the heads that the batch has labels for are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812

from secondsource.language import decoding, labels

if TYPE_CHECKING:
    from torch import Tensor

    from train.batches import Batch
    from train.model import Reader

WEIGHTS = {
    "upos": 1.0, "feats": 0.5, "lemmas": 0.3, "starts": 1.0, "arcs": 1.0, "rels": 1.0, "names": 1.0, "quotes": 2.0,
    "links": 0.3, "predicates": 0.5, "arguments": 0.5, "facts": 0.3, "meaning": 2.0,
}  # fmt: skip


def at_words(states: Tensor, first: Tensor) -> Tensor:
    """The states of the first subword of each word."""
    return states.gather(1, first[..., None].expand(-1, -1, states.shape[2]))


def partial(logits: Tensor, masks: Tensor) -> Tensor:
    """-log of the probability of the allowed tags, mean over the words whose mask says something."""
    allowed = (masks[..., None] >> torch.arange(logits.shape[-1], device=logits.device)) & 1
    known = (allowed.sum(-1) > 0) & (allowed.sum(-1) < logits.shape[-1])
    logits, allowed = logits[known], allowed[known].bool()
    if len(logits) == 0:
        return logits.sum()
    return (logits.logsumexp(-1) - logits.masked_fill(~allowed, -1e4).logsumexp(-1)).mean()


def same_sentence(starts: Tensor, words: Tensor) -> Tensor:
    """(batch, word, head): both in one sentence."""
    sentence = (starts == 1).long().cumsum(1).masked_fill(~words, -1)
    return sentence[:, :, None] == sentence[:, None, :]


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """Unweighted losses by name."""
    gold, found = batch.gold, {}
    upper = {"quote"} if "quotes" in gold else set()
    if not gold.keys().isdisjoint(("starts", "upos", "heads", "predicates")):
        upper.add("tree")
    layers = model.layers(batch.ids, batch.shapes, batch.mask, upper)
    device = batch.ids.device
    known = {
        k: v >= 0 for k, v in gold.items() if k in ("starts", "upos", "feats", "lemmas", "rels", "predicates")
    }

    def mean_ce(logits: Tensor, target: Tensor, keep: Tensor) -> Tensor:
        return F.cross_entropy(logits[keep], target[keep])

    if "starts" in gold or "upos" in gold:
        word = at_words(model.mixed("word", layers), batch.first)
        if "upos" in gold:
            found["upos"] = mean_ce(model.upos(word), gold["upos"], known["upos"])
            found["feats"] = mean_ce(model.feats(word), gold["feats"], known["feats"])
            found["lemmas"] = mean_ce(model.lemma(word), gold["lemmas"], known["lemmas"])
        if "starts" in gold:
            keep = known["starts"].clone()
            keep[:, 0] = False
            if keep.any():
                found["starts"] = (
                    F.binary_cross_entropy_with_logits(
                        model.start(word).squeeze(-1)[keep], gold["starts"][keep].float()
                    )
                    * 4
                )
    if "heads" in gold:
        tree = at_words(model.mixed("tree", layers), batch.first)
        arcs = model.arcs(tree).masked_fill(~same_sentence(gold["starts"], batch.words), -1e4)
        found["arcs"] = F.cross_entropy(arcs[batch.words], gold["heads"][batch.words])
        heads = gold["heads"].clamp(min=0)
        below = model.pair["rel_word"](tree)
        above = model.pair["rel_head"](tree).gather(1, heads[..., None].expand(-1, -1, below.shape[2]))
        distance = (heads - torch.arange(heads.shape[1], device=device)).clamp(-512, 512) + 512
        near = torch.from_numpy(decoding.BUCKET_OF).to(device)[distance][..., None]
        keep = known["rels"]
        hidden = model.drop(model.hidden(below[keep], above[keep], near=near[keep]))
        found["rels"] = F.cross_entropy(model.rel_out(hidden), gold["rels"][keep])
    if "names" in gold:
        name = F.gelu(model.name_hidden(at_words(model.mixed("name", layers), batch.first)))
        found["names"] = partial(model.name(model.drop(name)), gold["names"])
    if "quotes" in gold:
        state = at_words(model.mixed("quote", layers), batch.first)
        emissions = model.quote(model.drop(F.gelu(model.quote_hidden(state))))
        found["quotes"] = model.chain.loss(emissions, gold["quotes"].clamp(min=0), batch.words)
        if "links" in gold:
            found["links"] = link_loss(model, state, batch)
    if "predicates" in gold:
        frame = at_words(model.mixed("frame", layers), batch.first)
        if known["predicates"].any():
            keep = known["predicates"]
            found["predicates"] = (
                F.binary_cross_entropy_with_logits(
                    model.predicate(frame).squeeze(-1)[keep], gold["predicates"][keep].float()
                )
                * 2
            )
            found["arguments"] = argument_loss(model, frame, batch)
        if "facts" in gold:
            at = gold["facts"]
            found["facts"] = F.smooth_l1_loss(
                model.fact(frame[at[:, 0], at[:, 1]]).squeeze(-1), gold["fact_values"]
            )
    if "sentences" in gold and "targets" in gold:
        pooled = pool(model.meaning(model.mixes["meaning"](layers[""])), batch)
        target = gold["targets"]
        likeness = pooled @ pooled.T - target @ target.T
        found["meaning"] = (1 - (pooled * target).sum(1)).mean() + 4 * likeness.square().mean()
    return found


def pool(states: Tensor, batch: Batch) -> Tensor:
    """Unit vectors of `batch.gold["sentences"]`: mean over the subwords of each sentence."""
    sentences = batch.gold["sentences"]
    rows, starts, ends = sentences[:, 0], sentences[:, 1], sentences[:, 2]
    lengths = batch.words.sum(1)
    begin = batch.first[rows, starts]
    last = batch.mask.sum(1)[rows] - 1  # the position of [SEP]
    after = torch.where(
        ends < lengths[rows], batch.first[rows, ends.clamp(max=batch.first.shape[1] - 1)], last
    )
    sums = F.pad(states.cumsum(1), (0, 0, 1, 0))
    return F.normalize(sums[rows, after] - sums[rows, begin], dim=-1)


def argument_loss(model: Reader, frame: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the argument label of each (gold predicate, word of its sentence), per gold argument and predicate."""
    rows, lefts, rights, nears, targets, count = [], [], [], [], [], 0
    for row, piece in enumerate(batch.pieces):
        verbs = [i for i, p in enumerate(piece.predicates or []) if p == 1]
        if not verbs:
            continue
        starts = [i for i, s in enumerate(piece.starts or []) if s == 1]
        if not starts or starts[0] != 0:
            starts = [0, *starts]
        left, right, near = decoding.argument_pairs(verbs, starts, len(piece.words))
        label = {(p, w): a + 1 for p, w, a in piece.arguments}
        rows.append(np.full(len(left), row))
        lefts.append(left)
        rights.append(right)
        nears.append(near)
        targets.append([label.get(pair, 0) for pair in zip(left.tolist(), right.tolist(), strict=True)])
        count += len(verbs) + len(piece.arguments)
    if not rows:
        return frame.sum() * 0
    device = frame.device

    def tensor(parts: list) -> Tensor:
        return torch.from_numpy(np.concatenate(parts)).to(device)

    row, left, right, near = tensor(rows), tensor(lefts), tensor(rights), tensor(nears)
    hidden = model.hidden(
        model.pair["arg_predicate"](frame)[row, left], model.pair["arg_word"](frame)[row, right], near=near
    )
    return F.cross_entropy(model.arg_out(model.drop(hidden)), tensor(targets), reduction="sum") / count


def link_loss(model: Reader, state: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the right cue of each source and content among the cues of its chunk."""
    start, end, cue = (model.pair[p](state) for p in ("link_start", "link_end", "link_cue"))
    total, count = state.new_zeros(()), 0
    for row, piece in enumerate(batch.pieces):
        cues = [s for s, _, kind in labels.spans_of_tags(piece.quotes or []) if kind == 1]
        spans = [(s, e, role, cues.index(c)) for role, s, e, c in piece.links if c in cues]
        if not spans or len(cues) < 2:
            continue
        left, right, near = decoding.link_pairs([s[:3] for s in spans], cues)
        begins = torch.tensor([s[0] for s in spans])[left]
        ends = torch.tensor([s[1] - 1 for s in spans])[left]
        at = torch.tensor(cues)[right]
        near_rows = torch.from_numpy(near).to(state.device)
        hidden = model.hidden(start[row, begins], end[row, ends], cue[row, at], near=near_rows)
        scores = model.link_out(model.drop(hidden)).view(len(spans), len(cues))
        total = total + F.cross_entropy(
            scores, torch.tensor([s[3] for s in spans], device=state.device), reduction="sum"
        )
        count += len(spans)
    return total / max(count, 1)
