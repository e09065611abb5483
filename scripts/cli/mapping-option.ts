import { readFile } from 'node:fs/promises';
import { ColumnChoices, DocumentField } from '#contract/intake/load-file.ts';
import { textOption, UsageError, type Words } from './command.ts';

/** --mapping: a JSON file that assigns columns of a load file to fields; undefined if it is absent. */
export async function mappingOption(words: Words): Promise<ColumnChoices | undefined> {
  const path = textOption(words, 'mapping');
  if (path === undefined) return undefined;
  const parsed = ColumnChoices.safeParse(parseJson(path, await readText(path)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `“${issue.path.join('.')}”: ` : '';
  throw new UsageError(
    `The mapping ${path} can't be used: ${where}${issue?.message}. It must be an object that maps column names to null or to one of: ${DocumentField.options.join(', ')}.`,
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The mapping ${path} can't be read (${error instanceof Error ? error.message : error}).`,
    );
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `The mapping ${path} is not valid JSON (${error instanceof Error ? error.message : error}).`,
    );
  }
}
