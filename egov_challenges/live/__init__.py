"""A live class: rooms in which phones vote. What may happen in a room, where it is kept, the plain page of the phones."""

from egov_challenges.live.place import store

__all__ = ["store"]
