"""How a piece of work stands, and how often what is dated is done; needs no Django."""

WAITING, RUNNING, DONE, FAILED, GIVEN_UP = "waiting", "running", "done", "failed", "given up"
STATES = (WAITING, RUNNING, DONE, FAILED, GIVEN_UP)
ONCE, DAY, WEEK, MONTH = "once", "day", "week", "month"
