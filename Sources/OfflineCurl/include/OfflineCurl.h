// Nothing to call: see OfflineCurl.c.
