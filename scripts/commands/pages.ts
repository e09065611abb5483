import { listPageLines } from '#api/repositories/page-lines.ts';
import { type Command, matterOption, productionOption, UsageError, withMatter } from '../command.ts';

export const command: Command = {
  usage: '--matter SLUG [--production NAME] [--text] --jsonl',
  help: `
  --production NAME   only this production's pages
  --text              with each page's text
  --jsonl             one JSON object a line (the one format there is)`,
  options: {
    matter: { type: 'string' },
    production: { type: 'string' },
    text: { type: 'boolean' },
    jsonl: { type: 'boolean' },
  },
  async run(words) {
    matterOption(words);
    if (!words.values.jsonl) throw new UsageError('Say --jsonl: one JSON object a line.');
    await withMatter(words, async ({ database }, matter) => {
      const productionId = await productionOption(words, database, matter);
      const lines = listPageLines(
        database,
        { matterId: matter.id, productionId },
        words.values.text === true,
      );
      for await (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    });
    return 0;
  },
};
