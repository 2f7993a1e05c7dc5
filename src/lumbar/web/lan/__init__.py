"""Lumbar in the home network: certificates of its own, devices that were let in, and nothing for anybody else."""
