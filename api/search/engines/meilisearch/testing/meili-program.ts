import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMeiliStandIn } from './meili-stand-in.ts';

/** The stand-in as a program, with the options and the habits of the real one that we rely on. */
const { values } = parseArgs({
  options: {
    'db-path': { type: 'string' },
    'http-addr': { type: 'string' },
    env: { type: 'string' },
    'no-analytics': { type: 'boolean' },
  },
});
const data = values['db-path'] ?? '';
if (existsSync(`${data}-older`)) {
  process.stderr.write(
    'Error: Your database version (1.20.0) is incompatible with your current engine version\n',
  );
  process.exit(1);
}
writeFileSync(join(process.cwd(), 'arguments.json'), JSON.stringify(process.argv.slice(2)));
await openMeiliStandIn(process.env.MEILI_MASTER_KEY, Number(values['http-addr']?.split(':')[1]));
