"""Audits of the built example by axe-core and Lighthouse, beside a bare page of the same theme."""
