"""How a refusal looks in each dialect: (body, HTTP status, headers)."""
import time

NOT_AGAIN = ("x-should-retry", "false")
GOOGLE = "type.googleapis.com/google.rpc."
LATER = "This request would exceed your account's rate limit. Please try again later."


def refusal(dialect, status, mark, user_agent):
    mark = f" [{mark}]" if mark else ""
    if status == 503:
        return overloaded(dialect, mark)
    if status == 500:
        return failed(dialect, mark)
    resets = int(time.time()) + 3600
    if dialect == "anthropic":
        return anthropic_limit(mark, resets)
    return gemini_limit(mark) if dialect == "gemini" else openai_limit(dialect, mark, resets, user_agent)


def error(dialect, code, status, kind, message):
    if dialect == "gemini":
        return {"error": {"code": code, "message": message, "status": status}}
    return {"type": "error", "error": {"type": kind, "message": message}}


def overloaded(dialect, mark):
    message = ("The model is overloaded." if dialect == "gemini" else "Overloaded") + mark
    body = error(dialect, 503, "UNAVAILABLE", "overloaded_error", message)
    return body, 529 if dialect == "anthropic" else 503, [("retry-after", "3"), ("x-should-retry", "true")]


def failed(dialect, mark):
    """Only Anthropic's clients can be told not to retry a 500; the others get a 400."""
    body = error(dialect, 400, "INVALID_ARGUMENT", "api_error", "Scripted failure" + mark)
    return body, 500 if dialect == "anthropic" else 400, [NOT_AGAIN]


def anthropic_limit(mark, resets):
    about = {"status": "rejected", "reset": str(resets), "representative-claim": "five_hour", "fallback": "", "5h-status": "rejected",
             "5h-reset": str(resets), "5h-utilization": "1.0", "overage-status": "rejected",
             "overage-disabled-reason": "out_of_credits"}
    headers = [("anthropic-ratelimit-unified-" + name, value) for name, value in about.items()]
    return error("anthropic", 429, "", "rate_limit_error", LATER + mark), 429, [("retry-after", "3600"), NOT_AGAIN, *headers]


def gemini_limit(mark):
    quota = {"quotaMetric": "generativelanguage/generate_content_requests", "quotaId": "GenerateRequestsPerDayPerProjectPerModel",
             "quotaValue": "50"}
    details = [
        {"@type": GOOGLE + "QuotaFailure", "violations": [quota]},
        {"@type": GOOGLE + "ErrorInfo", "reason": "QUOTA_EXHAUSTED", "domain": "cloudcode-pa.googleapis.com", "metadata": {}},
        {"@type": GOOGLE + "RetryInfo", "retryDelay": "3600s"},
    ]
    message = "You exceeded your current quota, please check your plan and billing details." + mark
    return {"error": {"code": 429, "message": message, "status": "RESOURCE_EXHAUSTED", "details": details}}, 429, []


def openai_limit(dialect, mark, resets, user_agent):
    kind = "usage_limit_reached" if dialect == "responses" else "insufficient_quota"
    message = "The usage limit has been reached" if dialect == "responses" else "Free allocated quota exceeded"
    about = {"type": kind, "code": kind, "message": message + mark, "plan_type": "plus", "resets_in_seconds": 3600, "resets_at": resets}
    # Told when to come again, Qwen would wait that hour in silence.
    wait = [] if "qwen" in user_agent.lower() else [("retry-after", "3600")]
    return {"error": about}, 429, [NOT_AGAIN, *wait]
