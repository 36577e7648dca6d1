"""The past of tracking documents: git history and snapshots in, daily series per feature out."""
