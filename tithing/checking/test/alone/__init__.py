"""A figure, a column or a heading by itself"""
