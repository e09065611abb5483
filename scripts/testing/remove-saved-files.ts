import { afterAll } from 'vitest';
import { removeSavedFiles } from '#ingest/testing/saved-files.ts';

// For each test file anew: a module that several of them share is loaded, and would say so, only once.
afterAll(removeSavedFiles);
