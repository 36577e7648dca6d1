"""From the bytes of a tracking document to a `Document`: nothing raises, nothing prints."""
