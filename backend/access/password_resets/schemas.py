"""Bodies: forgotten passwords."""

from pydantic import Field

from backend.access.accounts.schemas import Email, Language, NewPassword
from backend.access.sign_in.schemas import Secret
from backend.core.schemas import Input


class PasswordResetIn(Input):
    """Whose password was forgotten, and the language of the mail if the account names none."""

    email: Email
    language: Language | None = Field(default=None, examples=["de"])


class NewPasswordIn(Input):
    """A new password, with the secret of the mailed link."""

    reset: Secret = Field(examples=["bwk_reset_0000000000000000000000000000000000001"])
    password: NewPassword
