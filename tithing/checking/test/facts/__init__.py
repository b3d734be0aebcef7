"""One fact in several places"""
