"""Settings of an installation. What differs from one to the next comes from these environment variables, read here and nowhere else.

YIZHANG_DATABASE    a file (SQLite: one office, one machine) or postgresql://USER:PASSWORD@HOST/NAME
YIZHANG_FILES       the folder of the documents, named by their content; default: `files` beside the database
YIZHANG_STORE       where attachments lie instead: s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION, with AWS_ACCESS_KEY_ID and
                    AWS_SECRET_ACCESS_KEY; default: in that folder
YIZHANG_SECRET_KEY  signs sessions; default: drawn once and kept in `secret.key` beside the database
YIZHANG_URL         where people reach the office, such as https://oa.example.gov.cn; default: this machine only
YIZHANG_CHECKPOINT_KEY  the private key that signs checkpoints (Ed25519 or SM2, PEM), or the file that holds it; default: they are unsigned
YIZHANG_SEAL_KEY        the private key that signs packages of sealed documents (Ed25519 or SM2, PEM), or its file; default: unsigned
YIZHANG_SEAL_CERTIFICATE  the certificate of that key (X.509, PEM), or the file that holds it; goes with the packages; default: none
YIZHANG_MAIL           where digests go out: smtps://USER@HOST, smtp://HOST, or a folder (maildir); default: nobody is written to
YIZHANG_MAIL_PASSWORD  the password of that USER, or the file that holds it
YIZHANG_MAIL_FROM      the address that writes; letters go to its domain only; default: yizhang@ the host of YIZHANG_URL
YIZHANG_LOG         from which level on events are logged, such as INFO, which tells of every request; default: WARNING
YIZHANG_METRICS_TOKEN   the secret by which /metrics is read from elsewhere, or the file that holds it; default: from this machine only
YIZHANG_FONTS       folders of typefaces, apart by a colon, for documents that are set (read in installation.py); default: the machine's
"""

from __future__ import annotations

import os
from datetime import timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.functional import SimpleLazyObject

from yizhang.installation import data_folder, database, folder_of, secret_in, secret_key, store
from yizhang.law.calendar import LOCAL
from yizhang.logs import logging_from

PACKAGE = Path(__file__).resolve().parent

# --- Data -------------------------------------------------------------------------------------------------------------------------------

YIZHANG_DATABASE = os.environ.get("YIZHANG_DATABASE") or str(data_folder() / "yizhang.sqlite3")
DATABASES = {"default": database(YIZHANG_DATABASE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_remembered"}}  # codes that were used
MEDIA_ROOT = Path(os.environ.get("YIZHANG_FILES") or folder_of(YIZHANG_DATABASE) / "files").absolute()
YIZHANG_STORE = store(os.environ.get("YIZHANG_STORE", ""))

# --- Who may reach it -------------------------------------------------------------------------------------------------------------------

DEBUG = False
SECRET_KEY = os.environ.get("YIZHANG_SECRET_KEY") or SimpleLazyObject(partial(secret_key, folder_of(YIZHANG_DATABASE)))
PUBLIC_URL = urlsplit(os.environ.get("YIZHANG_URL") or "http://127.0.0.1")
ENCRYPTED = PUBLIC_URL.scheme == "https"
ALLOWED_HOSTS = [PUBLIC_URL.hostname, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{PUBLIC_URL.scheme}://{PUBLIC_URL.netloc}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENCRYPTED
SESSION_COOKIE_AGE = 12 * 60 * 60  # a long working day: a computer left signed in is so until the evening, not for weeks
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENCRYPTED else None
SECURE_HSTS_SECONDS = 31536000 if ENCRYPTED else 0

# --- Applications -----------------------------------------------------------------------------------------------------------------------

# A chapter is an application when it has tables or templates; a room that is not built yet is passed over.
OWN = ("kernel", "office", "documents", "lawmaking", "openness", "web", "api")
INSTALLED_APPS = [
    *(f"yizhang.{room}" for room in OWN if find_spec(f"yizhang.{room}")),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    # accounts
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]
MIDDLEWARE = [
    "yizhang.health.probes",
    "yizhang.tracing.traced",
    "yizhang.metrics.measured",
    "yizhang.logs.requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    # accounts
    "allauth.account.middleware.AccountMiddleware",
    "yizhang.web.middleware.office",
    "axes.middleware.AxesMiddleware",  # last: it answers for all before it
]
ROOT_URLCONF = "yizhang.urls"
WSGI_APPLICATION = "yizhang.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yizhang.web.frame.frame",
            ],
        },
    }
]

# --- Accounts ---------------------------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses before a password is looked at
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "yizhang.web.accounts.NotTheName"},
    {"NAME": "yizhang.web.accounts.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "identity"
ACCOUNT_ADAPTER = "yizhang.web.accounts.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "sign-in"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "yizhang.web.accounts.locked_out"
AXES_USERNAME_CALLABLE = "yizhang.web.accounts.username_of"
AXES_CLIENT_IP_CALLABLE = "yizhang.web.accounts.address_of"
AXES_VERBOSE = False  # its lines would say who tried, in the program's log
ACCOUNT_RATE_LIMITS = False  # axes counts, in the database, for passwords and codes alike; these would count in each process by itself
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "依章"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock is half a minute wrong now and then
MFA_ADAPTER = "yizhang.web.accounts.SecondSteps"
MFA_FORMS = {"authenticate": "yizhang.web.accounts.SecondStep", "reauthenticate": "yizhang.web.accounts.SecondStepAgain"}
MESSAGE_TAGS = {10: "note", 20: "note", 25: "pass", 30: "caution", 40: "breach"}  # a message is a banner of that severity

# --- What a browser may do --------------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing to collect, nothing that can be forgotten

# --- Language and time ------------------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]  # those whose catalogue is whole: half a translation reads worse than none
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = LOCAL.key

# --- The office -------------------------------------------------------------------------------------------------------------------------

# What the kernel is given: it knows no chapter and imports none.
YIZHANG_HOOKS = {
    "org": "yizhang.office.current.org_at",
    "calendar": "yizhang.office.current.calendar_at",
    "rulebook": "yizhang.rulebooks.current.rulebook_at",
    "prefill": "yizhang.documents.reading.fields_of_file",
}
YIZHANG_NUMBERING = {
    "收文编号": "政办收〔{year}〕{n}号",
    "发文字号:市政府": "锡政发〔{year}〕{n}号",
    "发文字号:市政府办公室": "锡政办发〔{year}〕{n}号",
    "发文字号:市政府议案": "锡政议案〔{year}〕{n}号",
    "发文字号:市政府令": "无锡市人民政府令第{n}号",
    "部门发文字号": "{by}〔{year}〕{n}号",
    "协议编号": "锡政协〔{year}〕{n}号",
    "纪要编号": "{by}纪要〔{year}〕{n}号",
}
YIZHANG_DIGEST = os.environ.get("YIZHANG_DIGEST", "sha256")
YIZHANG_CHECKPOINT_KEY = os.environ.get("YIZHANG_CHECKPOINT_KEY", "")
YIZHANG_SEAL_KEY = os.environ.get("YIZHANG_SEAL_KEY", "")
YIZHANG_SEAL_CERTIFICATE = os.environ.get("YIZHANG_SEAL_CERTIFICATE", "")
YIZHANG_MAIL = os.environ.get("YIZHANG_MAIL", "")
YIZHANG_MAIL_PASSWORD = secret_in(os.environ.get("YIZHANG_MAIL_PASSWORD", ""))
YIZHANG_MAIL_FROM = os.environ.get("YIZHANG_MAIL_FROM") or f"yizhang@{PUBLIC_URL.hostname}"
YIZHANG_METRICS_TOKEN = secret_in(os.environ.get("YIZHANG_METRICS_TOKEN", ""))
YIZHANG_METRICS_SHARED = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")  # where the processes of one `serve` count, set by it
LOGGING = logging_from(os.environ.get("YIZHANG_LOG") or "WARNING")
