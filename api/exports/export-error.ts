/** Every way in which an export, a check or a download of a package can fail. */
export type ExportErrorCode =
  | 'list-invalid'
  | 'folder-not-empty'
  | 'partial-left-over'
  | 'original-missing'
  | 'original-changed'
  | 'count-mismatch'
  | 'manifest-invalid'
  | 'cancelled';

/** `message` states what happened and what to do next. */
export class ExportError extends Error {
  readonly code: ExportErrorCode;

  constructor(code: ExportErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ExportError';
    this.code = code;
  }
}

/** @throws ExportError `cancelled` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new ExportError('cancelled', 'The export was cancelled; nothing of it was kept.', signal.reason);
  }
}
