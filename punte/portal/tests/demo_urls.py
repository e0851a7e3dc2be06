"""The addresses as a demonstration has them."""

from django.urls import include, path

from punte.config.urls import urlpatterns as house

urlpatterns = [*house, path("demo/", include("punte.portal.demo_urls"))]
