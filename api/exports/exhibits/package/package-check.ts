/** Checks a fact and records a problem if it is false. Returns whether it is true. */
export type Check = (holds: boolean, path: string, what: string) => boolean;
