"""Arguments, exit codes and progress; the only room that prints."""
