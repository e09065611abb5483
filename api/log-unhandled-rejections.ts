/**
 * The last resort for a rejected promise that nobody awaited: it is logged, and the process continues. Node
 * ends a process on an unhandled rejection. That is the wrong choice for this server: every change is one
 * database transaction, so a failed background task leaves nothing half done, while ending the process would
 * interrupt everyone's work. An exception thrown out of an event handler still ends the process, because it
 * interrupted code at an unknown point.
 */
export function logUnhandledRejections(onError: (error: unknown) => void): { stop: () => void } {
  process.on('unhandledRejection', onError);
  return { stop: () => process.off('unhandledRejection', onError) };
}
