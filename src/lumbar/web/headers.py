"""Response headers that Django does not set by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = "camera=(self), screen-wake-lock=(self), geolocation=(), microphone=(self), payment=(), usb=()"


def permissions_policy(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page may ask for the camera and the microphone (spoken orders, understood on the device) and
    keep the screen on, and for nothing else."""

    def respond_with_policy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response

    return respond_with_policy
