"""The way through the council: draft resolutions and information papers, body after body, until one decides."""
