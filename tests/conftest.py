"""The fixtures of all tests; what they give is described where they live."""

pytest_plugins = ["tests.fixtures.databases", "tests.fixtures.servers", "tests.fixtures.browsers"]
