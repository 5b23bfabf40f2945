"""The bounded queue before the workers: who is let in, what waits, what runs."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

from verifier.errors import OverloadedError, VerifierError
from verifier.workers.jobs import Job, Worker

__all__ = ["JobQueue", "Place", "again"]


class Place:
    """A caller's place in the pool, and the jobs it has there."""

    def __init__(self) -> None:
        self.jobs: set[Job[Any]] = set()
        self.left = False


def again(error: VerifierError) -> VerifierError:
    """The same error anew: an exception raised again and again grows its traceback."""
    return type(error)(error.detail, remedy=error.remedy)


class JobQueue:
    """One lock over everything that callers and workers share.

    Callers are bounded by ``room``, and the jobs of each by ``window``: so is what lies in
    memory. A caller keeps its place until it leaves, whatever the number of its jobs.
    """

    def __init__(self, room: int, window: int) -> None:
        self.room = room
        self._window = window
        self._changed = threading.Condition()
        self._places: set[Place] = set()
        self._waiting: deque[tuple[Place, Job[Any]]] = deque()
        self._running: dict[Job[Any], Worker] = {}
        self._closed = False
        self._failure: VerifierError | None = None

    @property
    def taken(self) -> int:
        """Places that are taken."""
        return len(self._places)

    @property
    def closed(self) -> bool:
        """Whether no more is taken in."""
        return self._closed

    def check(self, *, full: bool = True) -> None:
        """Whether a caller would be let in now.

        Args:
            full: Whether a full queue counts.

        Raises:
            VerifierError: Loading failed: the loader's error.
            OverloadedError: Full, or closed.
        """
        if self._failure is not None:
            raise again(self._failure)
        if self._closed:
            raise OverloadedError("正在停止 / stopping")
        if full and len(self._places) >= self.room:
            raise OverloadedError(f"排队已满（{self.room}）/ the queue is full ({self.room})")

    def enter(self, *, wait: bool) -> Place:
        """Take a place: refused at once where there is none, or waiting for one.

        Raises:
            VerifierError: As :meth:`check`.
        """
        place = Place()
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: len(self._places) < self.room or self._over())
            self.check()
            self._places.add(place)
        return place

    def leave(self, place: Place) -> None:
        """Give the place up; what it has under way is cancelled."""
        with self._changed:
            place.left = True
            jobs = tuple(place.jobs)
            self._places.discard(place)
            self._changed.notify_all()
        for job in jobs:
            job.cancel()

    def put(self, place: Place, job: Job[Any], *, first: bool = False) -> None:
        """Put a job at the end; waits while its place has as many under way as it may.

        Args:
            place: The caller's.
            job: New.
            first: Before all that wait instead.

        Raises:
            VerifierError: As :meth:`check`.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: len(place.jobs) < self._window or place.left or self._over()
            )
            self.check(full=False)
            if not place.left:
                place.jobs.add(job)
                (self._waiting.appendleft if first else self._waiting.append)((place, job))
                self._changed.notify_all()
                return
        job.drop()

    def take(self, worker: Worker, timeout_s: float) -> tuple[Place, Job[Any]] | None:
        """The next job for ``worker``; None where none came in time, or the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._over(), timeout_s)
            while self._waiting:
                place, job = self._waiting.popleft()
                if job.begin():
                    self._running[job] = worker
                    return place, job
                place.jobs.discard(job)
            return None

    def put_back(self, place: Place, job: Job[Any]) -> None:
        """Give a job that was begun to the next worker that is free."""
        with self._changed:
            self._running.pop(job, None)
            failure = self._failure
            wanted = not (job.unwanted or self._closed or failure)
            if wanted:
                self._waiting.appendleft((place, job))
            else:
                place.jobs.discard(job)
            self._changed.notify_all()
        if failure is not None:
            job.set_exception(again(failure))
        elif not wanted:
            job.drop()

    def pause(self, job: Job[Any]) -> bool:
        """Note that no worker is at ``job`` for now; whether it is still wanted."""
        with self._changed:
            self._running.pop(job, None)
            return not job.unwanted

    def resume(self, job: Job[Any], worker: Worker) -> bool:
        """Note that ``worker`` is at it; whether it is still wanted."""
        with self._changed:
            if not job.unwanted:
                self._running[job] = worker
            return not job.unwanted

    def finish(self, place: Place, job: Job[Any]) -> bool:
        """Note that ``job`` is over; whether its outcome is still wanted."""
        with self._changed:
            job.args, job.kwargs = (), {}  # large; whoever keeps the future need not keep them
            self._running.pop(job, None)
            place.jobs.discard(job)
            self._changed.notify_all()
            return not job.unwanted

    def cancel(self, job: Job[Any], running: bool) -> bool:
        """Drop a job that waits; with ``running``, end the worker of one that runs.

        Returns:
            False where nothing was done.
        """
        with self._changed:
            waiting = [entry for entry in self._waiting if entry[1] is job]
            if job.done() or not (waiting or running):
                return False
            job.unwanted = True
            for entry in waiting:
                self._waiting.remove(entry)
                entry[0].jobs.discard(job)
            if job in self._running:
                # Under the lock: a moment later the worker may be at somebody else's job.
                self._running[job].interrupt()
            self._changed.notify_all()
        if waiting:
            job.drop()
        return True

    def fail(self, failure: VerifierError) -> None:
        """Tell every caller who waits, and all who come, that nothing can be done here."""
        with self._changed:
            self._failure = failure
            jobs = self._empty()
        for job in jobs:
            if job.begin():
                job.set_exception(again(failure))

    def close(self) -> None:
        """Let nobody in any more, and drop what waits; what runs is finished."""
        with self._changed:
            self._closed = True
            jobs = self._empty()
        for job in jobs:
            job.drop()

    def _empty(self) -> list[Job[Any]]:
        jobs = [job for _, job in self._waiting]
        for place, job in self._waiting:
            place.jobs.discard(job)
        self._waiting.clear()
        self._changed.notify_all()
        return jobs

    def _over(self) -> bool:
        return self._closed or self._failure is not None
