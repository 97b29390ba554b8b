"""What can be done with applications."""

from bleibe.applications.applying.actions.moving import move

__all__ = ["move"]
