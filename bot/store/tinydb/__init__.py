"""The embedded store: one small TinyDB a person, durable with every commit.

`store` is the port, `page` one person in memory, `writer` the thread that writes, `start` what is
read at the beginning. Below them: `tables` (what TinyDB holds), `storage` (TinyDB over our files),
`paper` (how a file looks), `disk` (how it is written), `folder` (where it lies and who owns it),
`sealed` (older years), `index` (who is due), `notes` (what was sent).
"""
