"""The one writer: what it declares, holds and leaves."""
