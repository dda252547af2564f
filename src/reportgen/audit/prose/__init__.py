"""The prose reader: figures in sentences, what they are figures of, and how they hang together."""
