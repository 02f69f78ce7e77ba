from django.urls.resolvers import URLPattern, URLResolver

app_name = "conference"
urlpatterns: list[URLPattern | URLResolver] = []
