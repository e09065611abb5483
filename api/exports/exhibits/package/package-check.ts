/** Notes a fact: a false one becomes a problem. Returns whether it holds. */
export type Check = (holds: boolean, path: string, what: string) => boolean;
