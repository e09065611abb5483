import { StandInRefusal } from './stand-in-refusal.ts';

interface StandInKey {
  uid: string;
  key: string;
  name?: string;
  actions: string[];
  /** Names, or prefixes followed by `*`. */
  indexes: string[];
}

/** What a caller may do. */
export interface Allowed {
  /** Throws the server's refusal if the caller may not. */
  demand: (action: string, index?: string) => void;
  mayLookAt: (index: string) => boolean;
  /** Not limited to some indexes. */
  seesAll: boolean;
}

/** Keys of a server: the master key, which may do everything, and those derived from it. */
export class StandInKeys {
  readonly #masterKey: string;
  readonly #keys: StandInKey[] = [];

  constructor(masterKey: string) {
    this.#masterKey = masterKey;
  }

  /** The existing keys, as in the server's list. */
  get made(): StandInKey[] {
    return this.#keys;
  }

  /**
   * A key is derived from the master key and its uid: created again, it is the same (observed in Meilisearch
   * 1.50).
   */
  make(draft: Omit<StandInKey, 'uid' | 'key'> & { uid?: string }): StandInKey {
    const { uid = `key-${this.#keys.length}` } = draft;
    const made = { ...draft, uid, key: `limited-${uid}` };
    this.#keys.push(made);
    return made;
  }

  remove(uid: string): void {
    const at = this.#keys.findIndex((each) => each.uid === uid || each.key === uid);
    if (at < 0) throw new StandInRefusal(404, 'api_key_not_found');
    this.#keys.splice(at, 1);
  }

  /** Throws if the key is unknown. */
  open(authorization = ''): Allowed {
    const key = this.#keys.find((each) => authorization === `Bearer ${each.key}`);
    const isMaster = authorization === `Bearer ${this.#masterKey}`;
    if (!key && !isMaster) throw new StandInRefusal(403, 'invalid_api_key');
    const mayLookAt = (index: string) =>
      isMaster || (key?.indexes ?? []).some((each) => isNamed(index, each));
    return {
      mayLookAt,
      seesAll: isMaster || (key?.indexes.includes('*') ?? false),
      demand: (action, index) => {
        const may = key?.actions.some((each) => each === '*' || each === action);
        if (!isMaster && !(may && (index === undefined || mayLookAt(index))))
          throw new StandInRefusal(403, 'invalid_api_key');
      },
    };
  }
}

function isNamed(index: string, pattern: string): boolean {
  return pattern.endsWith('*') ? index.startsWith(pattern.slice(0, -1)) : index === pattern;
}
