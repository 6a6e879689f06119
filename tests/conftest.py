"""The fixtures of all tests. They live in `tests/fixtures/`; in short:

database_url        a migrated database of the test's own; the test runs on SQLite and on PostgreSQL (`-k sqlite`)
empty_database_url  the same without any table
operator_token      an API token of the role operator for it
client              calls the application in this process as the operator
anonymous           the same application without a token; keeps cookies
start_server        starts real processes on this database, as many as it is called for; `live_server` is one of them
start_worker        starts `buendniswerk worker` on it
page                a page of `live_server` in headless Chromium
alliance            an alliance to work in, with callers in every role; `other_alliance` is its neighbour
mail_server         a real mail server that keeps what it takes; `start_mail_server` starts one with options
frozen_clock        sets the time
statements          counts what a call sends to the database
openid_provider     a certified OpenID provider, for single sign-on
postgres_url        the PostgreSQL server of this run
"""

pytest_plugins = [
    "tests.fixtures.databases",
    "tests.fixtures.servers",
    "tests.fixtures.alliances",
    "tests.fixtures.browsers",
    "tests.fixtures.mail",
    "tests.fixtures.statements",
    "tests.fixtures.providers",
]
