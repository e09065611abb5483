import { userInfo } from 'node:os';
import { UncoverError } from '#api/errors.ts';
import { describeSample as describeInLines, toElusionCsv } from '#api/exports/tables/elusion-csv.ts';
import { describeSample, describeSamplePages } from '#api/reports/describe-elusion.ts';
import { drawElusionSample } from '#api/reports/draw-elusion-sample.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { findElusionSample, listElusionSamples } from '#api/repositories/reports/elusion-samples.ts';
import { findTagByName } from '#api/repositories/review/tags.ts';
import { openSearch } from '#api/search/open-search.ts';
import { ElusionDraft } from '#contract/reports/elusion.ts';
import {
  type Installation,
  matterOption,
  numberOption,
  productionOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { print, printCsv, printJson, printText } from '../print.ts';

export const ELUSION_HELP = `
elusion    random samples of pages outside a search or tag, which estimate what it misses: people review the pages
           on the Reports screen, and the report gives the responsive share with its exact 95 % interval

  --query QUERY, --tag NAME   pages reviewed already; give at least one of them to draw a new sample
  --size N            number of pages to draw (default: 100)
  --seed TEXT         random seed; the same seed draws the same pages (default: generated and printed)
  --production NAME   draw only from this production
  --sample ID         show this sample; without any option, all samples are listed
  --csv, --json       with --sample: print one row per page, or the result as JSON`;

export async function reportElusion(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  matterOption(words);
  const draws = textOption(words, 'query') !== undefined || textOption(words, 'tag') !== undefined;
  await withMatter(words, async (installation, matter) => {
    const sampleId = draws ? await draw(words, installation, matter) : textOption(words, 'sample');
    if (sampleId === undefined) await showAll(words, installation, matter);
    else await show(words, installation, matter, sampleId);
  });
  return 0;
}

async function draw(words: Words, installation: Installation, matter: MatterRow): Promise<string> {
  const { database, now, newId } = installation;
  const draft = await readDraft(words, installation, matter);
  const sampleId = newId();
  const search = openSearch(database);
  try {
    const act = { actor: userInfo().username, at: now() };
    await drawElusionSample({ database, search }, act, matter.id, sampleId, draft);
  } finally {
    await search.close();
  }
  return sampleId;
}

async function readDraft(words: Words, { database }: Installation, matter: MatterRow): Promise<ElusionDraft> {
  const tagName = textOption(words, 'tag');
  const tag = tagName === undefined ? undefined : await findTagByName(database, matter.id, tagName);
  if (tagName !== undefined && !tag) {
    throw new UncoverError('not-found', `The matter has no tag “${tagName}”.`);
  }
  const production = await productionOption(words, database, matter);
  return ElusionDraft.parse({
    name: textOption(words, 'name') ?? 'Elusion sample',
    q: textOption(words, 'query'),
    tag: tag?.id,
    scope: production === undefined ? {} : { production },
    size: numberOption(words, 'size', 1) ?? 100,
    seed: textOption(words, 'seed'),
  });
}

async function show(
  words: Words,
  { database }: Installation,
  matter: MatterRow,
  sampleId: string,
): Promise<void> {
  const row = await findElusionSample(database, matter.id, sampleId);
  if (!row) throw new UncoverError('not-found', `The matter has no elusion sample “${sampleId}”.`);
  const sample = await describeSample(database, row);
  if (words.values.json) printJson(sample);
  else if (words.values.csv) {
    printCsv(toElusionCsv(matter.name, sample, await describeSamplePages(database, row.id)));
  } else printText(`${[...describeInLines(matter.name, sample), `Sample ${sampleId}`].join('\n')}\n`);
}

async function showAll(words: Words, { database }: Installation, matter: MatterRow): Promise<void> {
  const rows = await listElusionSamples(database, matter.id);
  const samples = await Promise.all(rows.map((row) => describeSample(database, row)));
  if (words.values.json) printJson(samples);
  else if (samples.length === 0) print('No elusion sample has been drawn yet.');
  else {
    const listed = samples.map((sample) =>
      [...describeInLines(matter.name, sample), `Sample ${sample.sampleId}`].join('\n'),
    );
    printText(`${listed.join('\n\n')}\n`);
  }
}
