"""The yardstick: Django with one view, no middleware and no database."""

SECRET_KEY = "not secret: serves one word"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "benchmarks.bare_urls"
