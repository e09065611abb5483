/**
 * The last resort for a promise that nobody waited for: it is logged, and the process lives.
 *
 * Node ends a process on an unhandled rejection. For this server that is the wrong trade: every change is
 * one database transaction, so a background task that failed leaves nothing half done, while ending the
 * process would interrupt everyone's work. An exception thrown out of an event handler still ends the
 * process: there, code was interrupted at an unknown point.
 */
export function logUnhandledRejections(onError: (error: unknown) => void): { stop: () => void } {
  process.on('unhandledRejection', onError);
  return { stop: () => process.off('unhandledRejection', onError) };
}
