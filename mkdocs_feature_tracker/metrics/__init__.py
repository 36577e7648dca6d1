"""Numbers about features, computed from the model and never formatted."""
