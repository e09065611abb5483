import { BENCH_HELP } from '../../bench/run-bench.ts';
import { describeAll, describeVerb, verbNames } from '../../cli/run-verb.ts';

/** Generates the parts of scripts/README.md that come from the programs' own descriptions. */
export async function generateHelp(): Promise<Record<string, string>> {
  const verbs = await Promise.all(verbNames.map(describeOne));
  return { commands: [inBlock(describeAll()), ...verbs].join('\n\n'), benchmarks: inBlock(BENCH_HELP) };
}

async function describeOne(verb: string): Promise<string> {
  return `### ${verb}\n\n${inBlock(await describeVerb(verb))}`;
}

function inBlock(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

/** Replaces each part of `text` between `<!-- NAME -->` and `<!-- /NAME -->`. Throws if one is missing. */
export function replaceParts(text: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`There is no part between ${start.trim()} and ${end.trim()}.`);
    return `${whole.slice(0, from + start.length)}\n${part}\n${whole.slice(to)}`;
  }, text);
}
