/**
 * Files that tests write are only for their account, like those of the program: its servers would warn
 * otherwise.
 */
process.umask(0o077);
