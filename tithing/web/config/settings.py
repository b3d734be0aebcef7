"""Django's settings, of the site that the environment describes (site.py). Nothing here is decided twice."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tithing.web.config.database import databases
from tithing.web.config.logs import LOGGING as LOGGING
from tithing.web.config.single_sign_on import providers_of, server_from
from tithing.web.config.site import key_of, refused_in_production, site_from

SITE = site_from(os.environ)
if refused := list(refused_in_production(SITE)):
    raise ImproperlyConfigured("; ".join(f"{each.what}: {each.change}" for each in refused))
SIGN_IN_SERVER = server_from(os.environ)

HERE = Path(__file__).parents[1]
TITHING_BOOK = SITE.book
SECRET_KEY = key_of(SITE)
DEBUG = SITE.debug
ALLOWED_HOSTS = list(SITE.hosts)
ROOT_URLCONF = "tithing.web.config.urls"
WSGI_APPLICATION = "tithing.web.config.wsgi.application"
DATABASES = databases(SITE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "tithing.web.shared.apps.SharedConfig",
    "tithing.web.ground.apps.GroundConfig",
    "tithing.web.accounts.apps.AccountsConfig",
    "tithing.web.partnerships.apps.PartnershipsConfig",
    "tithing.web.evidence.apps.EvidenceConfig",
    "tithing.web.practice.apps.PracticeConfig",
    "tithing.web.behind.apps.BehindConfig",
    "tithing.web.questions.apps.QuestionsConfig",
    "tithing.web.api.apps.ApiConfig",
    "tithing.web.supplied.apps.SuppliedConfig",
    "tithing.web.search.apps.SearchConfig",
    "tithing.web.home.apps.HomeConfig",
    "tithing.web.public.apps.PublicConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "tithing.web.accounts.middleware.StandingMiddleware",
    "tithing.web.shared.middleware.DeskMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [HERE / "shared" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tithing.web.shared.page.every_page",
                "tithing.web.shared.practice.of_this_machine",
            ],
            "builtins": ["tithing.web.shared.templatetags.desk"],
        },
    }
]

# -- who people are ------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tithing.web.accounts.adapter.InvitedOnly"
ACCOUNT_FORMS = {
    "login": "tithing.web.accounts.sign_in_forms.SignInForm",
    "user_token": "tithing.web.accounts.sign_in_forms.ResetLinkForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "tithing.web.accounts.models.shown_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is made by an invitation, which goes to its address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before a way in is added or taken off
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "tithing.web.accounts.adapter.SecondFactor"
MFA_FORMS = {
    "add_webauthn": "tithing.web.accounts.sign_in_forms.AddPasskeyForm",
    "authenticate_webauthn": "tithing.web.accounts.sign_in_forms.PasskeySecondForm",
    "login_webauthn": "tithing.web.accounts.sign_in_forms.PasskeyFirstForm",
    "reauthenticate_webauthn": "tithing.web.accounts.sign_in_forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = (
    1  # the code before and the one after: telephones' clocks are a little out, and people type slowly
)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SITE.secure
SOCIALACCOUNT_ADAPTER = "tithing.web.accounts.single_sign_on.adapter.ConnectedOnly"
SOCIALACCOUNT_PROVIDERS = providers_of(SIGN_IN_SERVER)
SOCIALACCOUNT_LOGIN_ON_GET = SOCIALACCOUNT_STORE_TOKENS = SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
USERSESSIONS_TRACK_ACTIVITY = False

# -- what works behind ----------------------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- what crosses the network --------------------------------------------------------------------------------------

# Tries are counted where every process sees them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a mail opens the desk signed in; no form of another site does
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.secure
CSRF_FAILURE_VIEW = "tithing.web.shared.failures.forgery"
SECURE_SSL_REDIRECT = SITE.secure
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SITE.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITE.secure
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if SITE.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [
            SELF,
            *([SIGN_IN_SERVER.origin] if SIGN_IN_SERVER else []),
        ],  # the browser is sent on there
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
EMAIL_BACKEND = "tithing.web.shared.mail.Mailbox"
DEFAULT_FROM_EMAIL = os.environ.get("TITHING_MAIL_FROM", "desk@localhost")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# -- what is served as it is ---------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = SITE.record / "static" if SITE.production else None
PAPER = (
    HERE.parent / "documents" / "renderers" / "styles"
)  # of the parts of documents, in reports and in pages alike
STATICFILES_DIRS = [("paper", PAPER), *([HERE / "front_end"] if (HERE / "front_end").is_dir() else [])]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SITE.production
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not SITE.production
WHITENOISE_AUTOREFRESH = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [HERE / "shared" / "locale"]  # what forms of the libraries say, in the site's words
