"""How the site is put together: settings, addresses, and what production refuses."""
