"""Pages of operation: permissions, log, jobs."""

app_name = "kernel"
urlpatterns = []
