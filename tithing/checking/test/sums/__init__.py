"""Sums, areas and rates"""
