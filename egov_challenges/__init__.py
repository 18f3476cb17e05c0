"""E-Gov Challenges: the course of a data folder as records, frames, figures and pages."""

__version__ = "0.1.0"
