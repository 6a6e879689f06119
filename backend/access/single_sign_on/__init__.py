"""Single sign-on with OpenID Connect: the town hall's own sign-in opens Bündniswerk.

An *identity provider* is the municipality's sign-in service. Somebody *signs on* there and comes back with a code; what
the provider then *vouches for* (an ID token) is checked, and leads by issuer and subject to an *identity*, never by a
mail address, to an account. What a *mapping* says of the provider's groups becomes roles, looked at again each time.

`providers` are the records and who keeps them; `discovery` asks a provider where everything is; `id_tokens` and
`claims` check and read what it says; `signing_on` begins and finishes; `signing_off` works in both directions.
"""
