"""Exit 0 if the PostgreSQL server at the address given can be connected to, else 1."""

import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg

try:
    address = urlsplit(sys.argv[1])
    psycopg.connect(urlunsplit(address._replace(path="/postgres")), connect_timeout=3).close()
except psycopg.OperationalError:
    sys.exit(1)
