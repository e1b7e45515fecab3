"""One message from the inbox to the outbox. Async, and no vendor: services and stores come in through `ports`."""
