"""Runs the service with uvicorn, for ``icp-verify serve``."""

from __future__ import annotations

import logging

import uvicorn

from api.app import create_app
from verifier.errors import ServiceError, VerifierError

__all__ = ["serve"]


def serve(host: str, port: int) -> int:
    """Serve until told to stop; the exit status.

    Raises:
        VerifierError: Models or rules do not load, or the address cannot be listened on. A
            service that will never be ready had better stop and say so.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    for name in ("api", "uvicorn"):
        logging.getLogger(name).setLevel(logging.INFO)
    failures: list[VerifierError] = []

    def give_up(failure: VerifierError) -> None:
        failures.append(failure)
        server.should_exit = True

    server = uvicorn.Server(
        uvicorn.Config(
            create_app(on_load_failure=give_up),
            host=host,
            port=port,
            log_config=None,  # ours, above
            access_log=False,  # it would log addresses; api.edge logs what may be logged
            server_header=False,
        )
    )
    try:
        server.run()
    except KeyboardInterrupt:
        return 0  # Ctrl-C is how one stops it
    except SystemExit:
        raise ServiceError(
            f"无法监听 / cannot listen on {host}:{port}",
            remedy="请换一个地址或端口 / Choose another address or port",
        ) from None
    if failures:
        raise failures[0]
    return 0
