"""The project as tables: their documented columns, their rows and frames, and their files."""
