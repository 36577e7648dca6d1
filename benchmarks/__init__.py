"""What `make bench` runs: each figure is printed beside its floor and its goal, from one run."""
