"""People who sign in: accounts, the roles they hold from one day to another, invitations, second factors, leaving."""
