"""Work in several processes: one pool that the service, the command line and archives share.

Each worker is a process that loads models and rules once and does one job at a time. A worker
that dies is replaced and its job tried once more; a job that is cancelled or takes too long is
ended with its worker; nothing is lost silently. Importing this loads nothing heavy.

::

    with process_pool(workers=2) as pool, pool.enter() as seat:
        report = verify_image(seat, data, name="front.jpg", as_of=day)
"""

from verifier.workers.jobs import Job
from verifier.workers.loading import PipelineLoader, inline_pool, process_pool, threads_for
from verifier.workers.ordered import in_order
from verifier.workers.pool import WorkerPool
from verifier.workers.seat import Seat
from verifier.workers.verify import verify_image, verify_submission

__all__ = [
    "Job",
    "PipelineLoader",
    "Seat",
    "WorkerPool",
    "in_order",
    "inline_pool",
    "process_pool",
    "threads_for",
    "verify_image",
    "verify_submission",
]
