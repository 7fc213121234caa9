"""The folder of people's files: the only place that knows TinyDB, and later the only place that knows keys.

It refuses to acknowledge what is not on the disk, and to decide anything about what the words mean.
"""
