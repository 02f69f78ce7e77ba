from django.http import HttpRequest, HttpResponse
from django.urls import path


def word(request: HttpRequest) -> HttpResponse:
    return HttpResponse("word")


urlpatterns = [path("", word)]
