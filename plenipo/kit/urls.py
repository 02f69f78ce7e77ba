from django.urls import path

from plenipo.kit import views

app_name = "kit"
urlpatterns = [path("style", views.style_page, name="style")]
