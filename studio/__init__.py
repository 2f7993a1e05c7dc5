"""Makes what is shown of the body: solves the poses that authors write, checks them, and renders their pictures.

Runs where Lumbar is packaged, never where it is used: nothing in `lumbar` imports it.
"""
