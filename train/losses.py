"""All losses of one batch; only the heads that the batch has labels for are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812

from secondsource.language import decoding, labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    wanted = logits.masked_fill(allowed == 0, -1e4)
    return mean_of(logits.logsumexp(-1) - wanted.logsumexp(-1), known)


def mean_of(values: Tensor, kept: Tensor) -> Tensor:
    """Mean of the values at the places kept, 0 where there are none; a GPU need not say how many there are."""
    return (values * kept).sum() / kept.sum().clamp(min=1)


def same_sentence(starts: Tensor, words: Tensor) -> Tensor:
    """(batch, word, head): both in one sentence."""
    sentence = (starts == 1).long().cumsum(1).masked_fill(~words, -1)
    return sentence[:, :, None] == sentence[:, None, :]


def relations(model: Reader, tree: Tensor, heads: Tensor) -> Tensor:
    """(batch, words, relations) scores of the relation of each word to the head given for it."""
    below = model.pair["rel_word"](tree)
    above = model.pair["rel_head"](tree).gather(1, heads[..., None].expand(-1, -1, below.shape[2]))
    distance = (heads - torch.arange(heads.shape[1], device=tree.device)).clamp(-512, 512) + 512
    near = torch.from_numpy(decoding.BUCKET_OF).to(tree.device)[distance][..., None]
    return model.rel_out(model.drop(model.hidden(below, above, near=near)))


def losses(model: Reader, batch: Batch, wanted: Mapping[str, Tensor] | None = None) -> dict[str, Tensor]:
    """Unweighted losses by name; those of what teachers say (`lesson`) have "taught" before it."""
    gold, found = batch.gold, {}
    upper = {"quote"} if "quotes" in gold else set()
    if not gold.keys().isdisjoint(("starts", "upos", "heads", "predicates")):
        upper.add("tree")
    layers = model.layers(batch.ids, batch.shapes, batch.mask, set(model.upper) if wanted else upper)
    if wanted:
        found |= {f"taught {name}": value for name, value in distances(model, layers, batch, wanted).items()}

    def mean_ce(logits: Tensor, target: Tensor) -> Tensor:
        values = F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-1, reduction="none")
        return mean_of(values, target.flatten() >= 0)

    def mean_bce(logits: Tensor, target: Tensor) -> Tensor:
        wanted = target.clamp(min=0).to(logits.dtype)
        return mean_of(F.binary_cross_entropy_with_logits(logits, wanted, reduction="none"), target >= 0)

    if "starts" in gold or "upos" in gold:
        word = at_words(model.mixed("word", layers), batch.first)
        if "upos" in gold:
            found["upos"] = mean_ce(model.upos(word), gold["upos"])
            found["feats"] = mean_ce(model.feats(word), gold["feats"])
            found["lemmas"] = mean_ce(model.lemma(word), gold["lemmas"])
        if "starts" in gold:
            told = F.pad(gold["starts"][:, 1:], (1, 0), value=-1)
            found["starts"] = mean_bce(model.start(word).squeeze(-1), told) * 4
    if "heads" in gold:
        tree = at_words(model.mixed("tree", layers), batch.first)
        arcs = model.arcs(tree).masked_fill(~same_sentence(gold["starts"], batch.words), -1e4)
        found["arcs"] = mean_ce(arcs, gold["heads"])
        found["rels"] = mean_ce(relations(model, tree, gold["heads"].clamp(min=0)), gold["rels"])
    if "names" in gold:
        name = at_words(model.mixed("name", layers), batch.first)
        found["names"] = partial(model.name_scores(name), gold["names"])
    if "quotes" in gold:
        state = at_words(model.mixed("quote", layers), batch.first)
        found["quotes"] = model.chain.loss(
            model.quote_scores(state), gold["quotes"].clamp(min=0), batch.words
        )
        if "links" in gold:
            found["links"] = link_loss(model, state, batch)
    if "predicates" in gold:
        frame = at_words(model.mixed("frame", layers), batch.first)
        found["predicates"] = mean_bce(model.predicate(frame).squeeze(-1), gold["predicates"]) * 2
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


WORDWISE = ("upos", "feats", "lemmas", "names")
"""What is one of several labels at each word."""


def said(
    model: Reader, layers: Mapping[str, list[Tensor]], batch: Batch
) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """Scores of all labels at each word; the states that trees are read from; the scores of tags of attributions."""
    word, tree, name, frame, quote = (
        at_words(model.mixed(group, layers), batch.first)
        for group in ("word", "tree", "name", "frame", "quote")
    )
    scores = {
        "upos": model.upos(word), "feats": model.feats(word), "lemmas": model.lemma(word),
        "starts": model.start(word).squeeze(-1), "arcs": model.arcs(tree),
        "names": model.name_scores(name),
        "predicates": model.predicate(frame).squeeze(-1), "facts": model.fact(frame).squeeze(-1),
    }  # fmt: skip
    return scores, tree, model.quote_scores(quote)


@torch.no_grad()
def lesson(teachers: Sequence[Reader], batch: Batch) -> dict[str, Tensor]:
    """Return what the mean of some teachers says of a batch: chances of labels, of heads, of sequences of tags.

    Attributions are told by the first one alone. Sentences are the annotated ones, else those that the teachers see.
    """
    told, trees = [], []
    found: dict[str, Tensor] = {}
    for number, teacher in enumerate(teachers):
        layers = teacher.layers(batch.ids, batch.shapes, batch.mask, set(teacher.upper))
        scores, tree, quotes = said(teacher, layers, batch)
        told.append(scores)
        trees.append(tree)
        if not number:
            found["quotes"], found["pairs"] = teacher.chain.marginals(quotes, batch.words)

    def mean(parts: list[Tensor]) -> Tensor:
        return torch.stack(parts).mean(0)

    for name in WORDWISE:
        found[name] = mean([scores[name].softmax(-1) for scores in told])
    for name in ("starts", "predicates"):
        found[name] = mean([scores[name].sigmoid() for scores in told])
    found["facts"] = mean([scores["facts"] for scores in told])
    starts = batch.gold["starts"].clone() if "heads" in batch.gold else (found["starts"] > 0.5).long()
    starts[:, 0] = 1
    found["same"] = same_sentence(starts, batch.words)
    found["arcs"] = mean([scores["arcs"].masked_fill(~found["same"], -1e4).softmax(-1) for scores in told])
    heads = found["arcs"].argmax(-1)
    if "heads" in batch.gold:
        heads = torch.where(batch.gold["heads"] >= 0, batch.gold["heads"], heads)
    found["heads"] = heads
    found["rels"] = mean(
        [relations(teacher, tree, heads).softmax(-1) for teacher, tree in zip(teachers, trees, strict=True)]
    )
    return found


def distances(
    model: Reader, layers: Mapping[str, list[Tensor]], batch: Batch, wanted: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """Cross entropy with what teachers say (Hinton et al. 2015), mean over words."""
    scores, tree, quotes = said(model, layers, batch)
    scores["arcs"] = scores["arcs"].masked_fill(~wanted["same"], -1e4)
    scores["rels"] = relations(model, tree, wanted["heads"])
    kept = batch.words.to(tree.dtype)
    share = kept / kept.sum()

    def mean(values: Tensor) -> Tensor:
        return (values * share).sum()

    found = {
        name: mean(-(wanted[name] * scores[name].log_softmax(-1)).sum(-1))
        for name in (*WORDWISE, "arcs", "rels")
    }
    for name, weight in (("starts", 4), ("predicates", 2)):
        found[name] = weight * mean(
            F.binary_cross_entropy_with_logits(scores[name], wanted[name], reduction="none")
        )
    likely = wanted["predicates"]
    found["facts"] = mean(likely * F.smooth_l1_loss(scores["facts"], wanted["facts"], reduction="none"))
    found["quotes"] = model.chain.distance(quotes, (wanted["quotes"], wanted["pairs"]), batch.words)
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
        left, right = decoding.argument_pairs(verbs, starts, len(piece.words))
        label = {(p, w): a + 1 for p, w, a in piece.arguments}
        rows.append(np.full(len(left), row))
        lefts.append(left)
        rights.append(right)
        nears.append(decoding.argument_rows(left, right))
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
    rows, begins, ends, cues, nears, spans, places, targets = [], [], [], [], [], [], [], []
    for row, piece in enumerate(batch.pieces):
        at = [s for s, _, kind in labels.spans_of_tags(piece.quotes or []) if kind == 1]
        linked = [(s, e, role, at.index(c)) for role, s, e, c in piece.links if c in at]
        if not linked or len(at) < 2:
            continue
        left, right, near = decoding.link_pairs([s[:3] for s in linked], at)
        rows.append(np.full(len(left), row))
        begins.append(np.array([s[0] for s in linked])[left])
        ends.append(np.array([s[1] - 1 for s in linked])[left])
        cues.append(np.array(at)[right])
        nears.append(near)
        spans.append(left + len(targets))
        places.append(right)
        targets += [s[3] for s in linked]
    if not rows:
        return state.sum() * 0

    def tensor(parts: list) -> Tensor:
        return torch.from_numpy(np.concatenate(parts)).to(state.device)

    row, place = tensor(rows), tensor(places)
    parts = [
        model.pair[part](state)[row, tensor(at)]
        for part, at in (("link_start", begins), ("link_end", ends), ("link_cue", cues))
    ]
    hidden = model.hidden(*parts, near=tensor(nears))
    scores = state.new_full((len(targets), max(map(max, places)) + 1), -1e4)
    scores[tensor(spans), place] = model.link_out(model.drop(hidden)).squeeze(-1).to(scores.dtype)
    return F.cross_entropy(scores, torch.tensor(targets, device=state.device))
