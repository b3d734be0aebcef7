"""Signing in with the organisation's own sign-in, by issuer and subject of an account that was connected beforehand."""
