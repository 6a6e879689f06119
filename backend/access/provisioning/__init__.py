"""Provisioning with SCIM 2.0 (RFC 7643, 7644): a town hall's directory says who works there and in which groups.

A *provisioning token* belongs to an identity provider and with it to a municipality; it sees and changes only what came
through the same provider. A *provisioned user* gets an account as soon as the directory names a mail address that the
provider may vouch for. Somebody who is no longer *active* is locked out at once. *Provisioned groups* give roles by the
same mappings as the groups of a sign-on.
"""
