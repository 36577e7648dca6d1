"""One reader for each family of sections: a document's context in, model records out."""
