"""The course as one self-contained file: a handout to print, and all of it for a machine without a network."""
