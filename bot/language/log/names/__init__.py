"""Which exercise a name means: the catalogue's, another known one, or a misspelt one."""
