import { listUsers } from '#api/repositories/people/users.ts';
import { type Command, configOf } from '../command.ts';
import { READING_OPTIONS_HELP, readingOptions } from '../ingest-options.ts';
import { print, printWarning } from '../print.ts';
import { serveFolder, untilStopped } from '../serve-folder.ts';
import { SERVING_HELP, servingOptions, warnOfNetwork } from '../serving-options.ts';
import { MEILISEARCH_HELP, meilisearchOption } from '../with-meilisearch.ts';

export const command: Command = {
  usage: '[--port N] [--allowed-host NAME] [--with-meilisearch] [--ocr ENGINE] [--languages LIST] ...',
  help: `
Serves on 127.0.0.1 only, unless UNCOVER_HOST says otherwise. Stop it with Ctrl-C; nothing is lost, and
work that waits goes on with the next start. A data folder is served by one server at a time.

${SERVING_HELP}
${MEILISEARCH_HELP}

What people add in the browser is read by the server, as these options say; the Productions screen shows
what is in force. UNCOVER_LARGEST_UPLOAD_GB is the largest file that is taken; by default 17. An upload that
is not finished within UNCOVER_UPLOAD_EXPIRES_DAYS is removed when others begin; by default 7.

${READING_OPTIONS_HELP}`,
  options: { ...servingOptions, ...meilisearchOption, ...readingOptions },
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
