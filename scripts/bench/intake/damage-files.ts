import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** Kinds of damage to files, each controlled by a generator of numbers from 0 to 1. */
const DAMAGES = {
  cut: (bytes: Buffer, random: () => number) =>
    bytes.subarray(0, Math.floor(bytes.length * (0.2 + 0.7 * random()))),
  flipped: (bytes: Buffer, random: () => number) => {
    const flipped = Buffer.from(bytes);
    const count = 1 + Math.floor(random() * 20);
    for (let each = 0; each < count; each += 1) {
      const at = Math.floor(random() * flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    return flipped;
  },
  appended: (bytes: Buffer, random: () => number) =>
    Buffer.concat([bytes, Buffer.from(Array.from({ length: 500 }, () => Math.floor(random() * 256)))]),
  renamed: (bytes: Buffer) => bytes,
} as const;

export type Damage = keyof typeof DAMAGES;

export interface DamagedFile {
  /** Names relative to the created folder. */
  name: string;
  original: string;
  damage: Damage;
}

/** Larger files are not damaged, because one with several hundred pages would be read twice. */
const MOST_BYTES = 2 * 2 ** 20;

/** Copies files into a folder, each once unchanged and once damaged. */
export async function damageFiles(
  paths: readonly string[],
  folder: string,
  random: () => number,
): Promise<DamagedFile[]> {
  await mkdir(join(folder, 'whole'), { recursive: true });
  await mkdir(join(folder, 'damaged'));
  const kinds = Object.keys(DAMAGES) as Damage[];
  const made: DamagedFile[] = [];
  for (const [index, path] of paths.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}-${basename(path)}`;
    await copyFile(path, join(folder, 'whole', name));
    if ((await stat(path)).size > MOST_BYTES) continue;
    const damage = kinds[index % kinds.length] ?? 'cut';
    const changed =
      damage === 'renamed' ? `${basename(name, extname(name))}.${index % 2 === 0 ? 'txt' : 'pdf'}` : name;
    await writeFile(join(folder, 'damaged', changed), DAMAGES[damage](await readFile(path), random));
    made.push({ name: `damaged/${changed}`, original: `whole/${name}`, damage });
  }
  return made;
}

/** All files in the given files and folders, sorted by name. */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      if (!(await stat(path)).isDirectory()) return [path];
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    }),
  );
  return found.flat();
}
