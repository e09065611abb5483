/**
 * Regular expressions that can take more than linear time, each with the reason why no text that it meets
 * causes that.
 */
export const EXCEPTIONS: readonly { path: string; source: string; reason: string }[] = [];
