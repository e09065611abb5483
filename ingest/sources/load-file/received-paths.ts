/**
 * Looks up a load file's paths among the received files. A path from inside a load file never reaches the
 * disk: it is only compared with what was received.
 */
export class ReceivedPaths {
  readonly all: readonly string[];
  readonly #byPath = new Map<string, string>();
  readonly #byStem = new Map<string, string[]>();

  constructor(received: readonly string[]) {
    this.all = received;
    for (const path of received) {
      const folded = fold(path);
      if (!this.#byPath.has(folded)) this.#byPath.set(folded, path);
      const stem = stemOf(folded);
      const known = this.#byStem.get(stem);
      if (known) known.push(path);
      else this.#byStem.set(stem, [path]);
    }
  }

  /**
   * The file that a load file means by a path. It is searched below each folder that contains the load file,
   * with as many of the path's folders as exist (`VOL001\IMAGES\1.tif` may have arrived as
   * `release/images/1.tif`).
   */
  find(mentioned: string, loadFile: string): string | undefined {
    const parts = partsOf(mentioned);
    if (parts.length > MOST_FOLDERS) return undefined;
    const above = foldersAbove(loadFile);
    for (let from = 0; from < parts.length; from += 1) {
      const rest = parts.slice(from).join('/');
      // A bare name only matches next to the load file: in another folder it may be another page.
      const roots = from > 0 && from === parts.length - 1 ? above.slice(0, 1) : above;
      for (const root of roots) {
        const found = this.#byPath.get(fold(root + rest));
        if (found !== undefined) return found;
      }
      if (from === 0) {
        const found = this.#findBelow(rest, volumeOf(loadFile));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** Files of a load file's volume named by a Bates number, with any extension. */
  listNamed(key: string, loadFile: string): string[] {
    const named = this.#byStem.get(fold(key));
    if (!named) return [];
    const volume = fold(volumeOf(loadFile));
    return named.filter((path) => fold(path).startsWith(volume));
  }

  /** The files of a load file's volume. */
  listVolume(loadFile: string): string[] {
    const volume = fold(volumeOf(loadFile));
    return this.all.filter((path) => fold(path).startsWith(volume));
  }

  /** The only file below a folder whose path ends this way. */
  #findBelow(rest: string, folder: string): string | undefined {
    const ending = `/${fold(rest)}`;
    const found = (this.#byStem.get(stemOf(fold(rest))) ?? []).filter((path) => {
      const folded = fold(path);
      return folded.startsWith(fold(folder)) && `/${folded}`.endsWith(ending);
    });
    return found.length === 1 ? found[0] : undefined;
  }
}

/** No medium has deeper folders. */
const MOST_FOLDERS = 64;

/** Folders in which programs put the load files of a volume, next to its images. */
const DATA_FOLDER = /^(?:data|load ?files?|loadfile|concordance|opticon)$/i;

/** The folder that contains a load file's volume, with a slash at its end; empty for the top. */
export function volumeOf(loadFile: string): string {
  const [own = '', above = ''] = foldersAbove(loadFile);
  const name = own.split('/').at(-2) ?? '';
  return DATA_FOLDER.test(name) ? above : own;
}

/** The folders above a file, the innermost first, each with a slash at its end; the top is empty. */
function foldersAbove(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, up) =>
    folders
      .slice(0, folders.length - up)
      .map((folder) => `${folder}/`)
      .join(''),
  );
}

/** Without drive letters, and with every step up leading to the volume. */
function partsOf(mentioned: string): string[] {
  return mentioned
    .split(/[\\/]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
