"""What the pages show: reads only, one module a page, each returning frozen values made of messages and numbers."""
