from django.urls import path

from bleibe.applications.reviewing.views import mine

app_name = "reviewing"
urlpatterns = [
    path("", mine.mine, name="mine"),
]
