"""There are no signals."""

SIGINT, SIGSEGV, SIGTERM, SIGKILL = 2, 11, 15, 9
