"""One message from the inbox to the outbox. Async, and no vendor.

Chat services, stores and clocks come in through `ports`. Start with `service`, then `outbox`.
"""
