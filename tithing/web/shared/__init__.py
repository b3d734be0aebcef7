"""What every app of the site stands on: the audit, permissions, pages, mail, failures. It knows none of them."""
