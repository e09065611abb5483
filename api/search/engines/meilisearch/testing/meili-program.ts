import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMeiliStandIn } from './meili-stand-in.ts';

/**
 * Runs the stand-in as a program, with the options and the behavior of the real one on which this project
 * relies.
 */
const { values } = parseArgs({
  options: {
    'db-path': { type: 'string' },
    'http-addr': { type: 'string' },
    env: { type: 'string' },
    'no-analytics': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  process.stdout.write(
    '      --experimental-dumpless-upgrade\n          Upgrades the database without a dump\n',
  );
  process.exit();
}
const data = values['db-path'] ?? '';
// In color, because the real one prints errors so unless told otherwise (observed in 1.50).
const refuse = (why: string) => {
  process.stderr.write(`\u001b[31mError:\u001b[0m ${why}\n`);
  process.exit(1);
};
if (existsSync(`${data}-older`)) {
  refuse('Your database version (1.20.0) is incompatible with your current engine version (1.50.0).');
}
// The banner, which names a version whatever error follows (observed in 1.50).
process.stderr.write('Config file path:\t"none"\nPackage version:\t"1.50.0"\n');
if (existsSync(`${data}-locked`)) refuse('Permission denied (os error 13)');
writeFileSync(join(process.cwd(), 'arguments.json'), JSON.stringify(process.argv.slice(2)));
await openMeiliStandIn(process.env.MEILI_MASTER_KEY, Number(values['http-addr']?.split(':')[1]));
