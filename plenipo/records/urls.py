from django.urls import path

from plenipo.records import views

app_name = "records"
urlpatterns = [
    path("health", views.health, name="health"),
    path("jobs/<whole:pk>/", views.job, name="job"),
]
