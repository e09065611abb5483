/** What tests write is for their account only, as what the program writes is: its servers would warn of it. */
process.umask(0o077);
