"""One file per outside thing: the service, the database, the disk, the keychain."""
