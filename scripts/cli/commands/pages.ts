import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import { OcrRunner } from '#api/jobs/ingest/pages/ocr-runner.ts';
import { readAgain } from '#api/jobs/ingest/pages/read-again.ts';
import { listPageLines } from '#api/repositories/pages/page-lines.ts';
import { listTextVersions } from '#api/repositories/pages/page-texts.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { getPageByReference } from '#api/review/resolve-references.ts';
import { OcrLanguages } from '#contract/pages/page-text.ts';
import { counted } from '#contract/values/counted.ts';
import {
  type Command,
  flags,
  type Installation,
  matterOption,
  productionOption,
  textOption,
  textOptions,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { findPages } from '../find-pages.ts';
import { print, printJsonLine, printNote } from '../print.ts';
import { engineOption } from '../reader-options.ts';
import { showPage } from '../show-page.ts';

export const command: Command = {
  usage:
    '--matter SLUG [--production NAME] [--text] --jsonl | find REFERENCE --matter SLUG | show REFERENCE --matter SLUG | ocr REFERENCE... --matter SLUG',
  help: `
  --production NAME   only pages of this production
  --text              include the text of each page
  --jsonl             print one JSON object per line (the only format)

  find REFERENCE      find pages by Bates number (1234, 'ICE FOIA 10-2674.1234'), range (1234-36), control number
                      or id; prints the number, production, file and page of each on a line

  show REFERENCE      show what each person decided about a page, and its history

  ocr REFERENCE...    run OCR again on pages, even if they have a text layer. Name them by Bates number,
                      control number or id. The result becomes a new version of the text and is used at
                      once, unless a person's correction is in use
  --languages LIST    with ocr: eng (default) or eng,spa
  --ocr ENGINE        with ocr: tesseract.js (default) or native`,
  options: { ...textOptions('matter', 'production', 'languages', 'ocr'), ...flags('text', 'jsonl') },
  async run(words) {
    matterOption(words);
    const [action, ...references] = words.positionals;
    if (action === 'ocr') return readPagesAgain(words, references);
    if (action === 'find') return findPages(words, references.join(' '));
    if (action === 'show') return showPage(words, references.join(' '));
    if (action !== undefined)
      throw new UsageError(`Use find, show, ocr or no action; “${action}” is not one.`);
    if (!words.values.jsonl) throw new UsageError('Add --jsonl to print one JSON object per line.');
    await withMatter(words, async ({ database }, matter) => {
      const productionId = await productionOption(words, database, matter);
      const lines = listPageLines(
        database,
        { matterId: matter.id, productionId },
        words.values.text === true,
      );
      for await (const line of lines) printJsonLine(line);
    });
    return 0;
  },
};

/** If one page gives no new text, it is reported and the others are still read. */
async function readPagesAgain(words: Words, references: readonly string[]): Promise<number> {
  if (references.length === 0) throw new UsageError('Name the pages to read again.');
  const languages = languagesOf(words);
  const ocrRunner = new OcrRunner({ engine: engineOption(words) }, (error) =>
    printNote(`The reader process did not stop: ${error}`),
  );
  let failed = 0;
  await withMatter(words, async (installation, matter) => {
    try {
      for (const reference of references) {
        const said = await readPageAgain({ ...installation, ocrRunner }, matter, reference, languages);
        if (said.failed) failed += 1;
        (said.failed ? printNote : print)(`${reference}: ${said.line}`);
      }
    } finally {
      await ocrRunner.close();
    }
  });
  return failed === 0 ? 0 : 1;
}

async function readPageAgain(
  deps: Installation & { ocrRunner: OcrRunner },
  matter: MatterRow,
  reference: string,
  languages: OcrLanguages,
): Promise<{ line: string; failed: boolean }> {
  try {
    const { id, key } = await getPageByReference(deps.database, matter.id, reference);
    const askedBy = userInfo().username;
    const act = { actor: askedBy, at: deps.now() };
    const { version, isNew } = await readAgain(deps, {
      matterId: matter.id,
      pageId: id,
      languages,
      act,
      askedBy,
    });
    if (!isNew) return { line: SAME_TEXT, failed: false };
    const text = (await listTextVersions(deps.database, key)).find((each) => each.version === version);
    const use = text?.inUse ? 'in use' : 'kept; the correction stays in use';
    return {
      line: `version ${version}, OCR ${text?.confidence} %, ${counted(text?.words ?? 0, 'word')}, ${use}`,
      failed: false,
    };
  } catch (error) {
    if (error instanceof UncoverError) return { line: error.message, failed: true };
    throw error;
  }
}

const SAME_TEXT = 'OCR read the same text; nothing was changed';

function languagesOf(words: Words): OcrLanguages {
  const list = textOption(words, 'languages') ?? 'eng';
  const parsed = OcrLanguages.safeParse(list.replaceAll(',', '+'));
  if (!parsed.success) throw new UsageError(`--languages must be eng or eng,spa; “${list}” is not.`);
  return parsed.data;
}
