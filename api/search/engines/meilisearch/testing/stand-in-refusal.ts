/** An answer of the stand-in that reports a mistake of the caller. */
export class StandInRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code.replaceAll('_', ' '));
    this.status = status;
    this.code = code;
  }
}
