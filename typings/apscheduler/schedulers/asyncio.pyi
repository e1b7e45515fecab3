from collections.abc import Awaitable, Callable
from datetime import datetime, tzinfo
from typing import Literal

class AsyncIOScheduler:
    def __init__(self, *, timezone: tzinfo | str = ...) -> None: ...
    def add_job(
        self,
        func: Callable[[], Awaitable[None]],
        trigger: Literal["interval"],
        *,
        id: str = ...,
        seconds: float,
        coalesce: bool,
        max_instances: int,
        misfire_grace_time: int | None,
        next_run_time: datetime | None = ...,
    ) -> object: ...
    def reschedule_job(
        self, job_id: str, *, trigger: Literal["interval"], seconds: float
    ) -> object: ...
    def start(self, paused: bool = ...) -> None: ...
    def shutdown(self, wait: bool = ...) -> None: ...
