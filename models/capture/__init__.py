"""The capture network: the mixture it learns from, its training, export and calibration."""
