from django.urls import path

from surveys.views import gallery

urlpatterns = [path("gallery/kinds/", gallery.gallery_of_kinds, name="gallery_kinds")]
