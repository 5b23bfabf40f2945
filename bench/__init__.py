"""Measurements that anyone can repeat: each prints one table from one run."""
