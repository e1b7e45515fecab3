"""Where records are kept: `memory` for tests and rehearsals, `tinydb` for everything else.

One port (`bot.app.ports.Store`) and one contract test for both. `keeping` says what a
commit keeps, `codec` how it is written down. May import `app` and everything below it; nothing but
`main` and the tests imports it.
"""
