"""Versions of programmes, for those who publish and check them."""

from django.urls import path

from bleibe.programmes import views

app_name = "programmes"
urlpatterns = [
    path("<slug:key>/fassungen/", views.versions, name="versions"),
    path("<slug:key>/fassungen/<int:number>/", views.version, name="version"),
]
