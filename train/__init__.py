"""Training of the reader network: annotated data → ONNX. Never imported by the package; torch only here."""
