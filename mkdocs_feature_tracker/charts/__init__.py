"""Metrics in, charts out: what is drawn, said and listed, for static SVG and for Plotly alike."""
