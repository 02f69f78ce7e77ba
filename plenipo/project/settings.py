"""Every setting, in one file. What differs between machines comes from the environment (docs/running.md)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from plenipo.kit.sqlite import driver
from plenipo.project import env

driver.use_bundled()

PACKAGE = Path(__file__).resolve().parents[1]
DATA = Path(env.text("PLENIPO_DATA", "var")).resolve()

DEBUG = env.switch("PLENIPO_DEBUG", "off")
SECRET_KEY = env.secret_key(DATA)
TEXT_KEYS = env.text_keys(DATA)
BADGE_KEYS = env.badge_keys(DATA)
IDENTITY_KEYS = env.identity_keys(DATA)
ALLOWED_HOSTS = env.hosts("PLENIPO_HOSTS", "localhost,127.0.0.1,[::1]")
ADDRESS = env.address("PLENIPO_ADDRESS", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [ADDRESS]
DEMO = env.switch("PLENIPO_DEMO", "off")

DOMAIN_APPS = [
    "people",
    "records",
    "registry",
    "conference",
    "delegations",
    "programme",
    "accreditation",
    "bilaterals",
    "protocol",
    "welcome",
    "portal",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "plenipo.kit",  # before allauth, whose templates these two replace
    "plenipo.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "ninja",
    *[f"plenipo.{app}" for app in DOMAIN_APPS],
    "plenipo.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "plenipo.project.answers.KeptNowhere",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "plenipo.kit.door.CleanTexts",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "plenipo.project.looked_up.NotesLookUps",
    "plenipo.project.answers.DomainAnswers",
]
ROOT_URLCONF = "plenipo.project.urls"
ASGI_APPLICATION = "plenipo.project.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["plenipo.kit.loaders.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "plenipo.kit.context.page",
                "plenipo.project.navigation.desk",
                "plenipo.project.navigation.visitor",
            ],
        },
    }
]

DATABASES = {"default": env.database("PLENIPO_DATABASE", f"sqlite:///{DATA / 'plenipo.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:desks"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the secretariat, never by a visitor
ACCOUNT_ADAPTER = "plenipo.project.accounts.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {"login": "plenipo.project.accounts.SignInForm"}
ACCOUNT_RATE_LIMITS = False  # ours stand in the database: plenipo/accounts/actions/tries.py
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_ADAPTER = "plenipo.project.accounts.FactorAdapter"
MFA_FORMS = {
    "authenticate": "plenipo.project.accounts.CodeForm",
    "reauthenticate": "plenipo.project.accounts.CodeAgainForm",
    "activate_totp": "plenipo.project.accounts.SetUpAppForm",
    "add_webauthn": "plenipo.project.accounts.AddKeyForm",
}
MFA_TOTP_TOLERANCE = (
    1  # of 30 seconds: clocks of telephones differ; each code works once all the same
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Plenipo"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or ADDRESS.startswith("http://localhost")
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = (
    True  # served from the packages: no collectstatic, nothing to break on upgrade
)

LETTERS_FROM = env.sender("PLENIPO_LETTERS_FROM", "secretariat@localhost")
# where what cannot be delivered comes back to; without it, the sender's own address
BOUNCES_TO = env.address_alone("PLENIPO_BOUNCES_TO", "")
globals().update(env.post("PLENIPO_SMTP", "smtp://localhost:25"))
DEFAULT_FROM_EMAIL = LETTERS_FROM

FORM_RENDERER = "plenipo.kit.renderer.Quick"
# what was done is said by a signed cookie: in the session each word would cost two commits
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ADDRESS.startswith("https")
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "plenipo.project.answers.forged"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ADDRESS.startswith("https") else 0
X_FRAME_OPTIONS = "DENY"
# Django's own speak of settings that no operator has; what concerns an operator plenipo/kit/checks.py says
SILENCED_SYSTEM_CHECKS = [f"security.W{n:03}" for n in range(1, 26)]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 15_000  # a roster as long as is kept: 1,000 rows of 12 fields
UPLOAD_LIMIT = 100_000_000  # bytes of a list or register file

KEPT = DATA / "kept"  # public pages, shared by web processes: `serve` makes and empties it
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "plenipo.faults": {"level": "INFO"},
        "django.request": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

MISSPELT = env.misspelt()  # after all others: what stands in the environment and nothing asked for
