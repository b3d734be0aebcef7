"""The record book and the site: what people decided, who may do what, what is remembered of it. Only here is Django imported."""
