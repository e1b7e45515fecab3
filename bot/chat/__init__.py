"""The chat services: an adapter decodes events to `Inbound` and delivers `OutboxRow`s.

No text of ours, no decision and no state is in here.
"""
