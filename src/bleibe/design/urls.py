"""The gallery of components."""

from django.urls import path

from bleibe.design.gallery import views

app_name = "design"
urlpatterns = [path("", views.gallery, name="gallery")]
