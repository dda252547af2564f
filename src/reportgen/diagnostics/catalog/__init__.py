"""Every message of the tool, one module a room: codes, their severity, Chinese and English."""
