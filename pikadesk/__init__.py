"""Pikadesk: make videos with Pika's models, and know the price before paying."""

__version__ = "0.1.0"
