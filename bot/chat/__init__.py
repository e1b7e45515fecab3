"""The chat services. An adapter decodes events to `Inbound` and delivers `OutboxRow`s: no text, no decision, no state."""
