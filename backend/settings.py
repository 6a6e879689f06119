"""Settings: environment variables with the prefix `BUENDNISWERK_`, one field each."""

import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything an operator can set. `docs/reference/settings.md` is generated from this class."""

    model_config = SettingsConfigDict(env_prefix="BUENDNISWERK_", extra="ignore")

    data_dir: Path = Field(Path("data"), description="Folder of the SQLite file, the secret key and uploads.")
    database_url: str = Field(
        "", description="`sqlite:///…` or `postgresql://…`; empty: an SQLite file in the data folder."
    )
    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8000, description="Port the server listens on.", ge=0, le=65535)
    public_url: str = Field("", description="Address people type; empty: http://HOST:PORT.")
    secret_key: str = Field(
        "",
        description="Signs cursors and guards the setup key and the counters of sign-ins; empty: made once and kept in the data folder.",
    )
    threads: int = Field(
        4, description="Units of work at once per process; the connection pool has the same size.", ge=1, le=64
    )
    session_days: int = Field(30, description="Days until a session ends at the latest.", ge=1)
    session_idle_days: int = Field(7, description="Days without use after which a session ends.", ge=1)
    sign_in_link_hours: int = Field(48, description="Hours a one-time sign-in link is valid.", ge=1)
    invitation_days: int = Field(14, description="Days an invitation by mail can be accepted.", ge=1, le=90)
    personal_link_days: int = Field(
        90, description="Days a personal link lets somebody without an account act on a card.", ge=1
    )
    sign_in_attempts: int = Field(
        10, description="Failed sign-ins per address and per network address within 15 minutes.", ge=1
    )
    require_second_factor: Literal["auto", "always", "never"] = Field(
        "auto",
        description="Whether operators and administrators must have a second factor. `auto`: where `PUBLIC_URL` is https.",
    )
    sign_on_allowed: str = Field(
        "",
        description="Names and networks of identity providers inside your own network, separated by commas: "
        "`anmeldung.stadt.example, *.intern.example, 10.0.0.0/8`. The public network is open, over TLS.",
    )
    requests_per_minute: int = Field(
        30_000, description="Requests per minute and caller in one process; 0: no limit.", ge=0
    )
    max_body_bytes: int = Field(11_000_000, description="Largest request body in bytes.", ge=1_000)
    max_document_bytes: int = Field(
        10_000_000, description="Largest file that can be attached, in bytes; stay below `MAX_BODY_BYTES`.", ge=1_000
    )
    max_documents_megabytes: int = Field(
        5_000, description="Space for the attached files of one alliance, in megabytes; 0: no limit.", ge=0
    )
    clamd: str = Field(
        "",
        description="`host:port` or socket path of a ClamAV `clamd` that every attached file is shown to; empty: none.",
    )
    trash_days: int = Field(30, description="Days that removed records wait in the trash.", ge=1)
    streams_per_caller: int = Field(
        20, description="Live streams that one account or token may keep open in one process.", ge=1
    )
    webhook_allowed: str = Field(
        "",
        description="Receivers of webhooks outside the public network or without TLS: names (`*.stadt.example` too), addresses and networks (`10.20.0.0/16`), separated by commas.",
    )
    webhook_timeout_seconds: float = Field(15, description="Seconds a receiver has for all of its answer.", gt=0, le=60)
    webhook_retry_seconds: str = Field(
        "0,5,300,1800,7200,18000,36000,50400,72000,86400",
        description="Seconds before each attempt to deliver a message, separated by commas; there are as many attempts as numbers.",
        pattern=r"^\d{1,7}(,\d{1,7}){1,19}$",
    )
    webhook_log_days: int = Field(30, description="Days the log of deliveries is kept.", ge=1)
    trusted_proxies: str = Field(
        "127.0.0.1", description="Addresses whose `X-Forwarded-*` headers count, separated by commas."
    )
    worker: Literal["inside", "apart"] = Field(
        "inside",
        description="`inside`: the server also does what is due without anybody asking (mails, sweeping); `apart`: processes of `buendniswerk worker` do.",
    )
    smtp_host: str = Field("", description="Mail server; empty: mails wait in the queue.")
    smtp_port: int = Field(0, description="Port of the mail server; 0: 465 with `tls`, otherwise 587.", ge=0, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the connection to the mail server is encrypted; `none` for one on this machine."
    )
    smtp_user: str = Field("", description="User at the mail server; empty: no sign-in there.")
    smtp_password: str = Field("", description="Password of that user.", repr=False)
    smtp_timeout_seconds: float = Field(30, description="Longest wait for an answer of the mail server.", gt=0)
    smtp_ca_file: Path | None = Field(
        None, description="Certificates that the mail server's own is checked against; empty: those of the system."
    )
    mail_from: str = Field(
        "", description="Sender of all mails: `buendnis@stadt.example` or `Bündniswerk <buendnis@stadt.example>`."
    )
    mail_reply_to: str = Field("", description="Address that answers go to; empty: the sender's.")
    breached_passwords: Path | None = Field(
        None,
        description="File of passwords known from leaks, ordered by hash (`SHA-1:count` in a line); empty: none is looked up.",
    )
    security_contact: str = Field(
        "",
        description="Where weaknesses are reported, in `/.well-known/security.txt`: mail addresses or `https://…`, separated by commas; empty: there is no such file.",
        pattern=r"^[^\r\n]*$",
    )
    security_policy: str = Field(
        "", description="Address of the policy for reports, in the same file.", pattern=r"^(https://[^\s]+)?$"
    )
    log_level: str = Field("info", description="`debug`, `info`, `warning` or `error`.")
    metrics_token: str = Field(
        "", description="If set, `/metrics` asks for it as a bearer token; if not, it answers only this machine."
    )
    frontend_dir: Path = Field(
        Path(__file__).parent.parent / "frontend" / "dist", description="Folder of the built interface."
    )

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL, with the driver named."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'buendniswerk.db'}"
        for prefix in ("postgresql://", "postgres://"):
            if url.startswith(prefix):
                return "postgresql+psycopg://" + url.removeprefix(prefix)
        return url

    @cached_property
    def base_url(self) -> str:
        """The public address without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @cached_property
    def key(self) -> bytes:
        """The secret key; several processes that share a data folder share it."""
        if self.secret_key:
            return self.secret_key.encode()
        path = self.data_dir / "secret_key"
        if not path.exists():
            self.data_dir.mkdir(parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                    file.write(secrets.token_hex(32))
            except FileExistsError:
                pass
        return path.read_text().strip().encode()

    @cached_property
    def webhook_schedule(self) -> list[int]:
        """Seconds before the first attempt, the second one and so on."""
        return [int(seconds) for seconds in self.webhook_retry_seconds.split(",")]

    @property
    def is_https(self) -> bool:
        """Whether people reach us over TLS; cookies are then bound to it."""
        return self.base_url.startswith("https://")

    @property
    def sends_mail(self) -> bool:
        """Whether there is a server to send with and a sender to send as; else mails wait in the queue."""
        return bool(self.smtp_host and self.mail_from)

    @property
    def enforces_second_factor(self) -> bool:
        """Whether who administers must prove themselves twice."""
        return self.is_https if self.require_second_factor == "auto" else self.require_second_factor == "always"
