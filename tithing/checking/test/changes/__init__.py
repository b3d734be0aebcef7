"""Changes"""
