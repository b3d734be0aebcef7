"""The first steps of a partnership: what to fetch, what is still wanting, the first framework."""
