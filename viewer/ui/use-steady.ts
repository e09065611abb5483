import { useLayoutEffect, useState } from 'react';

type Method = (...args: unknown[]) => unknown;

/**
 * Returns the same object as the last render while its values are the same. Its functions keep their identity
 * and call the latest ones, so no value may depend on them: a component that uses the object renders again
 * only when a value changes.
 */
export function useSteady<T extends object>(latest: T): T {
  const [steady] = useState(() => new Steady<T>());
  const shown = steady.update(latest);
  useLayoutEffect(() => {
    steady.latest = latest;
  });
  return shown;
}

class Steady<T extends object> {
  latest: T | undefined;
  #shown: T | undefined;
  readonly #methods = new Map<string, Method>();

  update(latest: T): T {
    this.latest ??= latest;
    const next = Object.fromEntries(
      Object.entries(latest).map(([name, value]) => [
        name,
        typeof value === 'function' ? this.#methodOf(name) : value,
      ]),
    ) as T;
    if (!this.#shown || !hasSameValues(this.#shown, next)) this.#shown = next;
    return this.#shown;
  }

  #methodOf(name: string): Method {
    const known = this.#methods.get(name);
    if (known) return known;
    const method: Method = (...args) => (this.latest as Record<string, Method>)[name]?.(...args);
    this.#methods.set(name, method);
    return method;
  }
}

function hasSameValues(a: object, b: object): boolean {
  const names = Object.keys(b);
  return (
    names.length === Object.keys(a).length &&
    names.every((name) => Object.is(a[name as keyof object], b[name as keyof object]))
  );
}
