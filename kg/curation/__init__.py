"""The ledger: what people decided about what a document says, replayed on every build."""
