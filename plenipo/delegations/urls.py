from django.urls.resolvers import URLPattern, URLResolver

app_name = "delegations"
urlpatterns: list[URLPattern | URLResolver] = []
