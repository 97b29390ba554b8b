"""Settings from the environment; every default is the embedded one-machine set-up."""

from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env

from bleibe.config.secrets import secret_from

env = Env()
env.read_env(".env", recurse=False)  # of the folder that Bleibe is started in

PACKAGE = Path(__file__).resolve().parent.parent
DATA = env.path("BLEIBE_DATA", Path("data")).resolve()
"""Folder of everything that must survive: database, files, secrets, anchors of the event log."""
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("BLEIBE_DEBUG", False)
SECRET_KEY = env.str("BLEIBE_SECRET", None) or secret_from(DATA / "secret.key")
EVENT_KEY = env.str("BLEIBE_EVENT_KEY", None) or secret_from(DATA / "events.key")
"""Key of the event chain: who can write to the database only cannot forge an entry."""
ALLOWED_HOSTS = env.list("BLEIBE_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("BLEIBE_ORIGINS", [])

INSTALLED_APPS = [
    "bleibe.site",
    "bleibe.desk",
    "bleibe.rehearsal",
    "bleibe.reports",
    "bleibe.profiles",
    "bleibe.appraisal",
    "bleibe.programmes",
    "bleibe.parties",
    "bleibe.kernel",
    "bleibe.design",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "huey.contrib.djhuey",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bleibe.kernel.access.AccessMiddleware",
]

CSRF_FAILURE_VIEW = "bleibe.design.errors.csrf_failed"
ROOT_URLCONF = "bleibe.config.urls"
WSGI_APPLICATION = "bleibe.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "bleibe.design.forms.KernRenderer"

# --- database ------------------------------------------------------------------------------

DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{DATA / 'bleibe.sqlite3'}", conn_max_age=60
    )
}
EMBEDDED = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if EMBEDDED:
    # One writer at a time, asked for at the start, and on the disk before it is acknowledged.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}

# --- files ---------------------------------------------------------------------------------

FILES_ROOT = DATA / "files"
MAX_FILE_BYTES = env.int("BLEIBE_MAX_FILE_MB", 60) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- background work -----------------------------------------------------------------------

TASKS = {
    "default": {
        "BACKEND": "huey.contrib.djhuey.tasks_backend.HueyBackend",
        "ENQUEUE_ON_COMMIT": True,
    }
}
HUEY = {
    "name": "bleibe",
    "immediate": False,
    "huey_class": "huey.SqliteHuey" if EMBEDDED else "huey.PostgresHuey",
    "connection": {"filename": str(DATA / "queue.sqlite3")}
    if EMBEDDED
    else {"dsn": env.str("DATABASE_URL")},
    "consumer": {
        "workers": env.int("BLEIBE_WORKERS", 2),
        "worker_type": "thread",
        "verbose": False,
    },
}

# --- people --------------------------------------------------------------------------------

AUTH_USER_MODEL = "parties.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:start"
ACCOUNT_ADAPTER = "bleibe.desk.accounts.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "site:start"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Bleibe: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/900s/key"}
"""At most 20 guesses an hour at one account; passkey and mail link stay open to its owner."""
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("BLEIBE_PROXIES", 0)
"""Servers in front: their number says which part of X-Forwarded-For is the visitor's address."""
MFA_ADAPTER = "bleibe.desk.accounts.SecondFactor"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by whoever invites, none by strangers
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bleibe"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or env.bool("BLEIBE_PLAIN_HTTP", True)
SECOND_FACTOR = env.str("BLEIBE_SECOND_FACTOR", "required")
"""`required` for every role with duties, `optional` on a demo only."""

# --- transport and browser -----------------------------------------------------------------

PLAIN_HTTP = env.bool("BLEIBE_PLAIN_HTTP", True)
"""True on one machine without TLS; a public installation sets it to false."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not PLAIN_HTTP
if not PLAIN_HTTP:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# --- language ------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- static files --------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "unused"

# --- mail ----------------------------------------------------------------------------------

MAIL_URL = env.str("EMAIL_URL", None)
if MAIL_URL:
    vars().update(env.dj_email_url("EMAIL_URL"))
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = env.str("BLEIBE_MAIL_FROM", "bleibe@localhost")

# --- statistical offices -------------------------------------------------------------------

GENESIS = {
    name: {
        "url": env.str(f"BLEIBE_{name.upper()}_URL", None),
        "username": env.str(f"BLEIBE_{name.upper()}_USER", None),
        "password": env.str(f"BLEIBE_{name.upper()}_PASSWORD", None),
    }
    for name in ("genesis", "regio", "zensus")
}
"""Credentials of the offices' three databases; without them only files are read."""
OPERATOR = {
    "name": env.str("BLEIBE_OPERATOR", ""),
    "address": env.str("BLEIBE_OPERATOR_ADDRESS", ""),
    "mail": env.str("BLEIBE_OPERATOR_MAIL", DEFAULT_FROM_EMAIL),
}
"""Who runs this installation, for the imprint."""
SMALL_COUNT = env.int("BLEIBE_SMALL_COUNT", 3)
"""Counts of persons from 1 to one less than this are not shown to anybody."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
