/**
 * Passwords that people gave for encrypted files, by production, until it is read or a person stops that.
 * They are in memory only: not in the database, a log or a message.
 */
export class Passwords {
  readonly #given = new Map<string, string[]>();

  add(productionId: string, passwords: readonly string[]): void {
    if (passwords.length === 0) return;
    const known = this.#given.get(productionId) ?? [];
    this.#given.set(productionId, [...new Set([...known, ...passwords])]);
  }

  /** Returns the passwords, and forgets them. None after the server was restarted. */
  take(productionId: string): string[] {
    const given = this.#given.get(productionId) ?? [];
    this.forget(productionId);
    return given;
  }

  forget(productionId: string): void {
    this.#given.delete(productionId);
  }
}
