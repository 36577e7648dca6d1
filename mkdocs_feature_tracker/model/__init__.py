"""The nouns that every layer speaks: documents, features, records, problems, the project."""
