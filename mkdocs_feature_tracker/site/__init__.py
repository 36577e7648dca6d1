"""A project becomes HTML: widgets, the pages made of them, and the links between pages."""
