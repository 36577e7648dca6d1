"""Features in, problems out: rules over what was read, one function each."""
