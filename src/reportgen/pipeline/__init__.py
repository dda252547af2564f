"""The whole story: check a project, build its document."""
