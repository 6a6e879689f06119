"""How to reach oneself (Art. 16 GDPR): whoever is a person of an alliance keeps their own address and number right."""
