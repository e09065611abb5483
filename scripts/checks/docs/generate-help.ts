import { BENCH_HELP } from '../../bench/run-bench.ts';
import { describeAll, describeVerb, verbNames } from '../../cli/uncover.ts';

/** The parts of scripts/README.md that are made from what the programs say of themselves. */
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

/** `text` with each part between `<!-- NAME -->` and `<!-- /NAME -->` replaced. Throws where one is not there. */
export function replaceParts(text: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
    const [from, to] = [whole.indexOf(start), whole.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`There is no part between ${start.trim()} and ${end.trim()}.`);
    return `${whole.slice(0, from + start.length)}\n${part}\n${whole.slice(to)}`;
  }, text);
}
