from django.urls.resolvers import URLPattern, URLResolver

app_name = "bilaterals"
urlpatterns: list[URLPattern | URLResolver] = []
