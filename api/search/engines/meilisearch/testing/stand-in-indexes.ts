import type { StandInRecord } from './stand-in-record.ts';
import { StandInRefusal } from './stand-in-refusal.ts';
import { defaultSettings, type StandInSettings } from './stand-in-settings.ts';

export interface StandInIndex {
  records: Map<string, StandInRecord>;
  settings: StandInSettings;
  primaryKey: string | null;
}

/** The indexes of a server, by name. */
export class StandInIndexes extends Map<string, StandInIndex> {
  find(uid: string): StandInIndex {
    const index = this.get(uid);
    if (!index) throw new StandInRefusal(404, 'index_not_found');
    return index;
  }

  create(uid: string, primaryKey: string | null = null): StandInIndex {
    if (this.has(uid)) throw new StandInRefusal(409, 'index_already_exists');
    const index = { records: new Map(), settings: defaultSettings(), primaryKey };
    this.set(uid, index);
    return index;
  }

  /** Lists and single values are replaced; groups of settings are merged. */
  update(uid: string, settings: Partial<StandInSettings>): void {
    const index = this.get(uid) ?? this.create(uid);
    for (const [name, value] of Object.entries(settings)) {
      const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
      const before = index.settings[name] as object | undefined;
      index.settings[name] = isGroup ? { ...before, ...value } : value;
    }
  }

  /**
   * Adding to a missing index creates it, with default settings (observed in Meilisearch 1.50). The primary
   * key is then guessed unless it is given, and cannot be if several fields end in `id`.
   */
  add(uid: string, records: readonly StandInRecord[], primaryKey: string | null): void {
    const index = this.get(uid) ?? this.create(uid);
    index.primaryKey ??= primaryKey ?? guessPrimaryKey(records[0]);
    for (const record of records) index.records.set(record.id, record);
  }

  swap(one: string, other: string): void {
    const [first, second] = [this.find(one), this.find(other)];
    this.set(one, second).set(other, first);
  }
}

function guessPrimaryKey(record: StandInRecord | undefined): string | null {
  const names = Object.keys(record ?? {}).filter((name) => /id$/iu.test(name));
  if (names.length > 1) throw new StandInRefusal(400, 'index_primary_key_multiple_candidates_found');
  if (record && names.length === 0) throw new StandInRefusal(400, 'index_primary_key_no_candidate_found');
  return names[0] ?? null;
}
