"""Sentences against tables, themselves and each other"""
