"""Passkeys (WebAuthn level 3): the device unlocks with finger, face or PIN and signs a challenge for our domain alone.

Signing in with one needs neither address nor password, cannot be phished, and counts as two factors.
"""
