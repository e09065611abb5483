import { afterAll } from 'vitest';
import { removeSavedFiles } from '#ingest/testing/saved-files.ts';

// Registered here, which runs for each test file: a module that several of them share is loaded, and would
// register, only once.
afterAll(removeSavedFiles);
