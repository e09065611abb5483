import { fileURLToPath } from 'node:url';
import { openReaderPool } from '../../readers/reader-pool.ts';

/** A program with a reader that is stuck in its page. */
const recognizer = fileURLToPath(new URL('./stuck-recognizer.ts', import.meta.url));
await openReaderPool({ workers: 1, recognizer }).readPage(process.argv[2] ?? '', 0);
