/** Regular expressions that can take more than linear time, and why no text that they meet makes them. */
export const EXCEPTIONS: readonly { path: string; source: string; reason: string }[] = [];
