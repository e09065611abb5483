import { parseArgs } from 'node:util';
import { openEngine } from '#ingest/drawing';
import { readPage } from '../../../ingest/read-page.ts';
import { openPdf } from '../../../ingest/sources/pdf/open-pdf.ts';

/** Reads one page in this process, as a reader does, and prints the time and memory it took. */
const [path = ''] = parseArgs({ allowPositionals: true }).positionals;
const recognizer = await openEngine({ engine: 'tesseract.js', languages: ['eng'] });
const document = await openPdf(path);
const started = process.cpuUsage();
const record = await readPage(document, 0, { recognizer, readBy: 'bench' });
const { user, system } = process.cpuUsage(started);
await document.close();
await recognizer.close();
process.stdout.write(
  JSON.stringify({
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    words: record.text.text.split(/\s+/).length,
    boxes: record.marks.boxes.length,
    problem: record.problem,
    notes: record.notes,
  }),
);
