import { listUsers } from '#api/repositories/people/users.ts';
import { type Command, configOf } from '../command.ts';
import { INGEST_OPTIONS_HELP, ingestOptions } from '../ingest-options.ts';
import { print, printWarning } from '../print.ts';
import { serveFolder, untilStopped } from '../serve-folder.ts';
import { SERVING_HELP, servingOptions, warnOfNetwork } from '../serving-options.ts';
import { MEILISEARCH_HELP, meilisearchOption } from '../with-meilisearch.ts';

export const command: Command = {
  usage: '[--port N] [--allowed-host NAME] [--with-meilisearch] [--ocr ENGINE] [--languages LIST] ...',
  help: `
Listens on 127.0.0.1 only, unless UNCOVER_HOST is set. Press Ctrl-C to stop; nothing is lost, and waiting work
continues when the server starts again. Only one server at a time can use a data folder.

${SERVING_HELP}
${MEILISEARCH_HELP}

These options control how files added in the browser are read; the Productions screen shows the current settings.
UNCOVER_LARGEST_UPLOAD_GB limits the size of an uploaded file (default: 17). Uploads that are not finished after
UNCOVER_UPLOAD_EXPIRES_DAYS are removed when another upload begins (default: 7).

${INGEST_OPTIONS_HELP}`,
  options: { ...servingOptions, ...meilisearchOption, ...ingestOptions },
  async run(words) {
    let users = 0;
    const server = await serveFolder(words, async ({ database }) => {
      users = (await listUsers(database)).length;
    });
    printWarning(warnOfNetwork(configOf(words)));
    print(`Uncover is at ${server.address}`);
    if (users === 0) {
      print('Nobody can sign in yet. Run: npm run -s uncover -- users add NAME --role attorney');
    }
    await untilStopped();
    await server.close();
    return 0;
  },
};
