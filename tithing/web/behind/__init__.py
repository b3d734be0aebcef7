"""The pages of what works behind: jobs, downloads, and what a one-time link opens."""
