import { listUsers } from '#api/repositories/users.ts';
import { startServer } from '#api/server.ts';
import { type Command, configOf, numberOption, withInstallation } from '../command.ts';
import { ensureViewer } from '../ensure-viewer.ts';
import { READING_OPTIONS_HELP, readingOptions, readReadingOptions } from '../reading-options.ts';
import { readAllowedHosts, SERVING_HELP, servingOptions, warnOfNetwork } from '../serving-options.ts';
import { MEILISEARCH_HELP, meilisearchOption, openSearchServer } from '../with-meilisearch.ts';

export const command: Command = {
  usage: '[--port N] [--allowed-host NAME] [--with-meilisearch] [--ocr ENGINE] [--languages LIST] ...',
  help: `
Serves on 127.0.0.1 only, unless UNCOVER_HOST says otherwise. Stop it with Ctrl-C; nothing is lost.

${SERVING_HELP}
${MEILISEARCH_HELP}

What people add in the browser is read by the server, as these options say; the Productions screen shows
what is in force. UNCOVER_LARGEST_UPLOAD_GB is the largest file that is taken; by default 17. An upload that
is not finished within UNCOVER_UPLOAD_EXPIRES_DAYS is removed when others begin; by default 7.

${READING_OPTIONS_HELP}`,
  options: { ...servingOptions, ...meilisearchOption, ...readingOptions },
  async run(words) {
    const given = configOf(words);
    const allowedHosts = readAllowedHosts(words, given);
    const config = { ...given, allowedHosts, readers: readReadingOptions(words) };
    await ensureViewer();
    const users = await withInstallation(words, ({ database }) => listUsers(database));
    const port = numberOption(words, 'port', 0) ?? config.port;
    const searching = await openSearchServer(words, { ...config, port });
    const server = await startServer(searching.config).catch(async (error: unknown) => {
      await searching.close();
      throw error;
    });
    process.stderr.write(warnOfNetwork(config));
    process.stdout.write(`Uncover is at ${server.address}\n`);
    if (users.length === 0) {
      process.stdout.write(
        'Nobody can sign in yet. Run: npm run -s uncover -- users add NAME --role attorney\n',
      );
    }
    await untilStopped();
    await server.close();
    await searching.close();
    return 0;
  },
};

/** Until Ctrl-C, or until the system asks the program to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
