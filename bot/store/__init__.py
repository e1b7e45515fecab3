"""Where records are kept: `memory` for tests and rehearsals, `tinydb` for everything else, one contract for both."""
